"""`check`: what is wrong with the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import seeds
from generator.console import DONE, PROBLEMS, show_for_editors
from generator.examine import check
from generator.problem import stops

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout

_FOR_EDITORS = "editor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder be named, and the form of the lines."""
    seeds.add_arguments(parser)
    what = "lines for people, or as compilers print them, which editors read (default: people)"
    parser.add_argument("--format", choices=("people", _FOR_EDITORS), default="people", help=what)


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Read the seeds and print what is wrong."""
    outcome = check(layout, progress.show)
    progress.end()
    if options.format != _FOR_EDITORS:
        return seeds.show_outcome(outcome)
    show_for_editors(outcome.problems)
    return PROBLEMS if stops(outcome.problems) else DONE
