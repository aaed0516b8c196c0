"""Amounts that belong together: a stretch of years and months, the two ends of a range, the two sides of a score."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from generator.reading.mentions import Amount, Comparator
from generator.reading.numerals import value_of

# How many of the smallest unit each holds; years and days cannot be converted into each other.
_MONTHS = {"century": 1_200, "decade": 120, "year": 12, "month": 1}
_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
SCALES = MappingProxyType(
    {unit: ("month", size) for unit, size in _MONTHS.items()}
    | {unit: ("second", size) for unit, size in _SECONDS.items()}
)
_DURATION_JOINTS = frozenset((" and ", ", ", ", and ", " "))
_SHARING_JOINTS = frozenset((" to ", " or ", " and ", "-", " - ", "-to-", "-or-"))
_RANGE_JOINTS = frozenset((" to ", "-", " - ", "-to-"))
_SCALE = re.compile(r"(?:hundred|thousand|million|billion|trillion|bn|tn|mn|[km])\b")
_LONGEST_LEAD = len("between ")
_FIRST_WITHOUT_SCALE = 1_000


def join_amounts(flat: str, amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Join the amounts of a flattened text, given in their order, with their neighbours where the text joins them.

    Years and months make one stretch of months. The ends of a range share unit and scale and become bounds, unless the
    text tells of a change ("from 2 to 3 euros"). Two bare numbers with a hyphen between them are one label, a score.
    """
    joined: list[Amount] = []
    for amount in amounts:
        pair = _join(flat, joined[-1], amount) if joined else None
        joined[-1:] = [*joined[-1:], amount] if pair is None else pair
    return tuple(joined)


def _join(flat: str, first: Amount, second: Amount) -> list[Amount] | None:
    """Give what becomes of two neighbours: one amount, two changed ones, or None if they have nothing in common."""
    gap = flat[first.end : second.start]
    if gap in _DURATION_JOINTS and _continues(first, second):
        return [_add(first, second)]
    if gap not in _SHARING_JOINTS:
        return None
    if first.sort == "label" and first.unit and not second.unit and second.sort == "cardinal":
        return [first, replace(second, sort="label", unit=first.unit, value=None, words=second.text)]
    if first.value is None or second.value is None or "ordinal" in {first.sort, second.sort}:
        return None
    first, second = _share(flat, first, second)
    if gap == "-" and not (first.unit and _ascend(first, second)):
        return _score(flat, first, second)
    return _bound(flat[max(0, first.start - _LONGEST_LEAD) : first.start].lower(), gap, first, second)


def _continues(first: Amount, second: Amount) -> bool:
    """Tell whether the second names a smaller unit of the same stretch of time."""
    if second.comparator or "-" in second.text or first.sort != "duration" or second.sort != "duration":
        return False
    (base, size), (other_base, other_size) = SCALES[first.unit], SCALES[second.unit]
    return base == other_base and size > other_size


def _add(first: Amount, second: Amount) -> Amount:
    ratio = Decimal(SCALES[first.unit][1]) / SCALES[second.unit][1]
    value = (first.value or 0) * ratio + (second.value or 0)
    return replace(first, end=second.end, value=value, unit=second.unit)


def _share(flat: str, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Give both what only one of them has: the unit, and for the first the scale of "5 to 10 million"."""
    if second.unit and not first.unit and second.unit != "time":
        first = replace(first, unit=second.unit, sort=second.sort)
    elif first.sort in {"duration", "money"} and not second.unit:
        second = replace(second, unit=first.unit, sort=first.sort)
    if first.unit == second.unit:
        first = replace(first, value=_scaled(flat, first, second))
    return first, second


def _scaled(flat: str, first: Amount, second: Amount) -> Decimal | None:
    scale = _SCALE.search(flat[second.start : second.end].lower())
    if not (scale and first.value and second.value) or first.value >= _FIRST_WITHOUT_SCALE:
        return first.value
    scaled = first.value * value_of(scale[0])
    return scaled if scaled < second.value else first.value


def _ascend(first: Amount, second: Amount) -> bool:
    return first.unit == second.unit and (first.value or 0) < (second.value or 0)


def _score(flat: str, first: Amount, second: Amount) -> list[Amount] | None:
    words = flat[first.start : second.end]
    if not words.replace("-", "").isdigit():
        return None
    return [Amount(words, first.start, second.end, "label", words=words)]


def _bound(before: str, gap: str, first: Amount, second: Amount) -> list[Amount]:
    is_range = gap in _RANGE_JOINTS and not before.endswith("from ")
    if before.endswith("between ") and gap == " and ":
        is_range = True
    if not (is_range and _ascend(first, second)) or first.comparator or second.comparator:
        return [first, second]
    low: Comparator = "at least"
    high: Comparator = "at most"
    return [replace(first, comparator=low), replace(second, comparator=high)]
