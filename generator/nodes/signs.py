"""Signs that look like those of YAML and are none, found where the parser reads on once they are exchanged."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANK = r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_INDENTATION = re.compile(rf"[ ]*(?P<sign>{_BLANK})\s*")
_COLON = re.compile(r"\s*(?:- +)*[\w-]+ ?(?P<sign>\uff1a)\s*")
_BEHIND_COLON = re.compile(rf"\s*(?:- +)*[\w-]+:(?P<sign>{_BLANK})\s*")
# The parser stops where it can go on no more, which may be some lines below; each line to be tried takes a while.
_LINES: Final = 20
_TRIES: Final = 3


def find_strange_sign(lines: Sequence[str], stop: int) -> tuple[int, int, str] | None:
    """Find what keeps the parser from reading on at the line `stop`: its line, its column and what to do with it."""
    candidates = (
        (number, *each) for number in range(stop, max(stop - _LINES, -1), -1) for each in _strange(lines, number)
    )
    for number, column, message, mended in islice(candidates, _TRIES):
        later = _stop([*lines[:number], mended, *lines[number + 1 :]])
        if later is None or later > stop:
            return number, column, message
    return None


def _strange(lines: Sequence[str], number: int) -> Iterator[tuple[int, str, str]]:
    """Yield where a line has a strange sign, what to do with it, and the line without it."""
    line = lines[number] if number < len(lines) else ""
    found = _INDENTATION.match(line)
    if found:
        message = f"{_named(found['sign'])} stands in the indentation; write blanks"
        for width in (1, 2):  # a blank of Chinese script is as wide as two
            blanks = re.sub(_BLANK, " " * width, found[0])
            yield found.start("sign"), message, blanks + line[found.end() :]
    found = _COLON.match(line)
    if found:
        message = f"{_named(found['sign'])} stands where a field's colon should; write ': '"
        yield found.start("sign"), message, f"{line[: found.start('sign')].rstrip()}: {line[found.end() :]}"
    found = _BEHIND_COLON.match(line)
    if found:
        message = f"{_named(found['sign'])} stands behind the colon; write a blank"
        yield found.start("sign"), message, f"{line[: found.start('sign')]} {line[found.end() :]}"


def _named(sign: str) -> str:
    return f"the character U+{ord(sign):04X} ({unicodedata.name(sign).lower()})"


def _stop(lines: Sequence[str]) -> int | None:
    """Give the line at which the parser cannot read on; None where it reads all."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    return None
