"""Entities: authority records with all that the documents link to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.authority import AuthorityRecord
    from generator.model.facts import Fact, Inverse


@dataclass(frozen=True)
class Entity:
    """An authority record with everything that the documents link to it.

    Facts stand in the order of the kind's properties; `statements` (keys) speak of the entity, `asserted` are those
    that it asserts, `passed_on` those that came through it; all in order of source and paragraph.
    """

    record: AuthorityRecord
    facts: tuple[Fact, ...] = ()
    inverses: tuple[Inverse, ...] = ()
    statements: tuple[str, ...] = ()
    asserted: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()
    neighbours: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
