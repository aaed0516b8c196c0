"""`check`: what is wrong with the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import seeds
from generator.examine import check

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


add_arguments = seeds.add_arguments


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Read the seeds and print what is wrong."""
    outcome = check(layout, progress.show)
    progress.end()
    return seeds.show_outcome(outcome, options, layout)
