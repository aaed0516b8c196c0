"""Where documents disagree: one page of all, and a box wherever one matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import DISAGREEMENTS
from generator.model import PLAIN
from generator.render.desk import Desk
from generator.render.markdown import escape, join, link
from generator.render.templates import Head, Templates
from generator.render.wording import asserters, badge

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.model import Disagreement, Graph, Page, Position, Statement

SORTS = {
    "contradiction": ("Contradictions", "Statements that cannot all be right."),
    "tension": ("Tensions", "Statements that a reader would hold against each other."),
    "oddity": ("Oddities", "What is strange within one document."),
}
STATUSES = {
    "open": "open: which is right is not known",
    "explained": "explained: why they differ is known",
    "resolved": "resolved: which is right is known",
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
    question: Markup
    link: Markup
    sort: str
    status: str
    positions: tuple[PositionView, ...]
    note: Markup | None
    note_by_editor: bool
    found: bool


def view_disagreement(disagreement: Disagreement, desk: Desk) -> DisagreementView:
    """Prepare a disagreement for the page that the desk stands for."""
    anchor = str(disagreement.id)
    return DisagreementView(
        anchor=anchor,
        question=escape(disagreement.question),
        link=link(disagreement.question, desk.to_page(DISAGREEMENTS, anchor)),
        sort=disagreement.sort,
        status=STATUSES[disagreement.status],
        positions=tuple(_view_position(position, desk) for position in disagreement.positions),
        note=escape(disagreement.note.text) if disagreement.note else None,
        note_by_editor=bool(disagreement.note and disagreement.note.by_editor),
        found=disagreement.found,
    )


def render_disagreements(graph: Graph, templates: Templates) -> Page:
    """Write the page of all disagreements, by sort; those about several documents first."""
    desk = Desk(graph, DISAGREEMENTS)
    groups = [(title, explanation, sort, _of_sort(sort, desk)) for sort, (title, explanation) in SORTS.items()]
    return templates.page(
        DISAGREEMENTS,
        "disagreements.md.jinja",
        Head(
            "Disagreements",
            "Where the documents contradict each other, stand in tension, or are at odds with themselves.",
            "disagreements",
        ),
        groups=groups,
    )


def _of_sort(sort: str, desk: Desk) -> list[DisagreementView]:
    found = [each for each in desk.graph.disagreements.values() if each.sort == sort]
    ordered = sorted(found, key=lambda each: (-_documents(each), each.question.casefold()))
    return [view_disagreement(each, desk) for each in ordered]


def _documents(disagreement: Disagreement) -> int:
    return len({key.partition("/")[0] for position in disagreement.positions for key in position.statements})


def _view_position(position: Position, desk: Desk) -> PositionView:
    statements = [desk.graph.statements[key] for key in position.statements if key in desk.graph.statements]
    evidence = tuple(join([desk.prose(each.text), _voice(each, desk)], "<br> ") for each in statements)
    citations = join([_marked_citation(each, desk) for each in statements], "; ")
    return PositionView(escape(position.holds), citations, evidence)


def _marked_citation(statement: Statement, desk: Desk) -> Markup:
    """Cite a statement whose words are not shown; whatever is not plain fact wears its standing here too."""
    marks = [] if statement.standing in PLAIN else [badge(statement.standing)]
    return join([*marks, desk.cite(statement)], " ")


def _voice(statement: Statement, desk: Desk) -> Markup:
    return join([join([badge(statement.standing), asserters(statement, desk)], " "), desk.cite(statement)], " · ")
