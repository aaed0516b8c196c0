"""Whether everyone who is accused of something has a legal status that a document gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Catalog, Fact


def check_legal_statuses(catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]]) -> Iterator[Problem]:
    """Yield a problem for each person accused in a case without a legal status in that case."""
    known = {
        (fact.entity, reference.id)
        for each in facts.values()
        for fact in each
        if fact.property.range.name == "legal_status"
        for reference in fact.value.references()
    }
    told: set[tuple[str, str]] = set()
    for fact in (fact for each in facts.values() for fact in each if fact.property.accuses):
        for person in fact.value.references():
            pair = (person.id, fact.entity)
            if pair not in known and pair not in told and not {*pair} & catalog.doubtful:
                told.add(pair)
                message = (
                    f"'{person.id}' is accused in '{fact.entity}' but has no legal status there; add {person.id}: "
                    f"{{legal_status: {{is: …, in: {fact.entity}}}}} ('none stated' where the document is silent)"
                )
                yield Problem(fact.mark, "legal-status-missing", message)
