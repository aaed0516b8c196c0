"""Amounts in running text: numbers in digits and words with unit and comparator, ordinals, labels and vague words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.reading.cardinals import read_cardinals, read_lone_units
from generator.reading.dates import read_dates
from generator.reading.joining import join_amounts
from generator.reading.labels import read_labels
from generator.reading.mentions import Amount
from generator.reading.ordinals import read_ordinals
from generator.reading.text import flatten, lower
from generator.reading.vague import read_vague_amounts

# Stands where something was read; no pattern takes it for a word, a digit or a blank.
_READ = "\0"
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@\S+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|org|net|gov|edu|info|html?|pdf)\b(?:/\S*)?"
    r"|(?<![\w.])\+[0-9][0-9 ()-]{6,20}[0-9]|(?<![\w.,])\(?0[0-9]{1,4}\)?[ -][0-9]{3,4}(?:[ -]?[0-9]{2,4})*(?!\w)"
    r"|(?<![\w.,-])\(?[0-9]{3}\)?[ -][0-9]{3}-[0-9]{4}(?!\w)|(?<![\w.,-])[0-9]{3}-0[0-9]{3}(?!\w)"
)
_NAME = re.compile(r"\b[A-Z][\w'-]+, $")
_NAME_LENGTH = 40
_BEHIND_AGE = re.compile(r"[,.;)]|$| and\b")
_AGES = range(10, 111)


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Read the amounts of a text in their order; none overlaps another or belongs to a date.

    Read are numbers in digits and in words (`a dozen`, `half a million`, `twice`, `two thirds`), sums of money,
    percentages, stretches of time (`two years and three months` is one of 27 months), ordinals, labels (`No. 2`,
    `3 p.m.`, `3-1`) and vague words (`tens of thousands`, `several`). A range gives two amounts with their bounds.
    `both` and the pronoun `one` count nothing; telephone numbers and addresses are left out.
    """
    flat = flatten(text)
    rest = _without(flat, ((date.start, date.end) for date in read_dates(text)))
    rest = _without(rest, (match.span() for match in _ADDRESS.finditer(rest)))
    labels = list(_apart(read_labels(rest)))
    found, rest, lowered = labels, lower(_without(rest, _places(labels))), lower(flat)
    in_context = (partial(read_cardinals, lowered=lowered), partial(read_lone_units, lowered=lowered))
    for read in (read_vague_amounts, read_ordinals, *in_context):
        fresh = list(_apart(read(rest)))
        found, rest = found + fresh, _without(rest, _places(fresh))
    joined = join_amounts(flat, sorted(found, key=lambda amount: amount.start))
    settled = (_with_age(flat, amount) for amount in joined)
    return tuple(replace(amount, text=text[amount.start : amount.end]) for amount in settled)


def _places(amounts: Iterable[Amount]) -> Iterator[tuple[int, int]]:
    return ((amount.start, amount.end) for amount in amounts)


def _without(rest: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in places:
        rest = rest[:start] + _READ * (end - start) + rest[end:]
    return rest


def _apart(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Keep of overlapping amounts the one that was read first."""
    taken: set[int] = set()
    for amount in amounts:
        places = range(amount.start, amount.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield amount


def _with_age(flat: str, amount: Amount) -> Amount:
    """Give years to a bare number that stands between signs behind a name: "Tom Ash, 47, was tried"."""
    if amount.unit or amount.sort != "cardinal" or amount.value not in _AGES or not amount.text.isdigit():
        return amount
    is_age = _NAME.search(flat[max(0, amount.start - _NAME_LENGTH) : amount.start]) and _BEHIND_AGE.match(
        flat, amount.end
    )
    return replace(amount, unit="year", sort="duration") if is_age else amount
