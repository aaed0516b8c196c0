"""What stands on paper, without any script: sources open, addresses shown, nothing to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsers import chromium, path_of
from playwright.sync_api import expect
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_AFTER = "each => getComputedStyle(each, '::after').content"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def printer() -> Iterator[Page]:
    """Give A4 within its margins, at 96 dots an inch."""
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 643, "height": 910}, java_script_enabled=False).new_page()
        page.emulate_media(media="print", color_scheme="dark")
        yield page


@pytest.fixture
def paper(printer: Page, site: Site) -> Page:
    """Give a source's page as it is printed."""
    printer.goto((site.folder / path_of("sources", site)).as_uri())
    return printer


def test_what_can_be_opened_is_open(paper: Page) -> None:
    line = paper.locator("details li").first
    expect(line).to_be_visible()
    assert (line.bounding_box() or {"height": 0})["height"] > 5
    paper.emulate_media(media="screen")
    assert not line.evaluate("each => each.checkVisibility({ contentVisibilityAuto: true })")
    paper.emulate_media(media="print")
    assert line.evaluate("each => each.checkVisibility({ contentVisibilityAuto: true })")


def test_addresses_of_other_sites_stand_there_once(paper: Page) -> None:
    link = paper.locator("article a[href^='http']:not(.address)").first
    assert (link.get_attribute("href") or "nothing") in link.evaluate(_AFTER)
    for each in paper.locator("article a.address").all():
        assert each.evaluate(_AFTER) == "none"
        assert each.get_attribute("href") == each.inner_text()


def test_no_table_is_wider_than_the_paper(paper: Page, site: Site) -> None:
    for sort in ("sources", "cases index", "people index", "cases"):
        paper.goto((site.folder / path_of(sort, site)).as_uri())
        assert paper.evaluate("document.documentElement.scrollWidth <= innerWidth"), sort
        for table in paper.locator("article table").all():
            assert table.evaluate("each => each.getBoundingClientRect().right <= innerWidth"), sort


def test_a_statement_shows_its_permanent_address(paper: Page, site: Site) -> None:
    for sort, address in (("sources", "#"), ("people", "../sources/")):
        paper.goto((site.folder / path_of(sort, site)).as_uri())
        link = paper.locator(".statement a.permalink").first
        assert (link.get_attribute("href") or "nothing").startswith(address)
        assert (link.get_attribute("href") or "nothing") in link.evaluate(_AFTER)
        assert link.evaluate("each => getComputedStyle(each).fontSize") == "0px"


def test_there_is_nothing_to_click(paper: Page) -> None:
    for each in (".md-header", ".md-sidebar", ".md-search"):
        assert all(not found.is_visible() for found in paper.locator(each).all()), each


def test_paper_is_white_and_a_row_of_facts_is_a_row(paper: Page) -> None:
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    cells = paper.locator(".facts tbody tr").first.locator("td")
    first, second = (cells.nth(number).bounding_box() for number in (0, 1))
    assert first
    assert second
    assert first["y"] == second["y"]
