"""What pages show of the checks: made from receipts alone."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.evidence.coverage import measure_coverage
from generator.evidence.languages import is_understood
from generator.evidence.origins import independent_origins
from generator.evidence.reliance import Reliance
from generator.evidence.verification import verification
from generator.model import Evidence, Verification
from generator.nodes import Text
from generator.problem import Mark, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Graph, Probe, Receipt

NOT_VERIFIED: Final = "not-verified"
"""The code of the notice about a statement that pages show as not yet verified."""

_REASONS = {
    Verification.MISSING: "was never held against the archive",
    Verification.STALE: "changed, or a name around it did, since it was held against the archive",
    Verification.UNSUPPORTED: "does not stand in its paragraphs, as far as a machine can tell",
}


def summarise_evidence(graph: Graph, receipts: Mapping[str, Receipt], probes: tuple[Probe, ...] = ()) -> Evidence:
    """Tell for each statement how it stands with its receipt, for each source how far it is used, and all origins."""
    reliance = Reliance(graph)
    verifications = {
        key: verification(statement, reliance, receipts.get(statement.source))
        for key, statement in graph.statements.items()
    }
    return Evidence(
        MappingProxyType(verifications),
        measure_coverage(graph),
        partial(_count_origins, graph),
        independent_origins(graph.statements.values(), graph),
        probes,
    )


def list_unverified(graph: Graph, evidence: Evidence) -> Iterator[Problem]:
    """Yield a notice for each statement that pages show as not yet verified.

    Of a source in a language that is not understood there is one, at the language.
    """
    for source in graph.sources.values():
        if not is_understood(source):
            message = (
                f"the figures, dates and words of a document in '{source.language}' are not understood: its statements "
                f"stay unverified; `verify` looks at their quotations and anchors, and whether anything is copied"
            )
            mark = source.language.mark if isinstance(source.language, Text) else source.mark
            yield Problem(mark, NOT_VERIFIED, message, Severity.NOTICE)
    for key, found in evidence.verifications.items():
        if found in _REASONS:
            mark = graph.statements[key].mark
            head = Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)
            message = f"'{key}' {_REASONS[found]}; whoever has the texts can run `verify`"
            yield Problem(head, NOT_VERIFIED, message, Severity.NOTICE)


def _count_origins(graph: Graph, keys: Iterable[str]) -> int:
    return len(independent_origins((graph.statements[key] for key in keys), graph))
