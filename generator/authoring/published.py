"""The addresses that were published, which must work for ever: which they are, and which lead nowhere now."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from generator.addresses import DISAGREEMENTS, page_of
from generator.meant import did_you_mean
from generator.model import DISPUTED, SOURCES
from generator.nodes import Text
from generator.problem import Mark, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Graph, Page

HEADER: Final = """\
# Addresses of this reference that must work for ever: pages, and on them statements, disagreements and headings.
# `python -m generator addresses --update` adds what is new; a line is never taken away.
"""

_NAME = "[A-Za-z0-9_][A-Za-z0-9._-]*"
_ADDRESS = re.compile(rf"{_NAME}(?:/{_NAME})*(?:#{_NAME})?")
# What people write can hold neither of the two: `<` and `{` in it are entities.
_ID = re.compile(r"<[a-z]+(?:\s[^<>]*)?\sid=\"([^\"<>]+)\"|\{ #([^\s{}]+)")
_HEADING = re.compile(r"#{2,6} .* \{ #([^\s{}]+) \}")


class Addresses:
    """The addresses at which the pages of a graph can be reached."""

    def __init__(self, graph: Graph, pages: Iterable[Page]) -> None:
        """Take the pages as they were rendered from the graph."""
        self._graph = graph
        self._anchors = {_address(page.path): {*_anchors(page.text)} for page in pages}
        self._moved = {
            f"{each.kind}/{each.old}.html": _address(page_of(str(each.new), graph))
            for each in graph.redirects.values()
            if not each.source
        }
        self._withdrawn = {f"{each.kind}/{each.id}.html" for each in graph.tombstones.values() if not each.source}

    def reach(self, address: str) -> bool:
        """Tell whether an address shows what it once did, or says why not.

        The page of an old id hands on what stands behind `#`; one of something withdrawn speaks for all that it had.
        """
        path, _, anchor = address.partition("#")
        if path not in self._anchors:
            return False
        if path in self._moved:
            return self.reach(f"{self._moved[path]}#{anchor}")
        return not anchor or path in self._withdrawn or anchor in self._anchors[path]

    def promised(self) -> tuple[str, ...]:
        """Give what is promised of them, sorted: every file, and the anchors that people named and that can be kept.

        These are the ids of statements (those of old and of withdrawn ones too) on their source's page, those of
        disagreements that people wrote, and those of headings on hand-written pages. What the generator names follows
        from what is said and may go: other headings, copies of statements, disagreements that it found itself.
        """
        return tuple(sorted({*self._anchors, *self._promised_anchors()}))

    def _promised_anchors(self) -> Iterator[str]:
        statements = ((each.source, (each.id, *each.formerly)) for each in self._graph.statements.values())
        stones = ((each.source, (each.id,)) for each in self._graph.tombstones.values() if each.source)
        written = (each for each in self._graph.disagreements.values() if not each.found)
        disputed = ((DISPUTED, (each.id, *each.formerly)) for each in written)
        for source, ids in (*statements, *disputed, *stones):
            yield from (f"{_home(source)}#{id_}" for id_ in ids)
        for chapter in self._graph.chapters:
            path = f"{chapter.id}.html"
            if path in self._anchors:
                for line in "".join(each if isinstance(each, str) else "" for each in chapter.body).splitlines():
                    yield from (f"{path}#{id_}" for id_ in _HEADING.findall(line))


def list_published(text: str, label: str) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Read the list, an address a line; lines that are empty or begin with `#` say nothing to the machine."""
    addresses: list[Text] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        mark = Mark(label, number, 1, number, len(line) + 1)
        if _ADDRESS.fullmatch(line):
            addresses.append(Text(line, mark, line))
        elif line.strip() and not line.startswith("#"):
            message = "no address; a line is like 'people/tom-ash.html' or 'sources/gazette.html#arrest'"
            problems.append(Problem(mark, "malformed-address", message))
    return tuple(addresses), tuple(problems)


def find_vanished(listed: Sequence[Text], addresses: Addresses) -> tuple[Problem, ...]:
    """Find every listed address that leads nowhere, and say what to do about it."""
    known = [*addresses.promised()]
    return tuple(
        Problem(each.mark, "vanished-address", f"'{each}' was published and leads nowhere now; {_advice(each, known)}")
        for each in listed
        if not addresses.reach(each)
    )


def find_unlisted(
    listed: Sequence[Text], addresses: Addresses, label: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Find what is promised and not listed yet, and give one notice of it."""
    known = {*listed}
    new = tuple(each for each in addresses.promised() if each not in known)
    if not new:
        return (), ()
    message = f"{len(new)} addresses are not listed yet, the first is '{new[0]}'; `addresses --update` adds them"
    return new, (Problem(Mark(label), "unlisted-address", message, Severity.NOTICE),)


def add_published(text: str, new: Iterable[str]) -> str:
    """Add addresses to the text of the list: remarks first, then every address once, sorted."""
    lines = (text or HEADER).splitlines()
    remarks = [each for each in lines if not _ADDRESS.fullmatch(each)]
    listed = {each for each in lines if _ADDRESS.fullmatch(each)}
    return "\n".join([*remarks, *sorted({*listed, *new})]) + "\n"


def _advice(address: str, known: list[str]) -> str:
    path, _, anchor = address.partition("#")
    id_ = path.rpartition("/")[2].removesuffix(".html")
    if anchor and (path.startswith(f"{SOURCES}/") or path == _address(DISAGREEMENTS)):
        what = f"{id_}/{anchor}"
    elif not anchor and "/" in path:
        what = id_
    else:
        return f"put it back{did_you_mean(address, known)}"
    return f"put it back, then `rename {what} …` or `withdraw {what} --why …`{did_you_mean(address, known)}"


def _home(source: str) -> str:
    """Give the page on which the statements of a source stand, or the disagreements."""
    return _address(DISAGREEMENTS if source == DISPUTED else f"{SOURCES}/{source}.md")


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def _anchors(text: str) -> Iterator[str]:
    for found in _ID.finditer(text):
        yield html.unescape(found[1] or found[2])
