"""Where scalars stand in the text of a file, in what style, and how words are put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.edit import Splice
from generator.names import spell
from generator.nodes import Lines
from generator.problem import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = ("|", ">")
_QUOTES = ("'", '"')


class Written:
    """The text of one file, which marks can be looked up in."""

    def __init__(self, path: str, text: str) -> None:
        """Take the text of the file that marks call `path`."""
        self.path, self.text = path, text
        self._lines = Lines(text)

    def span(self, mark: Mark) -> tuple[int, int]:
        """Give the offsets of a mark."""
        return self._lines.offset(mark.line, mark.column), self._lines.offset(mark.end_line, mark.end_column)

    def raw(self, mark: Mark) -> str:
        """Give what is written at a mark."""
        start, end = self.span(mark)
        return self.text[start:end]

    def within(self, mark: Mark, start: int, end: int) -> Mark:
        """Give the mark of the characters from `start` to `end` of what is written at a mark."""
        begin = self.span(mark)[0]
        line, column = self._lines.place(begin + start)
        end_line, end_column = self._lines.place(begin + end)
        return Mark(self.path, line, column, end_line, end_column)

    def says(self, mark: Mark, words: str, scalar: Mark) -> bool:
        """Tell whether exactly these words are written at a mark, in a scalar without escapes there."""
        raw = self.raw(mark)
        is_single = self.style(scalar) == "'"
        return spell(raw.replace("''", "'") if is_single else raw) == spell(words)

    def style(self, scalar: Mark) -> str:
        """Give the sign that a scalar in quotes or a block begins with; empty for a plain one."""
        sign = self.raw(scalar)[:1]
        return sign if sign in (*_QUOTES, *_BLOCK) else ""

    def change(self, scalar: Mark, changes: Sequence[Splice], *, in_flow: bool) -> list[Splice]:
        """Give the splices that make changes inside a scalar, each of a stretch of it.

        A plain one is put in single quotes where YAML would take a bracket for a list: at its start, and anywhere
        `in_flow`, between the brackets or braces of a list or map.
        """
        begins = any(self.span(each.mark)[0] == self.span(scalar)[0] for each in changes)
        if self.style(scalar) or not (begins or in_flow):
            return [*changes]
        return [Splice(scalar, self._in_quotes(scalar, changes))]

    def _in_quotes(self, scalar: Mark, changes: Sequence[Splice]) -> str:
        start, stop = self.span(scalar)
        pieces: list[str] = []
        for each in sorted(changes, key=lambda change: self.span(change.mark)):
            begin, end = self.span(each.mark)
            pieces += [self.text[start:begin], each.text]
            start = end
        return "'" + "".join([*pieces, self.text[start:stop]]).replace("'", "''") + "'"
