"""How far the statements reach and hold, before and after: verified, paragraphs used, origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.difference.changes import Balance, Count, Unverified
from generator.authoring.difference.naming import place_of
from generator.authoring.difference.statements import verification_words
from generator.labels import source_label
from generator.model import Use, Verification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Evidence, Graph


def balances(before: Graph, after: Graph, follow: Callable[[str], str]) -> Iterator[Balance]:
    """Yield the counts of each source for which they differ."""
    old = {follow(id_): _count_source(id_, before) for id_ in before.sources}
    new = {id_: _count_source(id_, after) for id_ in after.sources}
    names = {follow(id_): source_label(source, before) for id_, source in before.sources.items()} | {
        id_: source_label(source, after) for id_, source in after.sources.items()
    }
    for id_ in dict.fromkeys((*new, *old)):
        if old.get(id_) != new.get(id_):
            yield Balance(id_, names[id_], old.get(id_), new.get(id_))


def count_all(graph: Graph) -> Count:
    """Count over all sources."""
    counts = [_count_source(id_, graph) for id_ in graph.sources]
    return Count(
        statements=sum(each.statements for each in counts),
        verified=sum(each.verified for each in counts),
        used=sum(each.used for each in counts),
        content=sum(each.content for each in counts),
        origins=len(graph.evidence.origins) if graph.evidence else 0,
    )


def newly_unverified(before: Graph, after: Graph, follow: Callable[[str], str]) -> Iterator[Unverified]:
    """Yield each statement that is not verified now, unless it was so before."""
    old = {follow(key): found for key, found in _verifications(before).items()}
    for key, found in _verifications(after).items():
        was = old.get(key)
        if found is not Verification.VERIFIED and was in (None, Verification.VERIFIED):
            yield Unverified(key, verification_words(found), was is None, place_of(after.statements[key].mark))


def _count_source(id_: str, graph: Graph) -> Count:
    keys = [key for key, statement in graph.statements.items() if statement.source == id_]
    found = _verifications(graph)
    evidence: Evidence | None = graph.evidence
    coverage = evidence.coverage.get(id_) if evidence else None
    return Count(
        statements=len(keys),
        verified=sum(1 for key in keys if found.get(key) is Verification.VERIFIED),
        used=coverage.count(Use.USED) if coverage else 0,
        content=coverage.content if coverage else 0,
        origins=evidence.count_origins(keys) if evidence else 0,
    )


def _verifications(graph: Graph) -> dict[str, Verification]:
    return dict(graph.evidence.verifications) if graph.evidence else {}
