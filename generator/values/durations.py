"""How long it was from one date to another, as exactly as the two allow."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.values.dates import Date
from generator.values.moments import Moment
from generator.values.terms import Term

_MONTHS_OF_YEAR = 12
_DAYS_OF_YEAR = 365.25


@dataclass(frozen=True)
class Duration:
    """The shortest and the longest time that it can have been, alike where both dates are days that nobody doubts."""

    shortest: Term
    longest: Term

    @property
    def words(self) -> str:
        """Give it in English: `4 years 2 days`, `between 3 and 5 years`, `at most 1 month`."""
        shortest, longest = self.shortest, self.longest
        if shortest == longest:
            return longest.text or "less than a day"
        if shortest == Term():
            return f"at most {longest.text}"
        same_unit = shortest.unit and shortest.unit == longest.unit
        return f"between {shortest.text.split(' ')[0] if same_unit else shortest.text} and {longest.text}"

    @property
    def years(self) -> tuple[float, float]:
        """Give the shortest and the longest time in years, for a drawing."""
        shortest, longest = (
            each.years + each.months / _MONTHS_OF_YEAR + each.days / _DAYS_OF_YEAR
            for each in (self.shortest, self.longest)
        )
        return shortest, longest


def time_between(start: Date, end: Date) -> Duration | None:
    """Count the time from one date to another; None where an end is open, a year not stated or the end comes first.

    Whole months bound what is not exact, so that neither bound can be wrong; "about" reaches as far as in comparisons.
    """
    began, ended = _bounds(start), _bounds(end)
    if began is None or ended is None or ended[1] < began[0]:
        return None
    (first, second), (third, fourth) = began, ended
    if _is_day(start) and _is_day(end):
        months, days = _elapsed(first, third)
        exact = Term(*divmod(months, _MONTHS_OF_YEAR), days)
        return Duration(exact, exact)
    least = _elapsed(second, third)[0] if third > second else 0
    most, over = _elapsed(first, fourth)
    return Duration(_months(least), _months(most + bool(over)))


def _bounds(when: Date) -> tuple[date, date] | None:
    start, end = (_reach(each) for each in (when.start, when.end))
    return (start[0], end[1]) if start and end else None


def _reach(moment: Moment | None) -> tuple[date, date] | None:
    if moment is None or moment.year is None:
        return None
    first, last = moment.reach()
    return date.fromordinal(max(first, date.min.toordinal())), date.fromordinal(min(last, date.max.toordinal()))


def _is_day(when: Date) -> bool:
    return not when.is_interval and when.start is not None and when.start.day is not None and not when.start.qualifier


def _elapsed(start: date, end: date) -> tuple[int, int]:
    """Count whole months from one day to a later one, and the days that are left."""
    months = (end.year - start.year) * _MONTHS_OF_YEAR + end.month - start.month
    if end.day < start.day:
        months -= 1
    return months, (end - _months_later(start, months)).days


def _months_later(day: date, months: int) -> date:
    """Give the same day some months later, or the last of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, _MONTHS_OF_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(count: int) -> Term:
    return Term(*divmod(count, _MONTHS_OF_YEAR))
