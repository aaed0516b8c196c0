"""Entities of one kind side by side: a row for each, whatever can be compared in the columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.labels import elapsed_words, enumerate_words
from generator.render.facts import cell
from generator.render.knowing import origins_words
from generator.render.markdown import escape, join, listed
from generator.render.wording import asserters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds import Kind
    from generator.model import Entity, Supplements
    from generator.render.desk import Desk

_FEWEST: Final = 2
_NOT_STATED: Final = Markup('<span class="missing">not stated</span>')


@dataclass(frozen=True)
class Comparison:
    """A table and a picture; each cell stands with its heading, for screens that have no room for a table.

    `without` names what no document states of any of them, which has no column.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, Markup], ...], ...]
    without: str
    picture: Markup | None


def compare(kind: Kind, supplements: Supplements, desk: Desk) -> Comparison | None:
    """Set the entities of a kind side by side; None where the kind compares nothing, or has fewer than two."""
    entities = [each for each in desk.graph.entities.values() if each.record.kind == kind.id]
    if not kind.compared or len(entities) < _FEWEST:
        return None
    headings = (
        kind.singular.capitalize(),
        *(kind.properties[each].title.capitalize() for each in kind.compared),
        *(f"From {kind.properties[start].title} to {kind.properties[end].title}" for start, end in kind.spans),
        "As told by",
    )
    rows = [tuple(_cells(each, kind, desk)) for each in entities]
    given = [any(row[column] != _NOT_STATED for row in rows) for column in range(len(headings))]
    return Comparison(
        headings=tuple(compress(headings, given)),
        rows=tuple(tuple(compress(zip(headings, row, strict=True), given)) for row in rows),
        without=enumerate_words([each.lower() for each, has in zip(headings, given, strict=True) if not has]),
        picture=desk.picture(supplements.comparisons.get(kind.id)),
    )


def _cells(entity: Entity, kind: Kind, desk: Desk) -> Iterator[Markup]:
    yield desk.to(str(entity.record.id))
    for column in kind.compared:
        yield cell((fact for fact in entity.facts if fact.property.id == column), desk) or _NOT_STATED
    for start, end in kind.spans:
        yield _elapsed(entity, start, end)
    yield _told(entity, desk)


def _elapsed(entity: Entity, start: str, end: str) -> Markup:
    """Write the time between two dates, and that it was computed, or why it was not."""
    if words := elapsed_words(entity, start, end):
        return join([escape(words), Markup('<span class="quiet">(computed)</span>')], " ")
    given = [{fact.value for fact in entity.facts if fact.property.id == each} for each in (start, end)]
    if not all(given):
        return _NOT_STATED
    return _missing("documents differ" if any(len(each) > 1 for each in given) else "cannot be counted")


def _told(entity: Entity, desk: Desk) -> Markup:
    keys = [fact.statement for fact in entity.facts]
    voices = dict.fromkeys(asserters(desk.graph.statements[key], desk) for key in keys)
    origins = origins_words(keys, desk.graph)
    counted = [Markup('<span class="quiet">{}</span>').format(escape(origins))] if origins else []
    return join([listed(list(voices)), *counted], " ") if voices else _NOT_STATED


def _missing(words: str) -> Markup:
    return Markup('<span class="missing">{}</span>').format(words)
