"""What of the seeds a built site does not show as it must: each function lists what it finds."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.build import supplement
from generator.kinds import KINDS
from generator.model import SOURCES, Standing
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sites import Element, Page, Site

    from generator.model import Entity, Fact, Graph, Statement
    from generator.problem import Mark
    from generator.values import Value

# A value that one of these gives needs no mark in an index: somebody tells it as a fact.
_PLAIN = frozenset((Standing.REPORTED, Standing.OFFICIAL, Standing.LAW))


def missing_pages(site: Site) -> list[str]:
    """List the entities, sources, hand-written pages and disagreements without a page or place under their name."""
    graph = site.graph
    names = {_page_of(entity): entity.record.name.form for entity in graph.entities.values()}
    names |= {f"{SOURCES}/{id_}.html": source.title.form for id_, source in graph.sources.items()}
    names |= {f"{chapter.id}.html": chapter.title for chapter in graph.chapters if chapter.id != "home"}
    names |= {f"{kind.id}/index.html": kind.plural for kind in KINDS.values()}
    names |= dict.fromkeys(("index.html", "404.html", "disagreements.html", f"{SOURCES}/index.html"), "")
    found = [f"{path}: is missing" for path in names if path not in site.pages]
    for path in names.keys() & site.pages.keys():
        heading = " ".join(each.words() for each in site[path].root.find("h1"))
        if _folded(names[path]) not in _folded(heading):
            found.append(f"{path}: its heading is {heading!r}, not {names[path]!r}")
    found += [
        f"disagreements.html: no {id_}" for id_ in graph.disagreements if id_ not in site["disagreements.html"].ids
    ]
    return found


def missing_statements(site: Site) -> list[str]:
    """List the statements that do not stand at their anchors, in their words and with their standing.

    Their home is their source's page; the page of each entity that they touch has them too.
    """
    found = []
    for key, statement in site.graph.statements.items():
        path = f"{SOURCES}/{statement.source}.html"
        found += [
            f"{path}#{statement.id}: {each}" for each in _faults(statement, str(statement.id), site[path], site.graph)
        ]
        for entity in site.graph.entities.values():
            if key in {*entity.statements, *entity.asserted, *entity.passed_on}:
                path, anchor = _page_of(entity), f"{statement.source}.{statement.id}"
                found += [f"{path}#{anchor}: {each}" for each in _faults(statement, anchor, site[path], site.graph)]
    return found


def _faults(statement: Statement, anchor: str, page: Page, graph: Graph) -> Iterator[str]:
    element = page.by_id.get(anchor)
    if element is None:
        yield "is missing"
        return
    words = element.words()
    if _folded(_words(statement, graph)) not in _folded(words):
        yield f"says {words!r}"
    if statement.standing not in _marks(element):
        yield f"is not marked as {statement.standing}"
    yield from (f"the quote {quote!r} is missing" for quote in statement.quotes if _folded(quote) not in _folded(words))


def _words(statement: Statement, graph: Graph) -> str:
    """Give what a statement says, a link without words under the name of its target, by no rule of the pages' own."""
    names = {id_: entity.record.name.form for id_, entity in graph.entities.items()}
    return "".join(
        part if isinstance(part, str) else part.words or names.get(part.id, part.id) for part in statement.text
    )


def incomplete_indexes(site: Site) -> list[str]:
    """List the entities, and the values of an index's columns, that an index leaves out, and entities given twice."""
    found = []
    for kind in KINDS.values():
        path = f"{kind.id}/index.html"
        rows = _index_rows(site[path])
        entities = {id_: entity for id_, entity in site.graph.entities.items() if entity.record.kind == kind.id}
        linked = [target for target, _ in rows]
        found += [
            f"{path}: {linked.count(_page_of(each))} rows for {id_}"
            for id_, each in entities.items()
            if linked.count(_page_of(each)) != 1
        ]
        by_target = dict(rows)
        for entity in entities.values():
            row = _line(by_target[_page_of(entity)]) if _page_of(entity) in by_target else ""
            shown = _shown_values(entity, kind.columns, site.graph)
            found += [f"{path}: {entity.record.id} without {words!r}" for words in shown if words not in row]
    linked = [target for target, _ in _index_rows(site[f"{SOURCES}/index.html"])]
    found += [
        f"{SOURCES}/index.html: no row for {id_}" for id_ in site.graph.sources if f"{SOURCES}/{id_}.html" not in linked
    ]
    home = {_resolved(each, "index.html") for each in _targets(site["index.html"].article)}
    found += [
        f"index.html: no way to {id_}"
        for id_ in (*KINDS, SOURCES)
        if f"{id_}/index.html" not in home and id_ != SOURCES
    ]
    return found


def unmarked_allegations(site: Site) -> list[str]:
    """List what shows an allegation and does not say so: lines and rows of facts that cite it, rows of an index.

    Rows must say it of every standing but those of a fact; a row of an index if nobody gives the value as a fact. What
    the editors arranged themselves must be marked as theirs instead.
    """
    found = _unmarked_citations(site)
    for entity in site.graph.entities.values():
        facts = [*entity.facts, *(inverse.fact for inverse in entity.inverses)]
        found += [each for fact in facts for each in _uncited(fact, entity, site)]
        found += _unmarked_cells(entity, site)
    return sorted(set(found))


