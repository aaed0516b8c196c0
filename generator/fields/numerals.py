"""The numbers of paragraphs that somebody meant who wrote them with other signs than digits."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import Final

# More than this nobody would write one by one.
_MOST: Final = 12
_WHOLE = re.compile(r"[1-9][0-9]{0,5}")
_ONE = re.compile(r"[+¶§#]? ?([0-9]{1,3}(?:[_,. ][0-9]{3})+|[0-9]+(?:_[0-9]+)*)\.?")
# Each sign can be read in one way only, so that a long row of them takes no longer than its length.
_SIGN = "(?:[¶§]{1,2} ?)?"
_STRETCH = f"{_SIGN}([0-9]{{1,6}})(?: ?(?:[-–—~]|to) ?{_SIGN}([0-9]{{1,6}}))?"
_BETWEEN = "(?: ?[,;、&+/和及] ?(?:and )?| and | )"
_SEVERAL = re.compile(f"{_STRETCH}(?:{_BETWEEN}{_STRETCH})*")


def one_meant(text: str) -> str:
    """Give the number that was written with a sign before it or between its thousands; empty if there is none."""
    found = _ONE.fullmatch(_plain(text))
    digits = re.sub("[^0-9]", "", found[1]).lstrip("0") if found else ""
    return digits if _WHOLE.fullmatch(digits) else ""


def several_meant(text: str) -> str:
    """Give the list, as YAML has it, of numbers written in a row or as a stretch; empty if there is none."""
    plain = _plain(text)
    if not _SEVERAL.fullmatch(plain):
        return ""
    stretches = (_stretch(found[1], found[2]) for found in re.finditer(_STRETCH, plain))
    numbers = sorted({*chain.from_iterable(stretches)})
    return f"[{', '.join(map(str, numbers))}]" if len(numbers) > 1 and all(map(_is_whole, numbers)) else ""


def _plain(text: str) -> str:
    """Fold blanks, and take fullwidth digits and signs, as Chinese input methods give them, for those of a keyboard."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _stretch(first: str, last: str | None) -> list[int]:
    """Give the numbers from the first to the last; none of a stretch that is too long or runs backwards."""
    begin, end = int(first), int(last or first)
    return [*range(begin, end + 1)] if begin <= end < begin + _MOST else [0]


def _is_whole(number: int) -> bool:
    return _WHOLE.fullmatch(str(number)) is not None
