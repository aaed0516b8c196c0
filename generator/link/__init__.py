"""The catalog linked: references resolved, facts typed, backlinks and inverses known, disagreements found."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.link.chronology import arrange_chronology
from generator.link.clashes import find_clashes, join_disagreements
from generator.link.contested import find_contested
from generator.link.entities import gather_entities
from generator.link.facts import type_facts
from generator.link.fairness import check_fairness
from generator.link.homonyms import check_homonyms
from generator.link.order import check_order
from generator.link.references import check_references
from generator.link.statuses import check_legal_statuses
from generator.model import Graph
from generator.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Catalog, Entity

__all__ = ["link_catalog"]


def link_catalog(catalog: Catalog) -> tuple[Graph, tuple[Problem, ...]]:
    """Link a catalog, and say what only the whole shows to be wrong.

    What refers to a doubtful id is left out in silence: its own problem has been told.
    """
    problems = [*check_references(catalog), *check_homonyms(catalog)]
    facts, fact_problems = type_facts(catalog)
    problems += fact_problems
    problems += check_legal_statuses(catalog, facts)
    problems += check_fairness(catalog, facts)
    found = find_clashes(catalog, facts)
    disagreements, clashes = join_disagreements(catalog, found)
    entities = gather_entities(catalog, facts, disagreements)
    if not problems and not catalog.doubtful:  # else the entity may be what a faulty reference meant
        problems += _unmentioned(entities)
    problems += check_order(catalog)
    graph = Graph(
        settings=catalog.settings,
        entities=entities,
        sources=catalog.sources,
        statements=catalog.statements,
        facts=MappingProxyType(facts),
        disagreements=disagreements,
        clashes=clashes,
        tombstones=catalog.tombstones,
        redirects=catalog.redirects,
        chapters=catalog.chapters,
        contested=find_contested(entities, disagreements, clashes),
        chronology=arrange_chronology(catalog, facts, entities),
    )
    return graph, tuple(problems)


def _unmentioned(entities: Mapping[str, Entity]) -> Iterator[Problem]:
    for entity in entities.values():
        if not entity.sources:
            message = f"no document names '{entity.record.id}': its page would be empty"
            yield Problem(entity.record.id.mark, "unmentioned-entity", message, Severity.NOTICE)
