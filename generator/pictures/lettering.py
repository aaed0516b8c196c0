"""How wide words are where no font can be asked, and words wrapped or cut to a width."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_NARROW: Final = frozenset("iljtfrI.,:;'’‘|!()[]{}/\\-\" ")
_BROAD: Final = frozenset("mwMW@%…—“”")
_ELLIPSIS: Final = "…"


def width_of(words: str, size: float) -> float:
    """Estimate how wide words are at a font size, in the same unit.

    No reader's font should need more: letters have the widths of broad sans-serif faces such as DejaVu Sans.
    """
    return sum(_em(letter) for letter in words) * size


def wrap(words: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """Break words into at most so many lines, each within a width; the last is cut with an ellipsis where more is left.

    Lines break at blanks and on both sides of a Hanzi; a single word that is too long is cut.
    """
    done: list[str] = []
    rest = " ".join(words.split())
    while rest and len(done) < lines - 1:
        line = _fitting(rest, size, width)
        done.append(line.strip())
        rest = rest[len(line) :].strip()
    return (*done, cut(rest, size, width)) if rest else tuple(done)


def cut(words: str, size: float, width: float) -> str:
    """Shorten words to a width, with an ellipsis for what is left out."""
    if width_of(words, size) <= width:
        return words
    kept = words
    while kept and width_of(kept.rstrip() + _ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _fitting(words: str, size: float, width: float) -> str:
    """Give the longest beginning that fits and ends where a line may, or else as many letters as fit, but one."""
    if width_of(words, size) <= width:
        return words
    within = [end for end in range(1, len(words)) if width_of(words[:end].rstrip(), size) <= width]
    breaks = [end for end in within if _may_break(words[end - 1], words[end])]
    return words[: (breaks or within or [1])[-1]]


def _may_break(before: str, after: str) -> bool:
    return before == " " or after == " " or (_is_wide(after) and after.isalnum()) or (_is_wide(before) and after != " ")


@cache
def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if _is_wide(letter):
        return 1.05
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _NARROW:
        return 0.42
    if plain in _BROAD or unicodedata.category(plain) in ("So", "Lo"):
        return 1.0
    return 0.78 if plain.isupper() else 0.64


@cache
def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F")
