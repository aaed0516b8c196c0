"""A page being written, and its links to all the others."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import page_of
from generator.labels import name_inside, name_of, paragraphs_label, source_label
from generator.model import SOURCES, Link, Supplements, Target
from generator.render.markdown import escape, join, link
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Graph, Party, Picture, Prose, Statement
    from generator.values import Part

_BLANK = Markup(" ")
_MOST_WAYS = 65_536


class Desk:
    """One page being written: knows where it stands, so that its links are relative and work from a disk."""

    def __init__(self, graph: Graph, path: str, supplements: Supplements | None = None) -> None:
        """Write the page at `path`, below content/, with what the rooms beside the pipeline add."""
        self.graph = graph
        self.path = path
        self._folder = posixpath.dirname(path)
        self.supplements = supplements or Supplements()

    def to_page(self, path: str, anchor: str = "") -> str:
        """Give the way from this page to another, or to one of its anchors."""
        way = _way(path, self._folder)
        return f"{way}#{anchor}" if anchor else way

    def to(self, id_: str, words: object = "") -> Markup:
        """Link an entity, source or page by its id; on its own page the words stand alone."""
        shown = words or self.name(id_)
        path = page_of(id_, self.graph)
        return escape(shown) if path == self.path else link(shown, self.to_page(path))

    def name(self, id_: str) -> str:
        """Give what an entity, source or page is called."""
        return name_of(id_, self.graph)

    def prose(self, prose: Prose) -> Markup:
        """Write running text with its links."""
        parts = [
            self.to(part.id, part.words or name_inside(part.id, self.graph, first=not number))
            if isinstance(part, Link)
            else _keep_blanks(part)
            for number, part in enumerate(prose)
        ]
        return join(parts).strip()

    def parts(self, parts: Iterable[Part]) -> Markup:
        """Write what a value shows."""
        return join([self.to(each.id) if isinstance(each, Reference) else _keep_blanks(each) for each in parts])

    def party(self, party: Party) -> Markup:
        """Write someone who asserts or passes on."""
        return self.to(party.id) if party.id is not None else escape(party.unnamed)

    def picture(self, picture: Picture | None) -> Markup | None:
        """Write a drawing as raw HTML, with the addresses that pages have once they are built; None stays None."""
        if picture is None:
            return None
        parts = [self._address(part) if isinstance(part, Target) else part for part in picture.parts]
        return Markup("".join(parts))  # noqa: S704  escaped where it was drawn

    def _address(self, target: Target) -> str:
        way, hash_, anchor = self.to_page(page_of(target.id, self.graph), target.anchor).partition("#")
        return f"{way.removesuffix('.md')}.html{hash_}{anchor}"

    def cite(self, statement: Statement, words: str = "") -> Markup:
        """Link a statement's home under these words, or its source and paragraph."""
        source = self.graph.sources[statement.source]
        label = words or f"{source_label(source, self.graph)}, {paragraphs_label(statement)}"
        target = self.to_page(f"{SOURCES}/{statement.source}.md", str(statement.id))
        return link(label, target, "cite")


def _keep_blanks(words: str) -> Markup:
    """Escape words without losing the blank that parts them from a neighbouring link."""
    if not words.strip():
        return escape("") if not words else _BLANK
    before, after = (_BLANK if edge.isspace() else Markup() for edge in (words[0], words[-1]))
    return before + escape(words) + after


@lru_cache(maxsize=_MOST_WAYS)
def _way(path: str, folder: str) -> str:
    """Find the way from a folder to a page once: a page is linked from many others."""
    return posixpath.relpath(path, folder or ".")
