"""What is left of what was withdrawn, and where an address of old leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.nodes import Text
    from generator.problem import Mark


@dataclass(frozen=True)
class Tombstone:
    """What is left of a withdrawn entity, source, statement or disagreement: its address and the reason.

    `kind` is a kind's id or SOURCES; `source` is the id of the source that a statement belonged to, DISPUTED for a
    disagreement, else empty.
    """

    id: Text
    kind: str
    why: str
    mark: Mark
    source: str = ""


@dataclass(frozen=True)
class Redirect:
    """An address of old that leads to what it is called now; shaped like a tombstone."""

    old: Text
    new: Text
    kind: str
    source: str = ""
