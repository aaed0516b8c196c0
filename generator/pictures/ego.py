"""The picture of one entity's connections: a ladder of the entities that it is related to, each a link."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS
from generator.labels import enumerate_words, name_of
from generator.model import Target
from generator.pictures.ladder import NAME_SIZE, NOTE_SIZE, WIDTH, Words, lay_ladder
from generator.pictures.svg import element, figure, link, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Entity, Graph, Picture, Relation
    from generator.pictures.ladder import Box, Ladder, Line
    from generator.pictures.svg import Element

MOST: Final = 12
"""How many neighbours a picture has room for."""
LIST: Final = "_relations"
"""The anchor of the same as a list, on the entity's page."""

_LEGEND: Final = (
    "A dashed line: no document gives it as reported, official or law; the box says in which standing it is given."
)


def draw_connections(entity: Entity, relations: Sequence[Relation], graph: Graph) -> Picture:
    """Draw an entity above those that it is related to, relation by relation.

    Of more than MOST, the first of each relation come before those that the most statements tell of; what is left out
    stands in the list. A relation that no statement gives in a plain standing has a dashed line and says its standing.
    """
    shown = _choose(entity, relations)
    groups = [(label, list(group)) for label, group in groupby(shown, key=_title)]
    more = len(relations) - len(shown)
    foot = f"and {more} more in the list below" if more else ""
    rungs = [(label, [_words(each, graph) for each in group]) for label, group in groups]
    ladder = lay_ladder(Words(entity.record.name.form, KINDS[entity.record.kind].singular), rungs, foot)
    name = entity.record.name.form
    words = (f"Connections of {name}", _description(name, groups, foot, graph))
    legend = _LEGEND if any(each.standings for each in shown) else ""
    return figure("connections", (WIDTH, ladder.height), words, [*_draw(entity, groups, ladder, graph)], legend)


def _choose(entity: Entity, relations: Sequence[Relation]) -> list[Relation]:
    """Choose what is drawn; it keeps the order of the relations."""
    firsts: set[str] = set()
    ranked: list[tuple[bool, int, Relation]] = []
    for number, each in sorted(enumerate(relations), key=lambda pair: (-_weight(entity, pair[1]), pair[0])):
        ranked.append((each.label in firsts, number, each))
        firsts.add(each.label)
    kept = sorted(ranked, key=lambda rank: rank[0])[:MOST]
    return [each for _, _, each in sorted(kept, key=lambda rank: rank[1])]


def _weight(entity: Entity, relation: Relation) -> int:
    """Count the statements that tell of both; at least those of the relation itself."""
    return max(entity.neighbours.get(relation.other, 0), len({fact.statement for fact in relation.facts}))


def _title(relation: Relation) -> str:
    return f"{relation.label} (arranged by the editors)" if relation.editorial else relation.label


def _words(relation: Relation, graph: Graph) -> Words:
    note = [_kind(relation, graph), *relation.standings, *_concluded(relation)]
    return Words(name_of(relation.other, graph), " · ".join(note))


def _kind(relation: Relation, graph: Graph) -> str:
    return KINDS[graph.entities[relation.other].record.kind].singular


def _concluded(relation: Relation) -> list[str]:
    """Tell where no document prints a relation, and the editors concluded it."""
    return ["concluded"] if all(fact.premises for fact in relation.facts) else []


def _description(name: str, groups: Sequence[tuple[str, list[Relation]]], foot: str, graph: Graph) -> str:
    """Say in words what the drawing shows."""
    told = [f"{label}: {enumerate_words([_full(each, graph) for each in group])}" for label, group in groups]
    return f"{name}. {'; '.join(told)}{f'; {foot}' if foot else ''}."


def _full(relation: Relation, graph: Graph) -> str:
    only = [f"{enumerate_words(relation.standings)} only"] if relation.standings else []
    remarks = ", ".join([*only, *_concluded(relation)])
    return name_of(relation.other, graph) + (f" ({remarks})" if remarks else "")


def _draw(
    entity: Entity, groups: Sequence[tuple[str, list[Relation]]], ladder: Ladder, graph: Graph
) -> Iterator[Element]:
    """Draw lines first, so that boxes lie on them."""
    pairs = [
        (box, each)
        for boxes, (_, group) in zip(ladder.groups, groups, strict=True)
        for box, each in zip(boxes, group, strict=True)
    ]
    hub, spine = ladder.hub, ladder.spine
    yield element("line", x1=spine, y1=hub.y + hub.height, x2=spine, y2=max(box.middle for box, _ in pairs))
    for box, relation in pairs:
        dashed = "dashed" if relation.standings else None
        yield element("line", x1=spine, y1=box.middle, x2=box.x, y2=box.middle, class_=dashed)
    yield element("g", *_box(hub), class_="hub")
    for title in ladder.titles:
        yield _line(title, NOTE_SIZE, "title")
    for box, relation in pairs:
        full = f"{relation.label}: {_full(relation, graph)}, {_kind(relation, graph)}"
        yield link(Target(relation.other), element("title", full), *_box(box, dashed=bool(relation.standings)))
    if ladder.foot:
        yield link(Target(str(entity.record.id), LIST), _line(ladder.foot, NOTE_SIZE, "foot"))


def _box(box: Box, *, dashed: bool = False) -> Iterator[Element]:
    frame = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    yield element("rect", **frame, rx=2, class_="dashed" if dashed else None)
    yield from (_line(line, NAME_SIZE, "name") for line in box.name)
    if box.note:
        yield _line(box.note, NOTE_SIZE, "note")


def _line(line: Line, size: float, class_: str) -> Element:
    return text(line.x, line.y, line.words, class_, font_size=size, text_anchor="end" if line.ending else None)
