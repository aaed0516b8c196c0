"""The lines of a hand-written page made into safe Markdown: every character that could do more becomes an entity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.ids import ID_PATTERN
from generator.model import Link
from generator.problem import Problem
from generator.prose import parse_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Prose
    from generator.nodes import Text

_HEADING = re.compile(rf"(#{{2,6}}) +(.*?) *\{{#({ID_PATTERN})\}}")
_ANY_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")
# With whatever quotations, lists and definitions it stands in.
_UNDERLINE = re.compile(r"((?:[ >]|[-*+:] |[0-9]+\. )*)([=-])([=-]*)")
_LIST_ITEM = re.compile(r"(?:[-*+]|[0-9]+\.)[ \t]")
_BLANKS = re.compile(r"[ \t]+")
_CODE = r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
_WEB_LINK = (
    r"\[(?P<label>[^\[\]()]*)\]\((?P<address>https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9./_~%#?=,+-]*)?)\)"
)
_KEPT = re.compile(f"{_CODE}|{_WEB_LINK}")
# Whatever Markdown or HTML could read as more than words. Emphasis, lists, quotations and tables stay open to writers.
_ACTIVE = re.compile(r"[<&{}\[\]`~^\\!#]")
_LEVEL = 4
"""How many blanks indent a line into a list; anywhere else they would make it code, in which no entity is read."""


def read_lines(lines: Iterable[Text]) -> tuple[Prose, tuple[Problem, ...]]:
    """Read lines as Markdown with links still to be resolved; tells malformed links, and headings without address."""
    parts: list[str | Link] = []
    problems: list[Problem] = []
    room = 0
    begins = True
    for line in lines:
        found, wrong = _read_line(line)
        problems += wrong
        indent = _indentation(line, room)
        parts += [*_indented(found, indent), "\n"]
        if not line.strip():
            begins = True
            continue
        in_list = _LIST_ITEM.match(line.lstrip()) and (begins or room)
        room = indent + _LEVEL if in_list else indent
        begins = False
    return tuple(parts), tuple(problems)


def _indentation(line: Text, room: int) -> int:
    expanded = line.expandtabs(_LEVEL)
    width = len(expanded) - len(expanded.lstrip(" "))
    return width if width < _LEVEL else min(width, room)


def _indented(parts: Prose, indent: int) -> Iterator[str | Link]:
    """Yield a line with so many blanks before it and single ones inside, where more could begin code too."""
    for number, part in enumerate(parts):
        if isinstance(part, Link):
            yield part
        else:
            folded = _BLANKS.sub(" ", part)
            yield folded if number else " " * indent + folded.lstrip(" ")


def _read_line(line: Text) -> tuple[Prose, tuple[Problem, ...]]:
    heading = _HEADING.fullmatch(line)
    if heading:
        return (f"{heading[1]} {_make_safe(heading[2])} {{ #{heading[3]} }}",), ()
    if _ANY_HEADING.match(line):
        message = "a heading needs an address of its own: '## Words {#an-id}'; one '#' is for the first line alone"
        return (), (Problem(line.mark, "heading-without-id", message),)
    underline = _UNDERLINE.fullmatch(line)
    if underline:
        # Markdown would make a heading of the line above.
        return (underline[1] + _entity(underline[2]) + underline[3],), ()
    parts, problems = parse_prose(line)
    return tuple(part if isinstance(part, Link) else _make_safe(part) for part in parts), problems


def _make_safe(words: str) -> str:
    """Keep Markdown's emphasis, code and web links, and turn every other active character into an entity."""
    parts: list[str] = []
    end = 0
    for found in _KEPT.finditer(words):
        parts.append(_as_entities(words[end : found.start()]))
        if found["code"] is not None:
            # As HTML, so that Markdown cannot disagree with us about where code begins and ends.
            code = _code_words(found["code"])
            parts.append(f"<code>{''.join(each if each.isalnum() else _entity(each) for each in code)}</code>")
        else:
            parts.append(f"[{_as_entities(found['label'])}]({found['address']})")
        end = found.end()
    return "".join([*parts, _as_entities(words[end:])])


def _code_words(written: str) -> str:
    """Take away the one blank at either end that parts code from its backticks, as Markdown does."""
    padded = written[:1] == written[-1:] == " " and written.strip()
    return written[1:-1] if padded else written


def _as_entities(words: str) -> str:
    return _ACTIVE.sub(lambda character: _entity(character[0]), words)


def _entity(character: str) -> str:
    return f"&#{ord(character)};"
