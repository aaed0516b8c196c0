"""Where everything stands: the file of each page, and the anchor of each statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS
from generator.model import SOURCES

if TYPE_CHECKING:
    from generator.model import Graph, Statement

DISAGREEMENTS: Final = "disagreements.md"


def page_of(id_: str, graph: Graph) -> str:
    """Give the file below content/ of an entity, a source, an index or a hand-written page."""
    if id_ in graph.entities:
        return f"{graph.entities[id_].record.kind}/{id_}.md"
    if id_ in graph.sources:
        return f"{SOURCES}/{id_}.md"
    if id_ in KINDS or id_ == SOURCES:
        return f"{id_}/index.md"
    return f"{id_}.md"


def copy_anchor(statement: Statement) -> str:
    """Give the anchor of a statement on any page but its source's."""
    return f"{statement.source}.{statement.id}"
