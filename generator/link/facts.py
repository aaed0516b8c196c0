"""Facts typed: what was claimed of an entity, read as its kind's property demands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.ids import check_id
from generator.kinds import KINDS
from generator.link.references import check_ids
from generator.meant import did_you_mean
from generator.model import Fact
from generator.nodes import List, Map, Text
from generator.problem import Problem
from generator.values import NotAValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds import Property
    from generator.model import Catalog, Claim, Statement
    from generator.nodes import Node
    from generator.problem import Mark
    from generator.values import Raw, Value


def type_facts(catalog: Catalog) -> tuple[dict[str, tuple[Fact, ...]], list[Problem]]:
    """Type every claim; gives the facts of each statement by its key, in the order written."""
    problems: list[Problem] = []
    facts: dict[str, tuple[Fact, ...]] = {}
    for key, statement in catalog.statements.items():
        typed: list[Fact] = []
        for claim in statement.claims:
            property_ = _property_of(claim, catalog, problems)
            if property_ is not None:
                typed += _read_claim(claim, property_, statement, catalog, problems)
        facts[key] = tuple(typed)
    return facts, problems


def _property_of(claim: Claim, catalog: Catalog, problems: list[Problem]) -> Property | None:
    record = catalog.records.get(claim.entity)
    if record is None:
        if not check_id(claim.entity):  # else loading told that it is no id at all
            problems += check_ids((claim.entity,), tuple(KINDS), catalog)
        return None
    properties = KINDS[record.kind].properties
    if claim.property not in properties:
        hint = did_you_mean(claim.property, list(properties)) or f"; known: {', '.join(properties)}"
        message = f"{record.kind} have no property '{claim.property}'{hint}"
        problems.append(Problem(claim.property.mark, "unknown-property", message))
        return None
    return properties[claim.property]


def _read_claim(
    claim: Claim, property_: Property, statement: Statement, catalog: Catalog, problems: list[Problem]
) -> Iterator[Fact]:
    for raw in _single_values(claim, property_, problems):
        value = _read_value(raw, claim, property_, problems)
        if value is None:
            continue
        wrong = list(check_ids((_marked(each.id, raw) for each in value.references()), property_.to, catalog))
        problems += wrong
        if not wrong and not any(each.id in catalog.doubtful for each in value.references()):
            premises = statement.derived.get(f"{claim.entity}.{property_.id}", "")  # type: ignore[call-overload]
            yield Fact(str(claim.entity), property_, value, statement.key, raw.mark, str(premises))


def _single_values(claim: Claim, property_: Property, problems: list[Problem]) -> list[Node]:
    raw = claim.raw
    if not isinstance(raw, List):
        return [raw]
    if not raw:
        message = f"'{property_.id}' has an empty list; leave the property out or fill it in"
        problems.append(Problem(raw.mark, "empty-value", message))
    if property_.many or not raw:
        return list(raw)
    message = f"'{property_.id}' takes one value, not a list"
    if len(raw) == 1 and isinstance(raw[0], List):
        message += "; an id stands here without brackets"
    problems.append(Problem(raw.mark, "one-value-wanted", message))
    return []


def _read_value(raw: Node, claim: Claim, property_: Property, problems: list[Problem]) -> Value | None:
    try:
        return property_.range.parse(cast("Raw", raw))
    except NotAValue as error:
        mark = _mark_of(raw, error.key)
        problems.append(Problem(mark, "not-a-value", f"{claim.property}: {error}"))
        return None


def _mark_of(raw: Node, key: str | None) -> Mark:
    if key is not None and isinstance(raw, Map):
        inner, name = raw.field(key), raw.key(key)
        return inner.mark if inner is not None else name.mark if name is not None else raw.mark
    return raw.mark


def _marked(id_: str, raw: Node) -> Text:
    """Give an id with the mark of where it stands, or of the value around it."""
    return id_ if isinstance(id_, Text) else Text(id_, raw.mark)
