"""Disagreements: statements that cannot all be right, or seem so, and who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.words import Note
    from generator.nodes import Text
    from generator.problem import Mark


@dataclass(frozen=True)
class Position:
    """One side of a disagreement: who or what holds, and the statements (keys) that show it."""

    holds: str
    statements: tuple[Text, ...]


@dataclass(frozen=True)
class Disagreement:
    """Statements that cannot all be right, or that a reader would take for a contradiction.

    `found` tells that the generator found it, among values of a single-valued property.
    """

    id: Text
    question: str
    sort: str
    status: str
    positions: tuple[Position, ...]
    about: tuple[Text, ...]
    note: Note | None
    mark: Mark
    found: bool = False
    formerly: tuple[Text, ...] = ()
