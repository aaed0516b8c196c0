"""The Markdown of pages that did not change is not converted again: four fifths of what MkDocs needs for a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """What stands under a plugin's name in mkdocs.yml: nothing."""


class Conversions(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """A plugin of MkDocs for builds that follow each other in one process.

    A page's HTML, headings and links depend on its Markdown, the configuration and which files there are: as long as
    these stay, what the last build made of it is taken. Templates are run for every page in every build, so the site
    has the same bytes as without the plugin. After a build with a warning it must `forget`, because of what is
    remembered nothing is warned again.
    """

    def __init__(self) -> None:
        """Remember nothing."""
        self._surroundings: object = None
        self._known: dict[str, _Converted] = {}

    def forget(self) -> None:
        """Convert every page anew in the next build."""
        self._known.clear()

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Give each Markdown file a page that remembers, with the title that the navigation has for it."""
        surroundings = (Path(config.config_file_path).read_bytes(), tuple(files.src_uris))
        if surroundings != self._surroundings:
            self.forget()
            self._surroundings = surroundings
        titles = dict(_titles(config.nav))
        for file in files.documentation_pages():
            # MkDocs takes a page that a file has already; it makes itself known to its file.
            _RememberingPage(titles.get(file.src_uri), file, config, self._known)
        return files


@dataclass(frozen=True)
class _Converted:
    markdown: str | None
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    # By path, since each build has other File objects.
    links: Mapping[str, dict[str, str]]


class _RememberingPage(Page):
    def __init__(self, title: str | None, file: File, config: MkDocsConfig, known: dict[str, _Converted]) -> None:
        super().__init__(title, file, config)
        self._known = known

    def render(self, config: MkDocsConfig, files: Files) -> None:
        known = self._known.get(self.file.src_uri)
        if known is None or known.markdown != self.markdown:
            super().render(config, files)
            self._known[self.file.src_uri] = self._remember()
        else:
            self._recall(known, files)

    def _remember(self) -> _Converted:
        links = {file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()}
        return _Converted(
            self.markdown, self.content, self.toc, self._title_from_render, self.present_anchor_ids, links
        )

    def _recall(self, known: _Converted, files: Files) -> None:
        self.content = known.content
        self.toc = known.toc
        self._title_from_render = known.title
        self.present_anchor_ids = known.anchors
        found = ((files.get_file_from_path(path), anchors) for path, anchors in known.links.items())
        self.links_to_anchors = {file: anchors for file, anchors in found if file is not None}


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield the path and title of each page of a navigation as the configuration gives it."""
    if isinstance(nav, list):
        for entry in nav:
            yield from _titles(entry)
    elif isinstance(nav, dict):
        for title, below in nav.items():
            if isinstance(below, str):
                yield below, title
            else:
                yield from _titles(below)
