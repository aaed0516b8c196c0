"""Every place where something that people wrote refers to an entity, a source or a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Link
from generator.nodes import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import AuthorityRecord, Disagreement, Graph, Prose, Source, Statement
    from generator.problem import Mark


@dataclass(frozen=True, order=True)
class Mention:
    """A place that refers to something: the mark is that of the id alone, `target` an id or a statement's key."""

    mark: Mark
    target: str


def find_mentions(graph: Graph) -> tuple[Mention, ...]:
    """Find all references of a sound graph, sorted by place; what its files declare is none.

    A statement's key refers to its source as well, each with its part of the key. Places are those of the typed
    reading, so words that only look like an id are none.
    """
    return tuple(sorted({*_mentions(graph)}))


def _mentions(graph: Graph) -> Iterator[Mention]:
    for source in graph.sources.values():
        yield from _of_source(source)
    for key, statement in graph.statements.items():
        yield from _of_statement(statement, graph)
        for fact in graph.facts.get(key, ()):
            yield from _whole(each.id for each in fact.value.references() if isinstance(each.id, Text))
    for entity in graph.entities.values():
        yield from _of_record(entity.record)
    for disagreement in graph.disagreements.values():
        if not disagreement.found:  # else its marks are those of facts
            yield from _of_disagreement(disagreement)
    for chapter in graph.chapters:
        yield from _linked(chapter.body)


def _of_source(source: Source) -> Iterator[Mention]:
    publisher = () if source.publisher is None else (source.publisher,)
    yield from _whole((*publisher, *source.carried_by, *source.authors, *source.editors))


def _of_statement(statement: Statement, graph: Graph) -> Iterator[Mention]:
    yield from _linked(statement.text)
    yield from _whole(party.id for party in (*statement.says, *statement.via) if party.id is not None)
    yield from _whole(() if statement.origin is None else (statement.origin,))
    yield from _whole(claim.entity for claim in statement.claims)
    yield from _keys(statement.answers)
    linked = {part.id for part in statement.text if isinstance(part, Link)}
    for name in statement.derived:
        id_, dot, _ = name.partition(".")
        if id_ in graph.entities if dot else name in linked:
            yield Mention(name.part(0, len(id_)), id_)


def _of_record(record: AuthorityRecord) -> Iterator[Mention]:
    yield from _whole(record.distinct_from)
    for name in record.names:
        yield from _whole(name.sources)


def _of_disagreement(disagreement: Disagreement) -> Iterator[Mention]:
    yield from _whole(disagreement.about)
    for position in disagreement.positions:
        yield from _keys(position.statements)


def _whole(ids: Iterable[Text]) -> Iterator[Mention]:
    """Yield ids that are all of a scalar; the place is inside its quotation marks."""
    yield from (Mention(id_.part(0, len(id_)), str(id_)) for id_ in ids)


def _linked(prose: Prose) -> Iterator[Mention]:
    yield from (Mention(part.id.mark, str(part.id)) for part in prose if isinstance(part, Link))


def _keys(keys: Iterable[Text]) -> Iterator[Mention]:
    for key in keys:
        source, _, _ = key.partition("/")
        yield Mention(key.part(0, len(source)), source)
        yield Mention(key.part(len(source) + 1, len(key)), str(key))
