"""Hand-written pages, with the part that is made for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.render.desk import Desk
from generator.render.edition import view_edition
from generator.render.markdown import join
from generator.render.templates import Head, Templates
from generator.render.wording import STANDING_MEANINGS, badge

if TYPE_CHECKING:
    from generator.model import Chapter, Graph, Page

METHOD: Final = "method"
"""The page that gets a legend of the standings and the figures of the edition."""


def render_chapter(chapter: Chapter, graph: Graph, templates: Templates) -> Page:
    """Write a hand-written page."""
    desk = Desk(graph, f"{chapter.id}.md")
    legend = [(badge(standing), meaning) for standing, meaning in STANDING_MEANINGS.items()]
    return templates.page(
        desk.path,
        "chapter.md.jinja",
        Head(chapter.title, chapter.title, "chapter", chapter.mark, open_graph="article"),
        body=chapter_body(chapter, desk),
        legend=legend if chapter.id == METHOD else [],
        edition=view_edition(desk) if chapter.id == METHOD else None,
    )


def chapter_body(chapter: Chapter, desk: Desk) -> Markup:
    """Write the body of a hand-written page, which loading made safe, with its links resolved."""
    parts = (Markup(part) if isinstance(part, str) else desk.to(part.id, part.words) for part in chapter.body)  # noqa: S704
    return join(list(parts))
