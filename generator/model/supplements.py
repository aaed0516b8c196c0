"""What the rooms beside the pipeline add to pages: relations, pictures and what can be taken along."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.facts import Fact
    from generator.model.pages import Page
    from generator.model.statements import Standing


@dataclass(frozen=True)
class Target:
    """Where something leads that was made without knowing on which page it will stand: an id, and an anchor there."""

    id: str
    anchor: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing in SVG, as one piece of text in which the addresses of its links are still to be written."""

    parts: tuple[str | Target, ...]


@dataclass(frozen=True)
class Relation:
    """What connects an entity with another: by facts of its own, by facts of the other one, or by both.

    `label` names it from here, `back` from there, empty where it has no name. `standings` are those of the statements
    that say so, in the order of Standing; empty where one gives it as reported, official or law, and for an arrangement
    of the editors.
    """

    label: str
    back: str
    other: str
    facts: tuple[Fact, ...]
    standings: tuple[Standing, ...] = ()

    @property
    def editorial(self) -> bool:
        """Tell whether it is the editors' arrangement."""
        return any(fact.property.editorial for fact in self.facts)


@dataclass(frozen=True)
class Citation:
    """How to cite something: one line of plain text, and the same for reference managers."""

    text: str
    bibtex: str
    ris: str
    csl: str


@dataclass(frozen=True)
class Exports:
    """What readers and machines can take along.

    `pages` goes by the id of an entity or source, `documents` by that of a source, `statements` by a key; `linked_data`
    is JSON-LD by the id of an entity or source, safe inside a script; `files` stand beside the pages.
    """

    pages: Mapping[str, Citation] = field(default_factory=lambda: MappingProxyType({}))
    documents: Mapping[str, Citation] = field(default_factory=lambda: MappingProxyType({}))
    statements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    linked_data: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Supplements:
    """What the rooms beside the pipeline add to the pages; all mappings go by the id of what the page is about.

    A page does without what is not there.
    """

    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=lambda: MappingProxyType({}))
    connections: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    exports: Exports = field(default_factory=Exports)
    timelines: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    stages: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    comparisons: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
