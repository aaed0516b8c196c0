"""Words as the search compares them: one spelling, stems, figures without commas, Hanzi by ones and twos.

The browser does the same in overrides/assets/search/words.js; tests/vectors/search.yml holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import snowballstemmer  # type: ignore[import-untyped]

from generator.reading.text import HANZI
from generator.reading.vocabulary import STOP_WORDS as FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

# "us" is a country and "may" a month; words lose their apostrophes before they are looked up.
STOP_WORDS: Final = frozenset(word.replace("'", "") for word in FUNCTION_WORDS) - {"us", "may"}
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS: Final = {word: str(number) for number, word in enumerate(_NUMBERS, 2)}

# "report" and its forms are left out: what is merely reported is what nobody looks for by that word.
STANDING_WORDS: Final = {
    "official": "official officially",
    "testimony": "testimony testimonies testify testifies testified testifying",
    "allegation": "allegation allegations allege alleges alleged allegedly alleging",
    "denial": "denial denials deny denies denied denying",
    "assessment": "assessment assessments assess assesses assessed assessing",
    "call": "call calls",
    "law": "law laws",
}
"""Each standing that is found by words, with these; they are no stems, so that "called" is no call."""

_STEMMER = snowballstemmer.stemmer("porter")
_APOSTROPHE = re.compile("['`\u2018\u2019\u201b\u02bb\u02bc]")
_INITIALS = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_WORD = re.compile(rf"[0-9]+(?:\.[0-9]+)+|[{HANZI}]+|[^\W_{HANZI}]+")
_IS_HANZI = re.compile(f"[{HANZI}]")
# Of two letters nothing can be cut: "us" would become "u".
_IS_ENGLISH = re.compile("[a-z]{3,}")
# One spelling for what Britain and America write apart: mobilise, mobilization.
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_UMLAUT = re.compile("(?<=[ln])v")


def normalise(text: str) -> str:
    """Give a text in one spelling: compatible forms composed, lower case, no marks on letters, no apostrophes.

    Commas that part thousands and the stops of initials (U.S.) go as well.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
        text = "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
    plain = _APOSTROPHE.sub("", text.lower())
    return _THOUSANDS.sub("", _INITIALS.sub(r"\1", plain))


def words(text: str) -> list[str]:
    """List the words of a text, normalised; a run of Hanzi is one word, a figure with its decimals another."""
    return _WORD.findall(normalise(text))


def name_key(name: str) -> str:
    """Give what two spellings of a name share: no blanks, no marks, `v` that stands for ü as `u`."""
    return _UMLAUT.sub("u", "".join(words(name)))


def terms(text: str) -> list[str]:
    """List what a text can be found by, as often as it has it: stems, figures, single Hanzi and pairs of them."""
    return [term for word in words(text) for term in _terms_of(word)]


def _terms_of(word: str) -> Iterator[str]:
    if _IS_HANZI.match(word):
        yield from word
        yield from map("".join, pairwise(word))
    elif word not in STOP_WORDS:
        yield _stem(word)


@cache
def _stem(word: str) -> str:
    """Cut an English word to its stem (Porter); number words become figures, other scripts stay."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    return str(_STEMMER.stemWord(_BRITISH.sub("iz", word))) if _IS_ENGLISH.fullmatch(word) else word
