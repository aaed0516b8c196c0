"""Digests read into sources and statements."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.ids import check_id, suggest_id
from generator.load.entries import Entries, declared_ids, first_place, is_withdrawn, read_wording
from generator.load.statements import read_statements
from generator.meant import did_you_mean
from generator.model import SOURCES, Digest, Source, Tombstone
from generator.nodes import Map, Text
from generator.problem import Mark, Problem
from generator.shape import STAND_IN_ID, SourceShape, WithdrawnShape, read_shape

if TYPE_CHECKING:
    from pathlib import Path

_FIELDS = ("source", "statements")


def read_digest(path: Path, label: str, entries: Entries) -> None:
    """Read one digest; its file's name is the id of its source."""
    node, text = entries.compose(path, label)
    source_id = Text(path.stem, Mark(label))
    wrong = check_id(source_id)
    if wrong:
        entries.problems.append(Problem(source_id.mark, "malformed-id", f"the name of the file: {wrong}"))
        entries.doubt(suggest_id(source_id))
    if not isinstance(node, Map):
        entries.doubt(source_id, *(f"{source_id}/{id_}" for id_ in declared_ids(text)))
        if node is not None:
            message = "a digest has the fields 'source' and 'statements'"
            entries.problems.append(Problem(first_place(node.mark), "wrong-shape", message))
    elif is_withdrawn(node):
        _read_tombstone(source_id, node, entries)
    else:
        _read_fields(source_id, node, entries)


def _read_tombstone(source_id: Text, node: Map, entries: Entries) -> None:
    withdrawn = entries.shape(WithdrawnShape, node)
    if withdrawn is None:
        entries.doubt(source_id)
    else:
        entries.tombstones.append(Tombstone(source_id, SOURCES, withdrawn.withdrawn, node.mark))


def _read_fields(source_id: Text, node: Map, entries: Entries) -> None:
    for key in node:
        if key not in _FIELDS:
            hint = did_you_mean(key, _FIELDS) or "; a digest has the fields 'source' and 'statements'"
            entries.problems.append(Problem(key.mark, "unknown-field", f"there is no field '{key}'{hint}"))
    entries.demand(node, _FIELDS)
    for missing in (field for field in _FIELDS if field not in node and field not in node.spoiled):
        message = f"the field '{missing}' is missing"
        entries.problems.append(Problem(first_place(node.mark), "missing-field", message))
        entries.doubt(source_id)
    source = _read_source(source_id, node, entries)
    statements, tombstones = read_statements(str(source_id), node, entries)
    if source is None:
        entries.doubt(source_id, *(statement.key for statement in statements))
        return
    entries.digests.append(Digest(source, tuple(statements), tuple(tombstones)))


def _read_source(source_id: Text, digest: Map, entries: Entries) -> Source | None:
    node = digest.field("source")
    if isinstance(node, Map):
        shape = entries.shape(SourceShape, node)
    else:
        if node is not None:
            entries.shape(SourceShape, node)
        entries.doubt(STAND_IN_ID)
        # What is wrong with it is told; the statements can be checked all the same.
        node = Map()
        node.mark = digest.mark
        shape, _ = read_shape(SourceShape, node)
    if shape is None:
        return None
    published = node.field("published")
    return Source(
        id=source_id,
        title=read_wording(shape.title),
        publisher=None if shape.publisher == "unknown" else shape.publisher,
        carried_by=tuple(shape.carried_by),
        authors=tuple(shape.authors),
        editors=tuple(shape.editors),
        published=shape.published,
        type=shape.type,
        language=shape.language,
        url=shape.url,
        copies=tuple(shape.copies),
        file=shape.file,
        sha256=shape.sha256,
        paragraphs=shape.paragraphs,
        reliability=shape.reliability,
        reliability_note=shape.reliability_note,
        added=MappingProxyType({str(key): value for key, value in shape.added.items()}),
        left_out=MappingProxyType({at: MappingProxyType(dict(words)) for at, words in shape.left_out.items()}),
        unused=MappingProxyType(dict(shape.unused)),
        formerly=tuple(shape.formerly),
        mark=node.mark,
        dated=node.mark if published is None else published.mark,
    )
