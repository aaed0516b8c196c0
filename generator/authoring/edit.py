"""Changes spliced into a text at marks, so that everything else stays byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.nodes import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.problem import Mark


@dataclass(frozen=True, order=True)
class Splice:
    """A new text for the stretch at `mark`; an empty stretch is a place to insert at."""

    mark: Mark
    text: str


class OverlapError(ValueError):
    """Two splices want the same stretch."""


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Give a text with each splice in its place; those that say the same count once.

    Marks are those of the text as `nodes` reads it, without a byte order mark; their paths are not looked at. Raises
    OverlapError where two splices overlap.
    """
    lines = Lines(text)
    pieces: list[str] = []
    done = 0
    for each in sorted({*splices}):
        start = lines.offset(each.mark.line, each.mark.column)
        if start < done:
            raise OverlapError(f"{each.mark}: what stands here is to be changed twice")
        pieces += [text[done:start], each.text]
        done = lines.offset(each.mark.end_line, each.mark.end_column)
    return "".join([*pieces, text[done:]])


def splice_files(texts: dict[str, str], splices: Iterable[Splice]) -> dict[str, str]:
    """Give, by its label, each file that the splices change; `texts` holds the files by the paths of the marks."""
    by_path: dict[str, list[Splice]] = {}
    for each in splices:
        by_path.setdefault(each.mark.path, []).append(each)
    changed = {path: splice(texts[path], found) for path, found in sorted(by_path.items())}
    return {path: text for path, text in changed.items() if text != texts[path]}
