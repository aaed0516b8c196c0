"""`withdraw ID --why "…"`: an address that says why nothing stands there any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.withdraw import faults_of_withdrawal, find_referring, withdraw
from generator.commands import changing, seeds
from generator.console import PROBLEMS

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the id and the reason."""
    parser.add_argument("id", help="an entity's or source's id, source-id/statement-id, or disagreements/id")
    parser.add_argument("--why", default="", help="the reason, in neutral words; its page shows it")
    seeds.add_folder(parser)


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Withdraw, and print what was changed; nothing may refer to it any more."""
    outcome = changing.check_first(options, layout, progress)
    if outcome.graph is None:
        return PROBLEMS
    graph = outcome.graph
    changing.refuse_call(faults_of_withdrawal(options.id, options.why, graph))
    referring = find_referring(options.id, graph)
    if referring:
        return changing.refuse(referring, options, layout)
    changes = withdraw(options.id, options.why, graph, changing.read_texts(layout))
    return changing.apply_changes(changes, outcome, (options, layout, progress))
