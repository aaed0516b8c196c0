"""Typed values of facts: each stands in the words of a cited paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.evidence.claims import shown_value
from generator.evidence.documents import list_paragraphs
from generator.evidence.figures import has_amount, has_date, mentions_of
from generator.evidence.nameable import is_there, is_told_at_link
from generator.kinds import CUES
from generator.problem import Problem
from generator.reading.agreement import supports
from generator.reading.dates import read_dates
from generator.reading.numbers import read_amounts
from generator.reading.words import stems
from generator.values import Date, LegalStatus, Penalty, Provision, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading
    from generator.model import Fact
    from generator.reading.mentions import Amount

LEAST_SHARE = 0.5
"""The share of a value's own words that must stand in the paragraphs; the rest may be ours."""


def values_found(claims: Claims, reading: Reading) -> Iterator[Problem]:
    """Yield a problem for every typed value that the cited paragraphs do not bear out."""
    statement = claims.statement
    cited = reading.at(statement.locator.paragraphs)
    for fact in claims.facts:
        if fact.premises or fact.property.editorial:
            continue
        wrong = next(_faults(fact, claims, cited, reading), None)
        if wrong is not None:
            message = f"'{fact.entity}.{fact.property.id}': {wrong}"
            yield Problem(fact.mark, "not-supported", f"{message} in {list_paragraphs(statement.locator.paragraphs)}")


def _faults(fact: Fact, claims: Claims, cited: Sequence[Paragraph], reading: Reading) -> Iterator[str]:
    for id_ in (fact.entity, *(str(reference.id) for reference in fact.value.references())):
        is_borne_out = is_there(id_, cited, claims, reading, claims.words_for(id_))
        if not is_borne_out and not is_told_at_link(id_, claims, reading):
            yield f"'{claims.name(id_)}' is not named"
    if isinstance(fact.value, Date):
        if not all(any(has_date(each, mention) for each in cited) for mention in mentions_of(fact.value)):
            yield f"the date '{fact.value.text}' does not stand"
    elif isinstance(fact.value, LegalStatus):
        yield from _unsaid_word(fact.value.status.word, cited)
        when = fact.value.when
        if when is not None and not all(
            any(has_date(each, mention) for each in cited) for mention in mentions_of(when)
        ):
            yield f"the date '{when.text}' does not stand"
    else:
        yield from _unsaid_words(fact, cited)


def _unsaid_word(word: str, cited: Sequence[Paragraph]) -> Iterator[str]:
    """Look for a word of a fixed list through the words by which documents say it."""
    cues = CUES.get(word, (word,))
    if cues and not any(cue in each.text.casefold() for cue in cues for each in cited):
        yield f"nothing says '{word}' ({', '.join(cues)})"


def _unsaid_words(fact: Fact, cited: Sequence[Paragraph]) -> Iterator[str]:
    shown = shown_value(fact)
    for amount in read_amounts(shown):
        if not any(has_amount(each, amount) or _bounds(each, amount, fact) for each in cited):
            yield f"the figure '{amount.text}' does not stand"
    for date in read_dates(shown):
        if not any(has_date(each, date) for each in cited):
            yield f"the date '{date.text}' does not stand"
    if isinstance(fact.value, Role) and fact.value.status is not None:
        yield from _unsaid_word(fact.value.status.word, cited)
        shown = shown.removeprefix(fact.value.status.word)
    own = {*stems(shown)} - _OWN_WORDS
    known = {stem for each in cited for stem in each.stems}
    if own and len(own & known) < LEAST_SHARE * len(own):
        yield f"too few of its words stand ({', '.join(sorted(own - known))})"


def _bounds(paragraph: Paragraph, amount: Amount, fact: Fact) -> bool:
    """Tell whether a paragraph has an end of a range: what is typed `10 years..life` is told as "not less than"."""
    is_range = isinstance(fact.value, Penalty | Provision)
    return is_range and any(supports(amount, replace(found, comparator="")) for found in paragraph.amounts)


# Words in which values are shown that no document need have.
_OWN_WORDS = {*stems("the source's conversion dollars imprisonment penalty unspecified printed as from to for at")}
