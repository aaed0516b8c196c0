"""What YAML is read into: texts, lists and maps with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, cast

from generator.nodes.places import Lines, offsets
from generator.problem import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator


class Text(str):
    """A scalar exactly as YAML gives it: always text, with its mark.

    `cut` is the word behind it that YAML took for a comment, though no blank stands behind the `#`; None if none is.
    """

    __slots__ = ("_measured", "_raw", "_style", "cut", "mark")

    mark: Mark
    cut: Text | None
    _raw: str
    _style: str | None
    _measured: tuple[list[int], Lines] | None

    def __new__(cls, value: str, mark: Mark, raw: str = "", style: str | None = None) -> Self:
        """Make a text that stands at `mark`, written there as `raw` in the given YAML style."""
        self = super().__new__(cls, value)
        self.mark, self._raw, self._style, self._measured = mark, raw, style, None
        self.cut = None
        return self

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing is written: blanks alone, or YAML's sign for nothing."""
        return not self.strip() or (self._raw == "~" and not self._style)

    def part(self, start: int, end: int) -> Mark:
        """Give the mark of the characters from `start` to `end` of the value, through folding, quotes and escapes."""
        places, lines = self._measure()
        if start >= len(places):
            return self.mark
        line, column = self._place(places[start], lines)
        end_line, end_column = self._place(places[min(end, len(places)) - 1] + 1, lines)
        return Mark(self.mark.path, line, column, end_line, end_column)

    def _measure(self) -> tuple[list[int], Lines]:
        """Find every character once: a text can hold thousands of problems."""
        if self._measured is None:
            self._measured = list(offsets(self, self._raw, self._style)), Lines(self._raw)
        return self._measured

    def _place(self, offset: int, lines: Lines) -> tuple[int, int]:
        line, column = lines.place(offset)
        return self.mark.line + line - 1, column if line > 1 else self.mark.column + column - 1


class Numeral(int):
    """A whole number with its mark."""

    mark: Mark

    def __new__(cls, text: Text) -> Self:
        """Read the digits of a text."""
        self = super().__new__(cls, text)
        self.mark = text.mark
        return self


class List(list["Node"]):
    """A sequence with its mark; `is_nothing` where nothing is written in it, not even something that was refused."""

    mark: Mark
    is_nothing = False


class Map(dict[Text, "Node"]):
    """A mapping with its mark; the keys carry their own.

    `spoiled` names the fields that are there but could not be read (empty for one without a name): their problems are
    told, so none is missing. `unfilled` has where the names of those stand that have no value.
    `is_nothing` where nothing is written in it, not even something that was refused.
    """

    mark: Mark
    is_nothing = False

    def __init__(self) -> None:
        """Begin without fields."""
        super().__init__()
        self.spoiled: set[str] = set()
        self.unfilled: dict[str, Mark] = {}
        self._keys: dict[str, Text] = {}

    def __setitem__(self, key: Text, value: Node) -> None:
        """Put a field in, whose key can be asked for with its mark."""
        super().__setitem__(key, value)
        self._keys[key] = key

    def field(self, name: str) -> Node | None:
        """Give the value of a key, None if there is none."""
        return self.get(cast("Text", name))  # a text is equal to its words

    def key(self, name: str) -> Text | None:
        """Give the key as it stands in the file, with its mark."""
        return self._keys.get(name)


Node = Text | List | Map


def texts_in(node: Node, *, without: str = "") -> Iterator[Text]:
    """Yield the texts that are values in a node, in order; those of a field called `without` are left out."""
    if isinstance(node, Text):
        yield node
        return
    values = node if isinstance(node, List) else (value for key, value in node.items() if key != without)
    for value in values:
        yield from texts_in(value, without=without)
