"""One point in time as EDTF writes it: a year, month or day, perhaps approximate, uncertain or of an unstated year."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

from generator.values.raw import quoted
from generator.values.value import NotAValue

# Not from `calendar`: its names follow the locale of the machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOMENT = re.compile(r"(XXXX(?=-)|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_LEAP_YEAR = 2000
# How far "about" reaches, in days: not into the span beyond the neighbouring one.
_REACH_OF_YEAR, _REACH_OF_MONTH, _REACH_OF_DAY = 365, 28, 1

Day = tuple[int, int, int]


@dataclass(frozen=True)
class Moment:
    """A year, month or day (EDTF level 0) with a qualifier of level 1; without a year, as level 2 allows, XXXX stands.

    The qualifier is `~` (approximate), `?` (uncertain), `%` (both) or empty.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    @property
    def text(self) -> str:
        """Give the EDTF text."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]) + self.qualifier

    @property
    def earliest(self) -> Day | None:
        """Give the first day as (year, month, day), or None where the year is not stated."""
        return None if self.year is None else (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> Day | None:
        """Give the last day as (year, month, day), or None where the year is not stated."""
        if self.year is None:
            return None
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def is_approximate(self) -> bool:
        """Tell whether the source says "about"."""
        return self.qualifier in {"~", "%"}

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the source itself doubts it."""
        return self.qualifier in {"?", "%"}

    def words(self) -> str:
        """Give the moment in English, without its doubt: `about 3 May 2021`."""
        month = MONTHS[self.month - 1] if self.month else None
        parts = [str(part) for part in (self.day, month, self.year) if part is not None]
        return ("about " if self.is_approximate else "") + " ".join(parts)

    def reach(self) -> tuple[int, int]:
        """Give the first and last day that it may mean, as ordinals of the calendar; "about" reaches further.

        The year must be stated.
        """
        if self.earliest is None or self.latest is None:
            raise ValueError(f"{self.text} has no year")
        margin = 0
        if self.is_approximate:
            margin = _REACH_OF_DAY if self.day else _REACH_OF_MONTH if self.month else _REACH_OF_YEAR
        return date(*self.earliest).toordinal() - margin, date(*self.latest).toordinal() + margin

    def in_years(self, first: int, last: int) -> Iterator["Moment"]:
        """Yield it as it would be in each of these years, without those that lack the day."""
        for year in range(max(first, MINYEAR), min(last, MAXYEAR) + 1):
            if not self.month or not self.day or self.day <= monthrange(year, self.month)[1]:
                yield replace(self, year=year)


def read_moment(text: str) -> Moment | None:
    """Read one moment; None if the text has not its form, NotAValue if no calendar has such a day."""
    if not (match := _MOMENT.fullmatch(text)):
        return None
    year = None if match[1] == "XXXX" else int(match[1])
    month, day = (int(group) if group else None for group in match.group(2, 3))
    if fault := _find_fault(year, month, day):
        raise NotAValue(f"{quoted(text)} is no date of the calendar: {fault}")
    return Moment(year, month, day, match[4])


def _find_fault(year: int | None, month: int | None, day: int | None) -> str | None:
    if year == 0:
        return "there is no year 0"
    if month is not None and not 1 <= month <= len(MONTHS):
        return f"there is no month {month}" + ("" if month else ", so leave it out where it is unknown")
    if month is None or day is None:
        return None
    if day == 0:
        return "there is no day 0, so leave it out where it is unknown"
    length = monthrange(year or _LEAP_YEAR, month)[1]
    return f"{MONTHS[month - 1]} {f'{year} has' if year else 'has at most'} {length} days" if day > length else None
