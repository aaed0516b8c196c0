"""The built site in a real Chromium: hosted below a path, and from a folder on a disk."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import pytest
from browsers import DESK, PHONE, PREFIX, SORTS, Watch, chromium, path_of, patient, serve
from playwright.sync_api import expect
from sites import built_site

from generator.labels import plain_prose
from generator.render.disagreements import FOLDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
    from sites import Site

pytestmark = pytest.mark.browser

Colours: TypeAlias = Literal["light", "dark"]
HOSTED, DISK = "hosted", "from a disk"
PLACES = (HOSTED, DISK)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def homes(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Give the address of the home folder in each place; that on a disk has blanks, signs and Hanzi in its path."""
    folder = tmp_path_factory.mktemp("disk") / "Meine Akten #1, 100%" / "港口 参考"
    shutil.copytree(site.folder, folder)
    with serve(site.folder) as address:
        yield {HOSTED: address, DISK: f"{folder.as_uri()}/"}


@pytest.fixture(params=PLACES)
def home(request: pytest.FixtureRequest, homes: dict[str, str]) -> str:
    return homes[request.param]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give one reader's browser for most tests: making a new one takes longer than reading a page."""
    context = patient(browser.new_context(viewport=DESK, color_scheme="light"))
    yield context
    context.close()


class NewReader(Protocol):
    """Opens the browser of another reader, which remembers nothing."""

    def __call__(
        self,
        viewport: ViewportSize = DESK,
        color_scheme: Colours = "light",
        *,
        java_script_enabled: bool = True,
    ) -> BrowserContext: ...


@pytest.fixture
def new_reader(browser: Browser) -> Iterator[NewReader]:
    contexts: list[BrowserContext] = []

    def open_browser(
        viewport: ViewportSize = DESK,
        color_scheme: Colours = "light",
        *,
        java_script_enabled: bool = True,
    ) -> BrowserContext:
        context = browser.new_context(
            viewport=viewport, color_scheme=color_scheme, java_script_enabled=java_script_enabled
        )
        contexts.append(patient(context))
        return context

    yield open_browser
    for context in contexts:
        context.close()


def _open(context: BrowserContext, home: str, path: str) -> tuple[Page, Watch]:
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(home + path)
    return page, watch


@dataclass(frozen=True)
class Visit:
    """What a look at one page gave: complaints, the heading, and what is wider than a phone."""

    complaints: list[str]
    heading: str
    too_wide: list[str]


@pytest.fixture(scope="module")
def visit(site: Site, homes: dict[str, str], context: BrowserContext) -> Callable[[str, str], Visit]:
    """Visit a page of a sort in a place, once for all tests."""
    tabs = {place: context.new_page() for place in PLACES}
    watches = {place: Watch(tabs[place], homes[place]) for place in PLACES}

    @cache
    def look(place: str, sort: str) -> Visit:
        tab, watch = tabs[place], watches[place]
        watch.complaints.clear()
        tab.goto(homes[place] + path_of(sort, site))
        heading = tab.locator("h1").inner_text()
        tab.set_viewport_size(PHONE)
        too_wide = tab.evaluate(_TOO_WIDE)
        tab.set_viewport_size(DESK)
        return Visit([*watch.complaints], heading, too_wide)

    return look


# What sticks out of the window. Tables of an index scroll inside a box of theirs; facts and statements never have to.
_TOO_WIDE = """() => {
  for (const each of document.querySelectorAll("article details")) each.open = true;
  const parts = "h1, h2, h3, p, li, dd, q, summary, .statement, .facts, .facts table, .disagreement, .notice";
  const found = [...document.querySelectorAll("article")].flatMap(each => [...each.querySelectorAll(parts)])
    .filter(each => !each.closest(".scroll") && each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.outerHTML.slice(0, 200));
  const page = document.documentElement;
  return page.scrollWidth > innerWidth ? [`the page: ${page.scrollWidth}`, ...found] : found;
}"""


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_opens_without_a_complaint(place: str, sort: str, visit: Callable[[str, str], Visit]) -> None:
    assert visit(place, sort).complaints == []
    assert visit(place, sort).heading


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_is_no_wider_than_a_phone(sort: str, visit: Callable[[str, str], Visit]) -> None:
    assert visit(DISK, sort).too_wide == []


def test_what_is_wider_than_a_phone_is_seen(homes: dict[str, str], new_reader: NewReader) -> None:
    page, _ = _open(new_reader(viewport=PHONE), homes[DISK], "about.html")
    assert page.evaluate(_TOO_WIDE) == []
    page.evaluate("document.querySelector('article p').style.width = '500px'")
    assert "the page" in page.evaluate(_TOO_WIDE)[0]


