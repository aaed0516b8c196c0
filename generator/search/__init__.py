"""The search index: names and passages of the graph, in shards that a browser loads as it needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.entries import list_entries
from generator.search.index import write_index

if TYPE_CHECKING:
    from generator.model import Graph, Page

__all__ = ["index_graph"]


def index_graph(graph: Graph) -> tuple[Page, ...]:
    """Write the search index of a graph as files for content/."""
    return write_index(list_entries(graph))
