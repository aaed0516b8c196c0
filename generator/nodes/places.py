"""Where the characters of a scalar stand in what was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_BREAK = re.compile(r"\r\n?|\n")
_ESCAPED_BREAKS = re.compile(r"(?:\\(?:\r\n?|\n)[ \t]*)+")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


class Lines:
    """The lines of a text, to tell on which one an offset lies."""

    def __init__(self, text: str) -> None:
        """Find the beginnings of the lines, once: a file can hold thousands of problems."""
        self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column, both from 1."""
        return self._starts[line - 1] + column - 1


def offsets(value: str, raw: str, style: str | None) -> Iterator[int]:
    """Yield for each character of a scalar's value its offset in `raw`, through folding, quotes and escapes."""
    at = _body_start(raw, style)
    for character in value:
        if style == '"':
            at = _skip_escaped_breaks(raw, at)
        if style == '"' and raw[at : at + 1] == "\\":
            yield at
            at += _ESCAPE_LENGTH.get(raw[at + 1 : at + 2], 2)
            continue
        # Folding and indentation leave more blanks in the file than in the value.
        while at < len(raw) - 1 and raw[at] != character and raw[at].isspace():
            at += 1
        yield at
        at += 2 if style == "'" and raw[at : at + 2] == "''" else 1


def _body_start(raw: str, style: str | None) -> int:
    if style in ("|", ">"):
        return raw.find("\n") + 1
    return 1 if style in ("'", '"') else 0


def _skip_escaped_breaks(raw: str, at: int) -> int:
    found = _ESCAPED_BREAKS.match(raw, at)
    return found.end() if found else at
