"""The layout of a ladder: one box above, and below it, on rungs under their titles, the boxes that it is tied to.

A ladder is as narrow as a phone and grows downwards alone, so that its words keep their size wherever it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pictures.lettering import cut, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 340.0
"""How wide every ladder is."""
NAME_SIZE: Final = 13.0
NOTE_SIZE: Final = 11.0
"""The sizes of letters: of names; and of titles, notes and what stands below."""

_EDGE: Final = 1.0  # half a line's thickness, and some more
_SPINE: Final = 13.0
_TITLE: Final = 26.0
_RUNG: Final = 40.0
_INSET: Final = 8.0
_LINE: Final = 17.0
_GAP: Final = 6.0
_TITLE_HEIGHT: Final = 20.0


@dataclass(frozen=True)
class Words:
    """What a box is to say: a name, and a note in smaller letters."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """Words on one line, the baseline beginning (or, if `ending`, closing) at a point."""

    x: float
    y: float
    words: str
    ending: bool = False


@dataclass(frozen=True)
class Box:
    """A box with its upper left corner, the lines of its name, and its note."""

    x: float
    y: float
    width: float
    height: float
    name: tuple[Line, ...]
    note: Line | None

    @property
    def middle(self) -> float:
        """Give the height at which a line meets the box."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Ladder:
    """Where everything stands: the box above, titles and boxes group by group, and a line of words at the foot."""

    hub: Box
    titles: tuple[Line, ...]
    groups: tuple[tuple[Box, ...], ...]
    foot: Line | None
    spine: float
    height: float


def lay_ladder(hub: Words, groups: Sequence[tuple[str, Sequence[Words]]], foot: str = "") -> Ladder:
    """Lay out a ladder from its words; nothing overlaps, and all lies within WIDTH and the ladder's height."""
    above = _box(hub, _EDGE, _EDGE)
    titles: list[Line] = []
    boxes: list[tuple[Box, ...]] = []
    below = above.y + above.height
    for title, rungs in groups:
        titles.append(Line(_TITLE, below + _TITLE_HEIGHT - 5, cut(title, NOTE_SIZE, WIDTH - _TITLE - _EDGE)))
        below += _TITLE_HEIGHT
        group: list[Box] = []
        for words in rungs:
            group.append(_box(words, _RUNG, below))
            below += group[-1].height + _GAP
        boxes.append(tuple(group))
    last = Line(_TITLE, below + _LINE - 3, cut(foot, NOTE_SIZE, WIDTH - _TITLE - _EDGE)) if foot else None
    return Ladder(above, tuple(titles), tuple(boxes), last, _SPINE, below + (_LINE + _GAP if foot else _EDGE))


def _box(words: Words, x: float, y: float) -> Box:
    """Set the note beside the name where both fit on one line, else below it."""
    width = WIDTH - _EDGE - x
    room = width - 2 * _INSET
    note = cut(words.note, NOTE_SIZE, room)
    names = wrap(words.name, NAME_SIZE, room)
    beside = len(names) == 1 and width_of(names[0], NAME_SIZE) + _INSET + width_of(note, NOTE_SIZE) <= room
    lines = tuple(Line(x + _INSET, y + (number + 1) * _LINE + 1, line) for number, line in enumerate(names))
    count = len(lines) + (0 if beside or not note else 1)
    at = Line(x + width - _INSET, y + _LINE + 1, note, ending=True) if beside else None
    under = at or Line(x + _INSET, y + count * _LINE, note)
    return Box(x, y, width, count * _LINE + _INSET, lines, under if note else None)
