"""How long a penalty lasts: a term, or the span between the shortest and the longest."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_UNITS = ("year", "month", "day")
# Only to compare terms of different units; no law counts so.
_DAYS_OF_MONTH = 30
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class Term:
    """Years, months and days as the source counts them, or life."""

    years: int = 0
    months: int = 0
    days: int = 0
    life: bool = False

    @property
    def text(self) -> str:
        """Give the term as digests write it: `2 years 3 months`."""
        return "life" if self.life else " ".join(self._counted())

    @property
    def words(self) -> str:
        """Give the term in English: `2 years and 3 months`."""
        if self.life:
            return "life"
        *head, tail = self._counted()
        return f"{', '.join(head)} and {tail}" if head else tail

    @property
    def length(self) -> tuple[bool, int]:
        """Give a measure to compare terms by: life is longest, a month counts as 30 days, a year as 12 months."""
        months = self.years * _MONTHS_OF_YEAR + self.months
        return (self.life, months * _DAYS_OF_MONTH + self.days)

    @property
    def unit(self) -> str | None:
        """Give the unit if there is but one."""
        units = [unit for unit, number in zip(_UNITS, self._numbers(), strict=True) if number]
        return units[0] if len(units) == 1 else None

    def _counted(self) -> list[str]:
        counted = zip(self._numbers(), _UNITS, strict=True)
        return [f"{number} {unit}{'s' * (number != 1)}" for number, unit in counted if number]

    def _numbers(self) -> tuple[int, int, int]:
        return (self.years, self.months, self.days)


@dataclass(frozen=True)
class Span:
    """From the shortest to the longest term; both alike for a fixed one, None where one side is open."""

    shortest: Term | None
    longest: Term | None

    @property
    def text(self) -> str:
        """Give the span as digests write it: `5 years..10 years`."""
        if self.shortest and self.shortest == self.longest:
            return self.shortest.text
        return f"{self.shortest.text if self.shortest else ''}..{self.longest.text if self.longest else ''}"

    @property
    def words(self) -> str:
        """Give the span in English: `5 to 10 years`, `10 years to life`, `10 years or more`, `up to 3 years`."""
        if self.longest is None:
            return f"{self.shortest.words} or more" if self.shortest else ""
        if self.shortest is None:
            return f"up to {self.longest.words}"
        if self.shortest == self.longest:
            return self.longest.words
        same_unit = self.shortest.unit and self.shortest.unit == self.longest.unit
        shortest = self.shortest.words.split(" ")[0] if same_unit else self.shortest.words
        return f"{shortest} to {self.longest.words}"

    def contains(self, other: "Span") -> bool:
        """Tell whether every term of the other span lies in this one; an open upper side reaches life."""
        (lower, upper), (other_lower, other_upper) = self.bounds(), other.bounds()
        return lower <= other_lower and other_upper <= upper

    def bounds(self) -> tuple[tuple[bool, int], tuple[bool, int]]:
        """Give the lengths of the shortest and the longest possible term."""
        lower = self.shortest.length if self.shortest else (False, 0)
        upper = self.longest.length if self.longest else Term(life=True).length
        return lower, upper


def read_span(text: str) -> Span | None:
    """Read a term, `shortest..longest`, `shortest..` or `..longest`; None if the text is none of these."""
    left, dots, right = text.partition("..")
    if not dots:
        term = _read_term(text)
        return Span(term, term) if term else None
    shortest, longest = _read_term(left), _read_term(right)
    if (left and not shortest) or (right and not longest) or not (shortest or longest):
        return None
    if shortest is None:
        return None if longest and longest.life else Span(None, longest)
    if longest and shortest.length >= longest.length:
        return None
    return None if shortest.life else Span(shortest, longest)


def _read_term(text: str) -> Term | None:
    if text == "life":
        return Term(life=True)
    words = text.split(" ")
    numbers, units = words[::2], words[1::2]
    named = dict(zip((unit.removesuffix("s") for unit in units), numbers, strict=False))
    in_order = [unit for unit in _UNITS if unit in named]
    if len(words) != 2 * len(in_order) or list(named) != in_order or not all(map(_NUMBER.fullmatch, numbers)):
        return None
    years, months, days = (int(named.get(unit, 0)) for unit in _UNITS)
    term = Term(years, months, days)
    return term if term.text == text else None
