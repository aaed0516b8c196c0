"""What must hold for the pages of every reference: their links, their elements, their marks and their words."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from conftest import GOLDEN, MINIATURE, ROOT
from drawn import references, words
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from pipeline import FEW, MORE, SOUND, as_text, link_case, link_files, render_pages, to_yaml

from generator.kinds import KINDS
from generator.model import Standing
from generator.pictures.svg import ELEMENTS
from generator.render.sortable import RESERVED_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.model import Page


class _Html(HTMLParser):
    """Collects of a page its tags, ids, links, and the text of each element that has a class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"] or ""] if "id" in attributes else []
        self.links += [attributes["href"] or ""] if tag == "a" else []
        if tag in ("p", "br", "td", "th", "li", "div", "dd", "dt", "tr", "h1", "h2", "h3"):
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        # What stands in a script is not shown.
        if not self.cdata_elem:
            self.text.append(data)


@cache
def _converter() -> markdown.Markdown:
    """Give Markdown with the extensions that MkDocs uses for our configuration, with its own."""
    configuration = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(GOLDEN))
    extensions, configurations = configuration.markdown_extensions, configuration.mdx_configs
    return markdown.Markdown(extensions=extensions, extension_configs=configurations)


def _html(page: Page) -> _Html:
    body = page.text.split("\n---\n", 1)[1]
    return _Html(_converter().reset().convert(body))


def _assert_links_lead_somewhere(pages: Sequence[Page]) -> None:
    parsed = {page.path: _html(page) for page in pages if page.path.endswith(".md")}
    files = {page.path for page in pages}
    for path, html in parsed.items():
        assert len(html.ids) == len({*html.ids}), f"an id stands twice on {path}"
        for href in html.links:
            if re.match(r"https?://", href):
                continue
            file, _, anchor = href.partition("#")
            # Drawings are raw HTML, which MkDocs leaves alone.
            page = f"{file.removesuffix('.html')}.md" if file.endswith(".html") else file
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if file else path
            assert target in files, f"{path} links {href}"
            assert not anchor or anchor in parsed[target].ids, f"{path} links {href}"


@pytest.mark.parametrize("case", SOUND)
def test_every_link_of_a_golden_case_names_a_page_and_an_anchor(case: str) -> None:
    _assert_links_lead_somewhere(render_pages(link_case(case)))


@FEW
@given(references())
def test_every_link_names_a_page_and_an_anchor(files: dict[str, str]) -> None:
    _assert_links_lead_somewhere(render_pages(link_files(files)))


@FEW
@given(references())
def test_rendering_twice_gives_the_same_pages(files: dict[str, str]) -> None:
    assert render_pages(link_files(files)) == render_pages(link_files(files))