def _unmarked_citations(site: Site) -> list[str]:
    homes = {f"{SOURCES}/{each.source}.html#{each.id}": each for each in site.graph.statements.values()}
    found = []
    for page in site.pages.values():
        for link in page.article.find("a"):
            statement = homes.get(_resolved(link.attributes.get("href", ""), page.path))
            line = link.inside("tr", "li")
            quiet = _PLAIN if line and line.tag == "tr" else {*Standing} - {Standing.ALLEGATION}
            if statement and line and statement.standing not in quiet and not _is_marked(line, statement, site.graph):
                found.append(f"{page.path}: {line.words()!r} does not say that it is {statement.standing}")
    return found


def _is_marked(line: Element, statement: Statement, graph: Graph) -> bool:
    """Tell whether a line shows a statement's standing, or that the editors arranged what it takes from there."""
    words = _folded(line.words())
    arranged = any(
        _folded(_shown(fact.value, graph)) in words or _folded(_name(fact.entity, graph)) in words
        for fact in graph.facts[statement.key]
        if fact.property.editorial
    )
    return statement.standing in _marks(line) or (arranged and bool(line.find(marked="editor")))


def _uncited(fact: Fact, entity: Entity, site: Site) -> Iterator[str]:
    """Yield a finding if no row of an entity's page shows a fact, with its standing and where it comes from."""
    statement = site.graph.statements[fact.statement]
    page = site[_page_of(entity)]
    home = f"{SOURCES}/{statement.source}.html#{statement.id}"
    own = fact.entity == entity.record.id
    words = _shown(fact.value, site.graph) if own else _name(fact.entity, site.graph)
    for row in page.article.find("tr"):
        cited = {_resolved(each, page.path) for each in _targets(row)}
        if home in cited and _folded(words) in _folded(row.words()) and _is_marked(row, statement, site.graph):
            return
    yield f"{page.path}: no row shows {words!r}, {statement.standing}, from {fact.statement}"


def _unmarked_cells(entity: Entity, site: Site) -> Iterator[str]:
    path = f"{entity.record.kind}/index.html"
    row = _line(dict(_index_rows(site[path])).get(_page_of(entity)))
    alleged = list(alleged_values(entity, site.graph))
    for words, standing in dict.fromkeys(alleged):
        pattern = rf"{re.escape(words)}(?: ⟦\w+⟧)* ⟦{standing}⟧"
        if len(re.findall(pattern, row)) < alleged.count((words, standing)):
            yield f"{path}: {entity.record.id}: {words!r} does not say that it is {standing}"


def alleged_values(entity: Entity, graph: Graph) -> Iterator[tuple[str, Standing]]:
    """Yield each value of an entity in its index that nobody gives as a fact, with a standing in which it is given."""
    kind = KINDS[entity.record.kind]
    told = [column for column in kind.columns if column in kind.properties and not kind.properties[column].editorial]
    for words, standings in _standings(entity, told, graph):
        if not standings & _PLAIN:
            yield from ((words, standing) for standing in sorted(standings))


def _standings(entity: Entity, columns: Iterable[str], graph: Graph) -> Iterator[tuple[str, set[Standing]]]:
    """Yield each value that an index shows of an entity, with all standings in which it is given."""
    for column in columns:
        standings: defaultdict[str, set[Standing]] = defaultdict(set)
        for fact in entity.facts:
            if fact.property.id == column:
                standings[_folded(_shown(fact.value, graph))].add(graph.statements[fact.statement].standing)
        yield from standings.items()


def _shown_values(entity: Entity, columns: Iterable[str], graph: Graph) -> list[str]:
    return [words for words, _ in _standings(entity, columns, graph)]


def _index_rows(page: Page) -> list[tuple[str, Element]]:
    """Give each row of an index with the page that its first link leads to; other tables may stand below it."""
    index = next(table for table in page.article.find("table"))
    rows = [row for row in index.find("tr") if _targets(row)]
    return [(_resolved(_targets(row)[0], page.path), row) for row in rows]


def _line(row: Element | None) -> str:
    """Give what a row says in one line, each standing in brackets of its own."""
    if row is None:
        return ""
    texts = (
        f" ⟦{text}⟧ " if "standing" in element.attributes.get("class", "").split() else text
        for text, element in row.texts()
    )
    return _folded("".join(texts))


def unnamed_pages(site: Site) -> list[str]:
    """List the name forms that an entity's page does not show, or not in their language."""
    found = []
    for entity in site.graph.entities.values():
        article = site[_page_of(entity)].article
        for name in entity.record.names:
            for form, language in ((name.form, name.language), (name.pinyin, "zh-Latn")):
                places = [each for each in article.walk() if not language or each.attributes.get("lang") == language]
                if form and not any(_folded(form) in _folded(each.words()) for each in places):
                    found.append(f"{_page_of(entity)}: no {form!r} in {language or 'the language of the page'}")
    return found


