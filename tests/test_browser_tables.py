"""Indexes in a real Chromium: sorted and filtered by keyboard, remembered in the address, whole without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from browsers import DESK, PHONE, Watch, chromium, patient, serve
from playwright.sync_api import expect
from sites import built_site

from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page
    from sites import Site

pytestmark = pytest.mark.browser

INDEXES = [*(f"{kind}/index.html" for kind in KINDS), "sources/index.html"]
HOSTED, DISK = "hosted", "from a disk"
_NAMES = "() => [...document.querySelectorAll('tbody tr:not([hidden]) td:first-child a')].map(each => each.innerText)"
# What sticks out of the window, and cells of which a phone does not show under which heading they stand, or only by
# running into the next.
_NOT_FOR_A_PHONE = """() => [...document.querySelectorAll("article *")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1 && !each.closest(".compared thead"))
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1 || each.scrollWidth > innerWidth
    || (each.matches("td + td:not(:empty)") && !each.querySelector(".heading")
      && getComputedStyle(each, "::before").content === "none")
    || (each.matches(".filterable td + td:not(:empty)")
      && parseFloat(getComputedStyle(each, "::before").height) > each.getBoundingClientRect().height + 1))
  .map(each => each.outerHTML.slice(0, 200))"""

# Headings of the network that are not side by side, and cells that are not below theirs.
_ASTRAY = """() => [...document.querySelectorAll(".network table")].flatMap(table => {
  const headings = [...table.tHead.rows[0].cells].map(each => each.getBoundingClientRect());
  if (headings.some((each, i) => i && each.left < headings[i - 1].right - 1)) return [table.tHead];
  return [...table.tBodies[0].rows].flatMap(row => [...row.cells].slice(1)).filter(cell => {
    const { left, right, top } = cell.getBoundingClientRect();
    const heading = headings[cell.cellIndex];
    return left < heading.left - 1 || right > heading.right + 1 || top < heading.bottom - 1;
  });
}).map(each => each.outerHTML)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = patient(browser.new_context(viewport=DESK))
    yield context
    context.close()


@pytest.fixture(scope="module")
def homes(site: Site) -> Iterator[dict[str, str]]:
    with serve(site.folder) as address:
        yield {HOSTED: address, DISK: f"{site.folder.as_uri()}/"}


def _open(context: BrowserContext, home: str, path: str) -> tuple[Page, Watch]:
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(home + path)
    return page, watch


def _names(page: Page) -> list[str]:
    names: list[str] = page.evaluate(_NAMES)
    return names


def _count(page: Page) -> Locator:
    return page.locator("article").get_by_role("status")


@pytest.mark.parametrize("place", [HOSTED, DISK])
def test_readers_sort_and_filter_by_keyboard_and_the_address_remembers(
    place: Literal["hosted", "from a disk"], homes: dict[str, str], context: BrowserContext
) -> None:
    page, watch = _open(context, homes[place], "sources/index.html")
    whole = _names(page)
    assert len(whole) > 2

    heading = page.get_by_role("columnheader", name="Published")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert _names(page) == whole
    page.keyboard.press("Space")
    assert heading.get_attribute("aria-sort") == "descending"
    assert _names(page) != whole

    page.get_by_label("Publisher").select_option(index=1)
    few = _names(page)
    assert 0 < len(few) < len(whole)
    expect(_count(page)).to_have_text(f"{len(few)} of {len(whole)} documents")
    assert "sort=published" in page.url
    assert "publisher=" in page.url

    page.get_by_label("Find").focus()
    page.keyboard.type("qqzzxx")
    expect(_count(page)).to_have_text(f"Nothing found among {len(whole)} documents")
    assert _names(page) == []
    page.get_by_label("Find").fill("")

    page.reload()
    assert _names(page) == few
    assert page.get_by_role("columnheader", name="Published").get_attribute("aria-sort") == "descending"
    page.locator("tbody tr:not([hidden]) a").first.click()
    page.wait_for_function("!document.querySelector('.filterable')")
    page.go_back()
    page.wait_for_function("document.querySelector('.filter')")
    assert _names(page) == few

    page.locator("article").get_by_role("button", name="Clear").click()
    assert _names(page) == whole
    assert "=" not in page.url
    assert watch.complaints == []
    page.close()


def test_people_are_found_by_names_that_the_index_does_not_show(
    site: Site, homes: dict[str, str], context: BrowserContext
) -> None:
    entity = site.graph.entities["mss"]
    page, _ = _open(context, homes[DISK], "agencies/index.html?find=guojia%20anquanbu&document=nothing&sort=x")
    assert entity.record.name.form in _names(page)
    assert len(_names(page)) < 4
    expect(page.get_by_label("Find")).to_have_value("guojia anquanbu")
    page.close()


