"""What statements take up from the paragraphs they cite: names, figures, dates and words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.evidence.passages import statement_passage
from generator.model import Link
from generator.reading.dates import read_dates
from generator.reading.numbers import read_amounts
from generator.reading.text import normalise, quotations
from generator.reading.vocabulary import WEEKDAYS
from generator.reading.words import stems
from generator.values import Date, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Fact, Graph, Statement
    from generator.reading.mentions import Amount, Mention
    from generator.values import Part


@dataclass(frozen=True)
class Account:
    """What is taken up: the ids of entities, words as shown, phrases as quoted, figures, dates, weekdays, stems."""

    ids: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[Mention, ...] = ()
    weekdays: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


def read_account(statement: Statement, graph: Graph) -> Account:
    """Read what one statement takes up in its text, quotes, facts, dates, asserters and those it came through."""
    facts = graph.facts.get(statement.key, ())
    text = normalise(statement_passage(statement, graph).text)
    dates = [each for each in (statement.date, statement.said, *_dates_of(facts)) if each is not None]
    texts = (
        text,
        *map(normalise, statement.quotes),
        *(_shown(fact.value.show(), graph) for fact in facts),
        *(_shown(date.show(), graph) for date in dates),
        *_shown_chain(statement, graph),
    )
    return Account(
        ids=frozenset(_ids(statement, facts)),
        texts=texts,
        phrases=(*map(normalise, statement.quotes), *quotations(text)),
        amounts=tuple(amount for each in texts for amount in read_amounts(each)),
        dates=tuple(mention for each in texts for mention in read_dates(each)),
        weekdays=frozenset(day for date in dates for day in _weekdays(date)),
        stems=frozenset(stem for each in texts for stem in stems(each)),
    )


def read_attribution(statement: Statement, graph: Graph) -> Account:
    """Read what a statement takes up from the paragraphs of `said_at` alone: who speaks, and through whom."""
    return Account(ids=frozenset(_ids_in_chain(statement)), texts=tuple(_shown_chain(statement, graph)))


def join_accounts(accounts: Iterable[Account]) -> Account:
    """Unite what several statements take up."""
    given = tuple(accounts)
    return Account(
        ids=frozenset().union(*(each.ids for each in given)),
        texts=tuple(text for each in given for text in each.texts),
        phrases=tuple(phrase for each in given for phrase in each.phrases),
        amounts=tuple(amount for each in given for amount in each.amounts),
        dates=tuple(date for each in given for date in each.dates),
        weekdays=frozenset().union(*(each.weekdays for each in given)),
        stems=frozenset().union(*(each.stems for each in given)),
    )


def _ids(statement: Statement, facts: Iterable[Fact]) -> Iterator[str]:
    yield from (str(part.id) for part in statement.text if isinstance(part, Link))
    yield from _ids_in_chain(statement)
    for fact in facts:
        yield fact.entity
        yield from (str(reference.id) for reference in fact.value.references())


def _ids_in_chain(statement: Statement) -> Iterator[str]:
    yield from (str(party.id) for party in (*statement.says, *statement.via) if party.id is not None)
    if statement.origin is not None:
        yield str(statement.origin)


def _shown_chain(statement: Statement, graph: Graph) -> Iterator[str]:
    """Yield the words that a page has for those who assert a statement, passed it on, and for what it goes back to."""
    yield from (normalise(party.unnamed) for party in (*statement.says, *statement.via) if party.unnamed)
    yield from (normalise(_name(id_, graph)) for id_ in _ids_in_chain(statement))


def _shown(parts: Iterable[Part], graph: Graph) -> str:
    return normalise("".join(_name(part.id, graph) if isinstance(part, Reference) else part for part in parts))


def _name(id_: str, graph: Graph) -> str:
    return graph.entities[id_].record.name.form if id_ in graph.entities else id_


def _dates_of(facts: Iterable[Fact]) -> Iterator[Date]:
    return (fact.value for fact in facts if isinstance(fact.value, Date))


def _weekdays(date: Date) -> Iterator[str]:
    """Yield the weekday of a date that is one day."""
    if date.earliest is not None and date.earliest == date.latest:
        yield WEEKDAYS[calendar.weekday(*date.earliest)].lower()
