"""How much or how many, as exactly as the source says: a number, perhaps only a bound, or vague words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.values.raw import quoted, with_ascii_digits
from generator.values.value import NotAValue, SortKey

COMPARATORS = ("more than", "at least", "about", "up to", "less than")
# What vague words can mean at least, and at most. The bounds are generous, since they only tell whether two sources
# can both be right; the longer words stand first, as the shorter ones begin some of them.
_VAGUE: dict[str, tuple[int, int | None]] = {
    "tens of thousands of": (10_000, 100_000),
    "hundreds of thousands of": (100_000, 1_000_000),
    "tens of millions of": (10_000_000, 100_000_000),
    "hundreds of millions of": (100_000_000, 1_000_000_000),
    "several dozen": (24, 120),
    "several hundred": (200, 1_000),
    "several thousand": (2_000, 10_000),
    "several million": (2_000_000, 10_000_000),
    "tens of": (10, 200),
    "dozens of": (20, 200),
    "hundreds of": (100, 2_000),
    "thousands of": (1_000, 100_000),
    "millions of": (1_000_000, 1_000_000_000),
    "billions of": (1_000_000_000, None),
    "a large number of": (2, None),
    "a number of": (2, None),
    "a few": (2, 20),
    "several": (2, 100),
    "multiple": (2, None),
    "many": (2, None),
}
VAGUE_WORDS = tuple(_VAGUE)
_MOST_DIGITS = 15
_EXACT = re.compile(rf"(?:({'|'.join(COMPARATORS)}) )?([0-9]+(?:\.[0-9]+)?) (.+)")
_ABOUT = Decimal("0.1")

_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALED = re.compile(rf"\b([0-9]{{1,6}}(?:\.[0-9]{{1,6}})?) ({'|'.join(_SCALES)})\b")
_SEPARATORS = (r"(?<=[0-9])[,'’ ](?=[0-9]{3}(?![0-9]))", r"(?<=[0-9])_(?=[0-9])")
_SPELLINGS = (
    (r"(?<![0-9.])0+(?=[0-9])", ""),
    (r"\b([0-9]+)\.0+\b", r"\1"),
    (r"\b([0-9]+\.[0-9])(?![0-9])", r"\g<1>0"),
)
_SYNONYMS = (
    (r"^(?:over|above|in excess of|exceeding|>) ?(?=[0-9])", "more than "),
    (r"^(?:around|approximately|approx\.|roughly|some|circa|ca?\.|nearly|almost|~) ?(?=[0-9])", "about "),
    (r"^(?:no|not) (?:less|fewer) than |^≥ ?", "at least "),
    (r"^(?:no|not) more than |^at most |^≤ ?", "up to "),
    (r"^(?:fewer than|under|below|<) ?(?=[0-9])", "less than "),
    (r"^([0-9]+)\+ ", r"more than \1 "),
)


@dataclass(frozen=True)
class Quantity:
    """A number with a comparator or without (`words` is then empty), or vague words alone (`number` is None)."""

    number: Decimal | None
    words: str = ""

    @property
    def text(self) -> str:
        """Give the quantity as digests write it."""
        return self._write("")

    @property
    def shown(self) -> str:
        """Give the quantity for readers, with separators of thousands."""
        return self._write(",")

    @property
    def sort_key(self) -> SortKey:
        """Order by the smallest number that it can mean."""
        return (self.bounds().low, self.text)

    def overlaps(self, other: "Quantity", *, loosely: bool = False) -> bool:
        """Tell whether both can mean the same number; loosely takes both as "about"."""
        mine, theirs = self.bounds(loosely=loosely), other.bounds(loosely=loosely)
        return mine.begins_below(theirs) and theirs.begins_below(mine)

    def _write(self, separator: str) -> str:
        if self.number is None:
            return self.words
        return f"{self.words} {self.number:{separator}f}".lstrip()

    def bounds(self, *, loosely: bool = False) -> "Bounds":
        """Give what it can mean; loosely reads the number as "about"."""
        if self.number is None:
            low, high = _VAGUE[self.words]
            return Bounds(Decimal(low), None if high is None else Decimal(high))
        margin = self.number * _ABOUT if loosely or self.words == "about" else Decimal(0)
        return Bounds(
            low=Decimal(0) if self.words in {"up to", "less than"} else self.number - margin,
            high=None if self.words in {"more than", "at least"} else self.number + margin,
            without_low=self.words == "more than" and not loosely,
            without_high=self.words == "less than" and not loosely,
        )


@dataclass(frozen=True)
class Bounds:
    """What a quantity can mean; without a `high` there is no limit."""

    low: Decimal
    high: Decimal | None
    without_low: bool = False
    without_high: bool = False

    def begins_below(self, other: "Bounds") -> bool:
        """Tell whether this begins before the other ends, or where it ends."""
        if other.high is None or self.low < other.high:
            return True
        return self.low == other.high and not (self.without_low or other.without_high)


_IMPOSSIBLE = Quantity(Decimal(0), "less than")


def read_quantity(text: str, *, whole: bool = False) -> tuple[Quantity, str] | None:
    """Split text into the quantity that it begins with and the words behind; None if it begins with none.

    A number that is written in another way than digests write it is NotAValue, and so is a fraction of a `whole`.
    """
    if match := _EXACT.fullmatch(text):
        if whole and "." in match[2]:
            raise NotAValue(f"{quoted(text)} is not a count; only whole numbers can be counted")
        quantity = Quantity(_read_number(match[2]), match[1] or "")
        if quantity == _IMPOSSIBLE:
            raise NotAValue("nothing is less than 0; write the number that the source gives")
        return quantity, match[3]
    for words in VAGUE_WORDS:
        if text.startswith(f"{words} "):
            return Quantity(None, words), text.removeprefix(f"{words} ")
    return None


def suggest_amounts(text: str) -> Iterator[str]:
    """Yield what was probably meant by a quantity written in another way, those in parentheses repaired as well."""
    plain = with_ascii_digits(text)
    for separator in _SEPARATORS:
        plain = re.sub(separator, "", plain)
    outer, parenthesis, inner = plain.partition("(")
    repaired = _repair_quantity(outer.strip())
    if parenthesis:
        parts = "; ".join(_repair_quantity(part.strip()) for part in re.split(r"[;,)]", inner) if part.strip())
        repaired = f"{repaired} ({parts})"
    yield repaired


def _repair_quantity(text: str) -> str:
    """Rewrite the usual other ways to write a quantity without separators: `over`, `1.4 million`, `007`, `1.5`."""
    repaired = text
    for pattern, replacement in _SYNONYMS:
        repaired = re.sub(pattern, replacement, repaired, flags=re.IGNORECASE)
    repaired = _SCALED.sub(lambda match: f"{Decimal(match[1]) * _SCALES[match[2]]:f}", repaired)
    for pattern, replacement in _SPELLINGS:
        repaired = re.sub(pattern, replacement, repaired)
    return repaired


def _read_number(digits: str) -> Decimal:
    whole, _, fraction = digits.partition(".")
    if len(whole) + len(fraction) > _MOST_DIGITS:
        raise NotAValue(f"{quoted(digits)} has more than {_MOST_DIGITS} digits")
    canonical = whole.lstrip("0") or "0"
    if fraction.strip("0"):
        canonical = f"{canonical}.{fraction.rstrip('0').ljust(2, '0')}"
    if canonical != digits:
        raise NotAValue(f"{quoted(digits)} is not how a number is written; did you mean '{canonical}'")
    return Decimal(canonical)
