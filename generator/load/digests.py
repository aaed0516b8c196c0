"""Digests read into sources and statements."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from generator.fields import check_id
from generator.load.entries import Entries, read_note, read_party, read_wording
from generator.model import SOURCES, Claim, Digest, Locator, Source, Standing, Statement, Tombstone
from generator.nodes import List, Map, Text
from generator.problem import Mark, Problem
from generator.prose import parse_prose
from generator.shape import SourceShape, StatementShape, Unsaid, WithdrawnShape, WithdrawnStatementShape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model import Party
    from generator.nodes import Node, Numeral

_FIELDS = ("source", "statements")


def read_digest(path: Path, label: str, entries: Entries) -> None:
    """Read one digest; its file's name is the id of its source."""
    node = entries.compose(path, label)
    if node is None:
        return
    source_id = Text(path.stem, Mark(label))
    wrong = check_id(source_id)
    if wrong:
        entries.problems.append(Problem(source_id.mark, "malformed-id", f"the name of the file: {wrong}"))
    if not isinstance(node, Map):
        entries.problems.append(Problem(node.mark, "wrong-shape", "a digest has the fields 'source' and 'statements'"))
    elif "withdrawn" in node:
        withdrawn = entries.shape(WithdrawnShape, node)
        entries.tombstones += [Tombstone(source_id, SOURCES, str(withdrawn.withdrawn), node.mark)] if withdrawn else []
    else:
        _read_fields(source_id, node, entries)


def _read_fields(source_id: Text, node: Map, entries: Entries) -> None:
    for key in node:
        if key not in _FIELDS:
            message = f"there is no field '{key}'; a digest has the fields 'source' and 'statements'"
            entries.problems.append(Problem(key.mark, "unknown-field", message))
    for missing in (field for field in _FIELDS if field not in node):
        message = f"the field '{missing}' is missing"
        entries.problems.append(Problem(Mark(node.mark.path), "missing-field", message))
    source = _read_source(source_id, node, entries)
    statements, tombstones = _read_statements(str(source_id), node, entries)
    if source is None:
        entries.doubtful.add(str(source_id))
        entries.doubtful.update(statement.key for statement in statements)
        return
    entries.digests.append(Digest(source, tuple(statements), tuple(tombstones)))


def _read_source(source_id: Text, digest: Map, entries: Entries) -> Source | None:
    node = digest.field("source")
    shape = entries.shape(SourceShape, node) if node is not None else None
    if shape is None or node is None:
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
        reliability_note=str(shape.reliability_note),
        added=MappingProxyType({key: str(value) for key, value in shape.added.items()}),
        left_out=MappingProxyType({at: MappingProxyType(dict(words)) for at, words in shape.left_out.items()}),
        unused=MappingProxyType(dict(shape.unused)),
        formerly=tuple(shape.formerly),
        mark=node.mark,
    )


def _read_statements(source_id: str, digest: Map, entries: Entries) -> tuple[list[Statement], list[Tombstone]]:
    nodes = digest.field("statements")
    if nodes is not None and not isinstance(nodes, List):
        entries.problems.append(Problem(nodes.mark, "wrong-shape", "'statements' is a list; begin each with '- id:'"))
    statements: list[Statement] = []
    tombstones: list[Tombstone] = []
    for node in nodes if isinstance(nodes, List) else ():
        if isinstance(node, Map) and "withdrawn" in node:
            withdrawn = entries.shape(WithdrawnStatementShape, node)
            if withdrawn:
                why = str(withdrawn.withdrawn)
                tombstones.append(Tombstone(withdrawn.id, SOURCES, why, withdrawn.id.mark, source_id))
            continue
        statement = _read_statement(source_id, node, entries)
        statements += [statement] if statement else []
    return statements, tombstones


def _read_statement(source_id: str, node: Node, entries: Entries) -> Statement | None:
    shape = entries.shape(StatementShape, node)
    if shape is None:
        id_ = node.field("id") if isinstance(node, Map) else None
        entries.doubtful.update({f"{source_id}/{id_}"} if id_ is not None else ())
        return None
    text, problems = parse_prose(shape.text)
    entries.problems += problems
    return Statement(
        id=shape.id,
        source=source_id,
        locator=Locator(_numbers(shape.at), shape.part),
        text=text,
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
        derived=MappingProxyType(dict(shape.derived)),
        formerly=tuple(shape.formerly),
        mark=node.mark,
    )


def _claims(node: Node) -> tuple[Claim, ...]:
    facts = node.field("facts") if isinstance(node, Map) else None
    return tuple(
        Claim(entity, property_, raw)
        for entity, values in (facts.items() if isinstance(facts, Map) else ())
        if isinstance(values, Map)
        for property_, raw in values.items()
    )


def _numbers(value: Numeral | list[Numeral] | None) -> tuple[Numeral, ...]:
    if value is None:
        return ()
    return tuple(sorted(value)) if isinstance(value, list) else (value,)


def _quotes(value: Text | list[Text] | None) -> tuple[Text, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _parties(value: Text | Unsaid | Sequence[Text | Unsaid] | None) -> tuple[Party, ...]:
    if value is None:
        return ()
    return tuple(read_party(each) for each in value) if isinstance(value, list) else (read_party(value),)  # type: ignore[arg-type]
