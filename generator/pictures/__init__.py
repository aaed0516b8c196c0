"""Drawings made at build time, as SVG with real links."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.model import Supplements
from generator.pictures.connections import relate_entities
from generator.pictures.ego import draw_connections

if TYPE_CHECKING:
    from generator.model import Graph

__all__ = ["draw_pictures"]


def draw_pictures(graph: Graph) -> Supplements:
    """Relate every entity to the others, and draw it with them where it is related to any."""
    relations = relate_entities(graph)
    connections = {id_: draw_connections(graph.entities[id_], found, graph) for id_, found in relations.items()}
    return Supplements(relations=relations, connections=MappingProxyType(connections))
