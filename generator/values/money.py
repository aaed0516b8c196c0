"""Sums of money, as exactly as the source gives them, with its own conversion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.values.quantities import Quantity, read_quantity, suggest_amounts
from generator.values.raw import probably_meant, quoted, read_text
from generator.values.value import NotAValue, Part, Raw, Reference, SortKey, Value

_CURRENCY = re.compile(r"[A-Z]{3}")
_CURRENCY_NAMES = {"CNY": ("yuan", "yuan"), "USD": ("US dollar", "US dollars")}
_WITH_CONVERSION = re.compile(r"([^()]+) \(([^()]+)\)")
_LONGEST_HINT = 300
_REPAIRS = (
    (r"(?i)\b(?:RMB|renminbi|yuan)\b|[¥\uffe5]", "CNY"),
    (r"(?i)\bUS dollars?\b|\bdollars?\b|\bUS ?\$|\$", "USD"),
    (r"(?i)\beuros?\b|€", "EUR"),
    (r"£", "GBP"),
    (r"\b([A-Za-z]{3}) ?([0-9][0-9,._]*(?: (?:hundred|thousand|million|billion))?)", r"\2 \1"),
    (r"([0-9])([A-Za-z]{3})\b", r"\1 \2"),
)


@dataclass(frozen=True)
class Sum:
    """A quantity in one currency (ISO 4217)."""

    quantity: Quantity
    currency: str

    @property
    def text(self) -> str:
        """Give the sum as digests write it."""
        return f"{self.quantity.text} {self.currency}"

    @property
    def words(self) -> str:
        """Give the sum for readers, with the currency's name where it is a usual one."""
        singular, plural = _CURRENCY_NAMES.get(self.currency, (self.currency, self.currency))
        return f"{self.quantity.shown} {singular if self.quantity.number == 1 else plural}"


@dataclass(frozen=True)
class Money:
    """A sum, and what the source converts it into."""

    sum: Sum
    conversion: Sum | None = None

    @property
    def text(self) -> str:
        """Give the money as digests write it; parsing it gives the same money."""
        return self.sum.text + (f" ({self.conversion.text})" if self.conversion else "")

    def show(self) -> tuple[Part, ...]:
        """Give the money in English: `200,000 yuan (27,902 US dollars, the source's conversion)`."""
        conversion = f" ({self.conversion.words}, the source's conversion)" if self.conversion else ""
        return (self.sum.words + conversion,)

    def sort_key(self) -> SortKey:
        """Order by currency, then by the smallest sum that it can mean."""
        return (self.sum.currency, self.sum.quantity.sort_key, self.text)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both can be one sum; currencies that they do not share cannot be compared, and then they agree.

        Sums are compared in the currency both give first; conversions, as rates differ, only roughly.
        """
        if not isinstance(other, Money):
            return False
        if self.sum.currency == other.sum.currency:
            return self.sum.quantity.overlaps(other.sum.quantity)
        return all(
            mine.quantity.overlaps(theirs.quantity, loosely=True)
            for mine in self.sums()
            for theirs in other.sums()
            if mine.currency == theirs.currency
        )

    def references(self) -> tuple[Reference, ...]:
        """List nothing: money names no entity."""
        return ()

    def sums(self) -> tuple[Sum, ...]:
        """List the sum, then the conversion if there is one."""
        return (self.sum, self.conversion) if self.conversion else (self.sum,)


def parse_money(raw: Raw) -> Money:
    """Read a sum with an ISO 4217 code, perhaps with the source's own conversion in parentheses."""
    text = read_text(raw, "a sum of money")
    try:
        return _read_money(text)
    except NotAValue as fault:
        hint = probably_meant(_suggest(text), _read_money)
        raise NotAValue(f"{quoted(text)} is not a sum of money{hint}" if hint else str(fault)) from fault


def _read_money(text: str) -> Money:
    match = _WITH_CONVERSION.fullmatch(text)
    if not match:
        return Money(_read_sum(text))
    money = Money(_read_sum(match[1]), _read_sum(match[2]))
    if money.conversion and money.conversion.currency == money.sum.currency:
        raise NotAValue(f"{quoted(text)} converts {money.sum.currency} into itself; leave the parenthesis out")
    return money


def _read_sum(text: str) -> Sum:
    split = read_quantity(text)
    if split and _CURRENCY.fullmatch(split[1]):
        return Sum(*split)
    raise NotAValue(
        f"{quoted(text)} is not a sum of money; write '200000 CNY', 'more than 200000 CNY (27902 USD)' or "
        "'hundreds of thousands of CNY': digits without separators and a currency of three capitals"
    )


def _suggest(text: str) -> Iterator[str]:
    if len(text) > _LONGEST_HINT:
        return
    repaired = text
    for pattern, replacement in _REPAIRS:
        repaired = re.sub(pattern, replacement, repaired)
    yield re.sub(r"\b(?!of\b)[a-z]{3}(?=\)|$)", lambda code: code[0].upper(), next(suggest_amounts(repaired)))
