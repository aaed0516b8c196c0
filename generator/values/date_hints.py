"""What someone who wrote a date in another way probably meant."""

import re
from collections.abc import Callable, Iterator

from generator.values.moments import MONTHS
from generator.values.raw import with_ascii_digits

_LONGEST = 60
_MONTH_NUMBERS = {name[:3].casefold(): f"{number:02}" for number, name in enumerate(MONTHS, start=1)}
_NAMED = "|".join(f"{name[:3]}(?:{name[3:]}|\\.)?" if name[3:] else name for name in MONTHS) + "|Sept\\.?"


def suggest_dates(text: str) -> Iterator[str]:
    """Yield EDTF texts that may have been meant, the likeliest first; not all of them are dates."""
    if len(text) > _LONGEST:
        return
    plain = with_ascii_digits(text).replace("–", "-").replace("—", "-").strip()
    yield from _suggest_single(plain)
    yield from _suggest_interval(plain)


def _suggest_single(text: str) -> Iterator[str]:
    if text.startswith("~"):
        yield text[1:] + "~"
    for qualifier, words in _DOUBTS:
        if match := re.fullmatch(rf"(?:{words}) ?(.+)", text, re.IGNORECASE):
            yield from (exact + qualifier for exact in _suggest_exact(match[1]))
    yield from _suggest_exact(re.sub(r"^(?:in|on) ", "", text))


def _suggest_exact(text: str) -> Iterator[str]:
    for pattern, write in _NOTATIONS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII):
            yield write(match)


def _suggest_interval(text: str) -> Iterator[str]:
    for pattern, has_start, has_end in _INTERVALS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII):
            start = next(_suggest_single(match["start"]), "") if has_start else ".."
            end = next(_suggest_single(match["end"]), "") if has_end else ".."
            yield f"{start}/{end}"


def _number(month_name: str) -> str:
    return _MONTH_NUMBERS[month_name[:3].casefold()]


def _numeric(match: re.Match[str]) -> str:
    return "-".join([match["year"], *(match[part].zfill(2) for part in ("month", "day") if match[part])])


def _named(match: re.Match[str]) -> str:
    groups = match.groupdict()
    parts = [groups.get("year") or "XXXX", _number(match["month"])]
    return "-".join([*parts, groups["day"].zfill(2)] if groups.get("day") else parts)


_DOUBTS = (("~", "about|around|circa|ca?\\.?|approximately"), ("?", "perhaps|probably|possibly|maybe"))
_SEPARATED = r"(?P<year>\d{4})[-/. ](?P<month>\d\d?)(?:[-/. ](?P<day>\d\d?))?"
_NOTATIONS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?:\d{4}|XXXX)(?:-\d\d)?(?:-\d\d)?[~?%]?", lambda match: match[0].upper()),
    (r"(\d{4}(?:-\d\d){0,2})(?:\?~|~\?)", lambda match: f"{match[1]}%"),
    (r"(\d{4}-\d\d-\d\d)[T ][0-9:.+Z-]+", lambda match: match[1]),
    (r"(\d{4})(?:-XX)?-XX", lambda match: match[1]),
    (r"(\d{4}-\d\d)-XX", lambda match: match[1]),
    (r"(\d{3})(?:X|0'?s)", lambda match: f"{match[1]}0/{match[1]}9"),
    (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _numeric),
    (_SEPARATED, _numeric),
    (r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})", _numeric),
    (r"(?P<year>\d{4})[-/](?P<day>\d\d)[-/](?P<month>\d\d)", _numeric),
    (rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMED}),? (?P<year>\d{{4}})", _named),
    (rf"(?P<month>{_NAMED}) (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _named),
    (rf"(?P<month>{_NAMED}),? (?P<year>\d{{4}})", _named),
    (rf"(?P<year>\d{{4}})[ -](?P<month>{_NAMED})", _named),
    (rf"(?P<day>\d\d?)(?:st|nd|rd|th)? (?P<month>{_NAMED})", _named),
    (rf"(?P<month>{_NAMED})", _named),
)
_INTERVALS = (
    (r"(?:from |between )?(?P<start>.+?) ?(?:/| to | until | and | - |-)(?: )?(?P<end>.+)", True, True),
    (r"(?:since|from) (?P<start>.+?)(?: on(?:wards?)?)?", True, False),
    (r"(?P<start>[^/]+)(?:/|/\.|/\.\.\.|/open|/now|/present| - )", True, False),
    (r"(?:until|till|to|up to) (?P<end>.+)", False, True),
    (r"(?:|\.|\.\.\.|open)/(?P<end>[^/]+)", False, True),
)
