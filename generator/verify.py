"""The statements held against the archive, and what was found written to the receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.evidence import carrying
from generator.evidence.archive import read_archive
from generator.evidence.receipts import read_receipts, write_receipt
from generator.evidence.summary import NOT_VERIFIED, list_unverified, summarise_evidence
from generator.evidence.verify import verify_statements
from generator.examine import Outcome, check
from generator.write import refuse_link, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.examine import Layout
    from generator.model import Graph


def verify(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Check, then hold the statements against the archive and write what was found to the receipts.

    Without an archive there is a notice, and the receipts stay.
    """
    outcome = check(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("reading the archive")
    graph = outcome.graph
    receipts, _ = read_receipts(layout.receipts, "", graph.sources)
    folder = layout.texts(graph.settings)
    documents, archive_problems = read_archive(folder, graph.sources.values(), receipts, graph.statements.values())
    progress("holding the statements against it")
    verdict = verify_statements(graph, documents)
    refuse_link(layout.receipts)
    for source, receipt in verdict.receipts.items():
        _write_receipt(layout.receipts / f"{source}.yml", write_receipt(receipt))
    probes = graph.evidence.probes if graph.evidence else ()
    evidence = summarise_evidence(graph, {**receipts, **verdict.receipts}, probes)
    kept = (each for each in outcome.problems if each.code != NOT_VERIFIED)
    problems = {*kept, *archive_problems, *verdict.problems, *list_unverified(graph, evidence)}
    return Outcome(replace(graph, evidence=evidence), tuple(sorted(problems)))


def carry_receipts(layout: Layout, before: Graph, after: Graph, renamed: Mapping[str, str]) -> dict[str, bytes | None]:
    """Give, by label, the receipts that change where ids were exchanged and nothing else; None for one that goes."""
    receipts, _ = read_receipts(layout.receipts, "", before.sources)
    texts = carrying.carry_receipts(receipts, before, after, renamed)
    return {
        f"{layout.seeds_label}/{layout.receipts.name}/{source}.yml": None if text is None else text.encode()
        for source, text in texts.items()
        if text != (write_receipt(receipts[source]) if source in receipts else None)
    }


def _write_receipt(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        replace_file(path, text.encode())
