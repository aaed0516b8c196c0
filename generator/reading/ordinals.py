"""Places in an order: the second, 4th, twenty-first."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.reading.mentions import Amount
from generator.reading.numerals import TENS
from generator.reading.units import canonical
from generator.reading.vocabulary import STOP_WORDS, either, word_after, word_before

_TO_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TO_NINETEEN = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_SMALL = {word: number for number, word in enumerate((*_TO_NINE, *_TO_NINETEEN), 1)}
_ROUND = {word.removesuffix("y") + "ieth": number for word, number in TENS.items()}
_LARGE = {"hundredth": 100, "thousandth": 1_000, "millionth": 1_000_000}
_WORDS = _SMALL | _ROUND | _LARGE
_ORDINAL = re.compile(
    r"(?<![\w.,])(?P<digits>[0-9]{1,3}(?:,?[0-9]{3})*)(?:st|nd|rd|th)\b"
    rf"|\b(?:(?P<tens>{either(TENS)})[- ])?(?P<word>{either(_WORDS)})\b"
)
# Here the words name a manner or a stretch of time and no place in an order.
_IDIOM_BEHIND = re.compile(r"-(?:hand|class|party|rate|degree|guess|aid)\b| of all\b| and foremost\b")
_IDIOMS_BEFORE = {("at", "first"), ("per", "second"), ("split", "second"), ("at", "second")}
_ARTICLES = {"a", "an", "one"}


def read_ordinals(lowered: str) -> Iterator[Amount]:
    """Yield the ordinals of a flattened text in lower case; their unit is the next word, which need not be the noun."""
    for match in _ORDINAL.finditer(lowered):
        if not _is_idiom(lowered, match):
            after = word_after(lowered, match.end())
            unit = "" if after in STOP_WORDS else canonical(after)
            yield Amount(match[0], match.start(), match.end(), "ordinal", _value(match), unit)


def _value(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        return Decimal(match["digits"].replace(",", ""))
    return Decimal(TENS.get(match["tens"] or "", 0) + _WORDS[match["word"]])


def _is_idiom(lowered: str, match: re.Match[str]) -> bool:
    before = word_before(lowered, match.start())
    if match["word"] and lowered[: match.start()].endswith("-"):
        return True  # a ten-second delay, one-third, a split-second choice
    if before == "a" and match[0] == "second" and not word_after(lowered, match.end()):
        return True  # 60 a second
    if (before, match[0]) in _IDIOMS_BEFORE or _IDIOM_BEHIND.match(lowered, match.end()):
        return True
    return before in _ARTICLES and match["word"] not in {"first", "second"} and lowered.startswith(" of ", match.end())
