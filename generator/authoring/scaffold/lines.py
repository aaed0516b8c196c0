"""Lines of YAML that words of a document can never leave: comments, and scalars in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.nodes.files import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDTH = 116
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)*")
# What YAML takes for something else than text; the generator does not, but other readers do.
_NO_TEXT = {"yes", "no", "true", "false", "null", "on", "off", "y", "n"}


def printable(words: str) -> str:
    """Replace what is no visible character, so that it can neither end a line nor drive a terminal."""
    return "".join(each if _is_visible(each) else f"<U+{ord(each):04X}>" for each in words)


def _is_visible(character: str) -> bool:
    return character.isprintable() and not FORBIDDEN.match(character)


def comment(words: str, indent: str = "", hanging: str = "   ") -> Iterator[str]:
    """Yield lines of comment, folded at blanks."""
    line = f"{indent}#"
    for word in printable(words).split(" "):
        if len(line) + len(word) >= _WIDTH and line.strip() != "#":
            yield line
            line = f"{indent}#{hanging}"
        line += f" {word}"
    yield line


def scalar(words: str) -> str:
    """Write a text so that YAML gives just these words: plain where that is safe, else in double quotes."""
    visible = "".join(each for each in words if _is_visible(each))
    if _PLAIN.fullmatch(visible) and visible.lower() not in _NO_TEXT:
        return visible
    return '"' + visible.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(words: Iterable[str], most: int = 40, longest: int = 80) -> str:
    """Join words with semicolons; of very many, the first and how many more, and of very long ones the beginning."""
    every = [each if len(each) <= longest else f"{each[:longest]}…" for each in words]
    rest = [f"and {len(every) - most} more"] if len(every) > most else []
    return "; ".join([*every[:most], *rest])
