"""Index pages: a table for each kind, one for the sources, and the home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import DISAGREEMENTS, page_of
from generator.kinds import ASSERTERS, DOCUMENTS, KINDS, Kind
from generator.model import NETWORK, SOURCES, Page
from generator.render.comparison import compare
from generator.render.desk import Desk
from generator.render.facts import cell
from generator.render.markdown import escape, in_language, join, link, listed
from generator.render.sources import coverage, statements_of
from generator.render.tables import Table
from generator.render.templates import Head, Templates
from generator.render.wording import asserters, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Chapter, Entity, Graph, Source, Supplements


@dataclass(frozen=True)
class Way:
    """A way into the reference: where it leads, how much is there, what it is."""

    link: Markup
    count: int
    about: str


def render_index(kind: Kind, graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the index of one kind: each entity with its names, description and columns, then what can be compared."""
    desk = Desk(graph, f"{kind.id}/index.md")
    entities = [entity for entity in graph.entities.values() if entity.record.kind == kind.id]
    headings = (kind.singular.capitalize(), *(_heading(column, kind) for column in kind.columns))
    rows = tuple((_who(entity, desk), *_cells(entity, kind, desk)) for entity in entities)
    return templates.page(
        desk.path,
        "index.md.jinja",
        Head(kind.plural, kind.about, kind.id, wide=True),
        table=Table(headings, rows),
        downloads=(),
        comparison=compare(kind, supplements, desk),
    )


def render_source_index(graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the index of the sources, in order of publication, with their records as files."""
    desk = Desk(graph, f"{SOURCES}/index.md")
    headings = ("Document", "Published", "Publisher", "Reliability", "Statements", "Paragraphs used")
    rows = tuple(_source_row(source, desk) for source in _by_date(graph))
    return templates.page(
        desk.path,
        "index.md.jinja",
        Head(
            "Sources",
            "The documents that this reference digests, with their publishers and how far they are used.",
            SOURCES,
            wide=True,
        ),
        table=Table(headings, rows),
        downloads=tuple(
            link(each.path.rpartition("/")[2], desk.to_page(each.path)) for each in supplements.exports.files
        ),
        comparison=None,
    )


def render_home(intro: Chapter | None, graph: Graph, templates: Templates) -> Page:
    """Write the home page: what this is, how far it reaches, the ways in, what is contested."""
    desk = Desk(graph, "index.md")
    contested = [each for each in graph.disagreements.values() if each.sort == "contradiction"]
    return templates.page(
        desk.path,
        "home.md.jinja",
        Head(
            intro.title if intro else graph.settings.name,
            f"{len(graph.statements)} statements from {len(graph.sources)} documents, each with its paragraph.",
            "home",
            intro.mark if intro else None,
        ),
        intro=desk_body(intro, desk) if intro else None,
        figures=(len(graph.sources), len(graph.statements), len(graph.entities), len(graph.disagreements)),
        ways=tuple(_ways(desk)),
        sources=tuple((_title(each, desk), _published(each, desk)) for each in _by_date(graph)),
        contested=tuple(link(each.question, desk.to_page(DISAGREEMENTS, str(each.id))) for each in contested),
        disagreements=link("all disagreements", desk.to_page(DISAGREEMENTS)),
        network=link("the network", desk.to_page(page_of(NETWORK, graph))),
    )


def desk_body(chapter: Chapter, desk: Desk) -> Markup:
    """Write the body of a hand-written page, which loading made safe, with its links resolved."""
    parts = (Markup(part) if isinstance(part, str) else desk.to(part.id, part.words) for part in chapter.body)  # noqa: S704
    return join(list(parts))


def _heading(column: str, kind: Kind) -> str:
    if column in (DOCUMENTS, ASSERTERS):
        return {DOCUMENTS: "Documents", ASSERTERS: "As told by"}[column]
    return kind.properties[column].title.capitalize()


def _who(entity: Entity, desk: Desk) -> Markup:
    record = entity.record
    native = [in_language(name.form, name.language) for name in record.names if name.language]
    parts = [join([desk.to(str(record.id)), *native[:1]], " ")]
    if record.pseudonym:
        parts[0] += Markup(" (pseudonym)")
    return join([*parts, Markup(f'<span class="gloss">{escape(record.description)}</span>')], "<br> ")  # noqa: S704


def _cells(entity: Entity, kind: Kind, desk: Desk) -> Iterable[Markup]:
    for column in kind.columns:
        if column == DOCUMENTS:
            yield listed([desk.to(id_) for id_ in entity.sources])
        elif column == ASSERTERS:
            yield _asserters(entity, desk)
        else:
            yield cell((fact for fact in entity.facts if fact.property.id == column), desk)


def _asserters(entity: Entity, desk: Desk) -> Markup:
    statements = (desk.graph.statements[fact.statement] for fact in entity.facts)
    return listed(list(dict.fromkeys(asserters(statement, desk) for statement in statements)))


def _by_date(graph: Graph) -> Sequence[Source]:
    return sorted(graph.sources.values(), key=lambda each: (each.published.sort_key(), each.id))


def _source_row(source: Source, desk: Desk) -> tuple[Markup, ...]:
    used, content = coverage(source, desk.graph)
    return (
        _title(source, desk),
        shown_date(source.published),
        desk.to(source.publisher) if source.publisher else escape("unknown"),
        escape(source.reliability),
        escape(len(statements_of(source, desk.graph))),
        escape(f"{used} of {content}"),
    )


def _title(source: Source, desk: Desk) -> Markup:
    """Link a document under its title; a title that the editors gave says so."""
    title = desk.to(str(source.id), source.title.form)
    return join([title, escape("(title given by the editors)")], " ") if source.title.by_editor else title


def _published(source: Source, desk: Desk) -> Markup:
    publisher = desk.to(source.publisher) if source.publisher else escape("publisher unknown")
    return join([publisher, shown_date(source.published)], ", ")


def _ways(desk: Desk) -> Iterable[Way]:
    for kind in KINDS.values():
        count = sum(1 for entity in desk.graph.entities.values() if entity.record.kind == kind.id)
        yield Way(link(kind.plural, desk.to_page(f"{kind.id}/index.md")), count, kind.about)
