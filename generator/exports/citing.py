"""Everything that can be cited, cited: pages, documents, statements, and all documents in one file of each format."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.exports.bibliography import describe_document, describe_page
from generator.exports.bibtex import write_bibtex
from generator.exports.csl import write_csl
from generator.exports.plain import write_statement, write_text
from generator.exports.ris import write_ris
from generator.model import SOURCES, Citation, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.exports.bibliography import Item
    from generator.model import Graph


def cite_pages(graph: Graph) -> Mapping[str, Citation]:
    """Cite the page of each entity and source, by its id."""
    return MappingProxyType({id_: _cite(describe_page(id_, graph)) for id_ in (*graph.entities, *graph.sources)})


def cite_documents(graph: Graph) -> Mapping[str, Citation]:
    """Cite each document itself, by its id."""
    return MappingProxyType({id_: _cite(describe_document(source, graph)) for id_, source in graph.sources.items()})


def cite_statements(graph: Graph) -> Mapping[str, str]:
    """Cite each statement in one line, by its key."""
    documents = {id_: describe_document(source, graph) for id_, source in graph.sources.items()}
    return MappingProxyType(
        {key: write_statement(each, documents[each.source], graph) for key, each in graph.statements.items()}
    )


def list_documents(graph: Graph) -> tuple[Page, ...]:
    """Give all documents as files for reference managers, beside the index of the sources."""
    items = [describe_document(source, graph) for source in graph.sources.values()]
    writers = (("bib", write_bibtex), ("ris", write_ris), ("json", write_csl))
    return tuple(Page(f"{SOURCES}/{SOURCES}.{ending}", write(items)) for ending, write in writers)


def _cite(item: Item) -> Citation:
    return Citation(write_text(item), write_bibtex([item]), write_ris([item]), write_csl([item]))
