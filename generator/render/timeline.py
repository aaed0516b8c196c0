"""The timeline: all that is dated, year by year, with a picture of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.labels import DATINGS, occurrence_label, source_label
from generator.model import PLAIN, TIMELINE
from generator.render.desk import Desk
from generator.render.markdown import attribute, escape, identifier, join
from generator.render.templates import Head
from generator.render.wording import asserters, badge, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from generator.model import Graph, Occurrence, Page, Statement, Supplements
    from generator.render.templates import Templates


@dataclass(frozen=True)
class OccurrenceView:
    """An entry: what it is to be filtered by, when, of what sort, what, and each statement with its voice."""

    anchor: Markup
    sort: Markup
    kinds: Markup
    sources: Markup
    date: Markup
    heading: Markup
    statements: tuple[tuple[Markup, Markup], ...]
    concluded: bool


@dataclass(frozen=True)
class Year:
    """The entries of one year."""

    title: str
    anchor: Markup
    entries: tuple[OccurrenceView, ...]


def render_timeline(graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the page of all that is dated; each entry carries what a reader may filter by."""
    desk = Desk(graph, page_of(TIMELINE, graph))
    return templates.page(
        desk.path,
        "timeline.md.jinja",
        Head(
            "Timeline",
            "All that the documents date, and when they were published, in order of the dates.",
            TIMELINE,
        ),
        picture=desk.picture(supplements.timelines.get(TIMELINE)),
        filters=attribute(json.dumps(_filters(graph), ensure_ascii=False)),
        years=tuple(_years(desk)),
    )


def _filters(graph: Graph) -> list[dict[str, object]]:
    """Name what entries can be filtered by, with the words for each value that occurs."""
    found = graph.chronology
    datings, kinds, sources = (
        {each.dating for each in found},
        {kind for each in found for kind in each.kinds},
        {source for each in found for source in each.sources},
    )
    labels = {id_: source_label(source, graph) for id_, source in graph.sources.items() if id_ in sources}
    return [
        _filter("sort", "What it is", {each.value: words for each, words in DATINGS.items() if each in datings}),
        _filter("kind", "What it touches", {id_: kind.plural for id_, kind in KINDS.items() if id_ in kinds}),
        _filter("source", "Document", labels),
    ]


def _filter(name: str, label: str, values: Mapping[str, str]) -> dict[str, object]:
    return {"name": name, "label": label, "values": values}


def _years(desk: Desk) -> Iterator[Year]:
    for (title, anchor), group in groupby(desk.graph.chronology, key=_year):
        yield Year(title, identifier(anchor), tuple(_view(each, desk) for each in group))


def _year(occurrence: Occurrence) -> tuple[str, str]:
    """Give the heading under which a date stands, and its anchor: the year in which it begins."""
    date = occurrence.date
    if date.earliest:
        return str(date.earliest[0]), f"_{date.earliest[0]}"
    return ("Beginning not stated", "_open") if date.start is None else ("Year not stated", "_no-year")


def _view(occurrence: Occurrence, desk: Desk) -> OccurrenceView:
    statements = [desk.graph.statements[key] for key in occurrence.statements]
    return OccurrenceView(
        anchor=identifier(occurrence.id),
        sort=identifier(occurrence.dating.value),
        kinds=attribute(" ".join(occurrence.kinds)),
        sources=attribute(" ".join(occurrence.sources)),
        date=shown_date(occurrence.date),
        heading=_heading(occurrence, desk),
        statements=tuple((desk.prose(each.text), _voice(each, desk)) for each in statements),
        concluded=bool(occurrence.premises),
    )


def _heading(occurrence: Occurrence, desk: Desk) -> Markup:
    """Name what is dated, where that is not the statement's own words alone."""
    if not occurrence.entity:
        return escape("")
    named = desk.to(occurrence.entity, occurrence_label(occurrence, desk.graph))
    if occurrence.property or not (publisher := desk.graph.sources[occurrence.entity].publisher):
        return named
    return join([named, desk.to(publisher)], ", ")


def _voice(statement: Statement, desk: Desk) -> Markup:
    marks = [] if statement.standing in PLAIN else [badge(statement.standing)]
    who = join([*marks, asserters(statement, desk)], " ")
    return join([who, desk.cite(statement)], " · ")
