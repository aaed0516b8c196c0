"""Every page of the graph as an entry of the search, with its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import DISAGREEMENTS, page_of
from generator.kinds import KINDS
from generator.labels import asserters_of, asserters_words, paragraphs_label, plain_prose, source_label
from generator.model import NETWORK, SOURCES, TIMELINE, Link
from generator.search.entry import PAGES, QUESTIONS, STATEMENTS, Entry, Form, Passage
from generator.search.sections import cut_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Chapter, Disagreement, Entity, Graph, Name, Source, Statement
    from generator.values import Date

_LONGEST_SPAN = 30


def list_entries(graph: Graph) -> tuple[Entry, ...]:
    """List everything that can be found; documents first, because of equal passages the earlier is shown first."""
    return (
        *(_source(each, graph) for each in graph.sources.values()),
        *(_entity(each, graph) for each in graph.entities.values()),
        *_others(graph),
        *(_chapter(each, graph) for each in graph.chapters),
    )


def _entity(entity: Entity, graph: Graph) -> Entry:
    record = entity.record
    id_ = str(record.id)
    dates = [date for key in entity.statements for date in _dates(graph.statements[key])]
    about = Passage(
        record.description,
        record.kind,
        about=(id_,),
        sources=tuple(map(str, entity.sources)),
        years=_years(dates),
    )
    forms = (Form(_line(record.name.form)), *(form for name in record.names for form in _forms(name)))
    weight = len(entity.statements) + len(entity.asserted)
    return Entry(id_, _address(id_, graph), record.kind, tuple(dict.fromkeys(forms)), weight, (about,))


def _forms(name: Name) -> Iterator[Form]:
    yield Form(_line(name.form), name.language)
    if name.pinyin:
        yield Form(_line(name.pinyin), "zh-Latn")


def _source(source: Source, graph: Graph) -> Entry:
    id_ = str(source.id)
    label = source_label(source, graph)
    statements = [each for each in graph.statements.values() if each.source == id_]
    record = Passage(
        f"Document: {label}",
        SOURCES,
        about=tuple(str(each) for each in (source.publisher, *source.authors) if each is not None),
        sources=(id_,),
        years=_years([source.published]),
    )
    forms = tuple(dict.fromkeys((Form(_line(source.title.form)), Form(label))))
    passages = (record, *(_statement(each, graph, label) for each in statements))
    return Entry(id_, _address(id_, graph), SOURCES, forms, len(statements), passages)


def _statement(statement: Statement, graph: Graph, source: str) -> Passage:
    parties = asserters_of(statement, graph.sources[statement.source])
    linked = [str(part.id) for part in statement.text if isinstance(part, Link)]
    spoken = [str(party.id) for party in parties if party.id is not None]
    plain = plain_prose(statement.text, graph)
    text = " ".join([plain, *(f"“{quote}”" for quote in statement.quotes if quote not in plain)])
    return Passage(
        _line(text),
        STATEMENTS,
        anchor=str(statement.id),
        about=tuple(dict.fromkeys((*linked, *spoken))),
        sources=(statement.source,),
        years=_years(_dates(statement)),
        standing=statement.standing.value,
        voice=asserters_words(statement, graph),
        place=f"{source}, {paragraphs_label(statement)}",
    )


def _others(graph: Graph) -> Iterator[Entry]:
    """Yield the pages that the generator makes of itself."""
    for kind in KINDS.values():
        yield _page(kind.id, f"{kind.id}/index.html", (kind.plural,), kind.about)
    yield _page(SOURCES, f"{SOURCES}/index.html", ("Sources", "Documents"), "The documents that this reference digests")
    yield _page(TIMELINE, f"{TIMELINE}.html", ("Timeline", "Chronology"), "All that is dated, in order of the dates")
    yield _page(NETWORK, f"{NETWORK}.html", ("Network", "Connections"), "Who and what stands in which documents")
    yield _page("search", "search.html", ("Names from A to Z",), "Every form of every name, with what it leads to")
    about = Passage("Where the documents contradict each other, stand in tension or are odd", PAGES)
    questions = (about, *(_question(each, graph) for each in graph.disagreements.values()))
    address = f"{DISAGREEMENTS.removesuffix('.md')}.html"
    forms = (Form("Disagreements"), Form("Contradictions"))
    yield Entry(QUESTIONS, address, PAGES, forms, 0, questions)


def _page(id_: str, address: str, names: tuple[str, ...], about: str) -> Entry:
    return Entry(f"{PAGES}/{id_}", address, PAGES, tuple(map(Form, names)), 0, (Passage(about, PAGES),))


def _question(disagreement: Disagreement, graph: Graph) -> Passage:
    cited = [graph.statements[key] for each in disagreement.positions for key in each.statements]
    holds = "; ".join(position.holds for position in disagreement.positions)
    return Passage(
        _line(holds),
        QUESTIONS,
        anchor=str(disagreement.id),
        about=tuple(map(str, disagreement.about)),
        sources=tuple(sorted({each.source for each in cited})),
        years=_years([date for each in cited for date in _dates(each)]),
        title=_line(disagreement.question),
    )


def _chapter(chapter: Chapter, graph: Graph) -> Entry:
    """Enter a hand-written page; the home page stands for the whole reference."""
    home = chapter.id == "home"
    address = "index.html" if home else _address(chapter.id, graph)
    passages = tuple(cut_sections(chapter, graph)) or (Passage(_line(chapter.title), PAGES),)
    return Entry(f"{PAGES}/{chapter.id}", address, PAGES, (Form(_line(chapter.title)),), 0, passages)


def _address(id_: str, graph: Graph) -> str:
    return f"{page_of(id_, graph).removesuffix('.md')}.html"


def _dates(statement: Statement) -> tuple[Date, ...]:
    return tuple(date for date in (statement.date, statement.said) if date is not None)


def _years(dates: Iterable[Date]) -> tuple[int, ...]:
    """List the years that dates touch; of a very long time its ends alone."""
    return tuple(sorted({year for date in dates for year in _touched(date)}))


def _touched(date: Date) -> tuple[int, ...]:
    ends = [end[0] for end in (date.earliest, date.latest) if end is not None]
    years = tuple(range(min(ends), max(ends) + 1)) if ends else ()
    return years if len(years) <= _LONGEST_SPAN else tuple(sorted(set(ends)))


def _line(text: str) -> str:
    return " ".join(text.split())
