"""Facts that a written disagreement is about, told from the statements of its positions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Disagreement, Entity, Fact

_ODDITY = "oddity"

_Key = tuple[str, str, str]
_Sides = tuple[tuple["Fact", ...], ...]


def find_contested(
    entities: Mapping[str, Entity],
    disagreements: Mapping[str, Disagreement],
    clashes: Mapping[tuple[str, str], str],
) -> Mapping[tuple[str, str, str], str]:
    """Give for facts (entity, property, statement) the written contradiction or tension about them.

    Statements of a position may hold facts that nobody contests. So a fact counts where the disagreement is about its
    entity, and the positions give different values of its property, or the statement has this one fact alone about the
    entity and no other position gives the same. Different values go before facts that stand alone. A disagreement
    known to be over one property of the entity (`clashes`) is not about another. The editors' arrangement is never
    contested.
    """
    over_a_property = {(entity, disagreement) for (entity, _), disagreement in clashes.items()}
    contested: dict[_Key, str] = {}
    for id_, entity in entities.items():
        about = (disagreements[each] for each in entity.disagreements if (id_, each) not in over_a_property)
        sides = {str(each.id): _sides(each, entity) for each in about if not each.found and each.sort != _ODDITY}
        for find in (_differing, _standing_alone):
            for disagreement, given in sides.items():
                for fact in find(given, entity.facts):
                    contested.setdefault((id_, fact.property.id, fact.statement), disagreement)
    return MappingProxyType(contested)


def _sides(disagreement: Disagreement, entity: Entity) -> _Sides:
    """Give for each position the facts of the entity that its statements hold."""
    facts = [fact for fact in entity.facts if not fact.property.editorial]
    return tuple(tuple(each for each in facts if each.statement in side.statements) for side in disagreement.positions)


def _differing(sides: _Sides, _: Sequence[Fact]) -> Iterator[Fact]:
    for fact in (each for side in sides for each in side):
        if len({*_given(fact, sides)}) > 1:
            yield fact


def _standing_alone(sides: _Sides, facts: Sequence[Fact]) -> Iterator[Fact]:
    for fact in (each for side in sides for each in side):
        alone = sum(1 for each in facts if each.statement == fact.statement) == 1
        if alone and len(_given(fact, sides)) == 1:
            yield fact


def _given(fact: Fact, sides: _Sides) -> list[frozenset[object]]:
    """Give the values of a fact's property, position by position; those without any are left out."""
    values = (frozenset(each.value for each in side if each.property.id == fact.property.id) for side in sides)
    return [each for each in values if each]
