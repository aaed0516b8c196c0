"""What each paragraph of a document holds – names, figures, dates, words – read once."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.evidence.documents import list_paragraphs
from generator.evidence.names import NameFinder, places
from generator.problem import Problem
from generator.reading.dates import read_dates
from generator.reading.numbers import read_amounts
from generator.reading.text import normalise
from generator.reading.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from generator.model import Document, Entity, Statement
    from generator.problem import Mark
    from generator.reading.mentions import Amount, Mention
    from generator.reading.naming import Naming


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, read: its normalised text, whom it names where, its figures, dates and word stems."""

    number: int
    text: str
    namings: Mapping[str, tuple[Naming, ...]]
    amounts: tuple[Amount, ...]
    dates: tuple[Mention, ...]
    stems: frozenset[str]


class Reading:
    """A document, read paragraph by paragraph."""

    def __init__(self, document: Document, entities: Collection[Entity]) -> None:
        """Read a document with the name forms that are valid in it."""
        finder = NameFinder(entities, document.source)
        self.source = document.source
        self.paragraphs = tuple(
            _read_paragraph(number, text, finder) for number, text in enumerate(document.paragraphs, 1)
        )
        self._frequency = Counter(stem for each in self.paragraphs for stem in each.stems)

    def at(self, numbers: Iterable[int]) -> tuple[Paragraph, ...]:
        """Give paragraphs by number; those that the document does not have are left out."""
        return tuple(self.paragraphs[number - 1] for number in numbers if 0 < number <= len(self.paragraphs))

    def where(self, statement: Statement, has: Callable[[Paragraph], bool]) -> int | None:
        """Give the paragraph nearest to those that a statement cites for which `has` holds; None if there is none."""
        cited = statement.locator.paragraphs
        having = [each.number for each in self.paragraphs if has(each)]
        return min(having, key=lambda number: (min(abs(number - each) for each in cited), number), default=None)

    def weight(self, stem: str) -> float:
        """Weigh a stem by how few paragraphs have it (inverse document frequency)."""
        return math.log((len(self.paragraphs) + 1) / (self._frequency[stem] + 1)) + 1


def unsupported(mark: Mark, what: str, statement: Statement, where: int | None) -> Problem:
    """Say that the paragraphs a statement cites do not have something, and which one has it."""
    cited = list_paragraphs(statement.locator.paragraphs)
    hint = f"; paragraph {where} has it" if where is not None else ""
    return Problem(mark, "not-supported", f"{what} does not stand in {cited}{hint}")


def _read_paragraph(number: int, text: str, finder: NameFinder) -> Paragraph:
    plain = normalise(text)
    return Paragraph(
        number,
        plain,
        places(finder.find(plain)),
        read_amounts(plain),
        read_dates(plain),
        frozenset(stems(plain)),
    )
