"""Entities gathered: for each record the facts, statements, sources, disagreements and neighbours that touch it."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.model import Entity, Inverse, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Catalog, Disagreement, Fact, Party, Statement

_KIND_ORDER = tuple(KINDS)


def gather_entities(
    catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]], disagreements: Mapping[str, Disagreement]
) -> Mapping[str, Entity]:
    """Give every entity, by kind in the order of KINDS, then by name."""
    index = _Index(catalog, facts, disagreements)
    records = sorted(
        catalog.records.values(), key=lambda each: (_KIND_ORDER.index(each.kind), each.name.form.casefold(), each.id)
    )
    return MappingProxyType({str(record.id): index.entity(str(record.id)) for record in records})


def reading_order(statement: Statement, catalog: Catalog) -> tuple[object, ...]:
    """Order statements by the date of their source, then as the document runs."""
    source = catalog.sources[statement.source]
    return (source.published.sort_key(), statement.source, statement.locator.paragraphs, statement.mark)


class _Index:
    """What touches which entity, found in one pass over the statements."""

    def __init__(
        self, catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]], disagreements: Mapping[str, Disagreement]
    ) -> None:
        self._catalog = catalog
        self.facts: defaultdict[str, list[Fact]] = defaultdict(list)
        self.inverses: defaultdict[str, list[Inverse]] = defaultdict(list)
        self.about: defaultdict[str, list[str]] = defaultdict(list)
        self.asserted: defaultdict[str, list[str]] = defaultdict(list)
        self.passed_on: defaultdict[str, list[str]] = defaultdict(list)
        self.neighbours: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.disagreements: defaultdict[str, list[str]] = defaultdict(list)
        self.distinct: defaultdict[str, set[str]] = defaultdict(set)
        self.mentioned_by: defaultdict[str, set[str]] = defaultdict(set)
        for statement in sorted(catalog.statements.values(), key=lambda each: reading_order(each, catalog)):
            self._add_statement(statement, facts.get(statement.key, ()))
        self._add_sources()
        for disagreement in disagreements.values():
            self._add_disagreement(disagreement)
        for record in catalog.records.values():
            for other in record.distinct_from:
                self.distinct[str(record.id)].add(str(other))
                self.distinct[str(other)].add(str(record.id))

    def entity(self, id_: str) -> Entity:
        """Put together everything about one entity."""
        record = self._catalog.records[id_]
        order = list(KINDS[record.kind].properties)
        return Entity(
            record=record,
            facts=tuple(sorted(self.facts[id_], key=lambda fact: (order.index(fact.property.id),))),
            inverses=tuple(sorted(self.inverses[id_], key=lambda each: (each.label, each.fact.entity))),
            statements=tuple(self.about[id_]),
            asserted=tuple(self.asserted[id_]),
            passed_on=tuple(self.passed_on[id_]),
            sources=tuple(self._in_order(self.mentioned_by[id_])),
            disagreements=tuple(self.disagreements[id_]),
            distinct_from=tuple(sorted(self.distinct[id_])),
            neighbours=MappingProxyType(dict(sorted(self.neighbours[id_].items()))),
        )

    def _add_statement(self, statement: Statement, facts: Iterable[Fact]) -> None:
        links = {str(part.id) for part in statement.text if isinstance(part, Link)}
        subjects = {fact.entity for fact in facts}
        referred = {reference.id for fact in facts for reference in fact.value.references()}
        touched = sorted((links | subjects | {str(each) for each in referred}) & self._catalog.records.keys())
        for id_ in touched:
            self.about[id_].append(statement.key)
            self.mentioned_by[id_].add(statement.source)
            self.neighbours[id_].update(other for other in touched if other != id_)
        self._add_parties(statement.says, statement, self.asserted)
        self._add_parties(statement.via, statement, self.passed_on)
        if statement.origin in self._catalog.records and statement.key not in self.passed_on[str(statement.origin)]:
            self.passed_on[str(statement.origin)].append(statement.key)
            self.mentioned_by[str(statement.origin)].add(statement.source)
        for fact in facts:
            self._add_fact(fact)

    def _add_parties(self, parties: Iterable[Party], statement: Statement, lists: defaultdict[str, list[str]]) -> None:
        for party in parties:
            if party.id is not None and party.id in self._catalog.records:
                if statement.key not in lists[str(party.id)][-1:]:  # somebody may pass on a thing twice
                    lists[str(party.id)].append(statement.key)
                self.mentioned_by[str(party.id)].add(statement.source)

    def _add_fact(self, fact: Fact) -> None:
        self.facts[fact.entity].append(fact)
        label = fact.property.title if fact.property.symmetric else fact.property.inverse
        for reference in fact.value.references() if label else ():
            self.inverses[str(reference.id)].append(Inverse(label, fact))

    def _add_sources(self) -> None:
        for source in self._catalog.sources.values():
            bodies = (*source.carried_by, *source.authors, *source.editors, source.publisher)
            for id_ in bodies:
                if id_ is not None:
                    self.mentioned_by[str(id_)].add(str(source.id))

    def _add_disagreement(self, disagreement: Disagreement) -> None:
        ids = {str(id_) for id_ in disagreement.about} or self._shared(disagreement)
        for id_ in sorted(ids & self._catalog.records.keys()):
            self.disagreements[id_].append(str(disagreement.id))

    def _shared(self, disagreement: Disagreement) -> set[str]:
        """Give the entities that all positions speak of."""
        sides = [
            {
                str(part.id)
                for key in position.statements
                if key in self._catalog.statements
                for part in self._catalog.statements[key].text
                if isinstance(part, Link)
            }
            for position in disagreement.positions
        ]
        return set.intersection(*sides) if sides else set()

    def _in_order(self, sources: set[str]) -> list[str]:
        known = [each for each in sources if each in self._catalog.sources]
        return sorted(known, key=lambda each: (self._catalog.sources[each].published.sort_key(), each))
