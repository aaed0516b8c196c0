"""A text as a digest will cite it: its hash, its paragraphs, and what of each can be counted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.authoring.scaffold.chinese import (
    count_characters,
    count_full_stops,
    find_chinese_dates,
    find_chinese_figures,
    guess_language,
)
from generator.reading.dates import read_dates
from generator.reading.numbers import read_amounts
from generator.reading.paragraphs import split_paragraphs
from generator.reading.text import normalise, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading.mentions import Mention

MOST_PARAGRAPHS: Final = 5_000
# A paragraph that is longer is no paragraph of an article; looking through it would take long.
_LONGEST = 20_000
_END = re.compile(r"(?<![.!?])[.!?]+[\"')\]]*(?=$| +[\"'(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|Gen|Col|Maj|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|No|Nos|vs|Jan|Feb|Aug|Sept?|Oct|Nov"
    r"|Dec)|\b[^\W\d_](?:\.[^\W\d_])*)\.$"
)
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LONGEST_ABBREVIATION = 12


class UnusableTextError(ValueError):
    """A text that no digest can cite; the message says why."""


@dataclass(frozen=True)
class Passage:
    """One paragraph, normalised, with what it holds; `quotes` are the numbers of words of its quotations."""

    number: int
    text: str
    sentences: int
    figures: tuple[str, ...]
    dates: tuple[str, ...]
    dated: tuple[Mention, ...]
    quotes: tuple[int, ...]

    @property
    def words(self) -> int:
        """Count the words: between blanks, or two Chinese characters each."""
        return len(self.text.split()) + count_characters(self.text) // 2


@dataclass(frozen=True)
class Paper:
    """A text with the hash of its bytes; `language` is a guess, empty where there is none."""

    sha256: str
    language: str
    passages: tuple[Passage, ...]


def read_paper(raw: bytes) -> Paper:
    """Read a text as the archive does; raises UnusableTextError."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8; save the text as UTF-8"
        raise UnusableTextError(message) from None
    if "\0" in text:
        raise UnusableTextError("holds the character U+0000; is this a text file?")
    if _HTML.match(text):
        raise UnusableTextError("looks like HTML; save the words of the page as plain text, a paragraph a line")
    paragraphs = split_paragraphs(text)
    if not paragraphs:
        raise UnusableTextError("holds no paragraph")
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise UnusableTextError(f"has {len(paragraphs)} paragraphs; at most {MOST_PARAGRAPHS} are taken")
    language = guess_language(text)
    is_chinese = language.startswith("zh")
    plain = (normalise(each)[:_LONGEST] for each in paragraphs)
    passages = (_read_chinese(*each) if is_chinese else _read_english(*each) for each in enumerate(plain, 1))
    return Paper(hashlib.sha256(raw).hexdigest(), language, tuple(passages))


def _read_english(number: int, text: str) -> Passage:
    dates = read_dates(text)
    return Passage(
        number,
        text,
        _count_sentences(text),
        _once(each.text for each in read_amounts(text)),
        _once(each.text for each in dates),
        dates,
        tuple(len(each.split()) for each in quotations(text)),
    )


def _read_chinese(number: int, text: str) -> Passage:
    dates = find_chinese_dates(text)
    return Passage(
        number,
        text,
        count_full_stops(text),
        _once(find_chinese_figures(text)),
        _once(each.text for each in dates),
        dates,
        tuple(map(len, quotations(text))),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _count_sentences(text: str) -> int:
    ends = [match.start() for match in _END.finditer(text)]
    return sum(1 for place in ends if place + 1 >= len(text.rstrip("\"')]")) or not _is_abbreviated(text, place))


def _is_abbreviated(text: str, place: int) -> bool:
    return _ABBREVIATED.search(text[max(0, place - _LONGEST_ABBREVIATION) : place + 1]) is not None
