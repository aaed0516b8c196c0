"""What stays at addresses of old: redirects for renamed ids, tombstones for withdrawn ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.model import Page
from generator.render.desk import Desk
from generator.render.markdown import front_matter
from generator.render.templates import Head, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Graph


def render_remains(graph: Graph, templates: Templates) -> Iterator[Page]:
    """Write a page for each former or withdrawn id of an entity or source (statements keep theirs on the page)."""
    for redirect in graph.redirects.values():
        if not redirect.source:
            yield _redirect(str(redirect.old), str(redirect.new), redirect.kind, graph)
    for stone in graph.tombstones.values():
        if not stone.source:
            yield templates.page(
                f"{stone.kind}/{stone.id}.md",
                "withdrawn.md.jinja",
                Head(
                    f"Withdrawn: {stone.id}",
                    "This page was withdrawn.",
                    stone.kind if stone.kind in KINDS else "sources",
                    stone.mark,
                ),
                id=stone.id,
                why=stone.why,
            )


def _redirect(old: str, new: str, folder: str, graph: Graph) -> Page:
    desk = Desk(graph, f"{folder}/{old}.md")
    target = desk.to_page(page_of(new, graph)).removesuffix(".md") + ".html"
    fields = {
        "template": "redirect.html",
        "title": f"Moved: {desk.name(new)}",
        "location": target,
    }
    return Page(desk.path, f"{front_matter(fields)}\n{desk.to(new)}\n")
