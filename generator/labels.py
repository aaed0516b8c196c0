"""What everything is called in plain words: entities, sources, paragraphs, and the chain of who says a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS, Dating
from generator.model import Party
from generator.values import Date, time_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Disagreement, Entity, Graph, Occurrence, Prose, Source, Statement
    from generator.values import Duration, Value

_UNKNOWN_PUBLISHER = Party(None, "an unknown publisher")
_PASSED_ON = {"translator": "translated by", "interpreter": "interpreted by"}


DATINGS: Final = {
    Dating.HAPPENING: "Happenings, as told",
    Dating.SAYING: "Sayings",
    Dating.PUBLICATION: "Publications",
    Dating.LAW: "Laws",
}
"""What the dated things of each sort are called together."""


@dataclass(frozen=True)
class Step:
    """A link of the chain from the asserter to the source: words, and who they lead to."""

    words: str
    parties: tuple[Party, ...]


def name_of(id_: str, graph: Graph) -> str:
    """Give the preferred name of an entity, the short name of a source, or the title of a page."""
    if id_ in graph.entities:
        return graph.entities[id_].record.name.form
    if id_ in graph.sources:
        return source_label(graph.sources[id_], graph)
    titles = {chapter.id: chapter.title for chapter in graph.chapters}
    return titles.get(id_, KINDS[id_].plural if id_ in KINDS else id_.capitalize())


def name_inside(id_: str, graph: Graph, *, first: bool) -> str:
    """Give a name as it stands in a sentence: common nouns small, unless they begin it."""
    name = name_of(id_, graph)
    entity = graph.entities.get(id_)
    common = entity is not None and KINDS[entity.record.kind].common_nouns
    return name[:1].lower() + name[1:] if common and not first else name


def plain_prose(prose: Prose, graph: Graph) -> str:
    """Give running text without its links, in one line."""
    parts = (
        part if isinstance(part, str) else part.words or name_inside(part.id, graph, first=not number)
        for number, part in enumerate(prose)
    )
    return " ".join("".join(parts).split())


def source_label(source: Source, graph: Graph) -> str:
    """Name a source in a few words: who published or wrote it, and when."""
    who = source.publisher or (source.authors[0] if source.authors else None)
    name = graph.entities[who].record.name.form if who is not None and who in graph.entities else "Unknown publisher"
    return f"{name}, {''.join(str(part) for part in source.published.show())}"


def documents_of(disagreement: Disagreement) -> tuple[str, ...]:
    """Give the ids of the sources whose statements disagree, in the order in which they first occur."""
    keys = (key for position in disagreement.positions for key in position.statements)
    return tuple(dict.fromkeys(key.partition("/")[0] for key in keys))


def paragraphs_label(statement: Statement) -> str:
    """Name the paragraphs of a statement: ¶ 6, ¶ 6 and 7, or the part that is not the body."""
    numbers = enumerate_words([str(int(each)) for each in statement.locator.paragraphs])
    part = "" if statement.locator.part == "body" else f" ({statement.locator.part})"
    return f"¶ {numbers}{part}"


def occurrence_label(occurrence: Occurrence, graph: Graph) -> str:
    """Name what is dated: an entity, with its property unless that says no more than "date"; else where it stands."""
    if not occurrence.entity:
        statement = graph.statements[occurrence.statements[0]]
        return f"{source_label(graph.sources[statement.source], graph)}, {paragraphs_label(statement)}"
    if not occurrence.property:
        return graph.sources[occurrence.entity].title.form
    property_ = KINDS[graph.entities[occurrence.entity].record.kind].properties[occurrence.property]
    name = name_of(occurrence.entity, graph)
    return name if property_.id == property_.range.name else f"{name}: {property_.title}"


def shown_words(value: Value) -> str:
    """Write a value that names no entity, such as a date, in plain words."""
    return "".join(str(part) for part in value.show())


def elapsed(entity: Entity, start: str, end: str) -> Duration | None:
    """Count the time between two dated properties of an entity; None unless each is stated, and in one way only."""
    dates = [{fact.value for fact in entity.facts if fact.property.id == each} for each in (start, end)]
    if any(len(each) != 1 for each in dates):
        return None
    (first,), (last,) = dates
    return time_between(first, last) if isinstance(first, Date) and isinstance(last, Date) else None


def elapsed_words(entity: Entity, start: str, end: str) -> str:
    """Write that time in words; empty where it cannot be counted."""
    found = elapsed(entity, start, end)
    return found.words if found else ""


def enumerate_words(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def asserters_of(statement: Statement, source: Source) -> tuple[Party, ...]:
    """Give who asserts a statement: the source's publisher where the source itself does."""
    return statement.says or (_publisher(source),)


def attribution_chain(statement: Statement, source: Source) -> tuple[Step, ...]:
    """Give the chain from the asserter to the source: who says it, through whom, in what, carried by whom."""
    return tuple(_steps(statement, source))


def attribution_words(statement: Statement, graph: Graph) -> str:
    """Write that chain in plain words."""
    chain = attribution_chain(statement, graph.sources[statement.source])
    return ", ".join(
        f"{step.words} {enumerate_words([_party(each, graph) for each in step.parties])}" for step in chain
    )


def asserters_words(statement: Statement, graph: Graph) -> str:
    """Name who asserts a statement, without the chain."""
    return enumerate_words([_party(each, graph) for each in asserters_of(statement, graph.sources[statement.source])])


def _steps(statement: Statement, source: Source) -> Iterator[Step]:
    yield Step("according to", asserters_of(statement, source))
    for party in statement.via:
        if party.id is None or party.id != source.publisher:
            yield Step(_PASSED_ON.get(party.capacity, "through"), (party,))
    if statement.says and (source.publisher is None or source.publisher not in {party.id for party in statement.says}):
        yield Step("as published by", (_publisher(source),))
    if source.carried_by:
        yield Step("carried by", tuple(Party(each) for each in source.carried_by))


def _publisher(source: Source) -> Party:
    return Party(source.publisher) if source.publisher else _UNKNOWN_PUBLISHER


def _party(party: Party, graph: Graph) -> str:
    return name_of(str(party.id), graph) if party.id is not None else party.unnamed
