"""Where everything stands: the file of each page, the anchor of each statement, and links from page to page."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.kinds import KINDS
from generator.model import SOURCES, Link
from generator.render.markdown import escape, join, link
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Graph, Party, Prose, Source, Statement
    from generator.values import Part

DISAGREEMENTS = "disagreements.md"
_BLANK = Markup(" ")


def page_of(id_: str, graph: Graph) -> str:
    """Give the file below content/ of an entity, a source, an index or a hand-written page."""
    if id_ in graph.entities:
        return f"{graph.entities[id_].record.kind}/{id_}.md"
    if id_ in graph.sources:
        return f"{SOURCES}/{id_}.md"
    if id_ in KINDS or id_ == SOURCES:
        return f"{id_}/index.md"
    return f"{id_}.md"


def copy_anchor(statement: Statement) -> str:
    """Give the anchor of a statement on any page but its source's."""
    return f"{statement.source}.{statement.id}"


class Desk:
    """One page being written: knows where it stands, so that its links are relative and work from a disk."""

    def __init__(self, graph: Graph, path: str) -> None:
        """Write the page at `path`, below content/."""
        self.graph = graph
        self.path = path

    def to_page(self, path: str, anchor: str = "") -> str:
        """Give the way from this page to another, or to one of its anchors."""
        way = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return f"{way}#{anchor}" if anchor else way

    def to(self, id_: str, words: object = "") -> Markup:
        """Link an entity, source or page by its id; on its own page the words stand alone."""
        shown = words or self.name(id_)
        path = page_of(id_, self.graph)
        return escape(shown) if path == self.path else link(shown, self.to_page(path))

    def name(self, id_: str) -> str:
        """Give the preferred name of an entity, the short name of a source, or the title of a page."""
        if id_ in self.graph.entities:
            return self.graph.entities[id_].record.name.form
        if id_ in self.graph.sources:
            return source_label(self.graph.sources[id_], self.graph)
        titles = {chapter.id: chapter.title for chapter in self.graph.chapters}
        return titles.get(id_, KINDS[id_].plural if id_ in KINDS else id_.capitalize())

    def prose(self, prose: Prose) -> Markup:
        """Write running text with its links."""
        parts = [
            self.to(part.id, part.words or self._name_inside(part.id, first=not number))
            if isinstance(part, Link)
            else _keep_blanks(part)
            for number, part in enumerate(prose)
        ]
        return join(parts).strip()

    def _name_inside(self, id_: str, *, first: bool) -> str:
        """Give a name as it stands in a sentence: common nouns small, unless they begin it."""
        name = self.name(id_)
        entity = self.graph.entities.get(id_)
        common = entity is not None and KINDS[entity.record.kind].common_nouns
        return name[:1].lower() + name[1:] if common and not first else name

    def parts(self, parts: Iterable[Part]) -> Markup:
        """Write what a value shows."""
        return join([self.to(each.id) if isinstance(each, Reference) else _keep_blanks(each) for each in parts])

    def party(self, party: Party) -> Markup:
        """Write someone who asserts or passes on."""
        return self.to(party.id) if party.id is not None else escape(party.unnamed)

    def cite(self, statement: Statement) -> Markup:
        """Link a statement's home under its source and paragraph."""
        source = self.graph.sources[statement.source]
        label = f"{source_label(source, self.graph)}, {paragraphs_label(statement)}"
        target = self.to_page(f"{SOURCES}/{statement.source}.md", str(statement.id))
        return link(label, target, "cite")


def source_label(source: Source, graph: Graph) -> str:
    """Name a source in a few words: who published or wrote it, and when."""
    who = source.publisher or (source.authors[0] if source.authors else None)
    name = graph.entities[who].record.name.form if who is not None and who in graph.entities else "Unknown publisher"
    return f"{name}, {''.join(str(part) for part in source.published.show())}"


def paragraphs_label(statement: Statement) -> str:
    """Name the paragraphs of a statement: ¶ 6, ¶ 6 and 7, or the part that is not the body."""
    numbers = enumerate_words([str(int(each)) for each in statement.locator.paragraphs])
    part = "" if statement.locator.part == "body" else f" ({statement.locator.part})"
    return f"¶ {numbers}{part}"


def enumerate_words(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _keep_blanks(words: str) -> Markup:
    """Escape words without losing the blank that parts them from a neighbouring link."""
    if not words.strip():
        return escape("") if not words else _BLANK
    before, after = (_BLANK if edge.isspace() else Markup() for edge in (words[0], words[-1]))
    return before + escape(words) + after
