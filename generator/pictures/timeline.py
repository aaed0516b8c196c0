"""A strip of years with a mark for each date: a row for each sort, a dot for a day, an open bar for less."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.labels import DATINGS, occurrence_label
from generator.model import Target
from generator.pictures.bars import Bar, draw_bar
from generator.pictures.scale import EDGE, SIZE, WIDTH, draw_ticks, scale_of, year_of
from generator.pictures.svg import element, figure, link, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds import Dating
    from generator.model import Graph, Occurrence, Picture
    from generator.pictures.scale import Scale
    from generator.pictures.svg import Element
    from generator.values import Date

_FEWEST: Final = 2
_RADIUS, _LEAST_BAR = 4.0, 7.0
_LANE, _GAP, _CAPTION = 12.0, 3.0, 15.0


@dataclass(frozen=True)
class Mark:
    """Everything of one sort and one date: from where to where, in which lane, which ends are open.

    A `point` is a day that nobody doubts; `doubtful` is what the document calls approximate or uncertain.
    """

    first: Occurrence
    count: int
    left: float
    right: float
    lane: int
    point: bool
    doubtful: bool
    open_left: bool
    open_right: bool


@dataclass(frozen=True)
class Row:
    """The marks of one sort below its name: `top` is where the name begins."""

    dating: Dating
    top: float
    marks: tuple[Mark, ...]

    @property
    def bottom(self) -> float:
        """Give where the lowest lane ends."""
        return self.top + _CAPTION + _LANE * (1 + max(each.lane for each in self.marks))


def draw_timeline(occurrences: Sequence[Occurrence], page: str, graph: Graph) -> Picture | None:
    """Draw what is dated on the strip of a page, each mark linked to the page's entry; None below two dates.

    The entry of a mark is that of the first occurrence of its sort and date.
    """
    dates = tuple(dict.fromkeys(each.date for each in occurrences))
    scale = scale_of(dates)
    if scale is None or len(dates) < _FEWEST:
        return None
    rows = lay_out(occurrences, scale)
    bottom = rows[-1].bottom + _GAP
    drawn = [*draw_ticks(scale, 0, bottom), *(each for row in rows for each in _draw_row(row, page, graph))]
    first, last = int(scale.first), int(scale.last) - 1
    words = (f"Dates from {first} to {last}" if first < last else f"Dates of {first}", "Each is in the list as well.")
    return figure("timeline", (WIDTH, bottom + SIZE + 6), words, drawn, _caption(rows, occurrences))


def lay_out(occurrences: Sequence[Occurrence], scale: Scale) -> tuple[Row, ...]:
    """Place a mark for each sort and date that has a year; marks of one lane do not touch."""
    rows: list[Row] = []
    top = 0.0
    for dating in DATINGS:
        marks = tuple(_place([each for each in occurrences if each.dating is dating], scale))
        if marks:
            rows.append(Row(dating, top, marks))
            top = rows[-1].bottom + _GAP
    return tuple(rows)


def _place(occurrences: Sequence[Occurrence], scale: Scale) -> Iterator[Mark]:
    alike: defaultdict[Date, list[Occurrence]] = defaultdict(list)
    for each in occurrences:
        if each.date.earliest or each.date.latest:
            alike[each.date].append(each)
    ends: list[float] = []
    for date, group in alike.items():
        left, right = _extent(date, scale)
        lane = next((number for number, end in enumerate(ends) if end + _GAP <= left), len(ends))
        ends[lane : lane + 1] = [right]
        yield Mark(
            first=group[0],
            count=len(group),
            left=left,
            right=right,
            lane=lane,
            point=is_day(date),
            doubtful=_is_doubtful(date),
            open_left=date.start is None,
            open_right=date.end is None,
        )


def _extent(date: Date, scale: Scale) -> tuple[float, float]:
    """Give the ends of a mark, inside the scale and far enough apart to be seen."""
    left = scale.place(year_of(date.earliest)) if date.earliest else EDGE
    right = scale.place(year_of(date.latest, end=True)) if date.latest else WIDTH - EDGE
    missing = max(_LEAST_BAR - (right - left), 0) / 2
    return left - missing, right + missing


def is_day(date: Date) -> bool:
    """Tell whether a date is one day of a stated year that nobody doubts: only that may be drawn as a point."""
    start = date.start
    return not date.is_interval and start is not None and bool(start.year and start.day) and not start.qualifier


def _is_doubtful(date: Date) -> bool:
    return any(end is not None and bool(end.qualifier) for end in (date.start, date.end))


def _draw_row(row: Row, page: str, graph: Graph) -> Iterator[Element]:
    yield text(EDGE, row.top + SIZE + 1, DATINGS[row.dating], "quiet")
    for mark in row.marks:
        y = row.top + _CAPTION + _LANE * (mark.lane + 0.5)
        told = element("title", _told(mark, graph))
        yield link(Target(page, mark.first.id), told, *_shape(mark, y), class_=row.dating.value)


def _told(mark: Mark, graph: Graph) -> str:
    date = "".join(str(part) for part in mark.first.date.show())
    if mark.count > 1:
        return f"{date}: {mark.count} entries"
    return f"{date}, {mark.first.dating.value}: {occurrence_label(mark.first, graph)}"


def _shape(mark: Mark, y: float) -> tuple[Element, ...]:
    if mark.point:
        return (element("circle", cx=(mark.left + mark.right) / 2, cy=y, r=_RADIUS, class_="day"),)
    bar = Bar(mark.left, mark.right, mark.doubtful, mark.open_left, mark.open_right)
    return draw_bar(bar, y)


def _caption(rows: Sequence[Row], occurrences: Sequence[Occurrence]) -> str:
    """Explain what is there to be seen, and no more."""
    marks = [mark for row in rows for mark in row.marks]
    without = sum(1 for each in occurrences if not (each.date.earliest or each.date.latest))
    told = [
        "A dot is a day." if any(mark.point for mark in marks) else "",
        "An open bar is a time within which it was, or through which it went on." if _bars(marks) else "",
        "A broken outline is a date that the document gives as approximate or uncertain." if _doubts(marks) else "",
        "Several entries of one date share a mark." if any(mark.count > 1 for mark in marks) else "",
        f"In the list only: {without} without a year." if without else "",
    ]
    return " ".join(each for each in told if each)


def _bars(marks: Sequence[Mark]) -> bool:
    return any(not mark.point for mark in marks)


def _doubts(marks: Sequence[Mark]) -> bool:
    return any(mark.doubtful for mark in marks)
