"""Where in a file something can be put: behind a value, and as another item in the style in which a list is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.edit import Splice
from generator.nodes import Lines, List, Map, Text
from generator.problem import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.nodes import Node


class Places:
    """The places of one file's text."""

    def __init__(self, text: str) -> None:
        """Take the text that the nodes were read from."""
        self._text = text
        self._lines = Lines(text)
        self._break = "\r\n" if "\r\n" in text else "\n"

    def append_to_field(self, fields: Map, name: str, item: str) -> Splice:
        """Append an item to a list that a map has or gets as a field; item and name need no quotes."""
        items = fields.field(name)
        if isinstance(items, List):
            return self.append_items(items, [item])[0]
        return self.append_entries(fields, [f"{name}: [{item}]"])[0]

    def append_items(self, items: List, written: Sequence[str]) -> list[Splice]:
        """Append items, each on one line, to a list that is not empty; none give nothing."""
        return self._append(items, written, "- ")

    def append_entries(self, fields: Map, written: Sequence[str]) -> list[Splice]:
        """Append entries, each on one line, to a map that is not empty; none give nothing."""
        return self._append(fields, written, "")

    def replace_value(self, key: Text, value: Node, written: str) -> Splice:
        """Put what fits on one line in the place of a key's value, right behind the key unless a comment is between."""
        place = self.stretch(value)
        after = Mark(place.path, key.mark.end_line, key.mark.end_column, place.end_line, place.end_column)
        between = self._text[self._offset(after.line, after.column) : self._offset(place.line, place.column)]
        return Splice(after, f": {written}") if between.strip() == ":" else Splice(place, written)

    def stretch(self, node: Node) -> Mark:
        """Give the mark of a value without the blank lines and comments that the parser counts as part of it."""
        line, column = self._end(node)
        return Mark(node.mark.path, node.mark.line, node.mark.column, line, column)

    def _append(self, node: List | Map, written: Sequence[str], sign: str) -> list[Splice]:
        line, column = self._end(self._last(node))
        if self._is_flow(node):
            text = "".join(f", {each}" for each in written)
        else:
            # Below its last line, whose comment stays there.
            column += len(re.split(r"[\r\n]", self._text[self._offset(line, column) :], maxsplit=1)[0])
            text = "".join(f"{self._break}{' ' * (node.mark.column - 1)}{sign}{each}" for each in written)
        return [Splice(Mark(node.mark.path, line, column, line, column), text)] if text else []

    def _end(self, node: Node) -> tuple[int, int]:
        """Give line and column behind the last character that belongs to a value."""
        if isinstance(node, Text):
            if self._first(node) in ("|", ">"):
                written = len(node.rstrip("\n"))
                mark = node.part(written - 1, written)
                return mark.end_line, mark.end_column
            return node.mark.end_line, node.mark.end_column
        if self._is_flow(node):
            return node.mark.end_line, node.mark.end_column
        return self._end(self._last(node))

    def _last(self, node: List | Map) -> Node:
        return node[-1] if isinstance(node, List) else [*node.values()][-1]

    def _is_flow(self, node: Node) -> bool:
        return self._first(node) in ("{", "[")

    def _first(self, node: Node) -> str:
        at = self._offset(node.mark.line, node.mark.column)
        return self._text[at : at + 1]

    def _offset(self, line: int, column: int) -> int:
        return self._lines.offset(line, column)
