"""How far the statements reach through the documents: which paragraphs are cited, and which are unused and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.model import Cell, Coverage, Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Graph, Source, Statement


def measure_coverage(graph: Graph) -> Mapping[str, Coverage]:
    """Tell for each source which statements cite which paragraph, and which are unused and why; needs no archive."""
    return MappingProxyType(
        {
            id_: Coverage(id_, tuple(_cell(number, source, graph) for number in range(1, source.paragraphs + 1)))
            for id_, source in graph.sources.items()
        }
    )


def _cell(number: int, source: Source, graph: Graph) -> Cell:
    if number in source.unused:
        reason = next(reason for paragraph, reason in source.unused.items() if paragraph == number)
        return Cell(number, Use.UNUSED, reason=reason)
    keys = tuple(each.key for each in _citing(number, source, graph))
    return Cell(number, Use.USED if keys else Use.SILENT, keys)


def _citing(number: int, source: Source, graph: Graph) -> Iterator[Statement]:
    for statement in graph.statements.values():
        if statement.source == source.id and number in statement.locator.paragraphs:
            yield statement
