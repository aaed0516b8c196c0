"""What the commands that read seeds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.console import DONE, PROBLEMS, show, show_problems
from generator.problem import stops

if TYPE_CHECKING:
    import argparse

    from generator.examine import Outcome
    from generator.model import Graph


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder of the seeds be named."""
    parser.add_argument("seeds", nargs="?", default="seeds", help="the folder of the seeds (default: seeds)")


def show_outcome(outcome: Outcome) -> int:
    """Print the problems and, where none stops it, what there is; give the exit code."""
    show_problems(outcome.problems)
    if stops(outcome.problems) or outcome.graph is None:
        return PROBLEMS
    show_size(outcome.graph)
    return DONE


def show_size(graph: Graph) -> None:
    """Print how much there is."""
    show(f"{len(graph.sources)} sources, {len(graph.statements)} statements, {len(graph.entities)} entities")
