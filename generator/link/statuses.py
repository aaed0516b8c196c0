"""Whether everyone who is accused of something has a legal status that a document gives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.nodes import List
from generator.problem import Problem
from generator.values import LEGAL_STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Catalog, Fact


def check_legal_statuses(catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]]) -> Iterator[Problem]:
    """Yield a problem for each person accused in a case without a legal status in that case.

    Nothing is said where the status may stand in what could not be read: in a doubtful statement, or in a faulty value.
    """
    if any("/" in each for each in catalog.doubtful):
        return
    statuses = [fact for each in facts.values() for fact in each if fact.property.range is LEGAL_STATUS]
    known = {(fact.entity, reference.id) for fact in statuses for reference in fact.value.references()}
    unread = people_with_unread_status(catalog, facts)
    told: set[tuple[str, str]] = set()
    for fact in (fact for each in facts.values() for fact in each if fact.property.accuses):
        for person in fact.value.references():
            pair = (person.id, fact.entity)
            if pair in known or pair in told or person.id in unread or {*pair} & catalog.doubtful:
                continue
            told.add(pair)
            message = (
                f"'{person.id}' is accused in '{fact.entity}' but has no legal status there; add {person.id}: "
                f"{{legal_status: {{is: …, in: {fact.entity}}}}} ('none stated' where the document is silent)"
            )
            yield Problem(fact.mark, "legal-status-missing", message)


def people_with_unread_status(catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]]) -> frozenset[str]:
    """Give the people for whom some legal status was written that did not become a fact."""
    written: Counter[str] = Counter()
    for claim in (claim for statement in catalog.statements.values() for claim in statement.claims):
        record = catalog.records.get(claim.entity)
        property_ = KINDS[record.kind].properties.get(claim.property) if record else None
        if property_ is not None and property_.range is LEGAL_STATUS:
            written[str(claim.entity)] += len(claim.raw) if isinstance(claim.raw, List) else 1
    read = (fact.entity for each in facts.values() for fact in each if fact.property.range is LEGAL_STATUS)
    return frozenset(written - Counter(read))
