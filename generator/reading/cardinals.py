"""Numbers that count or measure, with comparator and unit: "more than 5,500 documents", "$3.5bn", "a year later"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.reading.comparators import COMPARATOR, COMPARATOR_BEHIND, meaning_of, read_comparator
from generator.reading.mentions import Amount, AmountSort, Comparator
from generator.reading.numerals import NUMERAL, value_of
from generator.reading.units import CURRENCY_SIGNS, MONEY, TIME, counted_noun, unit_behind
from generator.reading.vocabulary import STOP_WORDS, either, word_after, word_before, word_set

_CURRENCIES = frozenset(MONEY.values())
_LETTER = rf"(?:[km](?= {either(MONEY)}\b))?"
_NUMBER = re.compile(
    rf"(?<![\w.])(?<![0-9][,:/])(?:(?P<age>aged?|ages|age of) )?(?:(?P<comparator>{COMPARATOR})[ -])?"
    rf"(?P<minus>minus |(?<![\w)])-)?(?:(?P<sign>{either(CURRENCY_SIGNS)}) ?(?P<price>{NUMERAL}(?:[km]\b)?)"
    rf"|(?P<number>\btwice\b|\bthrice\b|{NUMERAL}{_LETTER}))(?:(?<=[0-9])s\b)?"
)
_TIMES = {"twice": 2, "thrice": 3}
_BEHIND = re.compile(COMPARATOR_BEHIND)
_AND_A_HALF = re.compile(r" and a half\b")
_LONE_UNIT = re.compile(
    rf"\b(?:(?P<comparator>{COMPARATOR}) )?an? (?P<unit>year|month|week|day|hour|minute|decade|century)\b"
    rf"(?P<half> and a half\b)?(?P<behind>{COMPARATOR_BEHIND})?"
)
# "for a year" and "a year later" measure; "5 % a year" and "what a day" do not.
_BEFORE_LONE_UNIT = word_set("after by for in lasted lasting of spend spent take taken takes took within")
_BEHIND_LONE_UNIT = re.compile(
    r" (?:ago|later|earlier|before|after|long|old|sooner|behind bars|in (?:prison|jail)|of imprisonment)\b"
    r"|'s (?:imprisonment|jail|prison|detention|deprivation|probation|leave|notice)\b"
)
# "the first half" and "the other half" are stretches of something else.
_BEFORE_NO_HALF = word_set("best better bottom each either first last latter opening other second that this top")
_BEFORE_PRONOUN = word_set("another any each every no some that this which")
_BEHIND_PRONOUN = word_set("another hand point side thing")
_BOUNDED = re.compile(r"\bat (?:least|most) $")  # "at least one and at most two years"
_PARTNER = re.compile(rf" (?:or|to|in|in every) {NUMERAL}|-to-")


def read_cardinals(rest: str, lowered: str) -> Iterator[Amount]:
    """Yield the numbers of what is left of a text in lower case; the whole text tells what stands before them."""
    for match in _NUMBER.finditer(rest):
        if not _is_idiom(rest, lowered, match):
            yield _read_number(rest, lowered, match)


def read_lone_units(rest: str, lowered: str) -> Iterator[Amount]:
    """Yield the stretches of time that an article measures: a year later, more than a week, an hour and a half."""
    for match in _LONE_UNIT.finditer(rest):
        words = match["comparator"] or ""
        before = read_comparator(lowered, match.start(), words, "a", match["unit"]) if words else ""
        comparator = before or meaning_of(match["behind"] or "")
        measures = comparator or match["half"] or word_before(lowered, match.start()) in _BEFORE_LONE_UNIT
        if measures or _BEHIND_LONE_UNIT.match(rest, match.end()):
            value = Decimal("1.5") if match["half"] else Decimal(1)
            yield _amount(match, match.end(), value, match["unit"], comparator)


def _is_idiom(rest: str, lowered: str, match: re.Match[str]) -> bool:
    """Tell whether the words of a number are none here: one of them, the second half, 12x."""
    number, end = match["number"] or match["price"], match.end()
    if number == "one" and not _BOUNDED.search(lowered[: match.start("number")]):
        return _is_pronoun(rest, lowered, match)
    if number == "half" and _is_other_half(lowered[: match.start("number")]):
        return True
    return rest[end : end + 1].isalnum() and not unit_behind(rest, end)[0]


def _is_other_half(before: str) -> bool:
    """Tell whether a half belongs to a unit before it (a year and a half) or is a stretch of something."""
    return before.endswith(" and a ") or word_before(before, len(before)) in _BEFORE_NO_HALF


def _is_pronoun(rest: str, lowered: str, match: re.Match[str]) -> bool:
    end = match.end()
    if unit_behind(rest, end)[0] or _PARTNER.match(rest, end):
        return False
    after = word_after(rest, end)
    if not after or after in STOP_WORDS - {"more", "such", "other"} or after in _BEHIND_PRONOUN:
        return True
    return word_before(lowered, match.start("number")) in _BEFORE_PRONOUN


def _read_number(rest: str, lowered: str, match: re.Match[str]) -> Amount:
    number, words = match["number"] or match["price"], match["comparator"] or ""
    value = Decimal(_TIMES[number]) if number in _TIMES else value_of(number)
    unit, behind, end = _read_behind(rest, match.end())
    if unit in TIME and (half := _AND_A_HALF.match(rest, end)):
        value, end = value + Decimal("0.5"), half.end()
    unit = _unit_before(match) or unit or counted_noun(rest, end, singular=value == 1)
    before = read_comparator(lowered, match.start("comparator"), words, number, unit) if words else ""
    return _amount(match, end, -value if match["minus"] else value, unit, before or behind)


def _read_behind(rest: str, place: int) -> tuple[str, Comparator, int]:
    """Give the unit and the comparator beside a number, in either order, and where they end."""
    behind = _BEHIND.match(rest, place)
    unit, end = unit_behind(rest, behind.end() if behind else place)
    if not behind and (behind := _BEHIND.match(rest, end)):
        end = behind.end()
    return unit, meaning_of(behind[0]) if behind else "", end


def _unit_before(match: re.Match[str]) -> str:
    """Give the unit that does not stand behind the number: a sign of currency, "aged", or what twice counts."""
    if match["sign"]:
        return CURRENCY_SIGNS[match["sign"]]
    if match["number"] in _TIMES:
        return "time"
    return "year" if match["age"] else ""


def _amount(match: re.Match[str], end: int, value: Decimal, unit: str, comparator: Comparator) -> Amount:
    """Place an amount; words that compare nothing here stay outside of it."""
    start = match.start()
    if match["comparator"] and not comparator:
        start = match.end("comparator") + 1
    return Amount(match.string[start:end], start, end, _sort(unit), value, unit, comparator)


def _sort(unit: str) -> AmountSort:
    if unit in _CURRENCIES:
        return "money"
    return "duration" if unit in TIME else "cardinal"
