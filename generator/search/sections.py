"""Hand-written pages cut at their headings into passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.labels import name_of
from generator.search.entry import PAGES, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Chapter, Graph

_HEADING = re.compile(r"#+ *(?P<title>.*?)(?: *\{#(?P<anchor>[\w-]+)\})?$")
_END = "# "
_LINK = re.compile(r"\[\[(?P<id>[^\[\]|]*)(?:\|(?P<words>[^\[\]]*))?\]\]")
_MARKUP = re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()]*\)|[*`]+|^ *(?:[-+]|[0-9]+\.) ")


def cut_sections(chapter: Chapter, graph: Graph) -> Iterator[Passage]:
    """Yield what stands under each heading of a hand-written page, behind the heading; links as words, on one line."""
    anchor, lines = "", list[str]()
    for line in (*chapter.written, _END):
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(_without_markup(line, graph))
            continue
        if text := " ".join(" ".join(lines).split()):
            yield Passage(text, PAGES, anchor=anchor)
        anchor, lines = heading["anchor"] or "", [f"{heading['title']}."]


def _without_markup(line: str, graph: Graph) -> str:
    named = _LINK.sub(lambda found: found["words"] or name_of(found["id"].strip(), graph), line)
    return _MARKUP.sub(lambda found: found["words"] or "", named)
