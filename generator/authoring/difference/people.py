"""People whom the reference did not name before, with all that is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.difference.changes import Newcomer
from generator.authoring.difference.naming import value_words
from generator.authoring.difference.records import entity_sheet
from generator.authoring.difference.statements import statement_sheet
from generator.kinds import KINDS, PEOPLE
from generator.labels import attribution_words, name_of, paragraphs_label, source_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Entity, Fact, Graph


def newcomers(before: Graph, after: Graph, follow: Callable[[str], str]) -> Iterator[Newcomer]:
    """Yield each person who is new, or of whom no document spoke before, in the order of the names."""
    spoken_of = {follow(id_): bool(entity.sources) for id_, entity in before.entities.items()}
    for id_, entity in after.entities.items():
        is_new = id_ not in spoken_of or (not spoken_of[id_] and entity.sources)
        if entity.record.kind == PEOPLE and is_new:
            yield _newcomer(entity, after)


def _newcomer(entity: Entity, graph: Graph) -> Newcomer:
    known = graph.statements
    statuses = [fact for fact in entity.facts if fact.property.id == "legal_status" and fact.statement in known]
    accused = [each.fact for each in entity.inverses if each.fact.property.accuses and each.fact.statement in known]
    keys = dict.fromkeys((*entity.statements, *entity.asserted, *entity.passed_on))
    return Newcomer(
        sheet=entity_sheet(entity),
        pseudonym=entity.record.pseudonym,
        statuses=tuple(f"{value_words(fact.value, graph)}: {_evidence(fact, graph)}" for fact in statuses),
        cases=tuple(f"{name_of(fact.entity, graph)}: {_evidence(fact, graph)}" for fact in accused),
        distinct_from=tuple(_called(each, graph) for each in entity.distinct_from),
        alike=tuple(_called(each, graph) for each in _sharing_a_name(entity, graph)),
        statements=tuple(statement_sheet(graph.statements[key], graph) for key in keys if key in known),
    )


def _evidence(fact: Fact, graph: Graph) -> str:
    statement = graph.statements[fact.statement]
    where = f"{source_label(graph.sources[statement.source], graph)}, {paragraphs_label(statement)}"
    return f"{statement.standing.value}, {attribution_words(statement, graph)}; {where}"


def _called(id_: str, graph: Graph) -> str:
    if id_ not in graph.entities:
        return id_
    record = graph.entities[id_].record
    return f"{record.name.form} ({KINDS[record.kind].singular}, {id_})"


def _sharing_a_name(entity: Entity, graph: Graph) -> Iterator[str]:
    """Yield whoever else has a form of the name, and is not told apart already."""
    forms = _forms(entity)
    for id_, other in graph.entities.items():
        if other is not entity and id_ not in entity.distinct_from and forms & _forms(other):
            yield id_


def _forms(entity: Entity) -> set[str]:
    return {form.casefold() for form in (entity.record.name.form, *(each.form for each in entity.record.names))}
