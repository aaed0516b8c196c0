"""What the links of a page lead to, in a few words each, as data at the end of the page for a script to show.

The finished page itself tells what it links, so that each part of it, whoever made it, has its previews.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from generator.addresses import copy_anchor, page_of
from generator.kinds import KINDS
from generator.labels import asserters_words, attribution_words, name_of, paragraphs_label, plain_prose, source_label
from generator.render.knowing import ONE_ORIGIN, origins_words, verification_words
from generator.render.markdown import data_script
from generator.render.wording import GRADES
from generator.values import LEGAL_STATUS, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from generator.model import Entity, Fact, Graph, Page, Source, Statement

# A link in Markdown, or in raw HTML under the address that it has once the page is built.
_LINK: Final = re.compile(r'(?:\]\(|href=")([^()\s":#]+)\.(?:md|html)(?:#([^()\s"]+))?[)"]')


@dataclass(frozen=True)
class Preview:
    """What a link leads to.

    `sort` says what it is, `native` holds forms of its name with their language, `standing` is that of a statement.
    """

    sort: str
    name: str
    native: tuple[tuple[str, str], ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()
    standing: str = ""
    foot: str = ""


def add_previews(pages: Iterable[Page], graph: Graph) -> Iterator[Page]:
    """Put at the end of each page, as JSON by the address of a link, what its links to other pages lead to.

    Where a page itself shows a statement that it links, there stands the id of the element instead.
    """
    targets = {page_of(id_, graph): (id_, _of_page(id_, graph)) for id_ in (*graph.entities, *graph.sources)}
    for page in pages:
        found = dict(sorted(_previews(page, targets, graph)))
        yield replace(page, text=f"{page.text}\n{_script(found)}\n") if found else page


def _previews(
    page: Page, targets: Mapping[str, tuple[str, Preview]], graph: Graph
) -> Iterator[tuple[str, Preview | str]]:
    """Yield the address of each link, as it is once the page is built, and what to show of it."""
    for way, anchor in dict.fromkeys(_LINK.findall(page.text)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), f"{way}.md"))
        if path in targets and path != page.path:
            id_, preview = targets[path]
            statement = graph.statements.get(f"{id_}/{anchor}")
            address = f"{way}.html#{anchor}" if anchor else f"{way}.html"
            yield address, _of_statement(statement, page, graph) if statement else preview


def _of_statement(statement: Statement, page: Page, graph: Graph) -> Preview | str:
    copy = copy_anchor(statement)
    if f'id="{copy}"' in page.text:
        return copy
    return Preview(
        sort="statement",
        name=f"{source_label(graph.sources[statement.source], graph)}, {paragraphs_label(statement)}",
        text=plain_prose(statement.text, graph),
        standing=statement.standing.value,
        foot=_row(attribution_words(statement, graph), verification_words(statement.key, graph)),
    )


def _of_page(id_: str, graph: Graph) -> Preview:
    return _of_entity(graph.entities[id_], graph) if id_ in graph.entities else _of_source(graph.sources[id_], graph)


def _of_entity(entity: Entity, graph: Graph) -> Preview:
    record = entity.record
    native = next((name for name in record.names if name.language), None)
    forms = ((native.form, native.language), (native.pinyin, "zh-Latn")) if native else ()
    statements = len({*entity.statements, *entity.asserted, *entity.passed_on})
    return Preview(
        sort=KINDS[record.kind].singular,
        name=record.name.form,
        native=tuple(form for form in forms if form[0]),
        text=record.description,
        notes=tuple(_notes(entity, graph)),
        foot=_row(_count(statements, "statement"), _count(len(entity.sources), "document")),
    )


def _of_source(source: Source, graph: Graph) -> Preview:
    statements = sum(1 for each in graph.statements.values() if each.source == source.id)
    return Preview(
        sort="document",
        name=source.title.form,
        text=source_label(source, graph),
        foot=_row(f"reliability {source.reliability} ({GRADES[source.reliability]})", _count(statements, "statement")),
    )


def _notes(entity: Entity, graph: Graph) -> Iterator[str]:
    """Yield what must not be overlooked: pseudonym, legal status and who gives it, a single origin, who is another."""
    if entity.record.pseudonym:
        yield "Known by a pseudonym."
    yield from dict.fromkeys(_status(fact, graph) for fact in entity.facts if fact.property.range is LEGAL_STATUS)
    if origins_words((*entity.statements, *entity.asserted), graph) == ONE_ORIGIN:
        yield "All that is said rests on one origin only."
    if entity.distinct_from:
        yield f"Not to be confused with {'; '.join(name_of(each, graph) for each in entity.distinct_from)}."


def _status(fact: Fact, graph: Graph) -> str:
    statement = graph.statements[fact.statement]
    shown = (name_of(each.id, graph) if isinstance(each, Reference) else str(each) for each in fact.value.show())
    who = asserters_words(statement, graph)
    return f"{fact.property.title.capitalize()}: {''.join(shown)} ({statement.standing.value}, {who})."


def _row(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _count(number: int, word: str) -> str:
    """Count things in words; nothing where there are none."""
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


def _script(previews: Mapping[str, Preview | str]) -> Markup:
    """Write the element, one line an address."""
    lines = (
        f"{json.dumps(address)}:{json.dumps(_plain(each), ensure_ascii=False)}" for address, each in previews.items()
    )
    return data_script("{\n" + ",\n".join(lines) + "\n}", "application/json", "previews")


def _plain(preview: Preview | str) -> object:
    if isinstance(preview, str):
        return preview
    given = ((field.name, getattr(preview, field.name)) for field in fields(preview))
    return {name: value for name, value in given if value}
