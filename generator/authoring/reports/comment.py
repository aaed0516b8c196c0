"""A difference as Markdown for a comment, in which no text that people wrote can do anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.authoring.reports.outline import outline
from generator.authoring.reports.pieces import Look, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.difference.changes import Difference
    from generator.authoring.reports.pieces import Item, Line, Piece, Section

LONGEST: Final = 65_000
"""How many characters a comment may have; GitHub takes 65,536."""

_ACTIVE: Final = re.compile(r"[\\`*_{}\[\]()<>&|~^!\"'=]")
_LEADING: Final = re.compile(r"^(?:[-+:]|\d+(?=[.)]))")
# GitHub links and notifies in the text that Markdown has made, where entities are characters again. So what it looks
# for is taken apart by a blank without width, as bots that quote release notes do: after @ and #, inside addresses and
# names of emoji, prefixes of numbers and hashes.
_TAKEN_APART: Final = (
    re.compile(r"(?<=[@#:])(?=\S)"),
    re.compile(r"(?<=www)(?=\.)", re.IGNORECASE),
    re.compile(r"(?<=gh)(?=-)|(?<=ghsa)(?=-)|(?<=cve)(?=-)", re.IGNORECASE),
    re.compile(r"(?<=\b[0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE),
)
_NO_WIDTH: Final = "\u200b"
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./:#_-]*")
_MARKS: Final = {Look.OLD: "~~", Look.NEW: "**", Look.STRONG: "**"}
_ENDING: Final = "\n</details>\n"


def write_markdown(difference: Difference) -> str:
    """Write what a change means as a comment: what went ~~old~~, what came **new**; at most LONGEST characters.

    Where a section is cut, a line tells how much is left out; no entry is cut in its middle.
    """
    report = outline(difference)
    parts = [f"### {_line(report.title)}\n\n", *(f"- {_line(each)}\n" for each in report.summary)]
    room = LONGEST - sum(map(len, parts))
    for number, section in enumerate(report.sections):
        others = report.sections[number + 1 :]
        reserved = sum(len(_framed(each, [_rest(len(each.items))])) for each in others)
        free = room - reserved
        # The first of several long sections must not leave the others nothing.
        written = _section(section, free if not others else max(free // 2, free - sum(map(_length, others)) + reserved))
        parts.append(written)
        room -= len(written)
    return "".join(parts)


def escape(text: str) -> str:
    """Turn any text into one line that Markdown and GitHub show as it is, and do nothing with."""
    shown = visible(text.replace(_NO_WIDTH, ""))
    for pattern in _TAKEN_APART:
        shown = pattern.sub(_NO_WIDTH, shown)
    safe = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", shown)
    led = _LEADING.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", safe)
    return led.replace("$", "<span>$</span>").replace(_NO_WIDTH, "&#8203;")


def _length(section: Section) -> int:
    return len(_framed(section, [_item(each) for each in section.items]))


def _section(section: Section, room: int) -> str:
    """Write as many entries of a section as there is room for."""
    items = [_item(each) for each in section.items]
    if len(_framed(section, items)) <= room:
        return _framed(section, items)
    kept: list[str] = []
    left = room - len(_framed(section, [_rest(len(items))]))
    for each in items:
        if len(each) > left:
            break
        kept.append(each)
        left -= len(each)
    return _framed(section, [*kept, _rest(len(items) - len(kept))])


def _framed(section: Section, items: list[str]) -> str:
    title = f"{escape(section.title)} ({len(section.items)})"
    if section.urgent:
        return f"\n#### {title}\n\n{''.join(items)}"
    return f"\n<details>\n<summary>{title}</summary>\n\n{''.join(items)}{_ENDING}"


def _rest(count: int) -> str:
    return f"- … and {count} more\n"


def _item(item: Item) -> str:
    head, *rest = item.lines
    sort = f"{item.sort}: " if item.sort else ""
    return "".join([f"- {sort}{_line(head)}\n", *(f"  - {_line(line)}\n" for line in rest)])


def _line(line: Line) -> str:
    return " ".join(_pieces(line))


def _pieces(line: Line) -> Iterator[str]:
    for piece in line:
        yield _piece(piece)


def _piece(piece: Piece) -> str:
    if piece.look is Look.CODE and _IDENTIFIER.fullmatch(piece.words):
        return f"`{piece.words}`"
    mark = _MARKS.get(piece.look, "")
    return f"{mark}{escape(piece.words)}{mark}"
