"""Facts as Claims of schema.org: none without who asserts it, in what standing, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.web import TOP, address_from
from generator.labels import asserters_of, attribution_words, name_of, paragraphs_label
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Entity, Fact, Graph, Party, Statement


def describe_claims(entity: Entity, here: str, graph: Graph) -> Iterator[Mapping[str, object]]:
    """Give a Claim for each statement that has facts of an entity, for the page of `here` (an id).

    Its `text` are those facts, its `author` is who asserts them, `creditText` the whole chain, `creativeWorkStatus` the
    standing, `appearance` the paragraph. What the editors arranged themselves is no claim of a document.
    """
    told: dict[str, list[Fact]] = {}
    for fact in entity.facts:
        if not fact.property.editorial:
            told.setdefault(fact.statement, []).append(fact)
    for key, facts in told.items():
        yield _claim(graph.statements[key], facts, here, graph)


def _claim(statement: Statement, facts: Iterable[Fact], here: str, graph: Graph) -> Mapping[str, object]:
    source = graph.sources[statement.source]
    document = address_from(here, statement.source, graph, TOP)
    return {
        "@type": "Claim",
        "@id": address_from(here, statement.source, graph, str(statement.id)),
        "creativeWorkStatus": statement.standing.value,
        "author": [_asserter(each, here, graph) for each in asserters_of(statement, source)],
        "creditText": attribution_words(statement, graph),
        "appearance": {
            "@type": "CreativeWork",
            "isPartOf": {"@id": document},
            "position": paragraphs_label(statement),
        },
        "text": [_words(fact, graph) for fact in facts],
    }


def _asserter(party: Party, here: str, graph: Graph) -> Mapping[str, object]:
    if party.id is None:
        return {"name": party.unnamed}
    return {"@id": address_from(here, str(party.id), graph, TOP), "name": name_of(str(party.id), graph)}


def _words(fact: Fact, graph: Graph) -> str:
    """Write a fact so that it can stand alone: of whom, what, and what must be known before it is believed."""
    shown = (name_of(each.id, graph) if isinstance(each, Reference) else each for each in fact.value.show())
    remarks = [f"concluded: {fact.premises}"] if fact.premises else []
    if (fact.entity, fact.property.id) in graph.clashes:
        remarks.append("documents differ")
    whole = f"{name_of(fact.entity, graph)}, {fact.property.title}: {''.join(shown)}"
    return f"{whole} ({'; '.join(remarks)})" if remarks else whole
