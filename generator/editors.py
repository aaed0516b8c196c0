"""What editors are given: JSON Schemas that know the ids of the reference, kept beside the seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.schema import make_schemas
from generator.model import Catalog
from generator.write import refuse_link, replace_files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout
    from generator.model import Graph


def write_schemas(layout: Layout, named: Catalog | Graph) -> int:
    """Write the JSON Schemas for editors, with the ids of all that is named; gives how many changed."""
    if isinstance(named, Catalog):
        records = tuple(named.records.values())
    else:
        records = tuple(entity.record for entity in named.entities.values())
    schemas = make_schemas(records, named.sources.values(), named.statements.values())
    contents = {layout.schemas / name: text.encode() for name, text in schemas.items()}
    changed = {path: content for path, content in contents.items() if not _holds(path, content)}
    refuse_link(layout.schemas)
    replace_files(changed)
    return len(changed)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
