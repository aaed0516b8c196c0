"""Words that make a number a bound or an approximation: "not less than" is "at least", "about" may mean a subject."""

import re
from types import MappingProxyType

from generator.reading.mentions import Comparator
from generator.reading.numerals import ONES
from generator.reading.units import CLOSED_UNITS, TIME
from generator.reading.vocabulary import word_before, word_set

_GREATER = "(?:more|greater|longer|higher|older|larger|bigger|heavier|later)"
_SMALLER = "(?:less|fewer|shorter|lower|younger|smaller|lighter|earlier)"
_BEFORE: MappingProxyType[Comparator, str] = MappingProxyType(
    {
        "at least": rf"(?:not|no|never) {_SMALLER} than|at (?:least|a minimum)|(?:a )?minimum of|as (?:few|little) as",
        "at most": rf"(?:not|no|never) {_GREATER} than|(?:not|never|without) exceeding|not over|up to|at most"
        r"|as (?:many|much|long|high) as|(?:a )?maximum of",
        "more than": rf"{_GREATER} than|in excess of|upwards? of|exceed(?:ing|s|ed)?|over|above",
        "less than": rf"{_SMALLER} than|just (?:short|shy) of|under|below",
        "about": r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|circa|ca?\.|an estimated"
        r"|in the region of",
    }
)
_BEHIND: MappingProxyType[Comparator, str] = MappingProxyType(
    {
        "at least": " (?:or|and) (?:more|over|above|older|longer|upwards?)",
        "at most": " (?:or|and) (?:less|fewer|under|below|younger|shorter)",
        "more than": r"\+|-plus",
        "about": " or so|-odd",
    }
)
COMPARATOR = "(?:" + "|".join(_BEFORE.values()) + ")"
COMPARATOR_BEHIND = "(?:(?:" + "|".join(_BEHIND.values()) + r")(?![\w]))"
_MEANINGS = tuple((meaning, re.compile(pattern)) for table in (_BEFORE, _BEHIND) for meaning, pattern in table.items())
# Behind these "about" names a subject, and behind those "around" a place to go round.
_SUBJECTS = word_set("""
    anything ask asked asking article articles book books brag bragged claims clear complain complained concern
    concerned concerns confused curious data debate detail details documentary evidence everything fact facts
    film films forget heard idea information inform informed interview joke know knows known knew knowledge
    learn learned learnt letter lie lied material message more news nothing optimistic post posts question
    questioned questions read report reported reporting reports rumours rumors something song speak speaking
    speech spoke spoken statement statements stories story suspicions talk talked talking talks tell telling
    testified think thought told video videos warn warned warning warnings worried worries worry write writes
    writing written wrote
""")
_MOTION = word_set("""
    based built centered centred drove flew gathered go going revolve revolved revolves sailed sailing travel
    travelled turn turned walk walked walking wrapped
""")
# "spent over two years" compares, "dismantled it over two years" does not.
_BEFORE_OVER = word_set("""
    after been by for from in is just last lasted lasting lasts of paid served slightly spend spending spends
    spent take takes taking than to took was well were with within works worked
""")
_PREPOSITIONS = frozenset(("over", "above", "under", "below"))


def read_comparator(lowered: str, start: int, words: str, numeral: str, unit: str) -> Comparator:
    """Tell what comparing words at this place of a lowered text mean; nothing if they are a plain preposition there."""
    before = word_before(lowered, start)
    if (words == "about" and before in _SUBJECTS) or (words == "around" and before in _MOTION):
        return ""
    if words == "over" and unit in TIME:
        return meaning_of(words) if before in _BEFORE_OVER else ""
    # "under two roofs" and "over three islands" are places.
    is_place = words in _PREPOSITIONS and numeral in ONES and unit not in CLOSED_UNITS
    return "" if is_place else meaning_of(words)


def meaning_of(words: str) -> Comparator:
    """Give the meaning of comparing words that stand before or behind a number."""
    return next((meaning for meaning, pattern in _MEANINGS if pattern.fullmatch(words)), "")
