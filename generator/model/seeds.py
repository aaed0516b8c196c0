"""Everything that people wrote: digests, authority records, disagreements, hand-written pages and settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.authority import AuthorityRecord
    from generator.model.disagreements import Disagreement
    from generator.model.remains import Tombstone
    from generator.model.sources import Source
    from generator.model.statements import Statement
    from generator.model.words import Link
    from generator.nodes import Text
    from generator.problem import Mark


@dataclass(frozen=True)
class Settings:
    """The reference's configuration; every address may be empty."""

    name: str
    edition: str
    repository: str
    branch: str
    contact: str
    licence_name: str
    licence_url: str
    site_url: str
    archive: str = "archive"
    fixed_terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Digest:
    """One source and what it states; `tombstones` and former ids are those of its statements."""

    source: Source
    statements: tuple[Statement, ...]
    tombstones: tuple[Tombstone, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A hand-written page: its title, and its body as safe Markdown with links still to be resolved.

    `written` are the lines below the title as they stand in the file.
    """

    id: str
    title: str
    body: tuple[str | Link, ...]
    mark: Mark
    written: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Seeds:
    """Everything that people wrote, file by file.

    `doubtful` holds the ids that stand in files or entries with problems: what refers to them is not reported again.
    """

    settings: Settings
    digests: tuple[Digest, ...]
    records: tuple[AuthorityRecord, ...]
    tombstones: tuple[Tombstone, ...]
    disagreements: tuple[Disagreement, ...]
    chapters: tuple[Chapter, ...]
    doubtful: frozenset[str] = frozenset()
