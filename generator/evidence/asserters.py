"""Who asserts a statement: named in a cited paragraph, or where `said_at` says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.evidence.nameable import is_named, is_told_at_link, stems_of
from generator.evidence.readings import unsupported
from generator.evidence.unnamed import unnamed, word_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading
    from generator.model import Party
    from generator.problem import Problem


def asserters_found(claims: Claims, reading: Reading) -> Iterator[Problem]:
    """Yield a problem for everyone who asserts or passes on and is not named where the statement says.

    The publisher needs no naming: the document is theirs.
    """
    statement = claims.statement
    heard = reading.at((*statement.locator.paragraphs, *statement.said_at))
    for party in (*statement.says, *statement.via):
        if party.id is not None and party.id == claims.publisher:
            continue
        if _is_heard(party, heard, claims) or (party.id and is_told_at_link(party.id, claims, reading)):
            continue
        words = word_standing(party.id, heard, claims) if party.id and party.id in claims.entities else ""
        if party.id and words:
            yield unnamed(party.id, words, heard, claims, reading)
        else:
            who = party.id or party.unnamed
            where = reading.where(statement, partial(_is_heard_in, party=party, claims=claims))
            mark = party.id.mark if party.id is not None else statement.mark
            yield unsupported(mark, f"'{who}', who asserts or passes it on,", statement, where)


def _is_heard_in(paragraph: Paragraph, party: Party, claims: Claims) -> bool:
    return _is_heard(party, (paragraph,), claims)


def _is_heard(party: Party, heard: tuple[Paragraph, ...], claims: Claims) -> bool:
    if party.id is not None:
        return claims.excuses_entity(party.id) or any(is_named(party.id, each, claims) for each in heard)
    wanted = stems_of(party.unnamed)
    return claims.excuses(party.unnamed) or any(wanted <= each.stems for each in heard)
