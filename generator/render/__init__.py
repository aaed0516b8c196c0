"""The graph rendered to Markdown pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.model import Supplements
from generator.render.chapters import render_chapter
from generator.render.disagreements import render_disagreements
from generator.render.entities import render_entity
from generator.render.home import render_home
from generator.render.indexes import render_index, render_source_index
from generator.render.names import render_names
from generator.render.network import render_network
from generator.render.previews import add_previews
from generator.render.remains import render_remains
from generator.render.sources import render_source
from generator.render.templates import Templates
from generator.render.timeline import render_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Graph, Page

__all__ = ["render_graph"]

HOME = "home"
"""The hand-written page that introduces the home page."""


def render_graph(graph: Graph, supplements: Supplements | None = None) -> tuple[Page, ...]:
    """Render every page of the reference, sorted by path; what the rooms beside the pipeline made is placed on them."""
    added, templates = supplements or Supplements(), Templates()
    pages = add_previews(_pages(graph, added, templates), graph)
    return tuple(sorted((*pages, *render_remains(graph, templates), *added.exports.files), key=lambda page: page.path))


def _pages(graph: Graph, supplements: Supplements, templates: Templates) -> Iterator[Page]:
    home = next((chapter for chapter in graph.chapters if chapter.id == HOME), None)
    yield render_home(home, graph, templates)
    for kind in KINDS.values():
        yield render_index(kind, graph, supplements, templates)
    yield render_source_index(graph, supplements, templates)
    yield render_disagreements(graph, templates)
    yield render_timeline(graph, supplements, templates)
    yield render_network(graph, supplements.relations, templates)
    yield render_names(graph, templates)
    for entity in graph.entities.values():
        yield render_entity(entity, graph, supplements, templates)
    for source in graph.sources.values():
        yield render_source(source, graph, supplements, templates)
    for chapter in graph.chapters:
        if chapter.id != HOME:
            yield render_chapter(chapter, graph, templates)
