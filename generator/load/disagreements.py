"""disagreements.yml read into disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.load.entries import Entries, first_place, is_withdrawn, read_note
from generator.model import DISPUTED, Disagreement, Position, Tombstone
from generator.nodes import List
from generator.problem import Problem
from generator.shape import DisagreementShape, WithdrawnItemShape

if TYPE_CHECKING:
    from pathlib import Path


def read_disagreements(path: Path, label: str, entries: Entries) -> None:
    """Read the list of disagreements."""
    node, _ = entries.compose(path, label)
    if node is None:
        return
    if not isinstance(node, List):
        message = "this file is a list; begin each entry with '- id:'"
        entries.problems.append(Problem(first_place(node.mark), "wrong-shape", message))
        return
    for item in node:
        if is_withdrawn(item):
            withdrawn = entries.shape(WithdrawnItemShape, item)
            if withdrawn:
                why = withdrawn.withdrawn
                entries.tombstones.append(Tombstone(withdrawn.id, DISPUTED, why, withdrawn.id.mark, DISPUTED))
            continue
        told = len(entries.problems)
        shape = entries.shape(DisagreementShape, item)
        if shape is None:
            continue
        if len(entries.problems) > told:
            entries.doubt(f"{DISPUTED}/{shape.id}")
        disagreement = Disagreement(
            id=shape.id,
            question=shape.question,
            sort=shape.sort,
            status=shape.status,
            positions=tuple(Position(each.holds, tuple(each.statements)) for each in shape.positions),
            about=tuple(shape.about),
            note=read_note(shape.note),
            mark=item.mark,
            formerly=tuple(shape.formerly),
        )
        entries.disagreements.append(disagreement)
