"""`verify`: the statements held against the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import seeds
from generator.console import DONE, PROBLEMS, show
from generator.model import Use, Verification
from generator.problem import stops
from generator.verify import verify

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout
    from generator.model import Graph


add_arguments = seeds.add_arguments


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Verify, and print what is wrong and how each source is used."""
    outcome = verify(layout, progress.show)
    progress.end()
    graph = outcome.graph
    so = "no receipt was written" if graph is None else "the receipts hold what was found"
    seeds.show_problems(outcome.problems, options, layout, so)
    spoken = not seeds.is_for_programs(options)
    if graph is not None and spoken:
        _show_evidence(graph)
    if stops(outcome.problems) or graph is None:
        return PROBLEMS
    if spoken:
        seeds.show_size(graph)
    return DONE


def _show_evidence(graph: Graph) -> None:
    """Print for each source how many statements stand, how far it is used, and how many origins it has."""
    evidence = graph.evidence
    if evidence is None:
        return
    show(f"{'source':<24} {'verified':>10} {'paragraphs used':>16} {'unused':>7} {'origins':>8}")
    for id_, coverage in evidence.coverage.items():
        keys = [key for key, statement in graph.statements.items() if statement.source == id_]
        verified = sum(1 for key in keys if evidence.verifications[key] is Verification.VERIFIED)
        used = f"{coverage.count(Use.USED)} of {coverage.content}"
        unused = coverage.count(Use.UNUSED)
        origins = evidence.count_origins(keys)
        show(f"{id_:<24} {f'{verified} of {len(keys)}':>10} {used:>16} {unused:>7} {origins:>8}")
