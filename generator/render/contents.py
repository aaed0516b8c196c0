"""What the page of disagreements begins and ends with: how many of which sort, and lists that lead to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.labels import documents_of
from generator.render.markdown import escape, identifier, join, link
from generator.render.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from generator.model import Disagreement
    from generator.render.desk import Desk


@dataclass(frozen=True)
class Listing:
    """A list of disagreements that have something in common: a heading with its anchor, what it means, the entries."""

    title: str
    anchor: Markup
    explanation: str
    jump: Markup
    entries: tuple[Markup, ...]


def count_by_sort(
    disagreements: Iterable[Disagreement], sorts: Mapping[str, str], statuses: Iterable[str], to: str = ""
) -> Table:
    """Count disagreements by sort (id and title) and status, with sums; each leads to its part of the page `to`."""
    given = tuple(disagreements)
    kept = [status for status in statuses if any(each.status == status for each in given)]
    rows = [
        (link(title, f"{to}#_{sort}"), *_counts([each for each in given if each.sort == sort], kept))
        for sort, title in sorts.items()
        if any(each.sort == sort for each in given)
    ]
    headings = ("Sort", *(link(status.capitalize(), f"{to}#_{status}") for status in kept), "All")
    return Table(headings, (*rows, (escape("All"), *_counts(given, kept))))


def list_by_document(disagreements: Iterable[Disagreement], desk: Desk) -> tuple[Listing, ...]:
    """List the disagreements of each document that has some, in order of publication."""
    given = tuple(disagreements)
    sources = sorted(desk.graph.sources.values(), key=lambda each: (each.published.sort_key(), each.id))
    listings = (
        _listing(desk.name(id_), f"_document-{id_}", "", [each for each in given if id_ in documents_of(each)])
        for id_ in (str(source.id) for source in sources)
    )
    return tuple(each for each in listings if each.entries)


def list_by_status(disagreements: Iterable[Disagreement], statuses: Mapping[str, str]) -> tuple[Listing, ...]:
    """List the disagreements of each status (with what it means) that some have."""
    given = tuple(disagreements)
    listings = (
        _listing(status.capitalize(), f"_{status}", meaning, [each for each in given if each.status == status])
        for status, meaning in statuses.items()
    )
    return tuple(each for each in listings if each.entries)


def _counts(disagreements: Iterable[Disagreement], statuses: Iterable[str]) -> list[Markup]:
    given = tuple(disagreements)
    counts = [sum(1 for each in given if each.status == status) for status in statuses]
    return [escape(count) for count in (*counts, len(given))]


def _listing(title: str, anchor: str, explanation: str, found: list[Disagreement]) -> Listing:
    jump = join([link(title, f"#{anchor}"), escape(f"({len(found)})")], " ")
    return Listing(title, identifier(anchor), explanation, jump, tuple(_entry(each) for each in found))


def _entry(disagreement: Disagreement) -> Markup:
    kind = escape(f"{disagreement.sort}, {disagreement.status}")
    return join([link(disagreement.question, f"#{disagreement.id}"), kind], " – ")
