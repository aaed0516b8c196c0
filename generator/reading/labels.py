"""Numbers that name and do not count: clock times, rooms, articles, versions, scores of digits with letters."""

import re
from collections.abc import Iterator

from generator.reading.mentions import Amount
from generator.reading.numerals import ONES
from generator.reading.text import lower
from generator.reading.vocabulary import either

_HOURS = {**ONES, "ten": 10, "eleven": 11, "twelve": 12}
_NOON = 12
_DIGIT = re.compile("[0-9]")
_SPOKEN = {"half past": "30", "quarter past": "15", "quarter to": "45"}
_KINDS = (
    "annex|appendix|apartment|article|berth|chapter|channel|clause|courtroom|directive|flight|gate|highway|number|page"
    "|paragraph|pier|platform|regulation|resolution|room|route|section|suite"
)
# Words that name something only with a capital: "Line 4", but "in line 4 people waited".
_CAPITAL_KINDS = (
    "Act|Airbus|Apollo|Area|Block|Boeing|Building|Bus|Camp|Case|Category|Cell|Circuit|Class|Code|Court|Day|District"
    "|Figure|Floor|Form|Formula|Grade|Group|Hall|House|Hut|Item|Lane|Level|Line|Lot|Order|Part|Phase|Point|Quay|Rule|Schedule|Stage"
    "|Table|Team|Terminal|Tier|Title|Track|Tram|Type|Unit|Volume|Ward|Windows|Zone"
)
_STREETS = "Street|Road|Avenue|Lane|Quay|Square|Row|Terrace|Drive|Court|Wharf|Alley|Boulevard"
_DESIGNATION = r"[0-9]+(?:[.-][0-9]+)*[A-Za-z]?"
_BEGINS = r"(?<![\w.,:/$€£¥-])"
_HALF_DAY = r" ?(?P<half>[aApP])\.? ?[mM](?:\b\.?|\.)"
_CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEGINS}(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5][0-9]))?{_HALF_DAY}",
        rf"\b(?P<hour>(?i:{either(_HOURS)})){_HALF_DAY}",
        rf"{_BEGINS}(?P<hour>2[0-3]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?![\w:]|[.,][0-9])",
        rf"\b(?P<hour>(?i:{either(_HOURS)})|1[0-2]|[1-9]) o'clock\b",
        rf"\b(?i:(?P<spoken>half past|(?:a )?quarter past|(?:a )?quarter to) (?P<hour>{either(_HOURS)}))\b",
        rf"{_BEGINS}(?P<hour>2[0-3]|[01][0-9])(?P<minute>[0-5][0-9])(?= (?:GMT|UTC|local time)\b)",
    )
)
_NAMED = (
    re.compile(rf"\b(?P<unit>No|Nos|no)\. ?(?P<words>{_DESIGNATION})\b"),
    re.compile(rf"\b(?P<unit>No|Nos) (?P<words>{_DESIGNATION})\b(?! [a-z]+s\b)"),
    re.compile(rf"\b(?P<unit>(?i:{_KINDS}))s? (?P<words>{_DESIGNATION})(?![\w%]|[.,][0-9])"),
    re.compile(
        rf"\b(?P<unit>{_CAPITAL_KINDS})s? (?P<words>{_DESIGNATION})(?![\w%]|[.,][0-9])(?! (?:percent|per cent)\b)"
    ),
    re.compile(rf"(?P<unit>#)(?P<words>{_DESIGNATION})\b"),
    re.compile(rf"{_BEGINS}(?P<words>[0-9]+[A-Za-z]?)(?= (?:[A-Z][\w'-]+ ){{1,3}}(?P<unit>{_STREETS})\b)"),
)
_BARE = (
    re.compile(rf"{_BEGINS}[0-9]+(?:\.[0-9]+){{2,}}(?!\w)"),
    re.compile(rf"{_BEGINS}[0-9]+(?:/[0-9]+)+(?!\w)"),
    re.compile(rf"{_BEGINS}[0-9]+(?:-[0-9]+){{2,}}(?!\w)"),
    re.compile(rf"{_BEGINS}[0-9]+(?::[0-9]+)+(?:\.[0-9]+)?(?!\w)"),
    re.compile(rf"{_BEGINS}0[0-9]+(?!\w|[.,][0-9])"),
    re.compile(rf"{_BEGINS}[0-9]+(?!BN\b|AM\b|PM\b|KM\b|KG\b)[A-Z][A-Za-z0-9]*(?!\w)"),
    re.compile(rf"{_BEGINS}(?!(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|CHF)[0-9])[A-Z][A-Za-z]*-?[0-9]+[A-Za-z0-9]*(?:-[0-9]+)?(?!\w|[.,][0-9])"),
    re.compile(rf"{_BEGINS}[a-z]+[0-9]+[a-z0-9]*(?!\w|[.,][0-9])"),
)  # fmt: skip


def read_labels(flat: str) -> Iterator[Amount]:
    """Yield the labels of a flattened text; those of the later patterns may lie inside those of the earlier."""
    for pattern in _CLOCKS:
        yield from (_read_clock(match) for match in pattern.finditer(flat))
    if not _DIGIT.search(flat):
        return
    for pattern in _NAMED:
        yield from (_label(match, match["words"], _kind(match["unit"])) for match in pattern.finditer(flat))
    for pattern in _BARE:
        yield from (_label(match, match[0]) for match in pattern.finditer(flat))


def _label(match: re.Match[str], words: str, unit: str = "") -> Amount:
    return Amount(match[0], match.start(), match.end(), "label", unit=unit, words=lower(words))


def _kind(written: str) -> str:
    kind = lower(written)
    return "no" if kind in {"nos", "number", "#"} else kind


def _read_clock(match: re.Match[str]) -> Amount:
    """Write the time with twenty-four hours where the half of the day is given."""
    groups = match.groupdict()
    hour = _HOURS.get(lower(groups["hour"])) or int(groups["hour"])
    half = lower(groups.get("half") or "")
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    spoken = lower(groups.get("spoken") or "").removeprefix("a ")
    if spoken.endswith("to"):
        hour = (hour - 1) or _NOON
    return _label(match, f"{hour:02}:{groups.get('minute') or _SPOKEN.get(spoken, '00')}", "clock")
