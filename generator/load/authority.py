"""Authority files read into records and tombstones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.fields import check_id
from generator.load.entries import Entries, read_name, read_wording
from generator.model import AuthorityRecord, Tombstone
from generator.nodes import Map, Text
from generator.problem import Problem
from generator.shape import AuthorityShape, WithdrawnShape

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node


def read_authority(path: Path, label: str, entries: Entries) -> None:
    """Read the authority file of the kind that its name tells."""
    node = entries.compose(path, label)
    if node is None:
        return
    if not isinstance(node, Map):
        entries.problems.append(Problem(node.mark, "wrong-shape", "an authority file is a map from ids to records"))
        return
    for key, value in node.items():
        _read_record(key, value, path.stem, entries)


def _read_record(key: Text, node: Node, kind: str, entries: Entries) -> None:
    wrong = check_id(key)
    if wrong:
        entries.problems.append(Problem(key.mark, "malformed-id", wrong))
    if isinstance(node, Map) and "withdrawn" in node:
        withdrawn = entries.shape(WithdrawnShape, node)
        if withdrawn and not wrong:
            entries.tombstones.append(Tombstone(key, kind, str(withdrawn.withdrawn), key.mark))
        return
    shape = entries.shape(AuthorityShape, node)
    if shape is None or wrong:
        entries.doubtful.add(str(key))
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
