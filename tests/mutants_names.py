"""Mutants that name somebody else: in the text, or as the one who asserts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mutants import Mutant, draw, invented_name

from generator.kinds import PEOPLE
from generator.model import Party
from generator.nodes import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mutants import Ground

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]]*))?\]\]")
_PARTIES = ("people", "agencies", "organisations")
_RELATED = "the topic stands above, below or beside the one that was linked"


def mutate_names(ground: Ground) -> Iterator[Mutant]:
    """Exchange each linked entity for others of its kind: of no, another, the same source or paragraph."""
    for found in _LINK.finditer(ground.statement.written):
        if ground.book.kind(found[1]):
            yield from _other_names(found, ground)


def _other_names(found: re.Match[str], ground: Ground) -> Iterator[Mutant]:
    book, id_, source = ground.book, found[1], ground.statement.source
    invented = invented_name(book.kind(id_), ground)
    if invented:
        yield ground.exchange("name (absent)", (*found.span(), invented))
    alike, own = book.alike(id_), set(_linked(ground))
    here, anywhere = book.there(source, ground.heard), book.in_source(source)
    pools = {
        "name from another source": draw(alike - anywhere, 1, ground),
        "name from the same source": draw((alike & anywhere) - here - own, 2, ground),
        "name of the same paragraph": draw((alike & here) - own, 2, ground),
    }
    for sort, ids in pools.items():
        for other in ids:
            reason = _RELATED if other in book.related(id_) else ""
            yield ground.exchange(sort, (*found.span(), f"[[{other}]]"), reason)
    if book.kind(id_) == PEOPLE:
        for other in sorted(book.namesakes(id_)):
            yield ground.exchange("same surname", (*found.span(), found[0].replace(id_, other, 1)))
    if found[2]:
        for other in draw(alike - anywhere, 1, ground):
            yield ground.exchange("same words, link to another", (*found.span(), f"[[{other}|{found[2]}]]"))


def _linked(ground: Ground) -> Iterator[str]:
    return (str(part.id) for part in ground.statement.text if not isinstance(part, str))


def mutate_asserter(ground: Ground) -> Iterator[Mutant]:
    """Let another party of the source assert the statement, or pass it on; or let the source itself assert it."""
    statement, book = ground.statement, ground.book
    chain = {str(each.id) for each in (*statement.says, *statement.via)} | {str(ground.source.publisher)}
    known = {id_ for id_ in book.in_source(statement.source) if book.kind(id_) in _PARTIES} - chain
    here = book.there(statement.source, ground.heard)
    for sort, ids in (("asserter named elsewhere", known - here), ("asserter of the same paragraph", known & here)):
        for id_ in draw(ids, 2, ground):
            yield from _speak(sort, id_, ground)
    if statement.says:
        yield Mutant("asserter left out", replace(statement, says=()), f"{statement.id}: says nobody", statement.mark)


def _speak(sort: str, id_: str, ground: Ground) -> Iterator[Mutant]:
    statement = ground.statement
    party = Party(Text(id_, statement.mark))
    for number, old in enumerate(statement.says or (None,)):
        says = tuple(_exchanged(statement.says or (party,), number, party))
        who = (old.id or old.unnamed) if old else "the source"
        yield Mutant(sort, replace(statement, says=says), f"{statement.id}: {who} → {id_}", statement.mark)
    for number, old in enumerate(statement.via):
        via = tuple(_exchanged(statement.via, number, replace(party, capacity=old.capacity)))
        change = f"{statement.id}: via {old.id or old.unnamed} → {id_}"
        yield Mutant(sort, replace(statement, via=via), change, statement.mark)


def _exchanged(parties: Iterable[Party], place: int, new: Party) -> Iterator[Party]:
    return (new if number == place else old for number, old in enumerate(parties))
