"""`rename OLD NEW`: another id, wherever it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.authoring.rename import faults_of_rename, rename
from generator.authoring.subjects import require_subject
from generator.commands import changing, seeds
from generator.console import PROBLEMS

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
    outcome = changing.check_first(options, layout, progress)
    if outcome.graph is None:
        return PROBLEMS
    graph = outcome.graph
    changing.refuse_call(faults_of_rename(options.old, options.new, graph))
    changes = rename(options.old, options.new, graph, changing.read_texts(layout), layout.configuration.name)
    subject = require_subject(options.old, graph)
    renamed = {options.old: replace(subject, id=options.new.rpartition("/")[2]).key}
    return changing.apply_changes(changes, outcome, (options, layout, progress), renamed)
