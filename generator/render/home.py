"""The home page: what this is, the ways in, what is contested, what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import DISAGREEMENTS, page_of
from generator.kinds import KINDS
from generator.model import NETWORK, SOURCES, TIMELINE, Page
from generator.render.chapters import chapter_body
from generator.render.desk import Desk
from generator.render.markdown import escape, join, link
from generator.render.sources import linked_title, sources_by_date
from generator.render.templates import Head, Templates
from generator.render.wording import GRADES, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model import Chapter, Graph, Source

_CONTRADICTION = "contradiction"


@dataclass(frozen=True)
class Way:
    """A way into the reference: where it leads, and how much is there; 0 where nothing is counted."""

    link: Markup
    count: int


@dataclass(frozen=True)
class DocumentView:
    """A document in a line or three: its title, who published it and when, how reliable it is and why."""

    title: Markup
    published: Markup
    reliability: str
    note: str


def render_home(intro: Chapter | None, graph: Graph, templates: Templates) -> Page:
    """Write the home page: what this is, the ways in, what is contested, and the documents, the newest first."""
    desk = Desk(graph, "index.md")
    contested = [each for each in graph.disagreements.values() if each.sort == _CONTRADICTION]
    return templates.page(
        desk.path,
        "home.md.jinja",
        Head(
            intro.title if intro else graph.settings.name,
            f"{len(graph.statements)} statements from {len(graph.sources)} documents, each with its paragraph.",
            "home",
            intro.mark if intro else None,
            wide=True,
        ),
        intro=chapter_body(intro, desk) if intro else None,
        figures=(len(graph.sources), len(graph.statements), len(graph.entities)),
        ways=tuple(_ways(desk)),
        contested=tuple(link(each.question, desk.to_page(DISAGREEMENTS, str(each.id))) for each in contested),
        disagreements=link(f"all {len(graph.disagreements)} disagreements", desk.to_page(DISAGREEMENTS)),
        documents=tuple(_document(each, desk) for each in reversed(sources_by_date(graph))),
        edition=graph.settings.edition,
    )


def _ways(desk: Desk) -> Iterator[Way]:
    kinds = Counter(entity.record.kind for entity in desk.graph.entities.values())
    for kind in KINDS.values():
        yield Way(link(kind.plural, desk.to_page(f"{kind.id}/index.md")), kinds[kind.id])
    yield Way(link("Sources", desk.to_page(f"{SOURCES}/index.md")), len(desk.graph.sources))
    yield Way(link("Timeline", desk.to_page(page_of(TIMELINE, desk.graph))), len(desk.graph.chronology))
    yield Way(link("Network", desk.to_page(page_of(NETWORK, desk.graph))), 0)
    yield Way(link("Disagreements", desk.to_page(DISAGREEMENTS)), len(desk.graph.disagreements))


def _document(source: Source, desk: Desk) -> DocumentView:
    publisher = desk.to(source.publisher) if source.publisher else escape("publisher unknown")
    return DocumentView(
        title=linked_title(source, desk),
        published=join([publisher, shown_date(source.published)], ", "),
        reliability=f"{source.reliability} ({GRADES[source.reliability]})",
        note=source.reliability_note,
    )