def unplaced_pages(site: Site) -> list[str]:
    """List the pages that do not say, or link, from which line of which file they are made.

    The line is where the entry begins; with a repository the link leads to it, without one it is said.
    """
    found = []
    for path, mark in _marked(site.graph).items():
        lines = (site.layout.root / mark.path).read_text("utf-8").splitlines()[max(0, mark.line - 2) : mark.line]
        if not _begins(lines, path):
            found.append(f"{path}: {mark.path}, line {mark.line} is {lines[-1]!r}")
        settings = site.graph.settings
        if settings.repository:
            wanted = f"{settings.repository.rstrip('/')}/blob/{settings.branch}/{mark.path}#L{mark.line}"
            good = wanted in _targets(site[path].article)
        else:
            wanted = f"{mark.path}, line {mark.line}"
            good = bool(re.search(rf"{re.escape(wanted)}\b", site[path].article.words()))
        if not good:
            found.append(f"{path}: does not lead to {wanted}")
    return found


def _marked(graph: Graph) -> Mapping[str, Mark]:
    marks = {_page_of(entity): entity.record.mark for entity in graph.entities.values()}
    return marks | {f"{SOURCES}/{id_}.html": source.mark for id_, source in graph.sources.items()}


def _begins(lines: list[str], path: str) -> bool:
    """Tell whether the last of these lines is where the entry of a page begins; a source's begins below its key."""
    kind, _, name = path.removesuffix(".html").partition("/")
    if kind == SOURCES:
        return any(line.startswith("source:") for line in lines)
    return lines[-1].startswith(f"{name}:")


def _page_of(entity: Entity) -> str:
    return f"{entity.record.kind}/{entity.record.id}.html"


def uncited_pages(site: Site) -> list[str]:
    """List the pages of entities and sources that do not say how to cite them, or lack their linked data."""
    exports = supplement(site.graph).exports
    pages = {_page_of(entity): id_ for id_, entity in site.graph.entities.items()}
    pages |= {f"{SOURCES}/{id_}.html": id_ for id_ in site.graph.sources}
    found = []
    for path, id_ in pages.items():
        cited = [exports.pages[id_], *([exports.documents[id_]] if id_ in exports.documents else [])]
        words, records = (
            site[path].article.words(),
            ["".join(map(str, each.parts)) for each in site[path].root.find("pre")],
        )
        for each in cited:
            found += [f"{path}: does not show {each.text!r}" for _ in range(_folded(each.text) not in _folded(words))]
            wanted = (each.bibtex.rstrip(), each.ris.rstrip("\n"), each.csl.rstrip())
            found += [f"{path}: has no {record[:20]!r}" for record in wanted if record not in records]
        data = [each for each in site[path].root.find("script") if each.attributes.get("type") == "application/ld+json"]
        if ["".join(map(str, each.parts)) for each in data] != [exports.linked_data[id_]]:
            found.append(f"{path}: has not its linked data")
        found += [
            f"{path}: has no link to itself"
            for _ in range(posixpath.basename(path) not in _targets(site[path].article))
        ]
    for key, cited_as in exports.statements.items():
        source, _, anchor = key.partition("/")
        statement = site[f"{SOURCES}/{source}.html"].by_id.get(anchor)
        if statement is None or _folded(cited_as) not in _folded(statement.words()):
            found.append(f"{SOURCES}/{source}.html#{anchor}: is not cited")
    found += [f"{each.path}: is missing" for each in exports.files if each.path not in site.files]
    return found


def unlinked_statements(site: Site) -> list[str]:
    """List the statements without a permanent link to their home, their place on their source's page."""
    return [
        f"{page.path}#{each.attributes['id']}: has no permanent link"
        for page in site.pages.values()
        for each in page.root.find("div", marked="statement")
        if _home_of(each.attributes["id"], page.path)
        not in [_resolved(link.attributes["href"], page.path) for link in each.find("a", marked="permalink")]
    ]


def _home_of(anchor: str, path: str) -> str:
    """Give the address of a statement's home by its anchor, which names its source too on any other page."""
    source, _, id_ = anchor.rpartition(".")
    return f"{SOURCES}/{source}.html#{id_}" if source else f"{path}#{anchor}"


def _targets(element: Element) -> list[str]:
    return [each.attributes["href"] for each in element.find("a") if "href" in each.attributes]


def _resolved(address: str, path: str) -> str:
    file, mark, anchor = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    return target + mark + anchor


def _marks(element: Element) -> set[str]:
    """Give the standings that an element shows in words and in colour."""
    classes = {each: f"standing--{each.value}" for each in Standing}
    return {
        standing.value
        for standing, class_ in classes.items()
        if any(standing.value in each.words() for each in element.find(marked=class_))
    }


def _name(id_: str, graph: Graph) -> str:
    return graph.entities[id_].record.name.form


def _shown(value: Value, graph: Graph) -> str:
    parts = value.show()
    return "".join(_name(each.id, graph) if isinstance(each, Reference) else each for each in parts)


def _folded(words: str) -> str:
    """Fold what a page may change: blanks, and capitals at the beginning of a name inside a sentence."""
    return " ".join(words.split()).casefold()
