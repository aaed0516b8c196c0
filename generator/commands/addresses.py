"""`addresses`: whether everything that was published can still be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.published import Addresses, add_published, find_unlisted, find_vanished, list_published
from generator.build import render
from generator.commands import seeds
from generator.console import DONE, PROBLEMS, show
from generator.examine import check, read_published
from generator.write import replace_file

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the seeds be named, how problems are told, and the list be brought up to date."""
    seeds.add_arguments(parser)
    parser.add_argument("--update", action="store_true", help="add to the list what is new; nothing is taken away")


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Hold the list against the pages as they would be written now."""
    outcome = check(layout, progress.show)
    if outcome.graph is None:
        progress.end()
        return seeds.show_outcome(outcome, options, layout)
    progress.show("rendering the pages")
    addresses = Addresses(outcome.graph, render(outcome.graph))
    progress.end()
    label = f"{layout.seeds_label}/{layout.published.name}"
    text, unreadable = read_published(layout)
    if unreadable:
        seeds.show_findings(unreadable, options, layout)
        return PROBLEMS
    listed, problems = list_published(text, label)
    problems += find_vanished(listed, addresses)
    spoken = not seeds.is_for_programs(options)
    new, notices = find_unlisted(listed, addresses, label)
    if options.update and new:
        replace_file(layout.published, add_published(text, new).encode())
        if spoken:
            show(f"{label}: {len(new)} added")
    seeds.show_findings(sorted(problems if options.update else (*problems, *notices)), options, layout)
    if problems:
        return PROBLEMS
    if spoken:
        show(f"{len({*listed, *(new if options.update else ())})} published addresses, all there")
    return DONE
