"""Whose names count where a source's statements are held against it: those whom its digest brings in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.evidence.documents import find_spans
from generator.evidence.names import forms_in
from generator.reading.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Entity, Graph

_WORD = re.compile(r"\w+")


def company(source: str, graph: Graph) -> Mapping[str, Entity]:
    """Give the entities whose names count in a source, by id; told without its text.

    These are all that it links, claims or has speak and its publisher and authors, those accused in such cases, those
    with a form of their name that is valid there alone, and those whom its statements or its `left_out` call by a form
    of their name. Whoever else a cited paragraph names is told by `find_gaps`, and must be taken up or left out; so
    names that stand in no document change nothing.
    """
    words = _Words(source, graph)
    of_source = {
        id_: entity
        for id_, entity in graph.entities.items()
        if source in entity.sources or _has_form_for(entity, source) or words.have(entity)
    }
    accused = {id_: graph.entities[id_] for each in of_source.values() for id_ in accused_in_case(each)}
    return {id_: entity for id_, entity in graph.entities.items() if id_ in of_source or id_ in accused}


def accused_in_case(entity: Entity) -> Iterator[str]:
    """Yield the ids of those accused in a case; of what is none, there are none."""
    for fact in entity.facts:
        if fact.property.accuses:
            yield from (str(person.id) for person in fact.value.references())


def _has_form_for(entity: Entity, source: str) -> bool:
    return any(source in name.sources for name in entity.record.names)


class _Words:
    """The words of a digest: its texts, its quotes, and what it leaves out."""

    def __init__(self, source: str, graph: Graph) -> None:
        statements = [each for each in graph.statements.values() if each.source == source]
        left_out = (words for each in graph.sources[source].left_out.values() for words in each)
        texts = (text for each in statements for text in (each.written, *each.quotes))
        self._source = source
        self._text = normalise("\n".join((*texts, *left_out)))
        self._words = frozenset(_WORD.findall(self._text))

    def have(self, entity: Entity) -> bool:
        """Tell whether a form of an entity's name stands among them; its first word is looked up first, to be quick."""
        return any(
            find_spans(form, self._text)
            for form in forms_in(entity, self._source)
            if not form.isascii() or self._words.issuperset(_WORD.findall(form)[:1])
        )
