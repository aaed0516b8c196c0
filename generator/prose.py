"""Links inside running text: `[[id]]` and `[[id|words]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.ids import ID_PATTERN, suggest_id
from generator.model import Link
from generator.nodes import Text
from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Prose

_LINK = re.compile(r"\[\[([^\[\]|]*)(\|[^\[\]]*)?\]\]")
# Keyboards for Chinese give a bar of full width, and strokes that look like one.
_OTHER_BAR = re.compile(rf"({ID_PATTERN})\s*[/\\\xa6\uff5c\u2502\u4e28]\s*(.*\S)")
_STRAY = re.compile(r"\[\[|\]\]")
# As wikis, templates, Markdown and Chinese keyboards have them: what stands in one pair of brackets or two, and behind.
_OTHERWISE = re.compile(
    r"(?<!\[)\[([^\[\]]+)\](?!\])(?:\(([^()]+)\))?|\(\(([^()]+)\)\)|\{\{([^{}]+)\}\}"
    r"|[\uff3b\u3010]+([^\uff3b\u3010\uff3d\u3011]+)[\uff3d\u3011]+"
)


def parse_prose(text: Text) -> tuple[Prose, tuple[Problem, ...]]:
    """Split a text into words and links; a malformed link is a problem at its own place.

    What stands where an id should may be a name: only the whole can tell whose, or that it is none.
    """
    parts: list[str | Link] = []
    problems: list[Problem] = []
    end = 0
    for found in _LINK.finditer(text):
        parts.append(text[end : found.start()])
        problems += _stray_brackets(text, end, found.start())
        link, problem = _link(text, found)
        parts += [link] if link else []
        problems += [problem] if problem else []
        end = found.end()
    parts.append(text[end:])
    problems += _stray_brackets(text, end, len(text))
    return tuple(part for part in parts if part), tuple(problems)


def links_otherwise(text: Text) -> Iterator[Link]:
    """Yield what would be links in other notations, if only their ids name something."""
    for found in _OTHERWISE.finditer(text):
        inside, behind = next(filter(None, (found[1], *found.groups()[2:]))), found[2]
        id_, _, words = (each.strip() for each in inside.partition("|"))
        mark = text.part(found.start(), found.end())
        yield Link(Text(id_, mark), words, mark)
        if behind:
            yield Link(Text(behind.strip(), mark), inside, mark)


def _link(text: Text, found: re.Match[str]) -> tuple[Link | None, Problem | None]:
    mark = text.part(found.start(), found.end())
    id_, words = found[1].strip(), (found[2] or "")[1:].strip()
    if not id_:
        return None, malformed_id(Text(id_, mark))
    if found[2] and not words:
        message = f"nothing stands behind the bar; write [[{id_}]] or [[{id_}|words]]"
        return None, Problem(mark, "malformed-link", message)
    start = found.start(1) + found[1].index(id_)
    return Link(Text(id_, text.part(start, start + len(id_))), words, mark), None


def _stray_brackets(text: Text, start: int, end: int) -> list[Problem]:
    return [
        Problem(
            text.part(start + found.start(), start + found.end()),
            "malformed-link",
            f"'{found[0]}' belongs to no link; write [[id]] or [[id|words]]",
        )
        for found in _STRAY.finditer(text[start:end])
    ]


def malformed_id(id_: Text) -> Problem:
    """Give the problem of a link that leads to what is no id, perhaps for want of the bar before its words."""
    parted = _OTHER_BAR.fullmatch(id_)
    if parted:
        return Problem(id_.mark, "malformed-link", f"'{id_}' is no id; write [[{parted[1]}|{parted[2]}]]")
    message = f"'{id_}' is no id; an id looks like '{suggest_id(id_) or 'tom-ash'}'"
    return Problem(id_.mark, "malformed-link", message)
