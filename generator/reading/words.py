"""Words in running text: their stems, how often they deny something, and the runs of capitals that look like names."""

import re
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]

from generator.reading.mentions import Word
from generator.reading.text import flatten, lower
from generator.reading.vocabulary import STOP_WORDS

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[0-9]+(?:[.,][0-9]+)*|[^\W_]+(?:'[^\W_]+)*")
# One spelling for what Britain and America write apart: mobilise, mobilization.
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_NEGATION = re.compile(
    r"\b(?:no(?!\.? ?[0-9])|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unable|hardly"
    r"|fail(?:s|ed|ing|ure|ures)?|lack(?:s|ed|ing)?)\b|n't\b"
)
# These say how much, or add something; they deny nothing.
_NO_NEGATION = re.compile(
    r"\b(?:no|not|never) (?:less|fewer|more|longer|later|earlier|greater|higher|lower|older|younger) than\b"
    r"|\bnot (?:only|just|merely)\b|\b(?:no|without a) doubt\b"
)


def words(text: str) -> tuple[Word, ...]:
    """Split a text into its words; parts between hyphens stand alone, abbreviations and figures stay whole."""
    flat = flatten(text)
    return tuple(Word(text[match.start() : match.end()], *match.span()) for match in _WORD.finditer(flat))


@cache
def stem(word: str) -> str:
    """Cut a word down to what its inflected forms share, in lower case and without the mark of possession."""
    plain = flatten(lower(word)).removesuffix("'s").removesuffix("'")
    return str(_STEMMER.stemWord(_BRITISH.sub("iz", plain)))


def stems(text: str) -> tuple[str, ...]:
    """Give the stems of a text's words in their order, function words left out."""
    plain = (flatten(lower(word.text)).removesuffix("'s") for word in words(text))
    return tuple(stem(word) for word in plain if word not in STOP_WORDS)


def negations(text: str) -> int:
    """Count the words that deny; `not less than` and `not only` deny nothing."""
    return len(_NEGATION.findall(_NO_NEGATION.sub(" ", flatten(lower(text)))))
