"""Text made comparable: one spelling of quotation marks, dashes and blanks, and what stands in quotation marks."""

import hashlib
import re
import unicodedata
from typing import Final

HANZI: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Chinese characters, for the brackets of a pattern; no blanks stand between the words that they write."""

_SPELLINGS = {
    "'": "‘’‚‛′",  # noqa: RUF001 - the signs to be replaced
    '"': "“”„‟″«»",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\t\n\r\x0b\x0c\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
_PLAIN = {ord(sign): plain for plain, signs in _SPELLINGS.items() for sign in signs}
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
# A no-break or thin space between groups of three digits separates thousands, as a comma does.
_THOUSANDS = re.compile("(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_QUOTATION_MARK = re.compile('["“”„‟«»]')
_OPENING, _CLOSING = "“„«", "”»"
_BEFORE_OPENING = " \t\n([{-\u2013\u2014'‘“"
_SENTENCE_END = ",.;"
_FINGERPRINT_LENGTH = 16


def normalise(text: str) -> str:
    """Give the text in one spelling: composed characters, straight quotation marks, hyphens for dashes, single blanks.

    The length may change; who needs places in the text flattens it instead.
    """
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("…", "...")
    return " ".join(composed.translate(_PLAIN).split())


def flatten(text: str) -> str:
    """Replace quotation marks, dashes and blanks by plain ones, sign by sign: every place stays where it was."""
    return _THOUSANDS.sub(",", text).translate(_PLAIN)


def lower(text: str) -> str:
    """Give the text in lower case and of the same length, for a few capitals grow when they are lowered."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def fingerprint(paragraph: str) -> str:
    """Give sixteen hexadecimal digits that change when the words of a paragraph change, and not when its signs do."""
    return hashlib.sha256(normalise(paragraph).encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT_LENGTH]


def quotations(text: str) -> tuple[str, ...]:
    """Give the phrases between double quotation marks, normalised, in the order in which they begin.

    A comma or full stop before the closing mark is the sentence's and is left off; single marks inside stay. A phrase
    inside a phrase is given as well. Of those that are never closed, as in a speech of many paragraphs, the outermost
    is given, up to the end.
    """
    found: list[tuple[int, str]] = []
    opened: list[int] = []
    for mark in _QUOTATION_MARK.finditer(text):
        if _opens(text, mark.start()):
            opened.append(mark.end())
        elif opened:
            start = opened.pop()
            found.append((start, text[start : mark.start()]))
    found += [(start, text[start:]) for start in opened[:1]]
    phrases = (_without_sentence_end(phrase) for _, phrase in sorted(found))
    return tuple(phrase for phrase in phrases if phrase)


def _opens(text: str, place: int) -> bool:
    """Tell by a typographic mark itself, and by its neighbours for a straight one, whether it opens a phrase."""
    if text[place] in _OPENING or text[place] in _CLOSING:
        return text[place] in _OPENING
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return (not before or before in _BEFORE_OPENING) and bool(after.strip())


def _without_sentence_end(phrase: str) -> str:
    plain = normalise(phrase)
    return plain if plain.endswith("...") else plain.rstrip(_SENTENCE_END).rstrip()
