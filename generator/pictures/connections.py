"""What connects each entity with others, by which relation and in what standing."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.model import PLAIN, Relation, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Entity, Fact, Graph


def relate_entities(graph: Graph) -> Mapping[str, tuple[Relation, ...]]:
    """Give the relations of every entity that has any, by its id.

    Relations of an entity's own facts come first, in the order of its kind's properties; then those of others' facts,
    by label and id. Relations of one label stand together; an entity is not related to itself.
    """
    found = {id_: _relations(entity, graph) for id_, entity in graph.entities.items()}
    return MappingProxyType({id_: relations for id_, relations in found.items() if relations})


def _relations(entity: Entity, graph: Graph) -> tuple[Relation, ...]:
    grouped: defaultdict[str, defaultdict[tuple[str, str], dict[Fact, None]]]
    grouped = defaultdict(lambda: defaultdict(dict))
    for label, back, other, fact in (*_own(entity), *_inverse(entity)):
        if other != entity.record.id and other in graph.entities:
            grouped[label][back, other][fact] = None
    return tuple(
        Relation(label, back, other, tuple(facts), _standings(facts, graph))
        for label, group in grouped.items()
        for (back, other), facts in group.items()
    )


def _own(entity: Entity) -> Iterator[tuple[str, str, str, Fact]]:
    for fact in entity.facts:
        label = fact.property.title
        back = label if fact.property.symmetric else fact.property.inverse
        yield from ((label, back, str(reference.id), fact) for reference in fact.value.references())


def _inverse(entity: Entity) -> Iterator[tuple[str, str, str, Fact]]:
    for inverse in entity.inverses:
        yield inverse.label, inverse.fact.property.title, inverse.fact.entity, inverse.fact


def _standings(facts: Iterable[Fact], graph: Graph) -> tuple[Standing, ...]:
    found = {graph.statements[fact.statement].standing for fact in facts}
    plain = any(fact.property.editorial for fact in facts) or found & {*PLAIN}
    return () if plain else tuple(standing for standing in Standing if standing in found)
