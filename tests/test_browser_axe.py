"""Whether people with poor eyes, without a mouse or with a screen reader can use each sort of page: axe-core's view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from browsers import DESK, PHONE, SORTS, chromium, path_of, serious_faults
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request: pytest.FixtureRequest) -> Iterator[Page]:
    colours: Literal["light", "dark"] = request.param
    with chromium() as browser:
        yield browser.new_context(viewport=DESK, color_scheme=colours, reduced_motion="reduce").new_page()


@pytest.mark.parametrize("sort", [*SORTS, "404"])
def test_a_page_has_no_serious_fault(sort: str, site: Site, tab: Page) -> None:
    tab.goto((site.folder / path_of(sort, site)).as_uri())
    assert serious_faults(tab) == []


@pytest.mark.parametrize("sort", ["home", "people", "cases index"])
def test_a_page_has_no_serious_fault_on_a_phone(sort: str, site: Site, tab: Page) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto((site.folder / path_of(sort, site)).as_uri())
    assert serious_faults(tab) == []
    tab.locator(".md-header label[for='__drawer']").click()
    assert serious_faults(tab) == []
    tab.set_viewport_size(DESK)


def test_on_a_phone_a_finger_can_hit_the_address_of_a_statement(site: Site, tab: Page) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto((site.folder / path_of("people", site)).as_uri())
    sizes = tab.locator("a.permalink").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert sizes
    assert min(min(size) for size in sizes) >= 24  # CSS pixels, WCAG 2.5.8
    tab.set_viewport_size(DESK)


def test_the_results_of_a_search_have_no_serious_fault(site: Site, tab: Page) -> None:
    tab.goto((site.folder / "index.html").as_uri() + "?q=espionage&year=2019")
    tab.locator(".search-hit").first.wait_for()
    tab.keyboard.press("ArrowDown")
    assert serious_faults(tab) == []
    tab.get_by_role("combobox", name="Search").fill("qqzzxx")
    tab.get_by_text("Nothing found").wait_for()
    assert serious_faults(tab) == []


def test_serious_faults_are_found(site: Site, tab: Page) -> None:
    tab.goto((site.folder / "about.html").as_uri())
    pale = "<span style='color: #777777; background: #888888'>pale words</span>"
    tab.locator("article p").first.evaluate("(place, pale) => place.innerHTML = pale", pale)
    tab.evaluate("document.documentElement.removeAttribute('lang')")
    found = " ".join(serious_faults(tab))
    assert "color-contrast" in found
    assert "html-has-lang" in found
