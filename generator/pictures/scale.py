"""A scale along which years are drawn, and where dates lie on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pictures.lettering import width_of
from generator.pictures.svg import element, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pictures.svg import Element
    from generator.values import Date

WIDTH: Final = 330.0
"""How wide these drawings are in their own units: as wide as a phone, so that words need not shrink there."""

EDGE: Final = 10.0
SIZE: Final = 11.0
_MOST_TICKS: Final = 7
_STEPS: Final = (1, 2, 5)
# No calendar is needed to place a day to the tenth of a unit.
_MONTHS_OF_YEAR, _DAYS_OF_MONTH = 12, 31


@dataclass(frozen=True)
class Scale:
    """Years from `first` to `last` along the width, which both lie on it."""

    first: float
    last: float

    def place(self, year: float) -> float:
        """Give where a point in time lies; what lies outside the scale is put on its edge."""
        share = (year - self.first) / (self.last - self.first)
        return EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE)

    def ticks(self) -> tuple[int, ...]:
        """Give round years, at most eight of them."""
        power = 1
        while True:
            for step in (each * power for each in _STEPS):
                if (self.last - self.first) / step <= _MOST_TICKS:
                    return tuple(range(-int(-self.first // step) * step, int(self.last) + 1, step))
            power *= 10


def scale_of(dates: tuple[Date, ...]) -> Scale | None:
    """Make the scale on which all of these dates lie, from the beginning of a year to the end of one."""
    days = [day for each in dates for day in (each.earliest, each.latest) if day is not None]
    return Scale(min(day[0] for day in days), max(day[0] for day in days) + 1) if days else None


def year_of(day: tuple[int, int, int], *, end: bool = False) -> float:
    """Give the beginning of a day, or its end, as a year with a fraction."""
    year, month, number = day
    return year + (month - 1 + (number - (not end)) / _DAYS_OF_MONTH) / _MONTHS_OF_YEAR


def draw_ticks(scale: Scale, top: float, bottom: float, unit: str = "") -> Iterator[Element]:
    """Draw a line for each tick, and its number below it; the last has the unit."""
    ticks = scale.ticks()
    for year in ticks:
        x = scale.place(year)
        yield element("path", d=f"M{x:.1f},{top:.1f} V{bottom:.1f}", class_="rule")
        words = f"{year}{unit if year == ticks[-1] else ''}"
        half = width_of(words, SIZE) / 2
        anchor = "start" if x < half else "end" if x > WIDTH - half else "middle"
        yield text(x, bottom + SIZE + 2, words, "quiet", text_anchor=anchor)
