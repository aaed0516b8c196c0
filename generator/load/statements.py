"""The statements of a digest, and the tombstones between them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from generator.fields.rules import is_to_do
from generator.ids import check_id, suggest_id
from generator.load.entries import Entries, first_place, is_withdrawn, read_note, read_party
from generator.model import SOURCES, Claim, Locator, Standing, Statement, Tombstone
from generator.nodes import List, Map, Text
from generator.problem import Problem
from generator.prose import parse_prose
from generator.shape import STAND_IN_ID, StatementShape, Unsaid, WithdrawnItemShape, tell_to_do

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Party, Prose
    from generator.nodes import Node, Numeral
    from generator.problem import Mark


def read_statements(source_id: str, digest: Map, entries: Entries) -> tuple[list[Statement], list[Tombstone]]:
    """Read the statements of a digest, and what is left of those withdrawn, in their order; faults go to `entries`."""
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
        places=_places(node),
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


def _places(node: Node) -> Mapping[str, Mark]:
    """Give where the dates of a statement stand: as values they have lost it."""
    found = ((name, node.field(name)) for name in ("date", "said")) if isinstance(node, Map) else ()
    return MappingProxyType({name: value.mark for name, value in found if value is not None})


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
