"""The catalog: the seeds merged, each id once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.authority import AuthorityRecord
    from generator.model.disagreements import Disagreement
    from generator.model.remains import Redirect, Tombstone
    from generator.model.seeds import Chapter, Settings
    from generator.model.sources import Source
    from generator.model.statements import Statement


@dataclass(frozen=True)
class Catalog:
    """All seeds merged: each id once, in an order that does not depend on the order of the files (after DCAT)."""

    settings: Settings
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    records: Mapping[str, AuthorityRecord]
    tombstones: Mapping[str, Tombstone]
    redirects: Mapping[str, Redirect]
    disagreements: tuple[Disagreement, ...]
    chapters: tuple[Chapter, ...]
    doubtful: frozenset[str] = frozenset()
