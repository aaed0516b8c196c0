"""A statement as a page shows it: its words, who says so, where it stands, what was added to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.addresses import copy_anchor
from generator.model import SOURCES, Standing
from generator.render.citations import cite_together
from generator.render.knowing import how_we_know, verification_words
from generator.render.markdown import escape, join, link
from generator.render.wording import asserters, attribution, badge, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model import Statement
    from generator.render.desk import Desk

_FIELDS: Final = {"said": "when it was said", "date": "when it happened"}
"""What a reader calls those fields of a statement whose value may be concluded."""


@dataclass(frozen=True)
class StatementView:
    """Everything a template needs of one statement; all of it is Markdown already."""

    anchor: str
    former_anchors: tuple[str, ...]
    text: Markup
    quotes: tuple[Markup, ...]
    badge: Markup
    attribution: Markup
    citation: Markup
    permalink: Markup
    dates: tuple[Markup, ...]
    verification: Markup
    how: tuple[Markup, ...]
    answers: Markup
    answered_by: tuple[tuple[Markup, Markup], ...]
    derived: tuple[tuple[Markup, Markup], ...]
    note: Markup | None
    note_by_editor: bool


def view_statement(statement: Statement, desk: Desk) -> StatementView:
    """Prepare a statement for the page that the desk stands for."""
    home = f"{SOURCES}/{statement.source}.md"
    at_home = desk.path == home
    anchor = str(statement.id) if at_home else copy_anchor(statement)
    return StatementView(
        anchor=anchor,
        former_anchors=_former_anchors(statement, desk, at_home=at_home),
        text=desk.prose(statement.text),
        quotes=tuple(escape(quote) for quote in statement.quotes),
        badge=badge(statement.standing),
        attribution=attribution(statement, desk),
        citation=desk.cite(statement),
        permalink=link("link", f"#{anchor}" if at_home else desk.to_page(home, str(statement.id)), "permalink"),
        dates=tuple(_dates(statement)),
        verification=escape(verification_words(statement.key, desk.graph)),
        how=how_we_know(statement, desk) if at_home else (),
        answers=join(cite_together((desk.graph.statements[key] for key in statement.answers), desk), ", "),
        answered_by=tuple(_answered_by(statement, desk)),
        derived=tuple(_derived(statement, desk)),
        note=escape(statement.note.text) if statement.note else None,
        note_by_editor=bool(statement.note and statement.note.by_editor),
    )


def _former_anchors(statement: Statement, desk: Desk, *, at_home: bool) -> tuple[str, ...]:
    """Give the anchors of old: under former ids of the statement, and on other pages of its source too."""
    ids = [str(statement.id), *map(str, statement.formerly)]
    if at_home:
        return tuple(ids[1:])
    sources = [statement.source, *map(str, desk.graph.sources[statement.source].formerly)]
    return tuple(f"{source}.{id_}" for source in sources for id_ in ids)[1:]


def _dates(statement: Statement) -> list[Markup]:
    dates = []
    if statement.date is not None:
        dates.append(join([escape("dated "), shown_date(statement.date)], " "))
    if statement.said is not None:
        dates.append(join([escape("said "), shown_date(statement.said)], " "))
    return dates


def _answered_by(statement: Statement, desk: Desk) -> Iterator[tuple[Markup, Markup]]:
    """Yield how it is answered, and where: the denials of each who denies, and all other answers together."""
    answers: defaultdict[Markup, list[Statement]] = defaultdict(list)
    for key in desk.graph.answers_to(statement.key):
        answer = desk.graph.statements[key]
        answers[_how_answered(answer, desk)].append(answer)
    yield from ((how, join(cite_together(group, desk), ", ")) for how, group in answers.items())


def _how_answered(answer: Statement, desk: Desk) -> Markup:
    known = answer.says or desk.graph.sources[answer.source].publisher
    if answer.standing is not Standing.DENIAL or not known:
        return escape("Answered at")
    return join([escape("Denied by"), asserters(answer, desk), escape("at")], " ")


def _derived(statement: Statement, desk: Desk) -> Iterator[tuple[Markup, Markup]]:
    """Yield what was concluded with its premises; what rests on the same premises stands together."""
    names: defaultdict[str, list[Markup]] = defaultdict(list)
    for name, premises in statement.derived.items():
        names[premises].append(_value_name(name, desk))
    yield from ((join(found, "; "), escape(premises)) for premises, found in names.items())


def _value_name(name: str, desk: Desk) -> Markup:
    """Name a derived value for readers: `tom-ash-case.decided` becomes the case's name and the property.

    What is not a fact is a field of the statement, or words of its text.
    """
    id_, dot, property_id = name.partition(".")
    if dot and id_ in desk.graph.entities:
        return escape(f"{desk.name(id_)}: {property_id.replace('_', ' ')}")
    return escape(_FIELDS.get(name) or f"the words “{name}”")
