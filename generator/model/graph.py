"""The graph: the catalog with every reference resolved and every backlink known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.chronology import Occurrence
    from generator.model.disagreements import Disagreement
    from generator.model.entities import Entity
    from generator.model.evidence import Evidence
    from generator.model.facts import Fact
    from generator.model.remains import Redirect, Tombstone
    from generator.model.seeds import Chapter, Settings
    from generator.model.sources import Source
    from generator.model.statements import Statement


@dataclass(frozen=True)
class Graph:
    """The catalog with every reference resolved and every backlink known.

    `clashes` names for a fact (entity, property) the disagreement about its values, `contested` for one (entity,
    property, statement) a disagreement that people wrote about it. `evidence` is what pages show of the checks
    against the archive; None where nobody asked for it. `chronology` is all that is dated, in order of the dates.
    """

    settings: Settings
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    facts: Mapping[str, tuple[Fact, ...]]
    disagreements: Mapping[str, Disagreement]
    clashes: Mapping[tuple[str, str], str]
    tombstones: Mapping[str, Tombstone]
    redirects: Mapping[str, Redirect]
    chapters: tuple[Chapter, ...]
    evidence: Evidence | None = None
    contested: Mapping[tuple[str, str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    chronology: tuple[Occurrence, ...] = ()

    def chronology_of(self, id_: str) -> tuple[Occurrence, ...]:
        """Give what is dated and touches an entity, or stands in a source, in order of the dates."""
        return self._occurrences.get(id_, ())

    def answers_to(self, key: str) -> tuple[str, ...]:
        """Give the keys of the statements that answer a statement, in the order of the sources."""
        return self._answers.get(key, ())

    @cached_property
    def _answers(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, statement in self.statements.items():
            for answered in statement.answers:
                found[answered][key] = None
        return {answered: tuple(keys) for answered, keys in found.items()}

    @cached_property
    def _occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for each in self.chronology:
            for id_ in (*each.entities, *each.sources):
                found[id_].append(each)
        return {id_: tuple(occurrences) for id_, occurrences in found.items()}
