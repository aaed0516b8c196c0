"""Hand-written pages read into safe Markdown: headings, lists, emphasis, code, links – and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.fields import check_id
from generator.model import Chapter, Link
from generator.nodes import Text, read_text
from generator.problem import Mark, Problem
from generator.prose import parse_prose

if TYPE_CHECKING:
    from pathlib import Path

    from generator.load.entries import Entries
    from generator.model import Prose

_TITLE = re.compile(r"# +(\S.*)")
_HEADING = re.compile(r"(#{2,6}) +(.*?) *\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}")
_ANY_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
_CODE = re.compile(r"`([^`]+)`")
_WEB_LINK = re.compile(r"\[([^\[\]()]*)\]\((https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9./_~%#?=,+-]*)?)\)")
# Whatever Markdown or HTML could read as more than words. Emphasis, lists, quotations and tables stay open to writers.
_ACTIVE = re.compile(r"[<&{}\[\]`~^\\]|!(?=\[)")


def read_chapter(path: Path, label: str, entries: Entries) -> None:
    """Read one hand-written page; its file's name is its address, its first line its title."""
    text, problems = read_text(path, label)
    entries.problems += problems
    if problems:
        entries.doubt(path.stem)
        return
    wrong = check_id(path.stem)
    if wrong:
        entries.problems.append(Problem(Mark(label), "malformed-id", f"the name of the file: {wrong}"))
    lines = text.splitlines()
    title = _TITLE.fullmatch(lines[0].rstrip()) if lines else None
    if title is None:
        message = "the first line must be the title, like '# About'"
        entries.problems.append(Problem(Mark(label), "missing-title", message))
        entries.doubt(path.stem)
        return
    body: list[str | Link] = []
    written = tuple(Text(each.rstrip(), _line_mark(label, at, each), each) for at, each in enumerate(lines[1:], 2))
    for line in written:
        parts, found = _read_line(line)
        entries.problems += found
        body += [*parts, "\n"]
    entries.chapters.append(Chapter(path.stem, title[1], tuple(body), Mark(label), written))


def _line_mark(label: str, number: int, line: str) -> Mark:
    return Mark(label, number, 1, number, len(line) + 1)


def _read_line(line: Text) -> tuple[Prose, list[Problem]]:
    heading = _HEADING.fullmatch(line)
    if heading:
        return (f"{heading[1]} {_make_safe(heading[2])} {{ #{heading[3]} }}",), []
    if _ANY_HEADING.match(line):
        message = "a heading needs an address of its own: '## Words {#an-id}'; one '#' is for the first line alone"
        return (), [Problem(line.mark, "heading-without-id", message)]
    if _UNDERLINE.fullmatch(line):
        # Markdown would make a heading of the line above.
        return (_entity(line.strip()[0]) + line.strip()[1:],), []
    parts, problems = parse_prose(line)
    return tuple(part if isinstance(part, Link) else _make_safe(part) for part in parts), list(problems)


def _make_safe(words: str) -> str:
    """Keep Markdown's emphasis, code and web links, and turn every other active character into an entity."""
    parts: list[str] = []
    end = 0
    for found in re.finditer(f"{_CODE.pattern}|{_WEB_LINK.pattern}", words):
        parts.append(_ACTIVE.sub(lambda character: _entity(character[0]), words[end : found.start()]))
        code, label, address = found.groups()
        if code is not None:
            # As HTML, so that Markdown cannot disagree with us about where code begins and ends.
            parts.append(f"<code>{''.join(_entity(each) if not each.isalnum() else each for each in code)}</code>")
        else:
            parts.append(f"[{_ACTIVE.sub(lambda character: _entity(character[0]), label)}]({address})")
        end = found.end()
    parts.append(_ACTIVE.sub(lambda character: _entity(character[0]), words[end:]))
    return "".join(parts)


def _entity(character: str) -> str:
    return f"&#{ord(character)};"
