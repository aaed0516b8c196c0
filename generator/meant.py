"""What somebody who mistyped a word probably meant: the nearest of those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence

# How alike two words are, in percent, that may be mistaken for each other, and how much less alike a second one may be.
_NEAR: Final = 66
_AS_NEAR: Final = 10


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Give the end of a message that names the nearest known words, two at most; empty if none is near."""
    found = process.extract(word, known, scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR)
    near = [str(each) for each, score, _ in found if score > found[0][1] - _AS_NEAR]
    return f"; did you mean {' or '.join(repr(each) for each in near)}?" if near else ""
