"""Words for many that give no number: hundreds of thousands of, several dozen, a large number of."""

import re
from collections.abc import Iterator

from generator.reading.comparators import COMPARATOR, read_comparator
from generator.reading.mentions import Amount
from generator.reading.units import counted_noun, unit_behind

_SCALE = "(?:dozen|hundred|thousand|million|billion)"
_VAGUE = re.compile(
    rf"(?:\b(?P<comparator>{COMPARATOR}) )?\b(?P<words>"
    rf"(?:hundreds|thousands|millions|billions|trillions)\b(?: of (?:thousands|millions|billions|trillions)\b)?"
    r"|(?:tens|dozens) of (?:hundreds|thousands|millions|billions)\b|(?:tens|scores)(?= of\b)|dozens\b"
    rf"|(?:several|many|a few|some) {_SCALE}\b|an? (?:(?!the\b)[a-z]+ )?number(?= of\b)"
    rf"|(?:a (?:small |mere |tiny )?handful|a couple)(?= of\b)|(?:several|multiple|a few)\b(?!-))"
)


def read_vague_amounts(lowered: str) -> Iterator[Amount]:
    """Yield the vague amounts of a flattened text in lower case; `words` stand without the `of` behind them."""
    for match in _VAGUE.finditer(lowered):
        words, end = match["words"], match.end()
        of = end + len(" of") if lowered.startswith(" of ", end) else end
        unit, unit_end = unit_behind(lowered, of)
        comparator = match["comparator"] or ""
        meaning = read_comparator(lowered, match.start(), comparator, words, unit) if comparator else ""
        start = match.start() if meaning else match.start("words")
        noun = unit or counted_noun(lowered, of, singular=False)
        place = unit_end if unit else end
        yield Amount(lowered[start:place], start, place, "vague", None, noun, meaning, words)
