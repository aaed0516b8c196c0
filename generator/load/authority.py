"""Authority files read into records and tombstones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ids import check_id, suggest_id
from generator.load.entries import Entries, declared_ids, first_place, is_withdrawn, read_name, read_wording
from generator.model import AuthorityRecord, Tombstone
from generator.nodes import Map, Text
from generator.problem import Problem
from generator.shape import AuthorityShape, WithdrawnShape

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node


def read_authority(path: Path, label: str, entries: Entries) -> None:
    """Read the authority file of the kind that its name tells."""
    node, text = entries.compose(path, label)
    if isinstance(node, Map):
        entries.doubt(*node.spoiled)
        for key, value in node.items():
            _read_record(key, value, path.stem, entries)
        return
    if node is not None:
        message = "an authority file is a map from ids to records; begin each with 'id:' on a line of its own"
        entries.problems.append(Problem(first_place(node.mark), "wrong-shape", message))
    ids = declared_ids(text)
    entries.doubt(*ids)
    if not ids:
        entries.doubt_all()


def _read_record(key: Text, node: Node, kind: str, entries: Entries) -> None:
    wrong = check_id(key)
    if wrong:
        entries.problems.append(Problem(key.mark, "malformed-id", wrong))
        entries.doubt(key, suggest_id(key))
    if is_withdrawn(node):
        withdrawn = entries.shape(WithdrawnShape, node)
        if withdrawn is None or wrong:
            entries.doubt(key)
        else:
            entries.tombstones.append(Tombstone(key, kind, withdrawn.withdrawn, key.mark))
        return
    shape = entries.shape(AuthorityShape, node)
    if shape is None or wrong:
        entries.doubt(key)
        return
    record = AuthorityRecord(
        id=key,
        kind=kind,
        name=read_wording(shape.name),
        description=shape.description,
        names=tuple(read_name(name) for name in shape.names),
        distinct_from=tuple(shape.distinct_from),
        pseudonym=shape.pseudonym,
        formerly=tuple(shape.formerly),
        mark=key.mark,
    )
    entries.records.append(record)
