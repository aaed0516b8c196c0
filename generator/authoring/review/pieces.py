"""A review in pieces that each writer shows in its own way: words, and whether they are old, new, a name or an id."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Look(Enum):
    """How a piece is to be seen."""

    PLAIN = "plain"
    OLD = "old"
    NEW = "new"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True)
class Piece:
    """Words that are seen in one way; writers set a blank between two pieces."""

    words: str
    look: Look = Look.PLAIN


Line: TypeAlias = "tuple[Piece, ...]"


@dataclass(frozen=True)
class Item:
    """One entry of a section: what happened (added, changed, removed, or nothing to say), and lines about it."""

    sort: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """Entries of one sort under a title; `urgent` is what nobody who reviews should miss."""

    title: str
    items: tuple[Item, ...]
    urgent: bool = False


@dataclass(frozen=True)
class Outline:
    """A whole review: its title, the summary line by line, the sections that are not empty."""

    title: Line
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]


# Beyond this no two texts are compared word by word: it would take long, and nobody would read it so.
_MOST_WORDS: Final = 1_500
_ALIKE_ENOUGH: Final = 0.4
_CONTEXT: Final = 10
_LONGEST: Final = 1_200
_MOST_VALUES: Final = 100


def clip(words: str) -> str:
    """Cut words that are too long to be read in a review."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def plain(words: str) -> Piece:
    """Make a piece of running text."""
    return Piece(clip(words))


def strong(words: str) -> Piece:
    """Make a piece that catches the eye."""
    return Piece(clip(words), Look.STRONG)


def code(words: str) -> Piece:
    """Make a piece of an id, an address or a place in a file."""
    return Piece(clip(words), Look.CODE)


def altered(before: str, after: str) -> tuple[Piece, ...]:
    """Give a text in which words that went and words that came are marked; long stretches without change are cut."""
    old, new = before.split(), after.split()
    if not old or not new or len(old) + len(new) > _MOST_WORDS:
        return _whole(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE_ENOUGH:
        return _whole(before, after)
    return tuple(_marked(old, new, matcher))


def pair_values(gone: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair values that went with those that came in their stead; what has no partner is paired with nothing.

    One value each are partners whatever they say; of several, those that have most words in common.
    """
    if len(gone) == len(new) == 1:
        yield gone[0], new[0]
        return
    left = [*gone]
    partners = {}
    for value in new:
        # Among very many values nobody would follow the pairs.
        best = max(left, key=lambda each: _likeness(each, value), default="") if len(left) <= _MOST_VALUES else ""
        if best and _likeness(best, value) >= _ALIKE_ENOUGH:
            left.remove(best)
            partners[value] = best
    yield from ((value, "") for value in left)
    yield from ((partners.get(value, ""), value) for value in new)


def _likeness(one: str, other: str) -> float:
    """Tell which part of the words of both is common to both, wherever it stands."""
    common = Counter(one.split()) & Counter(other.split())
    return 2 * common.total() / max(1, len(one.split()) + len(other.split()))


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    pieces = (Piece(clip(before), Look.OLD), Piece(clip(after), Look.NEW))
    return tuple(each for each in pieces if each.words)


def _marked(old: Sequence[str], new: Sequence[str], matcher: SequenceMatcher[str]) -> Iterator[Piece]:
    operations = matcher.get_opcodes()
    for number, (what, start, end, new_start, new_end) in enumerate(operations):
        if what == "equal":
            yield plain(_shortened(old[start:end], first=number == 0, last=number == len(operations) - 1))
            continue
        if end > start:
            yield Piece(clip(" ".join(old[start:end])), Look.OLD)
        if new_end > new_start:
            yield Piece(clip(" ".join(new[new_start:new_end])), Look.NEW)


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Keep the words next to a change."""
    behind = 0 if first else _CONTEXT
    ahead = 0 if last else _CONTEXT
    if len(words) <= behind + ahead + _CONTEXT:
        return " ".join(words)
    return " ".join([*words[:behind], "…", *(words[len(words) - ahead :] if ahead else [])])


def visible(text: str) -> str:
    """Fold blanks, and write each character that could not be seen, or could reorder a line, as an escape."""
    folded = re.sub(r"\s+", " ", text).strip()
    if folded.isprintable():
        return folded
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in folded)
