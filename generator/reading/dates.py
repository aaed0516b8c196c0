"""Dates in running text: days, months, years, weekdays, ranges, and words that only the reader's day explains."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.reading.date_rules import RULES
from generator.reading.mentions import Mention
from generator.reading.text import flatten

_JOINTS = {"-", " - ", " to ", " through ", " until ", " till "}
_JOINED = {"date", "month", "year"}
_BETWEEN = "between "
_DIGIT = re.compile("[0-9]")
# How many texts are remembered, as amounts and names ask again for the dates of the text that they are read from.
_REMEMBERED = 1_024
# Stands where a date was read; no pattern takes it for a word, a digit or a blank.
_READ = "\0"


@lru_cache(maxsize=_REMEMBERED)
def read_dates(text: str) -> tuple[Mention, ...]:
    """Read the dates of a text in their order; no two overlap, and each stands at its place.

    The text may have any quotation marks, dashes and blanks. `may` and `march` are months only where the words beside
    them say so, and four digits are a year only where nothing is counted. A day in digits whose month is not certain
    (11/1/2024) is no date.
    """
    flat = flatten(text)
    found = sorted(_apply_rules(flat), key=lambda mention: mention.start)
    return tuple(replace(each, text=text[each.start : each.end]) for each in _join_ranges(flat, found))


def _apply_rules(flat: str) -> Iterator[Mention]:
    """Yield what each rule reads in what the rules before it have left."""
    rest, has_digits = flat, bool(_DIGIT.search(flat))
    for rule in RULES:
        if rule.has_digits and not has_digits:
            continue
        found = [mention for match in rule.pattern.finditer(rest) if (mention := rule.read(match))]
        for mention in found:
            rest = rest[: mention.start] + _READ * (mention.end - mention.start) + rest[mention.end :]
        yield from found


def _join_ranges(flat: str, found: list[Mention]) -> Iterator[Mention]:
    waiting: Mention | None = None
    for mention in found:
        if waiting and _are_joined(flat, waiting, mention):
            waiting = _join(waiting, mention)
            continue
        if waiting:
            yield waiting
        waiting = mention
    if waiting:
        yield waiting


def _are_joined(flat: str, first: Mention, second: Mention) -> bool:
    if {first.sort, second.sort} - _JOINED or first.part or second.part:
        return False
    gap = flat[first.end : second.start]
    before = flat[max(0, first.start - len(_BETWEEN)) : first.start].lower()
    return gap in _JOINTS or (gap == " and " and before == _BETWEEN)


def _join(first: Mention, second: Mention) -> Mention:
    """Make a range of two dates; a year that only the second has is the first's as well, unless it lies before it."""
    in_order = (first.month or 0, first.day or 0) <= (second.month or 0, second.day or 0)
    return replace(
        first,
        end=second.end,
        sort="range",
        year=second.year if first.year is None and in_order else first.year,
        end_year=second.year,
        end_month=second.month,
        end_day=second.day,
    )
