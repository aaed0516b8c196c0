"""A short way to write down what a text is expected to hold: `at least 5 years`, `[no 2]`, `2nd`, `2019-03`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.reading.dates import read_dates
from generator.reading.numbers import read_amounts
from generator.reading.units import canonical

if TYPE_CHECKING:
    from generator.reading.mentions import Amount, Mention

_COMPARATORS = ("more than ", "less than ", "at least ", "at most ", "about ")


def show_amounts(text: str) -> list[str]:
    """List the amounts of a text: ordinals as `2nd` without a noun, labels in brackets, vague ones behind `~`."""
    return [show_amount(amount) for amount in read_amounts(text)]


def show_amount(amount: Amount) -> str:
    if amount.sort == "label":
        return f"[{f'{amount.unit} {amount.words}'.strip()}]"
    if amount.value is None:
        return f"{amount.comparator} ~{amount.words} {amount.unit}".strip()
    if amount.sort == "ordinal":
        return f"{amount.value}th"
    return " ".join(f"{amount.comparator} {_plain(amount.value)} {amount.unit}".split())


def wanted_amounts(expected: list[str]) -> list[str]:
    """Bring expectations into the form of `show_amounts`: nouns become stems, fractions decimals."""
    return [_wanted(each) for each in expected]


def _wanted(expected: str) -> str:
    if expected.startswith("["):
        return expected
    if expected[0].isdigit() and expected.endswith(("st", "nd", "rd", "th")) and " " not in expected:
        return f"{expected[:-2]}th"
    comparator = next((words for words in _COMPARATORS if expected.startswith(words)), "")
    rest = expected.removeprefix(comparator)
    if rest.startswith("~"):
        *words, unit = rest.split(" ") if not rest.endswith(" ") else [*rest.split(" ")]
        return f"{comparator}{' '.join(words)} {_unit(unit)}".strip()
    number, _, unit = rest.partition(" ")
    return f"{comparator}{_plain(_decimal(number))} {_unit(unit)}".strip()


def _unit(unit: str) -> str:
    return unit if unit.isupper() else canonical(unit) if unit else ""


def _decimal(number: str) -> Decimal:
    fraction = Fraction(number)
    return Decimal(fraction.numerator) / fraction.denominator


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def show_dates(text: str) -> list[str]:
    """List the dates of a text as `tuesday 2019-03-05`, `early 2015`, `2015/2021`, `05-12`, `relative: last year`."""
    return [show_date(mention) for mention in read_dates(text)]


def show_date(mention: Mention) -> str:
    if mention.sort == "relative":
        return f"relative: {mention.words}"
    begins = _calendar(mention.year, mention.month, mention.day)
    ends = _calendar(mention.end_year, mention.end_month, mention.end_day)
    shown = f"{begins}/{ends}" if mention.sort == "range" else begins
    return " ".join(part for part in (mention.part, mention.weekday, shown) if part)


def _calendar(year: int | None, month: int | None, day: int | None) -> str:
    parts = [f"{number:02}" for number in (year, month, day) if number is not None]
    return "-".join(parts)
