"""A difference as Markdown for a comment, in which no text that people wrote can do anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from generator.authoring.review.outline import outline
from generator.authoring.review.pieces import Look, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.difference.changes import Difference
    from generator.authoring.review.pieces import Item, Line, Piece, Section

LONGEST: Final = 65_000
"""How many characters a comment may have; GitHub takes 65,536."""

_ACTIVE: Final = re.compile(r"[\\`*_{}\[\]()<>&#|~^!\"'=]")
_LEADING: Final = re.compile(r"^(?:[-+:]|\d+(?=[.)]))")
# GitHub links and notifies in the text that Markdown has made, where entities are characters again. So what it looks
# for is taken apart by a blank without width, as bots that quote release notes do: after @ and #, inside addresses and
# names of emoji, prefixes of numbers, and hashes.
_TAKEN_APART: Final = (
    re.compile(r"(?<=[@#:])(?=\S)"),
    re.compile(r"(?<=www)(?=\.)", re.IGNORECASE),
    re.compile(r"(?<=gh)(?=-)|(?<=ghsa)(?=-)|(?<=cve)(?=-)", re.IGNORECASE),
)
_HASH: Final = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_PARTS_OF_A_HASH: Final = re.compile(r"(.{6})(?=.)")
_NO_WIDTH: Final = "\u200b"
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./:#_-]*")
_MARKS: Final = {Look.OLD: "~~", Look.NEW: "**", Look.STRONG: "**"}


def write_markdown(difference: Difference) -> str:
    """Write what a change means as a comment: what went ~~old~~, what came **new**; at most LONGEST characters.

    Where a section is cut, a line tells how much is left out; no entry is cut in its middle.
    """
    review = outline(difference)
    head = "".join([f"### {_line(review.title)}\n\n", *(f"- {_line(each)}\n" for each in review.summary)])
    return head + "".join(_fit([_write_section(each) for each in review.sections], LONGEST - len(head)))


def escape(text: str) -> str:
    """Turn any text into one line that Markdown and GitHub show as it is, and do nothing with."""
    shown = visible(text.replace(_NO_WIDTH, ""))
    for pattern in _TAKEN_APART:
        shown = pattern.sub(_NO_WIDTH, shown)
    shown = _HASH.sub(lambda found: _PARTS_OF_A_HASH.sub(rf"\1{_NO_WIDTH}", found[0]), shown)
    safe = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", shown)
    led = _LEADING.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", safe)
    return led.replace("$", "<span>$</span>").replace(_NO_WIDTH, "&#8203;")


@dataclass(frozen=True)
class _Written:
    """A section as Markdown: what stands before and behind its entries, and each of them."""

    opening: str
    items: tuple[str, ...]
    closing: str

    @property
    def length(self) -> int:
        return len(self.opening) + sum(map(len, self.items)) + len(self.closing)

    @property
    def least(self) -> int:
        """How much it takes to say no more than how many entries there are."""
        return len(self.opening) + len(_rest(len(self.items))) + len(self.closing)

    def within(self, room: int) -> str:
        """Write as many entries as there is room for, and how many more there are."""
        kept = self.items
        if self.length > room:
            ends = accumulate((len(each) for each in self.items), initial=self.least)
            kept = self.items[: max(0, sum(1 for end in ends if end <= room) - 1)]
        left = len(self.items) - len(kept)
        return "".join([self.opening, *kept, _rest(left) if left else "", self.closing])


def _fit(sections: list[_Written], room: int) -> Iterator[str]:
    """Share the room: long sections take equal parts of it, and what short ones do not need."""
    for number, section in enumerate(sections):
        others = sections[number + 1 :]
        spare = room - sum(each.length for each in others)
        fair = (room - sum(each.least for each in others)) // (len(others) + 1)
        written = section.within(max(spare, fair))
        room -= len(written)
        yield written


def _write_section(section: Section) -> _Written:
    title = f"{escape(section.title)} ({len(section.items)})"
    items = tuple(_item(each, section) for each in section.items)
    if section.urgent:
        return _Written(f"\n#### {title}\n\n", items, "")
    return _Written(f"\n<details>\n<summary>{title}</summary>\n\n", items, "\n</details>\n")


def _rest(count: int) -> str:
    return f"- … and {count} more\n"


def _item(item: Item, section: Section) -> str:
    head, *rest = item.lines
    sort = f"{item.sort}: " if item.sort and not section.title.endswith(item.sort) else ""
    return "".join([f"- {sort}{_line(head)}\n", *(f"  - {_line(line)}\n" for line in rest)])


def _line(line: Line) -> str:
    # A mark around nothing would be a rule.
    return " ".join(_piece(each) for each in line if visible(each.words))


def _piece(piece: Piece) -> str:
    if piece.look is Look.CODE and _IDENTIFIER.fullmatch(piece.words):
        return f"`{piece.words}`"
    mark = _MARKS.get(piece.look, "")
    return f"{mark}{escape(piece.words)}{mark}"
