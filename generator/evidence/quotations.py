"""Which words of a phrase that a document quotes no statement takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.evidence.documents import find_spans, find_stretches
from generator.evidence.passages import read_words
from generator.reading.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.evidence.accounts import Account
    from generator.evidence.documents import Span
    from generator.evidence.passages import Word

LONGEST_GAP: Final = 2
"""Between pieces of a phrase so many words may be missing, if they are small words or stand in our words."""


def uncovered_words(phrase: str, account: Account, left_out: Iterable[str]) -> tuple[str, ...]:
    """Give the stretches of a quoted phrase that are neither quoted in turn, nor stand in a text, nor are left out.

    A long phrase may be given in pieces. The phrase and all else must be normalised.
    """
    words = read_words(phrase)
    taken = [False] * len(words)
    for piece in account.phrases:
        _take(((0, len(phrase)),) if phrase in piece else find_spans(piece, phrase), words, taken)
    for piece in left_out:
        _take(find_stretches(piece, phrase), words, taken)
    stretches = (phrase[stretch[0].start : stretch[-1].end] for stretch in _stretches(words, taken))
    return tuple(stretch for stretch in stretches if not _is_said(stretch, account))


def _take(spans: Iterable[Span], words: Sequence[Word], taken: list[bool]) -> None:
    for start, end in spans:
        for number, word in enumerate(words):
            taken[number] = taken[number] or (start <= word.start and word.end <= end)


def _stretches(words: Sequence[Word], taken: Sequence[bool]) -> Iterator[list[Word]]:
    stretch: list[Word] = []
    for word, is_taken in zip(words, taken, strict=True):
        if not is_taken:
            stretch.append(word)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _is_said(words: str, account: Account) -> bool:
    if any(find_spans(words.casefold(), text.casefold()) for text in account.texts):
        return True
    return len(read_words(words)) <= LONGEST_GAP and {*stems(words)} <= account.stems
