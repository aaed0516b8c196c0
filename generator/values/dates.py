"""When something was: a moment, or the time between two."""

from dataclasses import dataclass
from datetime import date

from generator.values.date_hints import suggest_dates
from generator.values.moments import Day, Moment, read_moment
from generator.values.raw import probably_meant, quoted, read_text
from generator.values.value import NotAValue, Part, Raw, Reference, SortKey, Value

_FORMS = "2021, 2021-05, 2021-05-03, 2021-05~ (about), 2021? (uncertain), 2015/2021, 2023-05/.. or XXXX-08"
_OPEN = ".."
_BEFORE_ALL: Day = (0, 0, 0)
_AFTER_ALL: Day = (9999, 12, 32)
_FIRST_ORDINAL, _LAST_ORDINAL = date.min.toordinal(), date.max.toordinal()
# Enough for a leap day: no two leap years are further apart than eight.
_YEARS_TO_TRY = 9


@dataclass(frozen=True)
class Date:
    """A date of the subset of EDTF that the digest format names.

    A single moment is start and end alike; otherwise it is an interval, whose open end (`..`) is None.
    """

    start: Moment | None
    end: Moment | None

    @property
    def is_interval(self) -> bool:
        """Tell whether it has two ends, one of which may be open."""
        return self.start != self.end

    @property
    def text(self) -> str:
        """Give the EDTF text; parsing it gives the same date."""
        ends = [_OPEN, _OPEN]
        for place, moment in enumerate((self.start, self.end)):
            if moment:
                ends[place] = moment.text
        return "/".join(ends) if self.is_interval else ends[0]

    @property
    def earliest(self) -> Day | None:
        """Give the first possible day as (year, month, day), or None where the start is open or the year not stated."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> Day | None:
        """Give the last possible day as (year, month, day), or None where the end is open or the year not stated."""
        return self.end.latest if self.end else None

    def show(self) -> tuple[Part, ...]:
        """Give the date in English: `about May 2021`, `from 2015 to 2021`, `since May 2023`."""
        if not self.is_interval and self.start:
            return (_single_words(self.start),)
        start, end = (_end_words(moment) if moment else "" for moment in (self.start, self.end))
        if start and end:
            return (f"from {start} to {end}",)
        return (f"since {start}" if start else f"until {end}",)

    def sort_key(self) -> SortKey:
        """Order by earliest, then latest day; an open start comes first, a year not stated last."""
        has_year = not (self.start and self.start.year is None)
        return (not has_year, self.earliest or _BEFORE_ALL, self.latest or _AFTER_ALL, self.text)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both can be right: they share a day, and two intervals also begin and end alike.

        An open end fits every end; "about" reaches into the neighbouring year, month or day; doubt widens nothing.
        """
        if not isinstance(other, Date):
            return False
        if self.is_interval and other.is_interval and not _ends_agree(self, other):
            return False
        mine, theirs = _reaches(self, other), _reaches(other, self)
        return any(first <= last_too and first_too <= last for first, last in mine for first_too, last_too in theirs)

    def references(self) -> tuple[Reference, ...]:
        """List nothing: a date names no entity."""
        return ()


def parse_date(raw: Raw) -> Date:
    """Read a date in EDTF: levels 0 and 1 without time of day and seasons, and a year not stated (level 2)."""
    text = read_text(raw, "a date")
    if parsed := _read_date(text):
        return parsed
    hint = probably_meant(suggest_dates(text), _parse_strictly) or f"; write {_FORMS}"
    raise NotAValue(f"{quoted(text)} is not a date{hint}")


def span_of_time(start: Date | None, end: Date | None) -> Date:
    """Make the time from one single date to another; at least one must be given."""
    return Date(start.start if start else None, end.start if end else None)


def _parse_strictly(text: str) -> Date:
    if parsed := _read_date(text):
        return parsed
    raise NotAValue("not a date")


def _read_date(text: str) -> Date | None:
    """Give the date; None where the text has not the form of one, NotAValue where only the form is right."""
    first, slash, last = text.partition("/")
    if not slash:
        moment = read_moment(text)
        return Date(moment, moment) if moment else None
    interval = Date(*(None if end == _OPEN else read_moment(end) for end in (first, last)))
    has_form = interval != Date(None, None) and _has_end(interval.start, first) and _has_end(interval.end, last)
    if has_form:
        _check_interval(interval, text)
    return interval if has_form else None


def _has_end(moment: Moment | None, written: str) -> bool:
    return moment is not None or written == _OPEN


def _check_interval(interval: Date, text: str) -> None:
    start, end = interval.start, interval.end
    if any(moment and moment.year is None for moment in (start, end)):
        raise NotAValue(f"{quoted(text)} has an end whose year is not stated; write the year, or leave that end open")
    if start and start == end:
        raise NotAValue(f"{quoted(text)} begins and ends alike; did you mean '{start.text}'")
    if interval.earliest and interval.latest and interval.earliest > interval.latest and start and end:
        raise NotAValue(f"{quoted(text)} ends before it begins; did you mean '{end.text}/{start.text}'")


def _single_words(moment: Moment) -> str:
    unstated = ", year not stated" if moment.year is None else ""
    return moment.words() + unstated + (", uncertain" if moment.is_uncertain else "")


def _end_words(moment: Moment) -> str:
    remarks = ["year not stated"] * (moment.year is None) + ["uncertain"] * moment.is_uncertain
    return moment.words() + (f" ({', '.join(remarks)})" if remarks else "")


def _ends_agree(one: Date, other: Date) -> bool:
    pairs = ((one.start, other.start), (one.end, other.end))
    return all(Date(mine, mine).agrees_with(Date(theirs, theirs)) for mine, theirs in pairs if mine and theirs)


def _reaches(one: Date, other: Date) -> list[tuple[int, int]]:
    """List what a date may mean as first and last day; one without a year is tried in the years of the other."""
    if one.start and one.start.year is None:
        first, last = (other.earliest or (1,))[0], (other.latest or (9999,))[0]
        if other.start and other.start.year is None:
            first, last = 1999, 2001
        return [moment.reach() for moment in one.start.in_years(first - 1, min(last + 1, first + _YEARS_TO_TRY))]
    start = one.start.reach()[0] if one.start else _FIRST_ORDINAL
    end = one.end.reach()[1] if one.end else _LAST_ORDINAL
    return [(start, end)]