def test_pages_do_not_depend_on_how_python_orders_sets(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((GOLDEN / "mkdocs.yml").read_bytes())
    code = (
        "import sys, pathlib; from generator.build import supplement; from generator.examine import Layout, check;"
        "from generator.render import render_graph;"
        "layout = Layout.of(pathlib.Path(sys.argv[1]), sys.argv[2]);"
        "graph = check(layout, lambda _: None).graph; print(render_graph(graph, supplement(graph)))"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", code, tmp_path, GOLDEN / "disagreements" / "seeds"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(pages) == 1


_SAFE_TAGS = {
    *(
        "a",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "li",
        "p",
        "pre",
        "q",
        "script",
        "span",
        "strong",
        "summary",
    ),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
# Data for a script, which no browser runs.
_PREVIEWS: tuple[str, dict[str, str | None]] = ("script", {"type": "application/json", "class": "previews"})
_SAFE_ATTRIBUTES = {
    *(
        "aria-label",
        "class",
        "colspan",
        "href",
        "id",
        "lang",
        "rel",
        "role",
        "style",
        "tabindex",
    ),
    "type",
}
# What the script that sorts and filters reads: data-filters, data-label, …, and one for each facet.
_FACETS = {each.replace("_", "-") for kind in KINDS.values() for each in kind.facets}
_TABLE_ATTRIBUTES = {
    f"data-{each}"
    for each in {
        *_FACETS,
        *RESERVED_NAMES,
        "asserter",
        "document",
        "kind",
        "publisher",
        "reliability",
        "source",
        "type",
    }
}
_DRAWN_ATTRIBUTES = {
    *(
        "aria-describedby",
        "aria-labelledby",
        "class",
        "font-size",
        "height",
        "href",
        "id",
        "role",
    ),
    *("cx", "cy", "d", "r", "rx", "text-anchor", "viewbox", "width", "x", "x1", "x2", "y", "y1", "y2"),
}


@FEW
@given(references())
def test_pages_hold_no_other_elements_than_the_templates_write(files: dict[str, str]) -> None:
    for page in render_pages(link_files(files)):
        if not page.path.endswith(".md"):
            continue
        tags = _html(page).tags
        assert tags.count(_PREVIEWS) < 2
        for tag, attributes in (each for each in tags if each != _PREVIEWS):
            assert tag in _SAFE_TAGS | ELEMENTS, (page.path, tag)
            allowed = _SAFE_ATTRIBUTES if tag in _SAFE_TAGS else _DRAWN_ATTRIBUTES
            assert {*attributes} - _TABLE_ATTRIBUTES <= allowed, (page.path, tag)
            assert attributes.get("type", "application/ld+json") == "application/ld+json"
            assert attributes.get("style", "text-align: right;") == "text-align: right;"


def _shows(html: _Html, text: str) -> bool:
    return " ".join(text.split()) in " ".join("".join(html.text).split())


@MORE
@given(st.lists(words, min_size=12, max_size=12))
def test_texts_come_out_of_markdown_as_they_went_in(texts: list[str]) -> None:
    text, quote, note, premises, name, form, description, holds, question, value, title, why = texts
    source = yaml.safe_load((MINIATURE / "seeds/digests/gazette-cases.yml").read_text("utf-8"))["source"]
    statement = {
        "id": "text",
        "at": "[1, 2, 3, 4, 5, 6]",
        "text": text,
        "standing": "reported",
        "quote": quote,
        "note": {"text": note, "by": "editor"},
        "date": "2021",
        "derived": {"date": premises},
        "facts": {"tom-ash": {"role": {"title": value}, "occupation": value}},
    }
    del source["left_out"], source["added"], source["authors"]
    source = {**source, "title": title, "paragraphs": "7", "published": "2021-05-03", "sha256": "0" * 64}
    statement["at"] = ["1", "2", "3", "4", "5", "6"]
    record = {"name": name, "description": description, "names": [{"form": form}]}
    disagreement = {"id": "who", "question": question, "sort": "oddity", "status": "open", "about": ["tom-ash"]}
    graph = link_files(
        {
            "digests/gazette-cases.yml": to_yaml({"source": as_text(source), "statements": [statement]}),
            "authority/people.yml": to_yaml({"tom-ash": record, "t-oak": {"withdrawn": why}}),
            "authority/organisations.yml": to_yaml({"harbour-gazette": {"name": "Gazette", "description": "paper"}}),
            "disagreements.yml": to_yaml(
                [{**disagreement, "positions": [{"holds": holds, "statements": ["gazette-cases/text"]}]}]
            ),
        }
    )
    pages = {page.path: _html(page) for page in render_pages(graph) if page.path.endswith(".md")}
    person, paper = pages["people/tom-ash.md"], pages["sources/gazette-cases.md"]
    assert all(_shows(paper, each) for each in (text, quote, note, premises, question, holds, title)), paper.text
    assert all(_shows(person, each) for each in (text, name, form, description, value, question, holds)), person.text
    assert all(_shows(pages["people/index.md"], each) for each in (name, description, value))
    assert all(_shows(pages["disagreements.md"], each) for each in (question, holds, text))
    assert _shows(pages["people/t-oak.md"], why)
    assert _shows(pages["index.md"], title)


def _rows(page: Page) -> Iterator[str]:
    return (line for line in page.text.splitlines() if line.startswith("| "))


@FEW
@given(references())
def test_no_row_of_a_table_cites_a_statement_without_its_standing(files: dict[str, str]) -> None:
    graph = link_files(files)
    for page in render_pages(graph):
        for row in _rows(page):
            for voice in row.split("<br>"):
                if "arranged by the editors" in voice:  # no document need state it
                    continue
                for source, id_ in re.findall(r"\((?:[^)]*/)?([a-z-]+)\.md#([a-z0-9-]+)\)\{ \.cite \}", voice):
                    standing = graph.statements[f"{source}/{id_}"].standing
                    assert f"standing--{standing}" in voice.partition(f"{source}.md#{id_}")[0]


@FEW
@given(references())
def test_no_cell_of_an_index_shows_what_is_only_alleged_without_a_mark(files: dict[str, str]) -> None:
    graph = link_files(files)
    pages = {page.path: page for page in render_pages(graph)}
    plain = {Standing.REPORTED, Standing.OFFICIAL, Standing.LAW}
    for id_, entity in graph.entities.items():
        kind = KINDS[entity.record.kind]
        facts = [fact for fact in entity.facts if fact.property.id in kind.columns]
        if not facts or any(graph.statements[fact.statement].standing in plain for fact in facts):
            continue
        row, *_ = [row for row in _rows(pages[f"{kind.id}/index.md"]) if f"]({id_}.md)" in row]
        for fact in facts:
            assert f"standing--{graph.statements[fact.statement].standing}" in row
