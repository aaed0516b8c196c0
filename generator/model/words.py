"""Words as people wrote them: of a source or the editor's own, notes, and running text with its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.nodes import Text
    from generator.problem import Mark


@dataclass(frozen=True)
class Wording:
    """Words of a source, or coined by the editor where no source has any."""

    form: str
    by_editor: bool = False


@dataclass(frozen=True)
class Note:
    """What we, not a source, have to say."""

    text: str
    by_editor: bool


@dataclass(frozen=True)
class Link:
    """A link inside prose: to an entity or source, under its own name or under other words.

    `mark` is that of the whole link, the id's that of the id alone.
    """

    id: Text
    words: str
    mark: Mark


Prose: TypeAlias = "tuple[str | Link, ...]"
"""Running text and links in order."""
