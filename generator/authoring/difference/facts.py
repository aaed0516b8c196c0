"""Facts compared: each value of an entity's property with everyone who says so, and how many origins it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.difference.changes import Sheet, compare_sheets
from generator.authoring.difference.naming import value_words
from generator.labels import asserters_words, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.authoring.difference.changes import SheetChange
    from generator.model import Fact, Graph


def compare_facts(before: Graph, after: Graph, follow: Callable[[str], str]) -> tuple[SheetChange, ...]:
    """Compare the values of all properties.

    A value that a statement gives in place of another one is a change; so is one that gained or lost who says so.
    """
    old = {each.id: each for each in _gather(before, follow)}
    new = {each.id: each for each in _gather(after, str)}
    replaced = dict(_replaced(old, new))
    changes = compare_sheets(
        (each.sheet(before, follow) for each in old.values()),
        (each.sheet(after, str) for each in new.values()),
        lambda id_: replaced.get(id_, id_),
    )
    order = {id_: number for number, id_ in enumerate(after.entities)}
    return tuple(sorted(changes, key=lambda each: _place(each, old, new, order)))


@dataclass(frozen=True)
class _Value:
    """One value of an entity's property: its words, and the facts that give it."""

    entity: str
    property_id: str
    words: str
    facts: tuple[Fact, ...]
    keys: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.entity}.{self.property_id} = {self.words}"

    def sheet(self, graph: Graph, follow: Callable[[str], str]) -> Sheet:
        first = self.facts[0]
        keys = [fact.statement for fact in self.facts]
        origins = graph.evidence.count_origins(keys) if graph.evidence else 0
        fields = {
            "value": (self.words,),
            "says so": tuple(dict.fromkeys(_says(fact, graph, follow) for fact in self.facts)),
            "origins": (str(origins),) if origins else (),
        }
        named = f"{name_of(first.entity, graph)} · {first.property.title}"
        return Sheet(self.id, named, {name: values for name, values in fields.items() if values})


def _gather(graph: Graph, follow: Callable[[str], str]) -> Iterator[_Value]:
    found: dict[tuple[str, str, str], list[Fact]] = {}
    for facts in graph.facts.values():
        for fact in facts:
            if fact.entity in graph.entities and graph.statements[fact.statement].source in graph.sources:
                words = value_words(fact.value, graph)
                found.setdefault((follow(fact.entity), fact.property.id, words), []).append(fact)
    for (entity, property_, words), facts_of_one in found.items():
        keys = frozenset(follow(fact.statement) for fact in facts_of_one)
        yield _Value(entity, property_, words, tuple(facts_of_one), keys)


def _replaced(old: dict[str, _Value], new: dict[str, _Value]) -> Iterator[tuple[str, str]]:
    """Pair each value that is no more with the one that a statement of it gives instead."""
    arrived: dict[tuple[str, str], list[_Value]] = {}
    for id_, value in new.items():
        if id_ not in old:
            arrived.setdefault((value.entity, value.property_id), []).append(value)
    for id_, value in old.items():
        rivals = arrived.get((value.entity, value.property_id), [])
        match = None if id_ in new else next((each for each in rivals if each.keys & value.keys), None)
        if match:
            rivals.remove(match)
            yield id_, match.id


def _says(fact: Fact, graph: Graph, follow: Callable[[str], str]) -> str:
    statement = graph.statements[fact.statement]
    premises = f", concluded: {fact.premises}" if fact.premises else ""
    return f"{statement.standing.value}, {asserters_words(statement, graph)} ({follow(statement.key)}){premises}"


def _place(
    change: SheetChange, old: dict[str, _Value], new: dict[str, _Value], order: dict[str, int]
) -> tuple[int, str, str, Iterable[str]]:
    value = new[change.after.id] if change.after else old[change.sheet.id]
    return (order.get(value.entity, -1), value.entity, value.property_id, (change.sort, value.words))
