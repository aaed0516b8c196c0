"""The line of a file that a problem stands in, with a mark below the place."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from generator.problem import Mark
from generator.reports.printing import escape_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # Gives the lines of a file by its path in a mark; none where they cannot be read.
    Lines: TypeAlias = Callable[[str], Sequence[str]]

# How many characters of a line are shown at most, and how many of them before the place.
_WIDEST, _BEFORE = 100, 40


def quote(mark: Mark, lines: Lines) -> tuple[str, ...]:
    """Give the line at a mark and, below it, carets under the place; nothing for a file as a whole.

    A long line is cut around the place. What runs over several lines is marked to the end of the first.
    """
    found = () if mark == Mark(mark.path) else lines(mark.path)
    if mark.line > len(found):
        return ()
    line = found[mark.line - 1]
    start = min(mark.column - 1, len(line))
    end = mark.end_column - 1 if mark.end_line == mark.line else len(line)
    first, last = _window(len(line), start)
    before, marked, after = (_shown(line[a:b]) for a, b in ((first, start), (start, min(end, last)), (end, last)))
    left, right = "…" if first else "", "…" if last < len(line) else ""
    number = str(mark.line)
    blank = " " * (_width(before) + len(left))
    return (
        f"  {number} | {left}{before}{marked}{after}{right}",
        f"  {' ' * len(number)} | {blank}{'^' * max(1, _width(marked))}",
    )


def _window(length: int, start: int) -> tuple[int, int]:
    if length <= _WIDEST:
        return 0, length
    first = min(max(0, start - _BEFORE), length - _WIDEST)
    return first, first + _WIDEST


def _shown(text: str) -> str:
    return escape_controls(text.replace("\t", " "))


def _width(text: str) -> int:
    """Count the columns that a terminal gives a text: two to Chinese characters, none to accents that are combined."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
