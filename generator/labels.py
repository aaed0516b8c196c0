"""What everything is called in plain words: entities, sources, paragraphs, and the chain of who says a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Graph, Prose, Source, Statement

_UNKNOWN_PUBLISHER = Party(None, "an unknown publisher")
_PASSED_ON = {"translator": "translated by", "interpreter": "interpreted by"}


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


def paragraphs_label(statement: Statement) -> str:
    """Name the paragraphs of a statement: ¶ 6, ¶ 6 and 7, or the part that is not the body."""
    numbers = enumerate_words([str(int(each)) for each in statement.locator.paragraphs])
    part = "" if statement.locator.part == "body" else f" ({statement.locator.part})"
    return f"¶ {numbers}{part}"


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
