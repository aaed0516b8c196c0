"""The chronology: what is dated, with all that gives the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds import Dating
    from generator.values import Date


@dataclass(frozen=True)
class Occurrence:
    """Something dated, with all that gives the date.

    It is a fact (`entity` and `property`), or what one statement tells or when its asserter said it (neither), or the
    publication of a digested document (`entity` is its source). `statements` (keys) and `sources` stand in reading
    order; `entities` are those that it touches, and `kinds` theirs. `id` is a name in the whole chronology and fit for
    an anchor.
    """

    id: str
    date: Date
    dating: Dating
    entity: str = ""
    property: str = ""
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    premises: str = ""
