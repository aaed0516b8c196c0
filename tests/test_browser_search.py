"""The search dialog in Chromium, hosted and from a disk: keys, address, input methods, filters, nothing found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsers import DESK, PHONE, Watch, chromium, patient, serve
from playwright.sync_api import expect
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module", params=["hosted", "disk"])
def home(request: pytest.FixtureRequest, site: Site) -> Iterator[str]:
    with serve(site.folder) as address:
        yield address if request.param == "hosted" else f"{site.folder.as_uri()}/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = patient(browser.new_context(viewport=DESK))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, home: str) -> Iterator[Page]:
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(f"{home}people/index.html")
    yield page
    assert watch.complaints == []


def _search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type(query)


def test_a_reader_needs_keys_alone(page: Page, home: str) -> None:
    _search(page, "zhaoxuejun")
    first = page.locator(".search-hit").first
    expect(first).to_contain_text("Zhao Xuejun")
    field = page.get_by_role("dialog").get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search-hit").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}people/zhao-xuejun.html")


def test_control_and_k_open_it_and_escape_closes_it(page: Page) -> None:
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_address_keeps_what_was_asked(page: Page, home: str) -> None:
    _search(page, "政治安全")
    expect(page.locator(".search-hit").first).to_contain_text("Political security")
    assert re.search(r"\?q=%E6%94%BF", page.url)
    page.locator(".search-hit").first.click()
    page.wait_for_url(f"{home}topics/political-security.html")
    page.go_back()
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_have_value("政治安全")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{home}people/index.html")


def test_an_address_opens_the_search_with_its_filters(page: Page, home: str) -> None:
    page.goto(f"{home}about.html?q=chen&kind=statements&year=2015")
    expect(page.locator(".search-hit")).to_have_count(1)
    expect(page.get_by_label("Year")).to_have_value("2015")
    page.get_by_label("Kind").select_option("people")
    expect(page.locator(".search-hit").first).to_contain_text("Chen Wei")
    assert "kind=people" in page.url


def test_a_statement_is_reached_at_its_place(page: Page, home: str) -> None:
    page.goto(f"{home}sources/gt-police-day.html")
    _search(page, "quit 2014")
    page.locator(".search-hit").filter(has_text="Chen quit his job").click()
    expect(page).to_have_url(f"{home}sources/gt-police-day.html#chen-wei-quit")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#chen-wei-quit")).to_be_in_viewport()


def test_what_is_nowhere_is_told_with_what_to_try(page: Page) -> None:
    _search(page, "qqzzxx")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nothing found for “qqzzxx”.")
    expect(page.get_by_text("Try fewer words")).to_be_visible()
    expect(page.locator(".search-hit")).to_have_count(0)


def test_the_key_can_be_switched_off_for_good(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_label("The key / opens the search").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_keys_of_an_input_method_open_nothing(page: Page) -> None:
    _search(page, "李")
    expect(page.locator(".search-hit").first).to_be_visible()
    before = page.url
    page.get_by_role("dialog").get_by_role("combobox").evaluate(
        "field => ['Enter', 'ArrowDown'].forEach(key =>"
        " field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true })))"
    )
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    assert page.url == before
    page.get_by_role("dialog").get_by_role("combobox").dispatch_event("keydown", {"key": "Enter"})
    page.wait_for_url(lambda url: url != before)


def test_hostile_words_become_text_in_the_dialog(page: Page) -> None:
    _search(page, "chen")
    expect(page.locator(".search-hit").first).to_be_visible()
    page.evaluate("""() => {
      const bad = "<img src=x onerror=alert(1)>", form = { text: bad, language: bad };
      referenceSearch.ask = async () => ({ common: [bad], missing: [bad],
        count: { names: 1, passages: 2, complete: 1, asked: 2 },
        names: [{ address: "about.html", kind: bad, title: form, others: [form], about: bad }],
        passages: ["denial", ""].map(standing => ({ address: "about.html", kind: bad, standing, voice: bad,
          title: [{ text: bad, found: true }], place: bad, concerns: [bad],
          snippet: [{ text: bad, found: true }] })) });
    }""")
    page.get_by_role("dialog").get_by_role("combobox").fill("<img src=x>")
    expect(page.locator(".search-hit")).to_have_count(3)
    assert page.locator("dialog img").count() == 0
    assert page.locator(".search-hit").first.inner_text().count("<img src=x onerror=alert(1)>") == 4


def test_it_fills_a_phone_and_no_more(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Search").click()
    page.get_by_role("dialog").get_by_role("combobox").fill("espionage")
    expect(page.locator(".search-hit").first).to_be_visible()
    wide = "[...document.querySelectorAll('dialog *')].filter(each => each.getBoundingClientRect().right > innerWidth)"
    assert page.evaluate(f"{wide}.map(each => each.outerHTML)") == []


def test_a_phone_hears_nothing_of_a_key_and_counts_fairly(browser: Browser, home: str) -> None:
    context = patient(browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True))
    page = context.new_page()
    page.goto(f"{home}people/index.html?q=spy+on+other+countries")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ passages? with all words, \d+ with some of them\.$"))
    disagreement = page.locator(".search-hit", has_text="disagreement").first
    expect(disagreement.locator(".search-name")).to_have_text("Does China spy on other countries?")
    expect(page.get_by_text("The key / opens the search")).to_be_hidden()
    expect(page.get_by_role("link", name="All names from A to Z")).to_be_visible()
    context.close()


def test_without_scripts_the_control_leads_to_all_names(browser: Browser, home: str) -> None:
    context = patient(browser.new_context(viewport=DESK, java_script_enabled=False))
    page = context.new_page()
    page.goto(f"{home}people/index.html")
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(f"{home}search.html")
    page.locator("li", has_text="国家安全部").get_by_role("link").click()
    page.wait_for_url(f"{home}agencies/mss.html")
    context.close()


def test_where_the_index_is_gone_the_dialog_says_so(site: Site, context: BrowserContext) -> None:
    page = patient(context).new_page()
    page.route(re.compile("/ref/search/"), lambda route: route.abort())
    with serve(site.folder) as home:
        page.goto(f"{home}index.html?q=chen")
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("cannot be loaded")