def test_what_a_filter_keeps_in_the_address_opens_no_search(homes: dict[str, str], context: BrowserContext) -> None:
    page, _ = _open(context, homes[DISK], "people/index.html?find=li")
    expect(page.get_by_label("Find")).to_have_value("li")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_no_index_is_wider_than_a_phone_and_each_cell_says_what_it_is(
    scripts: bool,  # noqa: FBT001  one of two cases
    homes: dict[str, str],
    browser: Browser,
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)
    page = context.new_page()
    for path in INDEXES:
        page.goto(homes[DISK] + path)
        assert page.evaluate(_NOT_FOR_A_PHONE) == [], path
        assert page.locator(".filter").count() == int(scripts and page.locator("tbody tr").count() > 1)
    context.close()


def test_what_a_phone_cannot_show_is_seen(homes: dict[str, str], browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(homes[DISK] + "people/index.html")
    page.add_style_tag(
        content=".md-typeset .scroll td + td { min-width: 700px } td::before { content: none !important }"
    )
    assert len(page.evaluate(_NOT_FOR_A_PHONE)) > 5
    context.close()


def test_a_heading_that_runs_into_the_next_is_seen(homes: dict[str, str], browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(homes[DISK] + "cases/index.html")
    assert page.evaluate(_NOT_FOR_A_PHONE) == []
    page.add_style_tag(content="td { position: relative } td::before { position: absolute; width: 3rem !important }")
    assert page.evaluate(_NOT_FOR_A_PHONE)
    page.close()


@pytest.mark.parametrize("stacked", [False, True], ids=["as it is", "stacked"])
def test_on_a_phone_numbers_of_the_network_stand_below_their_document(
    stacked: bool,  # noqa: FBT001  one of two cases
    homes: dict[str, str],
    browser: Browser,
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(homes[DISK] + "network.html")
    if stacked:
        page.add_style_tag(content=".network :is(table, thead, tbody, tr, th, td) { display: block !important }")
    assert bool(page.evaluate(_ASTRAY)) is stacked
    page.close()


def test_without_scripts_a_table_is_whole_and_nothing_promises_more(
    site: Site, homes: dict[str, str], browser: Browser
) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(homes[DISK] + "people/index.html?find=nobody")
    people = [each for each in site.graph.entities.values() if each.record.kind == "people"]
    assert len(_names(page)) >= len(people)
    assert page.locator("article :is(button, input, select)").count() == 0
    context.close()


def test_print_shows_what_is_shown_and_how_much_that_is(homes: dict[str, str], context: BrowserContext) -> None:
    page, _ = _open(context, homes[DISK], "people/index.html?find=chen")
    shown = _names(page)
    page.emulate_media(media="print")
    assert _names(page) == shown
    expect(_count(page)).to_be_visible()
    expect(page.get_by_label("Find")).to_be_hidden()
    assert page.locator("tbody tr:visible").count() == page.locator("tbody tr:not([hidden])").count()
    page.close()


# As another page gives it: entries below headings, told apart by what they carry.
_LIST = """() => {
  const list = document.createElement("div");
  list.className = "filterable";
  list.dataset.noun = "dates";
  list.dataset.filters = JSON.stringify(
    [{ name: "source", label: "Source", values: { a: "Paper <A>", b: "Paper B" } }]);
  list.innerHTML = `<div class="group"><h2>2019</h2><ul><li id="one" data-source="a">One</li></ul></div>
    <div class="group"><h2>2021</h2><ul><li data-source="a b">Two</li><li data-source="b">Three</li></ul></div>`;
  document.querySelector("article").replaceChildren(list);
  filtering.start();
}"""


def test_lists_are_filtered_as_tables_are_and_empty_groups_hide(homes: dict[str, str], context: BrowserContext) -> None:
    page, watch = _open(context, homes[DISK], "about.html")
    page.evaluate(_LIST)
    page.get_by_label("Source").select_option(label="Paper B (2)")
    expect(_count(page)).to_have_text("2 of 3 dates")
    expect(page.get_by_role("heading", name="2019")).to_be_hidden()
    expect(page.get_by_role("heading", name="2021")).to_be_visible()
    page.evaluate("location.hash = '#one'")
    expect(page.get_by_text("One")).to_be_visible()
    expect(_count(page)).to_have_text("3 dates")
    assert watch.complaints == []
    page.close()
