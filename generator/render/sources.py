"""Source pages: the bibliographic record, and what the document states paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.labels import enumerate_words
from generator.model import SOURCES, Page
from generator.render.dated import Timeline, view_timeline
from generator.render.desk import Desk
from generator.render.disagreements import DisagreementView, view_disagreement
from generator.render.exports import ExportView, view_export
from generator.render.markdown import attribute, escape, identifier, join, link, web_link
from generator.render.statements import StatementView, view_statement
from generator.render.templates import Head, Templates
from generator.render.wording import GRADES, language_name, shown_date, source_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Graph, Source, Statement, Supplements


@dataclass(frozen=True)
class Field:
    """One line of the bibliographic record; `added` tells how we know what is not from the text."""

    label: str
    value: Markup
    added: str = ""


@dataclass(frozen=True)
class Paragraph:
    """The statements of one paragraph, or of several that statements cite together."""

    title: str
    anchor: Markup
    statements: tuple[StatementView, ...]
    left_out: Markup


@dataclass(frozen=True)
class SourceView:
    """A source page from the top."""

    title: str
    coined: bool
    record: tuple[Field, ...]
    cells: tuple[Markup, ...]
    paragraphs: tuple[Paragraph, ...]
    unused: tuple[tuple[str, str], ...]
    withdrawn: tuple[tuple[str, str], ...]
    used: int
    content: int
    total: int
    statements: int
    timeline: Timeline | None
    entities: tuple[tuple[str, Markup], ...]
    disagreements: tuple[DisagreementView, ...]
    export: ExportView


def render_source(source: Source, graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the page of one source; it is the home of its statements."""
    desk = Desk(graph, page_of(str(source.id), graph), supplements)
    return templates.page(
        desk.path,
        "source.md.jinja",
        Head(
            source.title.form,
            f"{desk.name(str(source.id))}: what this document states, paragraph by paragraph.",
            SOURCES,
            source.mark,
            open_graph="article",
        ),
        view=_view(source, supplements, desk),
    )


def statements_of(source: Source, graph: Graph) -> list[Statement]:
    """Give the statements of a source as the document runs."""
    found = (each for each in graph.statements.values() if each.source == source.id)
    return sorted(found, key=lambda each: (each.locator.paragraphs, each.mark))


def coverage(source: Source, graph: Graph) -> tuple[int, int]:
    """Count the content paragraphs that a statement cites, and all content paragraphs."""
    cited = {number for each in statements_of(source, graph) for number in each.locator.paragraphs}
    content = source.paragraphs - len(source.unused)
    return len(cited), content


def sources_by_date(graph: Graph) -> list[Source]:
    """Give the sources in order of publication."""
    return sorted(graph.sources.values(), key=lambda each: (each.published.sort_key(), each.id))


def linked_title(source: Source, desk: Desk) -> Markup:
    """Link a document under its title; a title that the editors gave says so."""
    title = desk.to(str(source.id), source.title.form)
    return join([title, escape("(title given by the editors)")], " ") if source.title.by_editor else title


def _view(source: Source, supplements: Supplements, desk: Desk) -> SourceView:
    statements = statements_of(source, desk.graph)
    used, content = coverage(source, desk.graph)
    return SourceView(
        title=source.title.form,
        coined=source.title.by_editor,
        record=tuple(_record(source, desk)),
        cells=tuple(_cell(number, source, statements, desk) for number in range(1, source.paragraphs + 1)),
        paragraphs=tuple(_paragraphs(source, statements, desk)),
        unused=tuple((f"¶ {number}", what) for number, what in sorted(source.unused.items())),
        withdrawn=tuple(_withdrawn(source, desk.graph)),
        used=used,
        content=content,
        total=source.paragraphs,
        statements=len(statements),
        timeline=view_timeline(
            str(source.id), (each.key for each in statements), supplements.timelines.get(str(source.id)), desk
        ),
        entities=tuple(_entities(source, desk)),
        disagreements=tuple(_disagreements(source, desk)),
        export=view_export(str(source.id), desk),
    )


