"""A state of a reference: its graph, what is wrong with it, and the pages that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Graph


@dataclass(frozen=True)
class State:
    """One side of a comparison.

    With problems the graph holds what could be read, and there are no pages. `pages` are texts by path. `unread` are
    the paths of files that could not be read as they stand: of what they hold, some is missing and some stood in for.
    """

    name: str
    graph: Graph
    problems: tuple[str, ...] = ()
    pages: Mapping[str, str] | None = None
    unread: frozenset[str] = frozenset()
