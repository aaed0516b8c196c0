"""Whether a statement's words fit the paragraphs it cites better than any other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.problem import Problem
from generator.reading.words import negations, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading

LEAST_SHARE = 0.2
"""The share of a statement's weighted words that the cited paragraphs must have; the rest may be ours."""


def words_found(claims: Claims, reading: Reading) -> Iterator[Problem]:
    """Yield a problem where the cited paragraphs share too few words with a statement, or another shares more."""
    statement = claims.statement
    wanted = {*stems(" ".join((claims.words, *statement.quotes)))}
    cited = reading.at(statement.locator.paragraphs)
    if not wanted or not cited:
        return
    share = _share(wanted, cited, reading)
    best = max(reading.paragraphs, key=lambda each: _share(wanted, (each,), reading))
    mark = statement.written.mark
    if share < LEAST_SHARE:
        message = f"only {share:.0%} of its words stand in what it cites; at least {LEAST_SHARE:.0%} must"
        yield Problem(mark, "other-words", message)
    elif _share(wanted, (best,), reading) > share:
        message = f"paragraph {best.number} has more of its words than what it cites"
        yield Problem(mark, "other-paragraph", message)
    if negations(claims.words) and not any(negations(each.text) for each in cited):
        yield Problem(mark, "negation", "it denies something; nothing in what it cites does – reword it")


def _share(wanted: set[str], paragraphs: Iterable[Paragraph], reading: Reading) -> float:
    known = {stem for each in paragraphs for stem in each.stems}
    # Sets have no order, and a plain sum of floats depends on theirs: shares that are alike would not always be.
    total = math.fsum(reading.weight(stem) for stem in wanted)
    return math.fsum(reading.weight(stem) for stem in wanted & known) / total if total else 0.0
