"""A difference as text for a terminal."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from generator.authoring.review.outline import outline
from generator.authoring.review.pieces import Look, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.difference.changes import Difference
    from generator.authoring.review.pieces import Item, Line, Piece

_WIDTH: Final = 100
_SIGNS: Final = {"added": "+ ", "changed": "~ ", "removed": "- ", "": "· "}
_MARKS: Final = {Look.OLD: ("[-", "-]"), Look.NEW: ("{+", "+}")}
# Words that look like our marks, taken apart.
_LIKE_MARKS: Final = re.compile(r"(?<=\[)(?=-)|(?<=-)(?=\])|(?<=\{)(?=\+)|(?<=\+)(?=\})")


def write_text(difference: Difference) -> str:
    """Write what a change means, for a terminal: what went as [-old-], what came as {+new+}."""
    return "".join(f"{line}\n" for line in _lines(difference))


def _lines(difference: Difference) -> Iterator[str]:
    review = outline(difference)
    yield from _folded(review.title, "", "  ")
    yield ""
    for line in review.summary:
        yield from _folded(line, "  ", "    ")
    for section in review.sections:
        yield ""
        yield f"{visible(section.title).upper()} ({len(section.items)})"
        for item in section.items:
            yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    head, *rest = item.lines
    yield from _folded(head, f"  {_SIGNS[item.sort]}", "      ")
    for line in rest:
        yield from _folded(line, "      ", "        ")


def _folded(line: Line, indent: str, further: str) -> list[str]:
    words = " ".join(_piece(each) for each in line if visible(each.words))
    folding = textwrap.TextWrapper(_WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False)
    folding.break_long_words = False
    return folding.wrap(words)


def _piece(piece: Piece) -> str:
    opening, closing = _MARKS.get(piece.look, ("", ""))
    words = _LIKE_MARKS.sub(r"\\", visible(piece.words))
    return f"{opening}{words}{closing}"
