"""Digests read into sources and statements."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from generator.fields.rules import is_to_do
from generator.ids import check_id, suggest_id
from generator.load.entries import (
    Entries,
    declared_ids,
    first_place,
    is_withdrawn,
    read_note,
    read_party,
    read_wording,
)
from generator.meant import did_you_mean
from generator.model import SOURCES, Claim, Digest, Locator, Source, Standing, Statement, Tombstone
from generator.nodes import List, Map, Text
from generator.problem import Mark, Problem
from generator.prose import parse_prose
from generator.shape import (
    STAND_IN_ID,
    SourceShape,
    StatementShape,
    Unsaid,
    WithdrawnItemShape,
    WithdrawnShape,
    read_shape,
    tell_to_do,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model import Party, Prose
    from generator.nodes import Node, Numeral

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
    for missing in (field for field in _FIELDS if field not in node and field not in node.spoiled):
        message = f"the field '{missing}' is missing"
        entries.problems.append(Problem(first_place(node.mark), "missing-field", message))
        entries.doubt(source_id)
    source = _read_source(source_id, node, entries)
    statements, tombstones = _read_statements(str(source_id), node, entries)
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
    )


def _read_statements(source_id: str, digest: Map, entries: Entries) -> tuple[list[Statement], list[Tombstone]]:
    nodes = digest.field("statements")
    if nodes is not None and not isinstance(nodes, List):
        message = "'statements' is a list; begin each with '- id:'"
        entries.problems.append(Problem(first_place(nodes.mark), "wrong-shape", message))
    statements: list[Statement] = []
    tombstones: list[Tombstone] = []
    for node in nodes if isinstance(nodes, List) else ():
        if is_withdrawn(node):
            withdrawn = entries.shape(WithdrawnItemShape, node)
            if withdrawn:
                why = withdrawn.withdrawn
                tombstones.append(Tombstone(withdrawn.id, SOURCES, why, withdrawn.id.mark, source_id))
            continue
        statement = _read_statement(source_id, node, entries)
        statements += [statement] if statement else []
    return statements, tombstones


def _read_statement(source_id: str, node: Node, entries: Entries) -> Statement | None:
    shape = entries.shape(StatementShape, node)
    if shape is None:
        entries.doubt(source_id)
        return None
    if not _facts_were_read(node, shape):
        entries.doubt(f"{source_id}/{shape.id}")
    if shape.id == STAND_IN_ID:
        entries.doubt(*(f"{source_id}/{id_}" for id_ in (_written_id(node), suggest_id(_written_id(node)))))
    text, problems = parse_prose(shape.text)
    entries.problems += problems or _only_names(shape.text, text)
    return Statement(
        id=Text(f"{STAND_IN_ID}-{node.mark.line}", node.mark) if shape.id == STAND_IN_ID else shape.id,
        source=source_id,
        locator=Locator(_numbers(shape.at), shape.part),
        text=text,
        written=shape.text,
        says=_parties(shape.says),
        said_at=_numbers(shape.said_at),
        via=tuple(read_party(step.who, step.capacity) for step in shape.via),
        origin=shape.origin,
        standing=Standing(shape.standing),
        date=shape.date,
        said=shape.said,
        claims=_claims(node),
        anchor=shape.anchor,
        quotes=_quotes(cast("Text | list[Text] | None", shape.quote)),
        note=read_note(shape.note),
        answers=tuple(shape.answers),
        # Where the text could not be read, nobody knows what of it is derived.
        derived=MappingProxyType(dict(shape.derived) if shape.text else {}),
        formerly=tuple(shape.formerly),
        mark=node.mark,
    )


def _only_names(written: Text, text: Prose) -> tuple[Problem, ...]:
    """Tell of a text that has links and no word beside them, as `new` proposes it."""
    has_words = any(isinstance(part, str) and re.search(r"\w", part) for part in text)
    if has_words or all(isinstance(part, str) for part in text):
        return ()
    return (
        Problem(written.mark, "to-do", f"without a word beside its links a text states nothing: {tell_to_do('text')}"),
    )


def _claims(node: Node) -> tuple[Claim, ...]:
    """Take the facts as written; those that the shape refused have had their problem."""
    facts = node.field("facts") if isinstance(node, Map) else None
    return tuple(
        Claim(entity, property_, raw)
        for entity, values in (facts.items() if isinstance(facts, Map) else ())
        if isinstance(values, Map) and not check_id(entity)
        for property_, raw in values.items()
        if not is_to_do(property_) and not is_to_do(raw)
    )


def _written_id(node: Node) -> str:
    id_ = node.field("id") if isinstance(node, Map) else None
    return id_ if isinstance(id_, Text) else ""


def _facts_were_read(node: Node, shape: StatementShape) -> bool:
    """Tell whether all facts were read; one that was not may be what others are found to lack."""
    facts = node.field("facts") if isinstance(node, Map) else None
    if facts is None:
        return not (isinstance(node, Map) and "facts" in node.spoiled)
    values = facts.values() if isinstance(facts, Map) else ()
    return bool(shape.facts) and not any(each.spoiled for each in (facts, *values) if isinstance(each, Map))


def _numbers(value: Numeral | list[Numeral] | None) -> tuple[Numeral, ...]:
    if value is None:
        return ()
    return tuple(sorted(set(value))) if isinstance(value, list) else (value,)


def _quotes(value: Text | list[Text] | None) -> tuple[Text, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _parties(value: Text | Unsaid | Sequence[Text | Unsaid] | None) -> tuple[Party, ...]:
    if value is None:
        return ()
    return tuple(read_party(each) for each in value) if isinstance(value, list) else (read_party(value),)  # type: ignore[arg-type]
