"""Who says a thing, and how, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.model import Standing
from generator.render.markdown import escape, join

if TYPE_CHECKING:
    from generator.model import Party, Statement
    from generator.render.addresses import Desk

GRADES: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The reliability of a source after the Admiralty (NATO) system, STANAG 2511."""


PLAIN: Final = (Standing.REPORTED, Standing.OFFICIAL, Standing.LAW)
"""Standings that a value may have without wearing them where room is short."""

STANDING_MEANINGS: Final = {
    Standing.REPORTED: "reported by the source, or by whom it cites, without fitting another standing",
    Standing.OFFICIAL: "an authority on its own acts or those of its own state",
    Standing.TESTIMONY: "told first hand",
    Standing.ALLEGATION: "an accusation; also deeds imputed to somebody before a conviction",
    Standing.DENIAL: "a denial, shown beside what it denies",
    Standing.ASSESSMENT: "an opinion, analysis or prediction",
    Standing.CALL: "something asked for, promised or planned",
    Standing.LAW: "a provision of a law as the source gives it",
}


def attribution(statement: Statement, desk: Desk) -> Markup:
    """Tell the chain from the asserter to the source: who says it, through whom, in what, carried by whom."""
    source = desk.graph.sources[statement.source]
    publisher = desk.to(source.publisher) if source.publisher else escape("an unknown publisher")
    chain = [join([escape("according to"), asserters(statement, desk)], " ")]
    chain += [_step(party, desk) for party in statement.via if party.id is None or party.id != source.publisher]
    if statement.says and (source.publisher is None or source.publisher not in {party.id for party in statement.says}):
        chain.append(join([escape("as published by"), publisher], " "))
    if source.carried_by:
        carriers = _and([desk.to(each) for each in source.carried_by])
        chain.append(join([escape("carried by"), carriers], " "))
    return join(chain, ", ")


def asserters(statement: Statement, desk: Desk) -> Markup:
    """Name who asserts a statement, without the chain."""
    source = desk.graph.sources[statement.source]
    if statement.says:
        return _and([desk.party(party) for party in statement.says])
    return desk.to(source.publisher) if source.publisher else Markup("an unknown publisher")


def badge(standing: Standing) -> Markup:
    """Write a standing as readers see it: a word in a frame."""
    return Markup(f'<span class="standing standing--{standing.value}">{standing.value}</span>')  # noqa: S704  an enum


def _step(party: Party, desk: Desk) -> Markup:
    who = desk.party(party)
    if party.capacity == "translator":
        return join([Markup("translated by "), who])
    if party.capacity == "interpreter":
        return join([Markup("interpreted by "), who])
    return join([Markup("through "), who])


def _and(names: list[Markup]) -> Markup:
    if len(names) == 1:
        return names[0]
    return join([join(names[:-1], ", "), Markup(" and "), names[-1]])


def shown_date(date: object) -> Markup:
    """Write a date or value in words."""
    return escape("".join(str(part) for part in date.show()))  # type: ignore[attr-defined]
