"""What others can take along: citations, for readers and reference managers, and linked data, for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.citing import cite_documents, cite_pages, cite_statements, list_documents
from generator.exports.linked_data import describe_pages
from generator.model import Exports

if TYPE_CHECKING:
    from generator.model import Graph

__all__ = ["export_graph"]


def export_graph(graph: Graph) -> Exports:
    """Make everything that others can take along from the pages of a reference."""
    return Exports(
        pages=cite_pages(graph),
        documents=cite_documents(graph),
        statements=cite_statements(graph),
        linked_data=describe_pages(graph),
        files=list_documents(graph),
    )