def _withdrawn(source: Source, graph: Graph) -> Iterable[tuple[str, str]]:
    for stone in graph.tombstones.values():
        if stone.source == source.id:
            yield str(stone.id), stone.why


def _record(source: Source, desk: Desk) -> Iterable[Field]:
    publisher = desk.to(source.publisher) if source.publisher else escape("unknown")
    if "title" in source.added:
        yield _field(source, "Title", "title", escape(source.title.form))
    people = (("Author", "authors", source.authors), ("Web editor", "editors", source.editors))
    for label, name, ids in people:
        if ids:
            yield _field(source, label, name, join([desk.to(each) for each in ids], ", "))
    yield _field(source, "Publisher", "publisher", publisher)
    if source.carried_by:
        yield _field(source, "Carried by", "carried_by", join([desk.to(each) for each in source.carried_by], ", "))
    yield _field(source, "Published", "published", shown_date(source.published))
    yield _field(source, "Type", "type", escape(source_type(source)))
    yield _field(source, "Language", "language", escape(language_name(source.language)))
    if source.url:
        yield _field(source, "Address", "url", web_link(source.url, source.url))
    if source.copies:
        links = join([web_link(each, each) for each in source.copies], "<br> ")
        yield _field(source, "Copies seen", "copies", links)
    grade = f"{source.reliability} ({GRADES[source.reliability]}). {source.reliability_note}"
    yield Field("Reliability", escape(grade))
    yield Field("Archived text", escape(f"{source.file}, {source.paragraphs} paragraphs, SHA-256 {source.sha256}"))


def _field(source: Source, label: str, name: str, value: Markup) -> Field:
    return Field(label, value, source.added.get(name, ""))


def _cell(number: int, source: Source, statements: Sequence[Statement], desk: Desk) -> Markup:
    """Draw one paragraph of the strip: a link to its first statement, or why it has none."""
    citing = [statement for statement in statements if number in statement.locator.paragraphs]
    if citing:
        return link(str(number), desk.to_page(desk.path, str(citing[0].id)), "used")
    reason = next((what for paragraph, what in source.unused.items() if paragraph == number), "no statement")
    sort = "unused" if number in source.unused else "silent"
    return Markup('<span class="{}" title="{}">{}</span>').format(sort, attribute(reason), number)


def _paragraphs(source: Source, statements: Sequence[Statement], desk: Desk) -> Iterable[Paragraph]:
    left_out = {int(number): words for number, words in source.left_out.items()}
    by_place: dict[tuple[int, ...], list[Statement]] = {}
    for statement in statements:
        by_place.setdefault(tuple(int(each) for each in statement.locator.paragraphs), []).append(statement)
    for number in left_out:
        by_place.setdefault((number,), [])
    for numbers, group in sorted(by_place.items()):
        words = left_out.get(numbers[0], {}) if len(numbers) == 1 else {}
        yield Paragraph(
            title=f"Paragraph{'s' if len(numbers) > 1 else ''} {enumerate_words([str(each) for each in numbers])}",
            anchor=identifier("_p" + "-".join(str(each) for each in numbers)),
            statements=tuple(view_statement(each, desk) for each in group),
            left_out=join([escape(f"“{word}” ({reason})") for word, reason in words.items()], "; "),
        )


def _entities(source: Source, desk: Desk) -> Iterable[tuple[str, Markup]]:
    for kind in KINDS.values():
        named = [
            id_
            for id_, entity in desk.graph.entities.items()
            if entity.record.kind == kind.id and source.id in entity.sources
        ]
        if named:
            yield kind.plural, join([desk.to(each) for each in named], ", ")


def _disagreements(source: Source, desk: Desk) -> Iterable[DisagreementView]:
    for each in desk.graph.disagreements.values():
        if any(key.partition("/")[0] == source.id for position in each.positions for key in position.statements):
            yield view_disagreement(each, desk)
