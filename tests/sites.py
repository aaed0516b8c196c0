"""The built site as the tests see it: a copy of the project built in a folder of its own, its pages parsed."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from generator.examine import Layout, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

    from generator.model import Graph

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# A small reference on an invented town, where a test needs no more than a few pages of each sort.
MINIATURE = ROOT / "tests" / "golden" / "miniature" / "seeds"
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "title"))
# What stands apart from its neighbours though no blank is written between them.
_APART = frozenset(("br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th", "tr"))


@dataclass(eq=False)
class Element:
    """An element of a page: `parts` are its texts and elements in order."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    above: Element | None = None
    parts: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and every one inside it, as they stand in the file."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def find(self, *tags: str, marked: str = "") -> list[Element]:
        """List the elements inside with one of these tags (any, if none is named) and the class `marked`."""
        return [
            each
            for each in self.walk()
            if (not tags or each.tag in tags) and (not marked or marked in each.attributes.get("class", "").split())
        ]

    def inside(self, *tags: str) -> Element | None:
        """Give the nearest element with one of these tags that holds this one."""
        above = self.above
        while above is not None and above.tag not in tags:
            above = above.above
        return above

    def texts(self) -> Iterator[tuple[str, Element]]:
        """Yield each text that readers see, with the element that it stands in."""
        for part in self.parts:
            if isinstance(part, str):
                yield part, self
            elif part.tag not in _UNSEEN:
                yield from part.texts()
                if part.tag in _APART:
                    yield " ", part

    def words(self) -> str:
        """Give all that readers see of it in one line."""
        return " ".join("".join(text for text, _ in self.texts()).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self._here = Element("#page")
        self.misnested: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        element = Element(tag, attributes, self._here)
        self._here.parts.append(element)
        if tag not in _VOID:
            self._here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._here.tag == tag and self._here.above is not None:
            self._here = self._here.above
        else:
            self.misnested.append(f"</{tag}> closes <{self._here.tag}>, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self._here.parts.append(data)


@dataclass(frozen=True)
class Page:
    """One HTML file: its path below site/, its text, its elements."""

    path: str
    text: str

    @cached_property
    def _parsed(self) -> _Parser:
        parser = _Parser()
        parser.feed(self.text)
        parser.close()
        return parser

    @property
    def root(self) -> Element:
        """Give everything on the page."""
        return self._parsed.root

    @property
    def misnested(self) -> list[str]:
        """List the end tags that close another element than the one that is open."""
        return self._parsed.misnested

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """List every element, as they stand in the file."""
        return tuple(self.root.walk())

    @cached_property
    def texts(self) -> tuple[tuple[str, Element], ...]:
        """List each text that readers see, with the element that it stands in."""
        return tuple(self.root.texts())

    @cached_property
    def article(self) -> Element:
        """Give what the page itself says, without what every page shows; the whole page if it has no article."""
        return next(iter(self.root.find("article")), self.root)

    @cached_property
    def ids(self) -> list[str]:
        """List every id, those given twice twice."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """Give each element that has an id."""
        return {each.attributes["id"]: each for each in self.elements if "id" in each.attributes}

    @property
    def listed(self) -> bool:
        """Tell whether search engines may list the page: redirects and the page for dead addresses are not."""
        return not any("noindex" in each.attributes.get("content", "") for each in self.root.find("meta"))


@dataclass(frozen=True)
class Site:
    """A built site, with the project it was built from and what the generator knows of its seeds."""

    layout: Layout
    graph: Graph
    pages: Mapping[str, Page]

    @property
    def folder(self) -> Path:
        """Give the folder that holds the built files."""
        return self.layout.site

    @cached_property
    def files(self) -> frozenset[str]:
        """List every file that readers can ask for."""
        others = (path for path in files_below(self.folder) if not path.endswith(".html"))
        return frozenset((*others, *self.pages))

    def __getitem__(self, path: str) -> Page:
        return self.pages[path]

    def planted(self, path: str, pattern: str, replacement: str) -> Site:
        """Give the same site with a fault: on one page the first that fits the pattern has become something else."""
        text, count = re.subn(pattern, replacement, self.pages[path].text, count=1, flags=re.DOTALL)
        assert count, f"{path} holds nothing like {pattern!r}"
        return replace(self, pages={**self.pages, path: Page(path, text)})

    def without(self, path: str) -> Site:
        """Give the same site with a page missing."""
        return replace(self, pages={each: page for each, page in self.pages.items() if each != path})


def built_site(factory: pytest.TempPathFactory) -> Site:
    """Give the real site, built once for all test files of a run, even where several processes share them."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    layout = Layout.of(folder / "real site")
    with (folder / "real site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (layout.site / "index.html").exists():
            return read_site(layout)
        shutil.rmtree(layout.root, ignore_errors=True)
        return build_site(copy_project(layout.root))


def copy_project(folder: Path, settings: Mapping[str, str] | None = None, seeds: Path = SEEDS) -> Layout:
    """Copy what a build reads into a new folder, with some lines `name: value` of its configuration changed."""
    shutil.copytree(seeds, folder / "seeds")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    layout = Layout.of(folder)
    text = layout.configuration.read_text("utf-8")
    for name, value in (settings or {}).items():
        text, count = re.subn(rf"^( *{name}: ).*$", lambda found: found[1] + value, text, flags=re.MULTILINE)  # noqa: B023
        assert count == 1, f"mkdocs.yml has {count} lines '{name}: …'"
    layout.configuration.write_text(text, "utf-8")
    return layout


def run_generator(layout: Layout, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator` on a project as people do, with other variables in the environment."""
    return _run([sys.executable, "-m", "generator", "-C", str(layout.root), command], ROOT, environment)


def run_mkdocs(layout: Layout, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run plain `mkdocs build --strict` in a project."""
    return _run([sys.executable, "-m", "mkdocs", "build", "--strict"], layout.root, environment)


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    # A developer's own settings would decide what is printed.
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONWARNINGS", "SOURCE_DATE_EPOCH"}
    }
    return subprocess.run(
        command, cwd=folder, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )


def build_site(layout: Layout, **environment: str) -> Site:
    """Build a project without a word of complaint."""
    result = run_generator(layout, "build", **environment)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr
    return read_site(layout)


def read_site(layout: Layout) -> Site:
    """Read a site that was built before."""
    graph = check(layout, lambda _: None).graph
    assert graph is not None
    paths = [path for path in files_below(layout.site) if path.endswith(".html")]
    return Site(layout, graph, {path: Page(path, (layout.site / path).read_text("utf-8")) for path in paths})


def files_below(folder: Path) -> list[str]:
    """List every file below a folder, with slashes, sorted; dotfiles too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def fingerprints(folder: Path) -> dict[str, str]:
    """Give a hash of each file below a folder."""
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in files_below(folder)}
