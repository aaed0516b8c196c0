"""Where documents disagree: one page of all, and a box wherever one matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import DISAGREEMENTS
from generator.labels import documents_of
from generator.model import DISPUTED
from generator.render.citations import cite_together
from generator.render.contents import count_by_sort, list_by_document, list_by_status
from generator.render.desk import Desk
from generator.render.markdown import escape, join, link
from generator.render.templates import Head, Templates
from generator.render.wording import asserters, badge

if TYPE_CHECKING:
    from generator.model import Disagreement, Graph, Page, Position, Statement
    from generator.render.tables import Table

SORTS = {
    "contradiction": ("Contradictions", "Statements that cannot all be right."),
    "tension": ("Tensions", "Statements that a reader would hold against each other."),
    "oddity": ("Oddities", "What is strange within the documents, mostly one of them."),
}
FOLDED = "oddity"
"""The sort whose entries are folded: they weigh least."""

STATUSES = {
    "open": "which is right is not known",
    "explained": "why they differ is known",
    "resolved": "which is right is known",
}


@dataclass(frozen=True)
class PositionView:
    """One side: what it holds, where that stands, and the statements in full."""

    holds: Markup
    citations: Markup
    evidence: tuple[Markup, ...]


@dataclass(frozen=True)
class DisagreementView:
    """A disagreement with its sides."""

    anchor: str
    former_anchors: tuple[str, ...]
    question: Markup
    link: Markup
    sort: str
    status: str
    documents: Markup
    positions: tuple[PositionView, ...]
    note: Markup | None
    note_by_editor: bool
    found: bool


def view_disagreement(disagreement: Disagreement, desk: Desk) -> DisagreementView:
    """Prepare a disagreement for the page that the desk stands for."""
    anchor = str(disagreement.id)
    return DisagreementView(
        anchor=anchor,
        former_anchors=tuple(map(str, disagreement.formerly)),
        question=escape(disagreement.question),
        link=link(disagreement.question, desk.to_page(DISAGREEMENTS, anchor)),
        sort=disagreement.sort,
        status=f"{disagreement.status}: {STATUSES[disagreement.status]}",
        documents=join([desk.to(id_) for id_ in documents_of(disagreement) if id_ in desk.graph.sources], "; "),
        positions=tuple(_view_position(position, desk) for position in disagreement.positions),
        note=escape(disagreement.note.text) if disagreement.note else None,
        note_by_editor=bool(disagreement.note and disagreement.note.by_editor),
        found=disagreement.found,
    )


def render_disagreements(graph: Graph, templates: Templates) -> Page:
    """Write the page of all disagreements: how many, then each in full by sort, then lists by document and status.

    Those between several documents go before those within one.
    """
    desk = Desk(graph, DISAGREEMENTS)
    everything = sorted(graph.disagreements.values(), key=lambda each: (-len(documents_of(each)), _words(each)))
    groups = [
        (title, explanation, sort, [view_disagreement(each, desk) for each in everything if each.sort == sort])
        for sort, (title, explanation) in SORTS.items()
    ]
    return templates.page(
        DISAGREEMENTS,
        "disagreements.md.jinja",
        Head(
            "Disagreements",
            "Where the documents contradict each other, stand in tension, or are at odds with themselves.",
            "disagreements",
        ),
        counts=count_disagreements(graph),
        folded=FOLDED,
        groups=groups,
        by_document=list_by_document(everything, desk),
        by_status=list_by_status(everything, STATUSES),
        withdrawn=[(str(each.id), each.why) for each in graph.tombstones.values() if each.source == DISPUTED],
    )


def count_disagreements(graph: Graph, to: str = "") -> Table:
    """Count a graph's disagreements by sort and status; each count leads to its part of the page `to`."""
    return count_by_sort(
        graph.disagreements.values(), {sort: title for sort, (title, _) in SORTS.items()}, STATUSES, to
    )


def _words(disagreement: Disagreement) -> tuple[str, str]:
    return disagreement.question.casefold(), str(disagreement.id)


def _view_position(position: Position, desk: Desk) -> PositionView:
    statements = [desk.graph.statements[key] for key in position.statements if key in desk.graph.statements]
    evidence = tuple(join([desk.prose(each.text), _voice(each, desk)], "<br> ") for each in statements)
    citations = join([_small(each) for each in cite_together(statements, desk, marked=True)], "; ")
    return PositionView(escape(position.holds), citations, evidence)


def _voice(statement: Statement, desk: Desk) -> Markup:
    who = join([badge(statement.standing), asserters(statement, desk)], " ")
    return _small(join([who, desk.cite(statement)], " · "))


def _small(words: Markup) -> Markup:
    """Set who says a thing and where it stands in one size, smaller than what is said."""
    return Markup('<span class="attribution">{}</span>').format(words)
