"""What every value is, whom it can point to, and the ranges that properties name."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Raw: TypeAlias = str | Sequence["Raw"] | Mapping[str, "Raw"]
"""What YAML gave: scalars are always text, perhaps of a subclass that knows its place in the file."""

SortKey: TypeAlias = tuple[object, ...]


class NotAValue(ValueError):  # noqa: N818 - reads as what it says: the text is not a value
    """Say that what is written is not a value of the wanted range.

    The message is one sentence without a full stop: what is wrong, then what was probably meant. `key` is the key of
    the outermost map that the fault is in (the key as written, or the name of a missing one), and None outside maps.
    """

    def __init__(self, message: str, key: str | None = None) -> None:
        """Take the message, and the key where the fault is inside a map."""
        super().__init__(message)
        self.key = key


class Value(Protocol):
    """A typed value as a fact holds it: immutable, hashable, compared by what it means."""

    def show(self) -> tuple["Part", ...]:
        """Give the value in English words for readers: text and links in order, never empty, no line breaks."""

    def sort_key(self) -> SortKey:
        """Give a key that orders the values of one type totally; equal keys mean equal values."""

    def agrees_with(self, other: "Value") -> bool:
        """Tell whether both can be right where one value is wanted; symmetric and reflexive, not transitive."""

    def references(self) -> tuple["Reference", ...]:
        """List every entity that the value names, in the order shown."""


@dataclass(frozen=True)
class Reference:
    """Another entity, by its id."""

    id: str

    def show(self) -> tuple["Part", ...]:
        """Give the reference itself, for the page to link."""
        return (self,)

    def sort_key(self) -> SortKey:
        """Order by id, before every unnamed actor."""
        return (0, self.id)

    def agrees_with(self, other: "Value") -> bool:
        """Tell whether both are one entity; an unnamed actor may be this one."""
        return isinstance(other, Unnamed) or self == other

    def references(self) -> tuple["Reference", ...]:
        """List the reference itself."""
        return (self,)


@dataclass(frozen=True)
class Unnamed:
    """An actor that the document describes and does not name."""

    words: str

    def show(self) -> tuple["Part", ...]:
        """Give the words."""
        return (self.words,)

    def sort_key(self) -> SortKey:
        """Order by the words, after every reference."""
        return (1, self.words)

    def agrees_with(self, other: "Value") -> bool:
        """Agree with every actor: whoever is unnamed can be anybody."""
        return isinstance(other, Reference | Unnamed)

    def references(self) -> tuple["Reference", ...]:
        """List nothing: the actor has no id."""
        return ()


Actor: TypeAlias = Reference | Unnamed

Part: TypeAlias = str | Reference
"""A piece of what readers see: running text, or a link to another entity."""


@dataclass(frozen=True)
class Key:
    """One key of a map that a range takes; `many` also takes a list of such values."""

    name: str
    range: "Range"
    required: bool = False
    many: bool = False


@dataclass(frozen=True)
class Range:
    """A type of value that a property can have (RDFS `range`).

    `parse` gives the value or raises NotAValue, and nothing else. The rest describes what `parse` accepts, for a JSON
    Schema: `pattern` is a regular expression, read alike by Python and ECMAScript, that is found in all accepted text
    once whitespace is folded; `choices` are the words of a fixed list; `keys` are those of a map.
    """

    name: str
    parse: Callable[[Raw], Value]
    description: str = ""
    example: str = ""
    pattern: str = ""
    choices: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()

    @property
    def folded_pattern(self) -> str:
        """Give the pattern for text as it is written, whose whitespace is not folded yet."""
        loose = re.sub(r"\$$", r"\\s*$", re.sub(r"^\^", r"^\\s*", self.pattern))
        return loose.replace(" ", r"\s+")

    @property
    def takes_text(self) -> bool:
        """Tell whether plain text can be a value of this range."""
        return not self.keys or bool(self.pattern)

    @property
    def takes_map(self) -> bool:
        """Tell whether a map can be a value of this range."""
        return bool(self.keys)
