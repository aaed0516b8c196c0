"""`schema`: what editors need to complete, explain and check the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import InTheWayError, seeds
from generator.console import DONE, show
from generator.editors import write_schemas
from generator.examine import gather

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout

add_arguments = seeds.add_arguments


def run(_options: argparse.Namespace, layout: Layout, _progress: Progress) -> int:
    """Write the schemas of what is sound in the seeds: people want help most while something is still wrong."""
    catalog, _ = gather(layout)
    if catalog is None:
        raise InTheWayError(f"{layout.configuration.name} cannot be read; `check` says why")
    changed = write_schemas(layout, catalog)
    show(f"schema/: {changed} written; {len(catalog.records)} entities, {len(catalog.sources)} sources")
    return DONE
