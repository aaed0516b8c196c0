"""Where words stand in a document of the archive."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.reading.text import HANZI, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Document

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_HANZI = re.compile(f"[{HANZI}]")
_ELLIPSIS = "..."
"""How `normalise` writes an ellipsis of any sort."""


@lru_cache(maxsize=64)
def plain_paragraphs(document: Document) -> tuple[str, ...]:
    """Give the paragraphs normalised: quotes straight, dashes short, blanks plain."""
    return tuple(normalise(paragraph) for paragraph in document.paragraphs)


def find_spans(words: str, text: str) -> tuple[Span, ...]:
    """Find words exactly as they stand in a normalised text, never in the middle of a word.

    Chinese puts no blanks between words, so there they may stand anywhere in a run.
    """
    wanted = normalise(words).strip()
    if not wanted:
        return ()
    before = r"(?<!\w)" if _begins_or_ends_a_word(wanted[0]) else ""
    behind = r"(?!\w)" if _begins_or_ends_a_word(wanted[-1]) else ""
    return tuple(found.span() for found in re.finditer(f"{before}{re.escape(wanted)}{behind}", text))


def _begins_or_ends_a_word(sign: str) -> bool:
    return sign.isalnum() and not _HANZI.match(sign)


def find_stretches(words: str, text: str) -> tuple[Span, ...]:
    """Find words as `find_spans` does, or all that stands between two ends: `from these words … to those`."""
    spans = find_spans(words, text)
    first, ellipsis, last = normalise(words).partition(_ELLIPSIS)
    if spans or not ellipsis:
        return spans
    begins, ends = find_spans(first, text), find_spans(last, text)
    return tuple((begin[0], end[1]) for begin in begins for end in ends if begin[1] <= end[0])[:1]


def stands_in(words: str, document: Document, paragraphs: Iterable[int]) -> bool:
    """Tell whether one of these paragraphs has the words."""
    texts = plain_paragraphs(document)
    return any(find_spans(words, texts[each - 1]) for each in paragraphs if 0 < each <= len(texts))


def count_occurrences(words: str, document: Document) -> int:
    """Count how often the words stand in the document."""
    return sum(len(find_spans(words, text)) for text in plain_paragraphs(document))


def nearest_paragraph(words: str, document: Document, cited: Iterable[int]) -> int | None:
    """Give the paragraph with the words that is nearest to the cited ones, the earlier one of two; None if none has."""
    near = tuple(cited)
    having = [number for number, text in enumerate(plain_paragraphs(document), 1) if find_spans(words, text)]
    return min(having, key=lambda number: (min((abs(number - each) for each in near), default=0), number), default=None)


def tell_where(words: str, document: Document, cited: Iterable[int]) -> str:
    """Give the end of a message: which paragraph has the words instead."""
    number = nearest_paragraph(words, document, cited)
    return "no paragraph has that" if number is None else f"paragraph {number} has that"


def list_paragraphs(numbers: Iterable[int]) -> str:
    """Name paragraphs as a sentence does: `paragraph 3`, `paragraphs 3, 4 and 6`."""
    *head, last = [str(int(number)) for number in numbers]
    return f"paragraphs {', '.join(head)} and {last}" if head else f"paragraph {last}"
