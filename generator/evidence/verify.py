"""Everything that is held against the archive, in one verdict."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.evidence.anchors import check_anchors
from generator.evidence.copying import check_quotes, find_copies
from generator.evidence.gaps import find_gaps
from generator.evidence.receipts import make_receipt
from generator.evidence.support import check_support
from generator.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Document, Graph, Receipt
    from generator.problem import Problem


@dataclass(frozen=True)
class Verdict:
    """What the archive says of the statements: problems, and a receipt for each source that it has."""

    problems: tuple[Problem, ...]
    receipts: Mapping[str, Receipt]


def verify_statements(graph: Graph, documents: Mapping[str, Document]) -> Verdict:
    """Hold statements, quotes, anchors and all that was written against the documents; count what they leave out.

    A statement with a problem of its own counts as unsupported in its receipt; what is copied or not taken up does not
    make one so.
    """
    support = check_support(graph, documents)
    beside = (*check_quotes(graph, documents), *check_anchors(graph, documents))
    unsupported = {key for key, found in support.items() if found} | _keys_at(beside, graph)
    everything = (
        *(problem for found in support.values() for problem in found),
        *beside,
        *find_copies(graph, documents, graph.settings.fixed_terms),
        *find_gaps(graph, documents),
    )
    receipts = {id_: make_receipt(document, graph, unsupported) for id_, document in documents.items()}
    return Verdict(tuple(sorted(everything)), receipts)


def _keys_at(problems: Iterable[Problem], graph: Graph) -> set[str]:
    """Give the statements in whose lines problems stand."""
    by_file: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for key, statement in graph.statements.items():
        by_file[statement.mark.path].append((statement.mark.line, statement.mark.end_line, key))
    return {
        key
        for problem in problems
        if problem.severity is Severity.PROBLEM
        for first, last, key in by_file[problem.mark.path]
        if first <= problem.mark.line < max(last, first + 1)
    }