def test_what_no_page_may_do_is_noticed(home: str, context: BrowserContext) -> None:
    page, watch = _open(context, home, "about.html")
    page.evaluate(
        """() => {
          document.body.append(Object.assign(new Image(), { src: "http://127.0.0.2:9/picture.png" }));
          document.body.append(Object.assign(document.createElement("script"), { src: "nowhere.js" }));
          setTimeout(() => nothing(), 0);
          console.warn("mind the step");
        }"""
    )
    page.wait_for_load_state("networkidle")
    told = " ".join(watch.complaints)
    for each in ("foreign: http://127.0.0.2:9/picture.png", "nowhere.js", "nothing is not defined", "mind the step"):
        assert each in told


@pytest.mark.parametrize("path", ["nowhere.html", "people/nobody.html", "people/below/nobody.html"])
def test_a_dead_address_leads_on(path: str, homes: dict[str, str], context: BrowserContext) -> None:
    page, watch = _open(context, homes[HOSTED], path)
    expect(page.locator("h1")).to_be_visible()
    assert [each for each in watch.complaints if PREFIX + path not in each] == []
    watch.complaints.clear()
    page.get_by_role("link", name="People").click()
    page.wait_for_url("**/people/index.html")
    expect(page.locator("h1")).to_have_text("People")
    assert watch.complaints == []


def test_a_dead_address_in_a_folder_that_never_was_leads_on(homes: dict[str, str], context: BrowserContext) -> None:
    page, watch = _open(context, homes[HOSTED], "no/such/folder/nobody.html")
    page.wait_for_load_state("networkidle")
    # It looks for the site's icon in each folder, from the address's own upwards.
    assert [each for each in watch.complaints if "/no/" not in each] == []
    page.get_by_role("link", name="People").click()
    page.wait_for_url(f"{homes[HOSTED]}people/index.html")


def _query_of_a_statement(site: Site) -> tuple[str, str]:
    """Give a long word that one statement alone has, and the page that is its home."""
    texts = {key: plain_prose(each.text, site.graph).lower() for key, each in site.graph.statements.items()}
    for key, text in texts.items():
        for word in re.findall(r"\b[a-z]{9,}\b", text):
            if sum(word in other for other in texts.values()) == 1:
                return word, f"sources/{key.partition('/')[0]}.html"
    pytest.fail("every long word is in several statements")


def _query_of_a_name(site: Site) -> tuple[str, str]:
    entity = next(each for each in site.graph.entities.values() if each.record.kind == "people")
    return entity.record.name.form, f"people/{entity.record.id}.html"


def _query_inside_hanzi(site: Site) -> tuple[str, str]:
    """Give two characters from the middle of a Chinese name that no other entity has."""
    forms = {
        name.form: f"{each.record.kind}/{each.record.id}.html"
        for each in site.graph.entities.values()
        for name in each.record.names
        if name.language.startswith("zh") and not name.form.isascii()
    }
    for form, path in forms.items():
        middle = form[1:3]
        if len(form) >= 4 and sum(middle in other for other in forms) == 1:
            return middle, path
    pytest.fail("no Chinese name is long enough")


QUERIES = {
    "a statement": _query_of_a_statement,
    "a name": _query_of_a_name,
    "Hanzi in a longer run": _query_inside_hanzi,
}


@pytest.mark.parametrize("sort", QUERIES)
def test_a_search_finds(sort: str, site: Site, home: str, context: BrowserContext) -> None:
    query, path = QUERIES[sort](site)
    page, watch = _open(context, home, path_of("cases", site))
    page.get_by_role("link", name="Search").click()
    page.get_by_role("combobox", name="Search").fill(query)
    hit = page.locator(f".search-hit[href*='{path}']").first
    hit.wait_for()
    hit.click()
    page.wait_for_url(re.compile(re.escape(path)))
    expect(page.locator("article")).to_contain_text(query, ignore_case=True)
    assert watch.complaints == []


def _brightness(page: Page) -> float:
    """Give how bright the paper is, from 0 to 1, once it has changed its colour."""
    page.wait_for_function("document.getAnimations().length == 0")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3 / 255


def test_a_reader_switches_the_colours_and_they_stay(home: str, new_reader: NewReader) -> None:
    page, watch = _open(new_reader(color_scheme="light"), home, "index.html")
    assert _brightness(page) > 0.8
    page.get_by_title("Switch to dark colours").click()
    assert _brightness(page) < 0.2
    page.get_by_role("link", name="Method").first.click()
    page.wait_for_url("**/method.html")
    assert _brightness(page) < 0.2
    page.get_by_title("Switch to light colours").click()
    assert _brightness(page) > 0.8
    assert watch.complaints == []


