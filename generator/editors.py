"""What editors are given: JSON Schemas that know the ids of the reference, kept beside the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.schema import make_schemas
from generator.load import load_seeds, load_settings
from generator.merge import merge_seeds
from generator.model import Catalog
from generator.write import replace_files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout
    from generator.model import Graph


def gather(layout: Layout) -> Catalog | None:
    """Read what is sound in the seeds, whatever is wrong with the rest; None without a configuration."""
    settings, _ = load_settings(layout.configuration, layout.configuration.name)
    if settings is None:
        return None
    seeds, _ = load_seeds(layout.seeds, layout.seeds_label, settings)
    return merge_seeds(seeds)[0]


def write_schemas(layout: Layout, named: Catalog | Graph) -> int:
    """Write the JSON Schemas for editors, with the ids of all that is named; gives how many changed."""
    if isinstance(named, Catalog):
        records = tuple(named.records.values())
    else:
        records = tuple(entity.record for entity in named.entities.values())
    schemas = make_schemas(records, named.sources.values(), named.statements.values())
    contents = {layout.schemas / name: text.encode() for name, text in schemas.items()}
    changed = {path: content for path, content in contents.items() if not _holds(path, content)}
    replace_files(changed)
    return len(changed)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
