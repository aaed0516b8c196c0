"""Laws of the layout of a ladder: nothing overlaps, everything lies inside, the same words give the same places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline import FEW

from generator.pictures.ladder import NAME_SIZE, NOTE_SIZE, WIDTH, Box, Ladder, Line, Words, lay_ladder
from generator.pictures.lettering import width_of

_NAMES = st.text(st.sampled_from("aiMW 国安-’é"), min_size=1, max_size=90).filter(str.strip)
_WORDS = st.builds(Words, _NAMES, st.sampled_from(("", "person", "organisation · allegation, denial · concluded")))
_GROUPS = st.lists(st.tuples(_NAMES, st.lists(_WORDS, min_size=1, max_size=5)), min_size=1, max_size=5)
_ASCENT = 1.0


def _boxes(ladder: Ladder) -> list[Box]:
    return [ladder.hub, *(box for group in ladder.groups for box in group)]


def _extent(line: Line, size: float) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of what a line of words covers."""
    width = width_of(line.words, size)
    left = line.x - width if line.ending else line.x
    return left, line.y - _ASCENT * size, left + width, line.y + 0.25 * size


def _faults(ladder: Ladder) -> set[str]:
    """List what overlaps or stands outside."""
    frames = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in _boxes(ladder)]
    alone = [_extent(line, NOTE_SIZE) for line in (*ladder.titles, *filter(None, [ladder.foot]))]
    found = {
        "something overlaps"
        for number, one in enumerate([*frames, *alone])
        for other in [*frames, *alone][number + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    }
    for left, top, right, bottom in (*frames, *alone):
        if left < 0 or top < 0 or right > WIDTH or bottom > ladder.height:
            found.add("something is outside")
    for box in _boxes(ladder):
        sized = [(line, NAME_SIZE) for line in box.name] + [(line, NOTE_SIZE) for line in [box.note] if line]
        inner = [_extent(line, size) for line, size in sized]
        for left, top, right, bottom in inner:
            if left < box.x or right > box.x + box.width or top < box.y or bottom > box.y + box.height:
                found.add("words stand outside their box")
        for one, other in pairwise(inner):
            if one[3] > other[1] + 4 and one[2] > other[0]:
                found.add("words overlap")
    if any(box.x <= ladder.spine for group in ladder.groups for box in group):
        found.add("a box lies on the spine")
    return found


@FEW
@given(_WORDS, _GROUPS, st.sampled_from(("", "and 7 more in the list below")))
def test_nothing_overlaps_and_everything_lies_inside(
    hub: Words, groups: list[tuple[str, list[Words]]], foot: str
) -> None:
    ladder = lay_ladder(hub, groups, foot)
    assert not _faults(ladder)
    assert [len(group) for group in ladder.groups] == [len(rungs) for _, rungs in groups]
    assert len(ladder.titles) == len(groups)
    assert ladder == lay_ladder(hub, groups, foot)


def test_longer_words_never_move_what_stands_above_them() -> None:
    short = lay_ladder(Words("a"), [("to", [Words("b"), Words("c")])])
    long = lay_ladder(Words("a"), [("to", [Words("b"), Words("Ministry of State Security of a very distant harbour")])])
    assert short.groups[0][0] == long.groups[0][0]
    assert short.groups[0][1].y == long.groups[0][1].y


_SOUND = lay_ladder(Words("Harbour Ministry", "agency"), [("parts", [Words("Court", "agency"), Words("Guard", "x")])])


@pytest.mark.parametrize(
    ("fault", "ladder"),
    [
        ("something overlaps", replace(_SOUND, groups=((_SOUND.groups[0][0], _SOUND.groups[0][0]),))),
        ("something overlaps", replace(_SOUND, titles=(replace(_SOUND.titles[0], y=45),))),
        ("something is outside", replace(_SOUND, height=_SOUND.height - 9)),
        ("something is outside", replace(_SOUND, hub=replace(_SOUND.hub, width=WIDTH + 1))),
        ("words stand outside their box", replace(_SOUND, hub=replace(_SOUND.hub, height=10))),
        ("words stand outside their box", replace(_SOUND, hub=replace(_SOUND.hub, name=(Line(9, 18, "W" * 40),)))),
        ("words overlap", replace(_SOUND, hub=replace(_SOUND.hub, name=(Line(9, 18, "M" * 23),)))),
        ("a box lies on the spine", replace(_SOUND, spine=60)),
    ],
)
def test_a_faulty_ladder_is_noticed(fault: str, ladder: Ladder) -> None:
    assert not _faults(_SOUND)
    assert fault in _faults(ladder)
