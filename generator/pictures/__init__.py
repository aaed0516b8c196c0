"""Drawings made at build time, as SVG with real links."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.model import TIMELINE, Supplements
from generator.pictures.comparison import draw_comparison
from generator.pictures.connections import relate_entities
from generator.pictures.ego import draw_connections
from generator.pictures.stages import draw_stages
from generator.pictures.timeline import draw_timeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Graph, Picture

__all__ = ["draw_pictures"]


def draw_pictures(graph: Graph) -> Supplements:
    """Relate every entity to the others, and draw it with them where it is related to any; draw what is dated."""
    relations = relate_entities(graph)
    connections = {id_: draw_connections(graph.entities[id_], found, graph) for id_, found in relations.items()}
    timelines = {id_: draw_timeline(graph.chronology_of(id_), id_, graph) for id_ in (*graph.entities, *graph.sources)}
    timelines[TIMELINE] = draw_timeline(graph.chronology, TIMELINE, graph)
    return Supplements(
        relations=relations,
        connections=MappingProxyType(connections),
        timelines=_drawn(timelines),
        stages=_drawn({id_: draw_stages(entity, graph) for id_, entity in graph.entities.items()}),
        comparisons=_drawn({kind: draw_comparison(kind, graph) for kind in KINDS}),
    )


def _drawn(pictures: Mapping[str, Picture | None]) -> Mapping[str, Picture]:
    """Leave out what there was nothing to draw of."""
    return MappingProxyType({id_: picture for id_, picture in pictures.items() if picture is not None})
