"""Whether four digits are a year, and a capitalised month a month: told by the words beside them."""

import re

from generator.reading.text import lower
from generator.reading.vocabulary import MONTHS, STOP_WORDS, looks_plural, word_after, word_before, word_set

# Behind these a number is a name or an amount.
_NO_YEAR_BEFORE = word_set("""
    article berth channel chapter clause flight gate number page paragraph platform regulation resolution room
    route section almost approximately exceeding least most nearly over roughly some than another every
    minus
""")
# In front of these a number is an amount even where it could be a year.
_NO_YEAR_AFTER = word_set("""
    acres billion bn cm copies degrees dollars euros feet francs ft g gmt ha hectares homes hours households
    houses inches jobs kg kilograms kilometers kilometres kilos km kw kwh lb litres m men meters metres mg miles
    million minutes mm mph mw mwh pages people percent per percentage pieces points pounds rubles rupees seats
    soldiers students tonnes tons troops utc votes women workers yards yen yuan
""")
_DETERMINERS = {"the", "its", "his", "her", "their", "our", "this", "that", "a", "for", "from", "since"}
_OF_TIME = {"in", "since", "until", "till", "during", "by", "before", "after", "from", "through", "of", "and", "to"}
_OLD = 1900
# These months are words or first names as well: each needs a sign that the month is meant.
_AMBIGUOUS = {"March", "April", "May", "June", "August"}
_BEFORE_MONTH = _OF_TIME | {"last", "next", "this", "early", "mid", "late", "each", "every", "between", "around", "on"}
_CAPITAL = re.compile(r" ([A-Z][a-z]+)")


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits at a place of a flattened text mean a year."""
    before, after = lower(word_before(text, start)), lower(word_after(text, end))
    if before in _NO_YEAR_BEFORE or after in _NO_YEAR_AFTER:
        return False
    if looks_plural(after) and text[end + 1].islower():
        # "hired 2000 workers" counts, "the 2019 elections" and "in 2019 officers found" do not.
        return int(text[start:end]) >= _OLD and before in _DETERMINERS | _OF_TIME
    return int(text[start:end]) >= _OLD or before in _OF_TIME


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a month is meant by its capitalised name, without day and year, at a place of a flattened text."""
    if text[start:end] not in _AMBIGUOUS:
        return True
    before = lower(word_before(text, start))
    if before in _BEFORE_MONTH and not _is_named(text, end):
        return True
    return before == "the" and text[end + 1 : end + 2].islower() and lower(word_after(text, end)) not in STOP_WORDS


def _is_named(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows, as in a person's name."""
    match = _CAPITAL.match(text, end)
    return match is not None and match[1] not in MONTHS
