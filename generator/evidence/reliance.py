"""Which name forms a statement's verification relies on; told without the text, from the graph alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.evidence.company import accused_in_case, company
from generator.evidence.names import forms_in
from generator.kinds import PEOPLE
from generator.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Graph, Statement

Forms = tuple[str, ...]


class Reliance:
    """The name forms of a graph, read once a source."""

    def __init__(self, graph: Graph) -> None:
        """Take the names of a graph's entities."""
        self.graph = graph
        self._forms: dict[str, Mapping[str, Forms]] = {}
        self._around: dict[str, Mapping[str, Forms]] = {}

    def forms(self, statement: Statement) -> Mapping[str, Forms]:
        """Give the name forms on which it depends whether a statement is borne out, by the entity's id, sorted.

        These are the preferred name, and the forms valid in its source, of all that it links, claims or has speak, and
        of those accused in such cases: a case is named by its accused. Where a person is among them, a pronoun may have
        meant that person, and a surname may have been part of a longer name. So the forms count of all people in the
        source's company, and every longer form around one that somebody else there has.
        """
        ids = self._relied_on(statement)
        own = {
            id_: (self.graph.entities[id_].record.name.form, *self._valid(statement.source)[id_])
            for id_ in ids & self.graph.entities.keys()
        }
        with_people = any(self._is_person(id_) for id_ in own)
        return dict(sorted({**(self._people_around(statement.source) if with_people else {}), **own}.items()))

    def _relied_on(self, statement: Statement) -> set[str]:
        parties = (party.id for party in (*statement.says, *statement.via))
        links = (part.id for part in statement.text if isinstance(part, Link))
        facts = self.graph.facts.get(statement.key, ())
        claimed = (id_ for fact in facts for id_ in (fact.entity, *(each.id for each in fact.value.references())))
        named = {str(id_) for id_ in (*parties, *links, *claimed, statement.origin) if id_ is not None}
        known = (self.graph.entities[id_] for id_ in named if id_ in self.graph.entities)
        return named | {person for entity in known for person in accused_in_case(entity)}

    def _is_person(self, id_: str) -> bool:
        return self.graph.entities[id_].record.kind == PEOPLE

    def _valid(self, source: str) -> Mapping[str, Forms]:
        if source not in self._forms:
            present = company(source, self.graph)
            self._forms[source] = {id_: forms_in(entity, source) for id_, entity in present.items()}
        return self._forms[source]

    def _people_around(self, source: str) -> Mapping[str, Forms]:
        if source not in self._around:
            self._around[source] = MappingProxyType(dict(self._find_around(source)))
        return self._around[source]

    def _find_around(self, source: str) -> Iterator[tuple[str, Forms]]:
        valid = self._valid(source)
        names = {form for id_, forms in valid.items() if self._is_person(id_) for form in forms}
        for id_, forms in valid.items():
            if self._is_person(id_):
                yield id_, forms
            elif around := tuple(form for form in forms if any(_is_part(name, form) for name in names)):
                yield id_, around


def _is_part(name: str, form: str) -> bool:
    return f" {name} " in f" {form} "
