"""Numbers as running text writes them, in digits and in words: one pattern, and what it is worth."""

import re
from decimal import Decimal

from generator.reading.vocabulary import either

ONES = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
TEENS = {
    word: number
    for number, word in enumerate(
        ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        10,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_SMALL = {"zero": 0} | ONES | TEENS | TENS
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Letters for a large number; `k` and `m` are metres and more elsewhere, so they need a currency beside them.
_LETTERS = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "k": 10**3, "m": 10**6}
_LARGE_OR_LETTERS = _LARGE | _LETTERS
_MIDDLE = {"hundred": 100, "dozen": 12}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_MANY_PARTS = [f"{part}s" for part in _PARTS if part != "half"]
_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}

_ONE_WORD = rf"(?:{either(TENS)}(?:[- ]{either(ONES)})?|{either(TEENS)}|{either(ONES)})\b"
_HUNDREDS = rf"(?:(?:(?:an? |{_ONE_WORD}[- ])?hundred\b(?: (?:and )?{_ONE_WORD})?)|{_ONE_WORD})"
_MORE = rf"(?: (?:and )?{_HUNDREDS}(?:[- ]{either(_LARGE)}\b)?)*"
_WORDS = rf"(?:an? |{_HUNDREDS}[- ])?{either(_LARGE)}\b{_MORE}|{_HUNDREDS}|zero\b"
_DOZENS = rf"(?:an? |half a |{_HUNDREDS} |[0-9]+ )dozen\b"
_HALVES = rf"half(?: of)?(?: an?)? {either([*_LARGE, 'hundred'])}\b"
_FRACTIONS = (
    r"(?:an?|one)[- ]quarter\b(?! (?:past|to)\b|-)|one[- ](?:third|half)\b|an? half(?= (?:of|per)\b)"
    rf"|\bquarter(?= of an? )|an? {either(_PARTS)}(?= of\b)|{either(ONES)}[- ]{either(_MANY_PARTS)}\b"
    r"|half\b(?!-(?!hour|year|day|century|mile)| past\b)"
)
_FRACTION_OF_UNIT = (
    r"(?:(?: of)? an?(?= (?:year|month|day|week|hour|minute|second|decade|century|mile|metre|per ?cent)\b))?"
)
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_SCALED = rf"(?:{_DIGITS})[½¼¾⅓⅔]?(?:[- ]?{either([*_LARGE, 'hundred', 'bn', 'tn', 'mn'])}\b)?|[½¼¾⅓⅔]"
_FOLD = rf"{either([*ONES, *TEENS, *TENS])}(?=-?fold\b)"
NUMERAL = (
    rf"(?:{_FOLD}|{_DOZENS}|{_HALVES}|(?:{_FRACTIONS}){_FRACTION_OF_UNIT}"
    rf"|(?:{_SCALED}|{_WORDS})(?: and a half\b(?: {either(_LARGE)}\b)?)?)"
)
# Elsewhere a half is added to the number before it: two and a half.
_ONE_HALF = re.compile(r"\bone[- ]half\b")
_WORD = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+|[½¼¾⅓⅔]|[a-z]+")


def value_of(numeral: str) -> Decimal:
    """Work out what a numeral in lower case is worth: `1.4 million`, `two and a half`, `half a dozen`, `two thirds`."""
    total, current = Decimal(0), None
    for word in _WORD.findall(_ONE_HALF.sub("half", numeral)):
        if word in _LARGE_OR_LETTERS:
            total += (Decimal(1) if current is None else current) * _LARGE_OR_LETTERS[word]
            current = None
        else:
            current = _with_word(current, word)
    return total + (current or 0)


def _with_word(current: Decimal | None, word: str) -> Decimal | None:
    """Add one word below a thousand; words that only join leave the number as it is."""
    if word[0].isdigit() or word[0] == ".":
        return (current or 0) + Decimal(word.replace(",", ""))
    if word in _SMALL or word in _SIGNS:
        return (current or 0) + (Decimal(_SMALL[word]) if word in _SMALL else _SIGNS[word])
    if word in _MIDDLE:
        return (Decimal(1) if current is None else current) * _MIDDLE[word]
    part = _PARTS.get(word) or _PARTS.get(word.removesuffix("s"))
    if part is None:
        return current
    return _with_part(current, word, part)


def _with_part(current: Decimal | None, word: str, part: int) -> Decimal:
    """Divide by what `two thirds` names, and add the half of `two and a half`."""
    if current is not None and word == "half":
        return current + Decimal(1) / part
    return (Decimal(1) if current is None else current) / part
