"""Values that cannot both be right, found among single-valued facts and joined with what people wrote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.model import DISPUTED, Disagreement, Position
from generator.nodes import Text
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from generator.model import Catalog, Fact
    from generator.values import Value


def find_clashes(catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]]) -> tuple[Disagreement, ...]:
    """Find each single-valued property of an entity for which documents give values that do not agree."""
    by_property: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in (fact for each in facts.values() for fact in each):
        if not fact.property.many:
            by_property[fact.entity, fact.property.id].append(fact)
    return tuple(
        _clash(catalog, entity, group)
        for (entity, _), group in sorted(by_property.items())
        if any(not one.value.agrees_with(other.value) for one, other in combinations(group, 2))
    )


def _clash(catalog: Catalog, entity: str, group: Sequence[Fact]) -> Disagreement:
    values = sorted({fact.value for fact in group}, key=lambda value: value.sort_key())
    positions = tuple(
        Position(
            _show(value, catalog),
            tuple(sorted(Text(fact.statement, fact.mark) for fact in group if fact.value == value)),
        )
        for value in values
    )
    title = group[0].property.title
    name = catalog.records[entity].name.form
    return Disagreement(
        id=Text(f"{entity}-{group[0].property.id.replace('_', '-')}", group[0].mark),
        question=f"{name}: what is given under “{title}”?",
        sort="contradiction",
        status="open",
        positions=positions,
        about=(Text(entity, group[0].mark),),
        note=None,
        mark=group[0].mark,
        found=True,
    )


def _show(value: Value, catalog: Catalog) -> str:
    return "".join(catalog.records[part.id].name.form if isinstance(part, Reference) else part for part in value.show())


def join_disagreements(
    catalog: Catalog, found: Sequence[Disagreement]
) -> tuple[Mapping[str, Disagreement], Mapping[tuple[str, str], str]]:
    """Unite written and found disagreements by id; a written one replaces a clash that its positions cover.

    A found one whose id somebody gave to another disagreement gets an id of its own. Gives too, for each (entity,
    property) that clashes, the id of the disagreement about it. A clash is covered when each of its values has a
    statement in some position, and not all of them in the same one.
    """
    joined = {str(each.id): each for each in catalog.disagreements}
    taken = {*joined, *(key.removeprefix(f"{DISPUTED}/") for key in (*catalog.redirects, *catalog.tombstones))}
    clashes: dict[tuple[str, str], str] = {}
    for clash in found:
        covering = next((each for each in catalog.disagreements if _covers(each, clash)), None)
        covering = covering or _with_free_id(clash, taken)
        joined[str(covering.id)] = covering
        entity = str(clash.about[0])
        property_id = str(clash.id).removeprefix(f"{entity}-").replace("-", "_")
        clashes[entity, property_id] = str(covering.id)
    return MappingProxyType(dict(sorted(joined.items()))), MappingProxyType(clashes)


def _with_free_id(clash: Disagreement, taken: Container[str]) -> Disagreement:
    id_ = str(clash.id)
    while id_ in taken:
        id_ += "-found"
    return replace(clash, id=Text(id_, clash.mark))


def _covers(written: Disagreement, clash: Disagreement) -> bool:
    sides = [
        {index for index, position in enumerate(written.positions) if {*side.statements} & {*position.statements}}
        for side in clash.positions
    ]
    return all(sides) and len(set.union(*sides)) > 1
