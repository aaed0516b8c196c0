"""Hand-written pages read: a title, and headings, lists, emphasis, code and links – nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.ids import check_id, suggest_id
from generator.load.prose_lines import read_lines
from generator.model import Chapter
from generator.nodes import Text, read_text
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from generator.load.entries import Entries

_TITLE = re.compile(r"# +(\S.*)")


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
        entries.doubt(suggest_id(path.stem))
    lines = text.splitlines()
    title = _TITLE.fullmatch(lines[0].rstrip()) if lines else None
    if title is None:
        message = "the first line must be the title, like '# About'"
        entries.problems.append(Problem(Mark(label), "missing-title", message))
        entries.doubt(path.stem)
        return
    written = tuple(Text(each.rstrip(), _line_mark(label, at, each), each) for at, each in enumerate(lines[1:], 2))
    body, problems = read_lines(written)
    entries.problems += problems
    heading = Text(title[1], Mark(label, 1, title.start(1) + 1, 1, title.end(1) + 1), title[1])
    entries.chapters.append(Chapter(path.stem, heading, body, Mark(label), written))


def _line_mark(label: str, number: int, line: str) -> Mark:
    return Mark(label, number, 1, number, len(line) + 1)
