"""`schema`: what editors need to complete, explain and check the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.field_reference import write_field_reference
from generator.commands import seeds
from generator.console import DONE, PROBLEMS, show
from generator.editors import write_schemas
from generator.examine import gather
from generator.write import replace_files

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder be named, or a page be asked for instead."""
    seeds.add_folder(parser)
    what = "write the reference of all fields to this file instead, from the declarations alone"
    parser.add_argument("--fields", metavar="FILE", help=what)


def run(options: argparse.Namespace, layout: Layout, _progress: Progress) -> int:
    """Write the schemas of what is sound in the seeds: people want help most while something is still wrong."""
    if options.fields:
        replace_files({layout.root / options.fields: write_field_reference().encode()})
        show(f"{options.fields}: written")
        return DONE
    catalog, problems = gather(layout)
    if catalog is None:
        seeds.show_problems(problems, options, layout, "nothing was written")
        return PROBLEMS
    changed = write_schemas(layout, catalog)
    show(f"schema/: {changed} written; {len(catalog.records)} entities, {len(catalog.sources)} sources")
    return DONE