def test_the_colours_are_those_of_the_system(home: str, new_reader: NewReader) -> None:
    page, _ = _open(new_reader(color_scheme="dark"), home, "index.html")
    assert _brightness(page) < 0.2


@pytest.mark.parametrize("above", ["h3", pytest.param("div", marks=pytest.mark.slow)])
def test_the_address_of_a_statement_shows_it_and_no_half_of_what_stands_above(
    above: str, site: Site, home: str, context: BrowserContext
) -> None:
    source = list(site.graph.sources)[-1]
    id_ = re.findall(rf'</{above}>\s*<div class="statement" id="([^"]+)"', site[f"sources/{source}.html"].text)[1]
    page, _ = _open(context, home, f"sources/{source}.html#{id_}")
    place = page.locator(f"[id='{id_}']")
    expect(place).to_be_in_viewport()
    bar = page.get_by_role("banner").bounding_box()
    box = place.bounding_box()
    before = place.locator("xpath=preceding-sibling::*[1]").bounding_box()
    assert bar
    assert box
    assert before
    end = bar["y"] + bar["height"]
    assert box["y"] >= end
    assert before["y"] >= end or before["y"] + before["height"] <= end


def _folded(site: Site) -> str:
    return next(id_ for id_, each in site.graph.disagreements.items() if each.sort == FOLDED)


@pytest.mark.slow
def test_the_address_of_a_folded_disagreement_opens_it(site: Site, home: str, context: BrowserContext) -> None:
    id_ = _folded(site)
    page, _ = _open(context, home, f"disagreements.html#{id_}")
    expect(page.locator(f"details[id='{id_}'] .position").first).to_be_visible()
    expect(page.locator("details.disagreement:not([open])").first).to_be_attached()  # the others stay shut
    page, _ = _open(context, home, "disagreements.html")
    page.locator(f"article li a[href='#{id_}']").first.click()
    expect(page.locator(f"details[id='{id_}'] .position").first).to_be_in_viewport()


@pytest.mark.slow
def test_without_javascript_a_folded_disagreement_is_found_and_opened(
    site: Site, home: str, new_reader: NewReader
) -> None:
    folded = f"details[id='{_folded(site)}']"
    page, _ = _open(new_reader(java_script_enabled=False), home, f"disagreements.html#{_folded(site)}")
    expect(page.locator(f"{folded} summary")).to_be_in_viewport()
    page.locator(f"{folded} summary").click()
    expect(page.locator(f"{folded} .position").first).to_be_visible()


@pytest.mark.slow
def test_no_badge_is_larger_than_the_citation_beside_it(home: str, context: BrowserContext) -> None:
    page, _ = _open(context, home, "disagreements.html")
    sizes = page.locator(".disagreement li .attribution").evaluate_all(
        "all => all.map(each => ['.standing', '.cite'].map(part => "
        "parseFloat(getComputedStyle(each.querySelector(part)).fontSize)))"
    )
    assert sizes
    assert all(badge <= cite for badge, cite in sizes)


def test_without_javascript_everything_can_be_reached_and_read(home: str, new_reader: NewReader) -> None:
    page, watch = _open(new_reader(java_script_enabled=False, viewport=DESK), home, "index.html")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Cases").click()
    page.wait_for_url("**/cases/index.html")
    page.locator("article tbody tr").first.get_by_role("link").first.click()
    expect(page.locator(".statement").first).to_be_visible()
    assert page.locator("article").evaluate(_HIDDEN) == []
    cite = page.locator(".statement a.cite").first
    target = cite.get_attribute("href") or ""
    cite.click()
    page.wait_for_url(f"**/{target.removeprefix('../')}")
    expect(page.locator(f"[id='{target.partition('#')[2]}']")).to_be_in_viewport()
    assert page.locator("article").evaluate(_HIDDEN) == []
    assert watch.complaints == []


# What stands in the file and cannot be seen, even when readers open what browsers let them open.
_HIDDEN = """article => {
  for (const each of article.querySelectorAll("details")) each.open = true;
  return [...article.querySelectorAll("h1, h2, h3, p, li, td, th, dd, q, a, summary")]
    .filter(each => each.textContent.trim())
    .filter(each => !each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(each => each.outerHTML.slice(0, 200));
}"""


def test_without_javascript_the_menu_opens_on_a_phone(home: str, new_reader: NewReader) -> None:
    page, _ = _open(new_reader(java_script_enabled=False, viewport=PHONE), home, "index.html")
    link = page.get_by_role("navigation", name="Contents").get_by_role("link", name="Sources")
    expect(link).not_to_be_in_viewport()
    page.locator(".md-header label[for='__drawer']").click()
    link.click()
    page.wait_for_url("**/sources/index.html")
