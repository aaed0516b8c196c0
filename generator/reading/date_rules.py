"""How dates are written: one pattern a form, each with what it means."""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.reading.mentions import DateSort, Mention
from generator.reading.text import lower
from generator.reading.vocabulary import MONTHS, WEEKDAYS, either
from generator.reading.years import is_month, is_year


class DateRule(NamedTuple):
    """A form of dates; `read` gives None where the words around show that no date is meant."""

    pattern: re.Pattern[str]
    has_digits: bool
    read: Callable[[re.Match[str]], Mention | None]


_FULL_MONTHS = {spelled: number for number, name in enumerate(MONTHS, 1) for spelled in (name, name.upper())}
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
_MONTHS = _FULL_MONTHS | _SHORT_MONTHS | {name.upper(): number for name, number in _SHORT_MONTHS.items()}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORT_WEEKDAYS = ("Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
_FULL_WEEKDAYS = (*WEEKDAYS, *map(str.upper, WEEKDAYS))
_PARTS = {
    "beginning of": "start", "start of": "start", "middle of": "mid", "end of": "end", "early": "early", "mid": "mid",
    "late": "late", "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
}  # fmt: skip

_YEAR = "(?:1[0-9]|20)[0-9]{2}"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"(?P<day>{_DAY})(?:(?:-| to )(?P<end_day>{_DAY}))?"
_MONTH = rf"\b(?P<month>{either(_MONTHS)})\b\.?"
_AND_YEAR = rf"(?:(?:, ?| )(?P<year>{_YEAR}))?"
_WEEKDAY = rf"(?:\b(?P<weekday>{either((*_SHORT_WEEKDAYS, *_FULL_WEEKDAYS))})\b\.?,? (?:the )?)?"
_PART = r"(?:\b(?P<part>(?i:early|mid|late|(?:beginning|start|middle|end) of))[ -](?:the )?)?"
_BEGINS = r"(?<![\w.,:/$€£¥#-])"
_ENDS = r"(?![\w$%]|[.,:/-][0-9])"
_BEGINS_YEAR = rf"(?:{_BEGINS}|(?<=[a-z]-)|(?<=[0-9]{{4}}-))"
_ISO = rf"(?P<year>{_YEAR})(?P<dash>[-/])(?P<iso_month>[0-9]{{2}})(?P=dash)(?P<iso_day>[0-9]{{2}})"
_DIGITS = rf"(?P<one>[0-9]{{1,2}})(?P<dot>[./])(?P<other>[0-9]{{1,2}})(?P=dot)(?P<last_year>{_YEAR})"
_NEWSPAPER = r"(?:Times|Mirror|Express|Telegraph|Mail|Post)\b"
_STRETCH = (
    "(?:day|week|weekend|month|quarter|year|decade|century|morning|afternoon|evening|night|spring|summer|autumn|winter)"
)
_RELATIVE = (
    rf"\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:{_STRETCH}|(?P<weekday>{either(WEEKDAYS)})|(?P<month>{either(MONTHS)}))\b",
    rf"\b[Tt]he (?:following|next|previous|same|past) {_STRETCH}\b|\b[Tt]he (?:day|week|month|year) (?:before|after)\b",
    r"\b[Tt]hat (?:same )?(?:day|week|month|year|night)\b|\b(?i:yesterday|today|tomorrow|tonight)\b",
)


def _mention(match: re.Match[str], sort: DateSort, **fields: int | str | None) -> Mention:
    """Put a mention where the pattern matched."""
    return Mention(match[0], match.start(), match.end(), sort, **fields)  # type: ignore[arg-type]


def _number(digits: str | None) -> int | None:
    return int(digits.rstrip("stndrh")) if digits else None


def _read_calendar(match: re.Match[str]) -> Mention | None:
    """Read what the named groups give; a day that its month does not have makes no date."""
    groups = match.groupdict()
    month, day, end_day = _MONTHS.get(groups["month"]), _number(groups.get("day")), _number(groups.get("end_day"))
    if month is None or max(day or 1, end_day or 1) > _MONTH_DAYS[month - 1] or (end_day and end_day <= (day or 0)):
        return None
    year = _number(groups.get("year"))
    return _mention(
        match,
        "range" if end_day else "date" if day else "month",
        year=year,
        month=month,
        day=day,
        weekday=_weekday(groups.get("weekday")),
        part=_part(groups.get("part")),
        end_year=year if end_day else None,
        end_month=month if end_day else None,
        end_day=end_day,
    )


def _weekday(written: str | None) -> str | None:
    return next((name.lower() for name in WEEKDAYS if written and name.lower().startswith(written.lower())), None)


def _part(written: str | None) -> str:
    return _PARTS[written.lower()] if written else ""


def _read_digits(match: re.Match[str]) -> Mention | None:
    """Read a date in digits; one whose day and month could change places is none."""
    if match["iso_month"]:
        month, day = int(match["iso_month"]), int(match["iso_day"])
    else:
        month, day = sorted((int(match["one"]), int(match["other"])))
        if day <= len(MONTHS) and month != day:
            return None
    if not (1 <= month <= len(MONTHS) and 1 <= day <= _MONTH_DAYS[month - 1]):
        return None
    return _mention(match, "date", year=int(match["year"] or match["last_year"]), month=month, day=day)


def _read_year_and_digits(match: re.Match[str]) -> Mention | None:
    """Read `2019-20` as two years and `2019-03` as a month; `2009-10` is two years, since they follow each other."""
    year, second = int(match["year"]), int(match["second"])
    following = year - year % 100 + second
    if following > year and (second > len(MONTHS) or following == year + 1):
        return _mention(match, "range", year=year, end_year=following)
    return _mention(match, "month", year=year, month=second) if 1 <= second <= len(MONTHS) else None


def _read_decade(match: re.Match[str]) -> Mention:
    year = int(match["decade"]) * 10
    return _mention(match, "range", year=year, end_year=year + 9, part=_part(match["part"]))


def _read_season(match: re.Match[str]) -> Mention:
    return _mention(match, "year", year=int(match["year"]), part=_part(match["season"]))


def _read_relative(match: re.Match[str]) -> Mention:
    groups = match.groupdict()
    month, weekday = _MONTHS.get(groups.get("month") or ""), _weekday(groups.get("weekday"))
    return _mention(match, "relative", month=month, weekday=weekday, words=lower(match[0]))


def _read_month(match: re.Match[str]) -> Mention | None:
    meant = match["part"] or is_month(match.string, match.start("month"), match.end("month"))
    return _read_calendar(match) if meant else None


def _read_year(match: re.Match[str]) -> Mention | None:
    if not match["part"] and not is_year(match.string, match.start("year"), match.end("year")):
        return None
    return _mention(match, "year", year=int(match["year"]), part=_part(match["part"]))


def _read_weekday(match: re.Match[str]) -> Mention:
    return _mention(match, "weekday", weekday=_weekday(match["weekday"]))


# Tried in this order; what one has read is no longer there for the next.
RULES = tuple(
    DateRule(re.compile(pattern), "[0-9]" in pattern, read)
    for pattern, read in (
        (rf"{_BEGINS}(?:{_ISO}|{_DIGITS}){_ENDS}", _read_digits),
        (rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAYS}{_AND_YEAR}{_ENDS}(?! (?:people|per|percent)\b)", _read_calendar),
        (rf"{_WEEKDAY}{_BEGINS}{_DAYS} (?:of )?{_MONTH}{_AND_YEAR}(?!\w)", _read_calendar),
        (rf"{_PART}{_MONTH},? (?:of )?(?P<year>{_YEAR})(?![\w$%]|[.,:/][0-9])", _read_calendar),
        (rf"\b(?P<season>(?i:spring|summer|autumn|fall|winter)) (?:of )?(?P<year>{_YEAR}){_ENDS}", _read_season),
        (rf"{_PART}{_BEGINS}(?P<decade>(?:1[0-9]|20)[0-9])0'?s\b", _read_decade),
        (rf"{_BEGINS}(?P<year>{_YEAR})[-/](?P<second>[0-9]{{2}}){_ENDS}", _read_year_and_digits),
        *((pattern, _read_relative) for pattern in _RELATIVE),
        (rf"{_PART}\b(?P<month>{either(_FULL_MONTHS)})\b", _read_month),
        (rf"(?<=\b[Ii]n )(?P<month>{either(_SHORT_MONTHS)})\.", _read_calendar),
        (rf"{_PART}{_BEGINS_YEAR}(?P<year>{_YEAR})(?![\w$%]|[.,:/][0-9]|-(?!{_YEAR})[0-9])", _read_year),
        (rf"\b(?P<weekday>{either(_FULL_WEEKDAYS)})s?\b(?! {_NEWSPAPER})", _read_weekday),
    )
)
