"""How many of what, as exactly as the source counts, with the parts that it tells apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.values.quantities import Quantity, read_quantity, suggest_amounts
from generator.values.raw import probably_meant, quoted, read_text
from generator.values.value import NotAValue, Part, Raw, Reference, SortKey, Value

_THING = re.compile(r"[^\W\d_][^();]*")
_SCALE = re.compile(r"(?:hundred|thousand|million|billion|dozen)s?\b", re.IGNORECASE)
# A comma in a part would hide that the next one follows.
_PART = re.compile(r"[^();,]+")
_WITH_PARTS = re.compile(r"([^()]+) \(([^()]+)\)")
_LONGEST_HINT = 300


@dataclass(frozen=True)
class Counted:
    """How many of what."""

    quantity: Quantity
    things: str

    @property
    def text(self) -> str:
        """Give it as digests write it."""
        return f"{self.quantity.text} {self.things}"

    @property
    def words(self) -> str:
        """Give it for readers."""
        return f"{self.quantity.shown} {self.things}"

    @property
    def what(self) -> str:
        """Give what is counted, the same for one and for many."""
        return self.things.casefold().removesuffix("s")


@dataclass(frozen=True)
class Count:
    """A number of things, and of the parts that the source tells apart."""

    whole: Counted
    parts: tuple[Counted, ...] = ()

    @property
    def text(self) -> str:
        """Give the count as digests write it; parsing it gives the same count."""
        return self.whole.text + (f" ({'; '.join(part.text for part in self.parts)})" if self.parts else "")

    def show(self) -> tuple[Part, ...]:
        """Give the count in English: `more than 5,500 documents (146 classified, 1,753 confidential)`."""
        parts = f" ({'; '.join(part.words for part in self.parts)})" if self.parts else ""
        return (self.whole.words + parts,)

    def sort_key(self) -> SortKey:
        """Order by what is counted, then by the smallest number that it can mean."""
        return (self.whole.what, self.whole.quantity.sort_key, self.text)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both can be one count: the same things, numbers that fit, and no part that both give differs."""
        if not isinstance(other, Count) or self.whole.what != other.whole.what:
            return False
        mine, theirs = ({each.what: each.quantity for each in count.parts} for count in (self, other))
        shared = [what for what in mine if what in theirs]
        return self.whole.quantity.overlaps(other.whole.quantity) and all(
            mine[what].overlaps(theirs[what]) for what in shared
        )

    def references(self) -> tuple[Reference, ...]:
        """List nothing: a count names no entity."""
        return ()


def parse_count(raw: Raw) -> Count:
    """Read how many of what, perhaps with parts in parentheses, separated by semicolons."""
    text = read_text(raw, "a count")
    try:
        return _read_count(text)
    except NotAValue as fault:
        hint = probably_meant(_suggest(text), _read_count)
        raise NotAValue(f"{quoted(text)} is not a count{hint}" if hint else str(fault)) from fault


def _read_count(text: str) -> Count:
    match = _WITH_PARTS.fullmatch(text)
    if not match:
        return Count(_read_counted(text))
    written = [part.strip() for part in match[2].split(";")]
    if not all(map(_PART.fullmatch, written)):
        raise NotAValue(f"{quoted(text)} has an empty part or a comma; parts are separated by semicolons")
    parts = tuple(_read_counted(part) for part in written)
    if len({part.what for part in parts}) < len(parts):
        raise NotAValue(f"{quoted(text)} counts one part twice; give each part once")
    return Count(_read_counted(match[1]), parts)


def _read_counted(text: str) -> Counted:
    split = read_quantity(text, whole=True)
    if split and _THING.fullmatch(split[1]) and not _SCALE.match(split[1]):
        return Counted(*split)
    raise NotAValue(
        f"{quoted(text)} is not a count; write a whole number without separators and what is counted: '34 years', "
        "'more than 5500 documents (146 classified; 1753 confidential)' or 'hundreds of documents'"
    )


def _suggest(text: str) -> Iterator[str]:
    return suggest_amounts(text) if len(text) <= _LONGEST_HINT else iter(())
