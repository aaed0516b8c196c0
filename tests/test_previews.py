"""What comes with a page to show of its links: exactly what it links, exactly as people wrote it, never as code."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from conftest import GOLDEN, ROOT
from mkdocs.config import load_config
from pipeline import link_case
from sites import Page as Built
from sites import Site, built_site

from generator.addresses import page_of
from generator.model import Page, Standing
from generator.render.previews import add_previews

if TYPE_CHECKING:
    from generator.model import Graph

HOSTILE = (
    "</script><script>alert(1)</script> <!--<script> ]]> &lt; & \" ' \\ {{ x }} {% x %} { .x } [[y]] *z* _w_ `v` "
    '\u2028 \u2029 <img src=x onerror=alert(1)> </SCRIPT > # h &copy; wzxhzdk:0 klzzwxh:0001 ](x.md) href="x.html"'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return link_case("miniature")


def _read(page: Built) -> dict[str, Any]:
    """Read the previews of a built page as its script does."""
    blocks = page.root.find("script", marked="previews")
    assert len(blocks) < 2
    return json.loads("".join(map(str, blocks[0].parts))) if blocks else {}


def _built(page: Page) -> Built:
    """Build a page's Markdown as MkDocs does."""
    configuration = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(GOLDEN))
    extensions, settings = configuration.markdown_extensions, configuration.mdx_configs
    return Built(page.path, markdown.markdown(page.text, extensions=extensions, extension_configs=settings))


def _linked(page: Built, site: Site) -> set[str]:
    """Give the addresses of a page's own links to entities, sources and statements on other pages."""
    ids = (*site.graph.entities, *site.graph.sources)
    targets = {page_of(id_, site.graph).removesuffix(".md") + ".html" for id_ in ids}
    hrefs = {each.attributes["href"] for each in page.article.find("a") if "href" in each.attributes}
    paths = {href: posixpath.normpath(posixpath.join(posixpath.dirname(page.path), href)) for href in hrefs}
    return {href for href, path in paths.items() if path.partition("#")[0] in targets - {page.path}}


def _wrong(site: Site) -> list[str]:
    """List each link without a preview and each preview without a link."""
    return [
        f"{page.path}: {href}"
        for page in site.pages.values()
        if page.listed
        for href in sorted(_linked(page, site) ^ {*_read(page)})
    ]


def test_a_page_brings_previews_of_exactly_what_it_links(site: Site) -> None:
    assert _wrong(site) == []
    assert sum(len(_read(page)) for page in site.pages.values()) > 1_000


def test_a_link_without_a_preview_and_a_preview_without_a_link_are_noticed(site: Site) -> None:
    path, href = next((path, each) for path, page in site.pages.items() for each in _read(page) if "#" not in each)
    faulty = site.planted(path, f'\n"{re.escape(href)}":', '\n"../nowhere.html":')
    assert _wrong(faulty) == sorted((f"{path}: ../nowhere.html", f"{path}: {href}"))


def test_a_statement_that_the_page_shows_is_not_told_twice(site: Site) -> None:
    for page in site.pages.values():
        for address, each in _read(page).items():
            copy = re.sub(r".*sources/(.*)\.html#", r"\1.", address)
            assert isinstance(each, str) == (copy in page.by_id), f"{page.path}: {address}"
            if isinstance(each, str):
                assert each == copy


def test_a_statement_never_comes_without_its_standing_and_who_says_so(site: Site) -> None:
    told = [each for page in site.pages.values() for each in _read(page).values() if "text" in each]
    statements = [each for each in told if each["sort"] == "statement"]
    assert statements
    for each in statements:
        assert each["standing"] in {*Standing}
        assert each["foot"].startswith("according to ")
        assert each["foot"].endswith(("· verified in the text", "· not yet verified"))


def test_nobody_gets_a_legal_status_without_whoever_gives_it(site: Site) -> None:
    told = [each for page in site.pages.values() for each in _read(page).values() if isinstance(each, dict)]
    notes = {note for each in told for note in each.get("notes", ()) if note.startswith("Legal status")}
    assert notes
    standings = "|".join(Standing)
    assert [note for note in notes if not re.search(rf"\((?:{standings}), [^()]+\)\.$", note)] == []


def test_what_people_write_stays_text(graph: Graph) -> None:
    entity = next(iter(graph.entities.values()))
    record = replace(entity.record, description=HOSTILE)
    hostile = replace(graph, entities={**graph.entities, str(record.id): replace(entity, record=record)})
    way = page_of(str(record.id), graph)
    page = next(add_previews([Page("index.md", f"# A page\n\n[x]({way})\n")], hostile))
    built = _built(page)
    assert [*_read(built)] == [way.removesuffix(".md") + ".html"]
    assert next(iter(_read(built).values()))["text"] == HOSTILE
    assert {each.tag for each in built.elements} == {"#page", "h1", "p", "a", "script"}
    assert "\u2028" not in page.text
    assert "<!--" not in page.text


def test_a_page_that_links_nothing_gets_nothing(graph: Graph) -> None:
    page = Page("about.md", "# A page\n\n[x](index.md) [y](cases/index.md) [z](disagreements.md#a)\n")
    assert [*add_previews([page], graph)] == [page]


def test_a_link_inside_a_drawing_has_a_preview_too(graph: Graph) -> None:
    way = page_of(next(iter(graph.entities)), graph).removesuffix(".md") + ".html"
    page = next(add_previews([Page("index.md", f'# A page\n\n<svg><a href="{way}"><text>x</text></a></svg>\n')], graph))
    assert f'"{way}":' in page.text
