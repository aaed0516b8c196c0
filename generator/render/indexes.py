"""Index pages: a table for each kind, and one for the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.kinds import ASSERTERS, DOCUMENTS, Kind
from generator.labels import asserters_of
from generator.model import SOURCES, Page
from generator.render.comparison import compare
from generator.render.desk import Desk
from generator.render.facts import cell
from generator.render.markdown import escape, in_language, join, link, listed
from generator.render.sortable import Cell, Column, Row, make_table, value_id
from generator.render.sources import coverage, linked_title, sources_by_date, statements_of
from generator.render.templates import Head, Templates
from generator.render.wording import GRADES, asserters, shown_date, source_type
from generator.values import COUNT, DATE, MONEY, PENALTY, LegalStatus, Text, Unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Entity, Fact, Graph, Party, Source, Supplements
    from generator.values import Value

# What words of these ranges look like is not how they follow each other.
_ORDERED_BY_VALUE = (COUNT, DATE, MONEY, PENALTY)
_OF_NO_PROPERTY = {
    DOCUMENTS: Column("document", "Documents", "Document"),
    ASSERTERS: Column("asserter", "As told by", "As told by"),
}
_SOURCE_COLUMNS = (
    Column("title", "Document"),
    Column("published", "Published"),
    Column("publisher", "Publisher", "Publisher"),
    Column("type", "Type", "Type"),
    Column("reliability", "Reliability", "Reliability"),
    Column("statements", "Statements"),
    Column("used", "Paragraphs used"),
)


def render_index(kind: Kind, graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the index of one kind: each entity with its names, description and columns, then what can be compared."""
    desk = Desk(graph, f"{kind.id}/index.md")
    entities = [entity for entity in graph.entities.values() if entity.record.kind == kind.id]
    columns = (Column("name", kind.singular.capitalize()), *(_column(each, kind) for each in kind.columns))
    rows = [Row((Cell(_who(each, desk)), *_cells(each, kind, desk)), tuple(_names(each))) for each in entities]
    return templates.page(
        desk.path,
        "index.md.jinja",
        Head(kind.plural, kind.about, kind.id, wide=True),
        table=make_table(columns, rows, kind.plural.lower()),
        downloads=(),
        comparison=compare(kind, supplements, desk),
    )


def render_source_index(graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the index of the sources, in order of publication, with their records as files."""
    desk = Desk(graph, f"{SOURCES}/index.md")
    rows = [Row(tuple(_source_cells(source, desk))) for source in sources_by_date(graph)]
    return templates.page(
        desk.path,
        "index.md.jinja",
        Head(
            "Sources",
            "The documents that this reference digests, with their publishers and how far they are used.",
            SOURCES,
            wide=True,
        ),
        table=make_table(_SOURCE_COLUMNS, rows, "documents"),
        downloads=tuple(
            link(each.path.rpartition("/")[2], desk.to_page(each.path)) for each in supplements.exports.files
        ),
        comparison=None,
    )


def _column(id_: str, kind: Kind) -> Column:
    if id_ in _OF_NO_PROPERTY:
        column = _OF_NO_PROPERTY[id_]
        return column if id_ in kind.facets else Column(column.name, column.heading)
    property_ = kind.properties[id_]
    facet = (property_.facet or property_.title).capitalize() if id_ in kind.facets else ""
    return Column(id_.replace("_", "-"), property_.title.capitalize(), facet)


def _who(entity: Entity, desk: Desk) -> Markup:
    record = entity.record
    native = [in_language(name.form, name.language) for name in record.names if name.language]
    parts = [join([desk.to(str(record.id)), *native[:1]], " ")]
    if record.pseudonym:
        parts[0] += Markup(" (pseudonym)")
    return join([*parts, Markup(f'<span class="gloss">{escape(record.description)}</span>')], "<br> ")  # noqa: S704


def _names(entity: Entity) -> Iterator[str]:
    for name in entity.record.names:
        yield from filter(None, (name.form, name.pinyin))


def _cells(entity: Entity, kind: Kind, desk: Desk) -> Iterator[Cell]:
    for column in kind.columns:
        if column == DOCUMENTS:
            yield _documents(entity, desk)
        elif column == ASSERTERS:
            yield _asserters(entity, desk)
        else:
            yield _facts([fact for fact in entity.facts if fact.property.id == column], desk)


def _documents(entity: Entity, desk: Desk) -> Cell:
    dates = [desk.graph.sources[id_].published.sort_key() for id_ in entity.sources]
    values = tuple((id_, desk.name(id_)) for id_ in entity.sources)
    return Cell(listed([desk.to(id_) for id_ in entity.sources]), min(dates, default=None), values)


def _asserters(entity: Entity, desk: Desk) -> Cell:
    statements = [desk.graph.statements[fact.statement] for fact in entity.facts]
    parties = [party for each in statements for party in asserters_of(each, desk.graph.sources[each.source])]
    shown = listed(list(dict.fromkeys(asserters(each, desk) for each in statements)))
    return Cell(shown, values=tuple(dict.fromkeys(_party_value(each, desk) for each in parties)))


def _party_value(party: Party, desk: Desk) -> tuple[str, str]:
    return (party.id, desk.name(party.id)) if party.id is not None else (value_id(party.unnamed), party.unnamed)


def _facts(facts: list[Fact], desk: Desk) -> Cell:
    keys = [fact.value.sort_key() for fact in facts if fact.property.range in _ORDERED_BY_VALUE]
    values = dict.fromkeys(each for fact in facts for each in _values(fact.value, desk))
    return Cell(cell(facts, desk), min(keys, default=None), tuple(values))


def _values(value: Value, desk: Desk) -> Iterable[tuple[str, str]]:
    """Give what a filter finds a value by: its status, its words, or the entities that it names."""
    if isinstance(value, LegalStatus):
        return [(value_id(value.status.word), value.status.word)]
    if isinstance(value, Text | Unnamed):
        return [(value_id(value.words), value.words)]
    return [(each.id, desk.name(each.id)) for each in value.references()]


def _source_cells(source: Source, desk: Desk) -> Iterator[Cell]:
    used, content = coverage(source, desk.graph)
    statements = len(statements_of(source, desk.graph))
    grade = f"{source.reliability} ({GRADES[source.reliability]})"
    yield Cell(linked_title(source, desk))
    yield Cell(shown_date(source.published), source.published.sort_key())
    yield _publisher(source, desk)
    yield Cell(escape(source_type(source)), values=((source.type, source_type(source)),))
    yield Cell(escape(grade), values=((source.reliability, grade),))
    yield Cell(escape(statements), (statements,))
    yield Cell(escape(f"{used} of {content}"), (used / max(content, 1),))


def _publisher(source: Source, desk: Desk) -> Cell:
    if source.publisher is None:
        return Cell(escape("unknown"), values=(("unknown", "unknown"),))
    return Cell(desk.to(source.publisher), values=((str(source.publisher), desk.name(source.publisher)),))
