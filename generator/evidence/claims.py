"""What a statement claims that a machine can look for: figures, dates, names, asserters, typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Link
from generator.nodes import Text
from generator.reading.text import normalise
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Entity, Fact, Graph, Statement
    from generator.problem import Mark


@dataclass(frozen=True)
class Claims:
    """A statement with its facts, as its readers see it."""

    statement: Statement
    facts: tuple[Fact, ...]
    entities: Mapping[str, Entity]
    words: str
    accused: Mapping[str, tuple[str, ...]]
    publisher: str | None

    @property
    def derived_words(self) -> tuple[str, ...]:
        """Give the words that `derived` excuses: all its keys that name no value."""
        return tuple(normalise(key) for key in self.statement.derived if not self._names_value(key))

    def _names_value(self, key: str) -> bool:
        return key in ("date", "said") or key.partition(".")[0] in self.entities

    def excuses(self, words: str) -> bool:
        """Tell whether `derived` excuses these words of the text."""
        stated = normalise(words).casefold()
        return any(stated in key.casefold() or key.casefold() in stated for key in self.derived_words)

    def excuses_value(self, name: str) -> bool:
        """Tell whether `derived` excuses a value: `date`, `said` or `entity.property`."""
        return name in self.statement.derived

    def excuses_entity(self, id_: str) -> bool:
        """Tell whether `derived` excuses an entity: by its id or its preferred name."""
        return id_ in self.statement.derived or self.excuses_exactly(self.name(id_))

    def words_for(self, id_: str) -> str:
        """Give the words under which the text links an entity; empty if it does not, or under its own name."""
        return next((link.words for link in self.links() if link.id == id_), "")

    def excuses_link(self, id_: str) -> bool:
        """Tell whether `derived` excuses the words under which an entity is linked."""
        return any(link.id == id_ and link.words and self.excuses(link.words) for link in self.links())

    @property
    def chain(self) -> frozenset[str]:
        """Give the ids of those who assert the statement or pass it on, and of what it goes back to."""
        parties = (party.id for party in (*self.statement.says, *self.statement.via))
        return frozenset(str(each) for each in (*parties, self.statement.origin) if each is not None)

    def excuses_exactly(self, words: str) -> bool:
        """Tell whether `derived` has just these words."""
        return normalise(words).casefold() in {key.casefold() for key in self.derived_words}

    def name(self, id_: str) -> str:
        """Give the preferred name of an entity, or the id of what is none."""
        return self.entities[id_].record.name.form if id_ in self.entities else id_

    def place(self, words: str) -> Mark:
        """Give where words stand in the text as written; the whole text where links part them."""
        written = self.statement.written
        start = written.find(words)
        return written.part(start, start + len(words)) if start >= 0 else written.mark

    def links(self) -> tuple[Link, ...]:
        """Give the links of the text, in order."""
        return tuple(part for part in self.statement.text if isinstance(part, Link))


def read_claims(statement: Statement, graph: Graph) -> Claims:
    """Take a statement's claims; links without words show their targets' names."""
    words = "".join(_shown(part, graph) for part in statement.text)
    return Claims(
        statement,
        graph.facts.get(statement.key, ()),
        graph.entities,
        normalise(words),
        accused_in(graph),
        graph.sources[statement.source].publisher,
    )


def accused_in(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """Give for each case the persons accused in it."""
    return {
        id_: tuple(str(each.id) for fact in entity.facts if fact.property.accuses for each in fact.value.references())
        for id_, entity in graph.entities.items()
        if any(fact.property.accuses for fact in entity.facts)
    }


def shown_value(fact: Fact) -> str:
    """Give a value in words, without the names of entities in it: those are looked for by their forms."""
    return normalise("".join("" if isinstance(part, Reference) else part for part in fact.value.show()))


def _shown(part: str | Link, graph: Graph) -> str:
    if isinstance(part, str):
        return part
    entity = graph.entities.get(part.id)
    return part.words or (entity.record.name.form if entity else str(part.id))


def marked(id_: str, mark: Mark) -> Text:
    """Give an id with a mark, its own if it has one."""
    return id_ if isinstance(id_, Text) else Text(id_, mark)
