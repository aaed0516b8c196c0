"""Rendered pages compared: which are affected, and which addresses would break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.addresses import page_of
from generator.authoring.difference.changes import Pages
from generator.model import SOURCES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from generator.model import Graph

# Ids of headings, and of elements that templates write; those that begin with a low line are the generator's own
# headings and rows, which come and go with what stands there.
_ANCHOR = re.compile(r'\{ ?#([A-Za-z0-9][\w.-]*)[ }]|\bid="([A-Za-z0-9][\w.-]*)"')
# The previews on a page show other pages, which are compared themselves.
_PREVIEWS = re.compile(r'<script type="application/json".*?</script>', re.DOTALL)
# Where a record stands in its file moves with everything above it.
_LINE = re.compile(r"^    line: \d+\n", re.MULTILINE)


def compare_pages(before: Mapping[str, str], after: Mapping[str, str], graph: Graph) -> Pages:
    """Compare pages, texts by path; `graph` is that of after and knows what has moved.

    An address breaks where a page is gone without a redirect, or an anchor is neither on its page nor on that which
    the page leads to. A page that says that it was withdrawn is an answer for all its anchors, and the home of a
    withdrawn statement or source is one for its copies on other pages, which are not promised.
    """
    moved = {f"{each.kind}/{each.old}.md": page_of(str(each.new), graph) for each in graph.redirects.values()}
    withdrawn = {f"{each.kind}/{each.id}.md" for each in graph.tombstones.values() if not each.source}
    own = {path for path in before if path.endswith(".md")}
    lost = [path for path in sorted(own) if path not in after]
    anchors = (_lost_anchors(path, before[path], after, moved) for path in sorted(own - {*lost} - withdrawn))
    gone = {*_copies_of_withdrawn(graph)}
    return Pages(
        added=tuple(sorted(path for path in after if path not in before and path.endswith(".md"))),
        changed=tuple(path for path in sorted(own) if path in after and _text(before[path]) != _text(after[path])),
        removed=tuple(lost),
        lost_pages=tuple(_address(path) for path in lost),
        lost_anchors=tuple(each for found in anchors for each in found if not _is_copy(each.partition("#")[2], gone)),
    )


def _copies_of_withdrawn(graph: Graph) -> Iterator[str]:
    """Yield the anchors of copies of statements that were withdrawn, and the ids of sources that were."""
    for each in graph.tombstones.values():
        if each.source and each.kind == SOURCES:
            source = graph.sources.get(each.source)
            yield from (f"{id_}.{each.id}" for id_ in (each.source, *(source.formerly if source else ())))
        elif each.kind == SOURCES:
            yield str(each.id)


def _is_copy(anchor: str, gone: Container[str]) -> bool:
    source, dot, _ = anchor.partition(".")
    return anchor in gone or bool(dot and source in gone)


def _lost_anchors(path: str, text: str, after: Mapping[str, str], moved: Mapping[str, str]) -> Iterator[str]:
    there = _anchors(after.get(moved.get(path, path), "")) | _anchors(after[path])
    for anchor in sorted(_anchors(text) - there):
        yield f"{_address(path)}#{anchor}"


def _anchors(text: str) -> set[str]:
    return {one or other for one, other in _ANCHOR.findall(text)}


def _address(path: str) -> str:
    return f"{path.removesuffix('.md')}.html"


def _text(page: str) -> str:
    return _PREVIEWS.sub("", _LINE.sub("", page, count=1))
