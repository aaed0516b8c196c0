"""The graph rendered to Markdown pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.model import Supplements
from generator.render.desk import Desk
from generator.render.disagreements import render_disagreements
from generator.render.entities import render_entity
from generator.render.indexes import desk_body, render_home, render_index, render_source_index
from generator.render.names import render_names
from generator.render.remains import render_remains
from generator.render.sources import render_source
from generator.render.templates import Head, Templates
from generator.render.wording import STANDING_MEANINGS, badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Chapter, Graph, Page

__all__ = ["render_graph"]

HOME = "home"
METHOD = "method"
"""Hand-written pages that get a generated part: the home page's introduction, and the method with its legend."""


def render_graph(graph: Graph, supplements: Supplements | None = None) -> tuple[Page, ...]:
    """Render every page of the reference, sorted by path; what the rooms beside the pipeline made is placed on them."""
    return tuple(sorted(_pages(graph, supplements or Supplements(), Templates()), key=lambda page: page.path))


def _pages(graph: Graph, supplements: Supplements, templates: Templates) -> Iterator[Page]:
    home = next((chapter for chapter in graph.chapters if chapter.id == HOME), None)
    yield render_home(home, graph, templates)
    for kind in KINDS.values():
        yield render_index(kind, graph, templates)
    yield render_source_index(graph, templates)
    yield render_disagreements(graph, templates)
    yield render_names(graph, templates)
    for entity in graph.entities.values():
        yield render_entity(entity, graph, supplements, templates)
    for source in graph.sources.values():
        yield render_source(source, graph, templates)
    for chapter in graph.chapters:
        if chapter.id != HOME:
            yield _render_chapter(chapter, graph, templates)
    yield from render_remains(graph, templates)


def _render_chapter(chapter: Chapter, graph: Graph, templates: Templates) -> Page:
    desk = Desk(graph, f"{chapter.id}.md")
    legend = [(badge(standing), meaning) for standing, meaning in STANDING_MEANINGS.items()]
    return templates.page(
        desk.path,
        "chapter.md.jinja",
        Head(chapter.title, chapter.title, "chapter", chapter.mark),
        body=desk_body(chapter, desk),
        legend=legend if chapter.id == METHOD else [],
    )
