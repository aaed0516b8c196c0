"""Numbers, dates and words with their opposites, found and changed by plain patterns that know none of the rules."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from random import Random

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
# Each is tried in both directions, and as a whole word alone.
_PAIRS = """
    before/after earlier/later more/less most/least accepted/refused foreign/domestic abroad/at_home public/secret
    publicly/secretly former/current previously/subsequently increase/decrease legal/illegal legally/illegally
    able/unable bought/sold opened/closed inside/outside high/low strong/weak strengthen/weaken true/false
    falsely/truly always/never internal/external encourage/discourage encouraged/discouraged prevented/enabled
    severe/mild widens/narrows start/end beginning/ending top/bottom new/old significant/minor supported/opposed
    support/oppose protect/harm joined/left joins/leaves joining/leaving important/unimportant
    voluntarily/unwillingly maintain/end won/lost official/unofficial revealed/concealed confirmed/denied
    succeeded/failed historic/ordinary mainly/hardly broad/narrow known/unknown upward/downward gained/lost
    arrived/departed rose/fell raise/lower raised/lowered with/without classified/unclassified bans/allows
    praised/blamed allowed/forbade friendly/hostile hot/cold rare/common powerful/powerless safe/dangerous
"""
OPPOSITES = tuple(tuple(pair.replace("_", " ").split("/")) for pair in _PAIRS.split())

_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<!\w)(?<!\d[.,])(?:(?P<digits>{_NUMERAL})(?P<suffix>st|nd|rd|th)?|(?P<cardinal>{'|'.join(CARDINALS)})"
    rf"|(?P<ordinal>{'|'.join(ORDINALS)}))(?!\w)",
    re.IGNORECASE,
)
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}})?"
    rf"|\b{_MONTH} \d{{4}}\b|\b(?:19|20)\d\d\b"
)
# "one" that counts nothing: "no one", "one another".
_PRONOUN = re.compile(
    r"(?:\b(?:no|any|every|some|each|the|this|that|which) (?=one\b))|\bone(?= another\b)", re.IGNORECASE
)
_SINGULARS = re.compile(r"([ -])(year|month|week|day|case|document|post|person)\b(?!s)")
_PARTS = re.compile(rf"\b(?P<year>(?:19|20)\d\d)\b|\b(?P<month>{_MONTH})\b|\b(?P<weekday>{'|'.join(WEEKDAYS)})\b")
_DAY_BEHIND = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b(?!\d)")
_DAY_BEFORE = re.compile(rf"\b(\d{{1,2}}) {_MONTH}\b")
_LAST_SURE_DAY = 28
_LARGEST_NEAR = 12


class Figure(NamedTuple):
    """A number as it stands in a text: its place, value and style (digits, numbered as 4th, cardinal or ordinal)."""

    start: int
    end: int
    value: Decimal
    style: str


class Swap(NamedTuple):
    """A stretch of a text and what is to stand there instead."""

    start: int
    end: int
    new: str


def figures(text: str) -> tuple[Figure, ...]:
    """Give the numbers of a text, those of dates apart."""
    blank = _DATE.sub(lambda found: "\0" * len(found[0]), text)
    pronouns = {found.end() for found in _PRONOUN.finditer(text)} | {found.start() for found in _PRONOUN.finditer(text)}
    return tuple(
        _figure(found)
        for found in _FIGURE.finditer(blank)
        if not (found[0].lower() == "one" and found.start() in pronouns)
    )


def _figure(found: re.Match[str]) -> Figure:
    if found["digits"]:
        return Figure(
            *found.span("digits"),
            Decimal(found["digits"].replace(",", "")),
            "numbered" if found["suffix"] else "digits",
        )
    style, words = ("cardinal", CARDINALS) if found["cardinal"] else ("ordinal", ORDINALS)
    return Figure(*found.span(), Decimal(words.index(found[0].lower())), style)


def values_in(text: str) -> frozenset[Decimal]:
    """Give every number of a text, those of dates too."""
    plain = {_figure(found).value for found in _FIGURE.finditer(text)}
    return frozenset(plain | {Decimal(found[0]) for found in re.finditer(r"(?<!\d)\d+(?!\d)", text)})


def other_values(figure: Figure, known: Collection[Decimal], dice: Random) -> list[Decimal]:
    """Give two plausible numbers that are none of the known: one near, one of another size."""
    value = figure.value
    if figure.style in ("cardinal", "ordinal") or (value == int(value) and value <= _LARGEST_NEAR):
        near = [Decimal(each) for each in range(2, 13) if Decimal(each) not in known]
        return dice.sample(near, min(2, len(near)))
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    near = [each for each in (value + step, value - step, value + 2 * step) if each not in known and each > 1]
    far = [each for each in (value * 10, value + 30 * step, value * 2) if each not in known]
    return [dice.choice(each) for each in (near, far) if each]


def exchange_value(text: str, figure: Figure, value: Decimal) -> Swap:
    """Write another number in the place and the style of one, with its noun in the number that English wants."""
    old = text[figure.start : figure.end]
    new = _written(value, figure.style, comma="," in old)
    if old[:1].isupper():
        new = new.capitalize()
    noun = _SINGULARS.match(text, figure.end)
    if figure.value == 1 and figure.style != "ordinal" and noun and noun[1] == " ":
        return Swap(figure.start, noun.end(), f"{new} {noun[2]}s")
    return Swap(figure.start, figure.end, new)


def _written(value: Decimal, style: str, *, comma: bool) -> str:
    words = {"cardinal": CARDINALS, "ordinal": ORDINALS}.get(style, ())
    if value == int(value) and int(value) < len(words):
        return words[int(value)]
    digits = f"{value:,f}" if comma else f"{value:f}"
    return f"{digits}th" if style == "ordinal" else digits


def changed_dates(text: str, dice: Random) -> Iterator[Swap]:
    """Change each year by one, each month, day and weekday to another."""
    for found in _PARTS.finditer(text):
        if found["year"]:
            yield from (Swap(*found.span(), str(int(found[0]) + step)) for step in (-1, 1))
        else:
            words = MONTHS if found["month"] else WEEKDAYS
            yield Swap(*found.span(), dice.choice([each for each in words if each != found[0]]))
    for pattern in (_DAY_BEHIND, _DAY_BEFORE):
        for found in pattern.finditer(text):
            day = int(found[1])
            yield Swap(*found.span(1), str(day + 1 if day < _LAST_SURE_DAY else day - 1))


def changed_edtf(text: str) -> Iterator[str]:
    """Change the year, month and day of each end of an EDTF date."""
    for found in re.finditer(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?", text):
        for part, last in (("year", 9999), ("month", 12), ("day", _LAST_SURE_DAY)):
            if found[part]:
                old = int(found[part])
                new = old + 1 if old < last else old - 1
                start, end = found.span(part)
                yield f"{text[:start]}{new:0{end - start}}{text[end:]}"


def opposites(text: str) -> Iterator[Swap]:
    """Turn each word that has an opposite in the list into it; `more than 5` is a bound and left alone."""
    for one, other in OPPOSITES:
        for old, new in ((one, other), (other, one)):
            for found in re.finditer(rf"(?<![\w-]){old}(?![\w-])(?! than (?:\d|{'|'.join(CARDINALS)}))", text):
                yield Swap(*found.span(), new)
