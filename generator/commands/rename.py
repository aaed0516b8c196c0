"""`rename OLD NEW`: another id, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.rename import faults_of_rename, rename
from generator.authoring.subjects import find_subject
from generator.commands import changing, seeds
from generator.examine import check

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the id as it is and as it shall be."""
    parser.add_argument("old", help="an entity's or source's id, source-id/statement-id, or disagreements/id")
    parser.add_argument("new", help="the new id; the old address leads there")
    seeds.add_folder(parser)


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Rename, and print what was changed."""
    outcome = check(layout, progress.show)
    progress.end()
    if outcome.graph is None:
        return changing.refuse(outcome.problems, options, layout)
    graph = outcome.graph
    changing.refuse_call(faults_of_rename(options.old, options.new, graph))
    changes = rename(options.old, options.new, graph, changing.read_texts(layout), layout.configuration.name)
    subject = find_subject(options.old, graph)
    source = f"{subject.source}/" if subject and subject.source else ""
    renamed = {options.old: f"{source}{options.new.rpartition('/')[2]}"}
    return changing.apply_changes(changes, outcome, (options, layout, progress), renamed)
