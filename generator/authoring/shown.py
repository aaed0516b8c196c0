"""What readers see of a statement's text, with where each character of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Statement


@dataclass(frozen=True)
class Shown:
    """The words that readers see, and the ids of the links among them as written.

    `stretches` are those outside of links: where one begins in what is shown, where it ends, and where it is written.
    """

    words: str
    links: tuple[str, ...]
    stretches: tuple[tuple[int, int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Give where in the text the shown words from `start` to `end` are written; None where they touch a link."""
        for begin, stop, written in self.stretches:
            if begin <= start and end <= stop:
                return written + start - begin, written + end - begin
        return None


def show_statement(statement: Statement, names: Mapping[str, str]) -> Shown | None:
    """Give what readers see of a statement; None where its text has links that could not be read.

    A link without words shows the name of its target, or what stands in its place.
    """
    written = str(statement.written)
    shown: list[str] = []
    links: list[str] = []
    stretches: list[tuple[int, int, int]] = []
    length = at = 0
    for part in statement.text:
        if isinstance(part, Link):
            if not written.startswith("[[", at):
                return None
            words = part.words or names.get(part.id, part.id)
            links.append(str(part.id))
            at = written.index("]]", at) + 2
        elif written.startswith(part, at):
            words = part
            stretches.append((length, length + len(part), at))
            at += len(part)
        else:
            return None
        shown.append(words)
        length += len(words)
    return Shown("".join(shown), tuple(links), tuple(stretches)) if at == len(written) else None
