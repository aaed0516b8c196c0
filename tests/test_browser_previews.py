"""Previews of links in a real Chromium: by mouse, by keyboard and by finger, hosted and from a folder on a disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from browsers import DESK, PHONE, Watch, chromium, path_of, patient, serious_faults, serve
from playwright.sync_api import expect
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page
    from sites import Site

pytestmark = pytest.mark.browser

TIP = "[role=tooltip]"
SHEET = "dialog[open]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def homes(site: Site) -> Iterator[dict[str, str]]:
    with serve(site.folder) as address:
        yield {"hosted": address, "from a disk": f"{site.folder.as_uri()}/"}


@pytest.fixture(params=["hosted", "from a disk"])
def home(request: pytest.FixtureRequest, homes: dict[str, str]) -> str:
    return homes[request.param]


@pytest.fixture
def desk(browser: Browser, home: str, site: Site) -> Iterator[Page]:
    context = patient(browser.new_context(viewport=DESK, reduced_motion="reduce"))
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(home + path_of("cases", site))
    yield page
    assert watch.complaints == []
    context.close()


@pytest.fixture
def phone(browser: Browser, homes: dict[str, str], site: Site) -> Iterator[Page]:
    context = patient(browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"))
    page = context.new_page()
    watch = Watch(page, homes["from a disk"])
    page.goto(homes["from a disk"] + path_of("cases", site))
    yield page
    assert watch.complaints == []
    context.close()


def _citation(page: Page) -> Locator:
    return page.locator("article .facts a.cite").first


def _name(page: Page) -> Locator:
    return page.locator("article .facts a[href*='people/']").first


def test_by_keyboard_a_preview_comes_describes_its_link_and_goes(desk: Page) -> None:
    link = _name(desk)
    link.evaluate("link => { const stop = document.createElement('button'); link.before(stop); stop.focus(); }")
    desk.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(desk.locator(TIP)).to_be_visible()
    expect(desk.locator(TIP)).to_contain_text(link.inner_text())
    assert link.get_attribute("aria-describedby") == desk.locator(TIP).get_attribute("id")
    desk.keyboard.press("Escape")
    expect(desk.locator(TIP)).to_be_hidden()
    expect(link).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.locator(TIP)).to_be_visible()
    assert link.get_attribute("aria-describedby") is None
    desk.keyboard.press("Shift+Tab")
    expect(link).to_have_attribute("aria-describedby", re.compile("."))


@pytest.mark.slow
def test_by_mouse_a_preview_stays_while_the_pointer_is_on_it(desk: Page) -> None:
    _name(desk).hover()
    tip = desk.locator(TIP)
    expect(tip).to_be_visible()
    tip.hover()
    desk.wait_for_timeout(600)
    expect(tip).to_be_visible()
    desk.mouse.wheel(0, 40)
    expect(tip).to_be_visible()
    desk.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    _citation(desk).hover()
    expect(tip).to_be_visible()
    desk.locator("h1").hover()
    expect(tip).to_be_hidden()


@pytest.mark.slow
def test_what_only_passes_over_a_link_shows_nothing(desk: Page) -> None:
    _name(desk).hover()
    desk.locator("h1").hover()
    desk.wait_for_timeout(600)
    expect(desk.locator(TIP)).to_be_hidden()


@pytest.mark.slow
def test_a_citation_shows_the_statement_with_its_standing(desk: Page, site: Site) -> None:
    link = _citation(desk)
    link.hover()
    tip = desk.locator(TIP)
    expect(tip).to_be_visible()
    key = re.sub(r".*sources/(.+)\.html#(.+)", r"\1/\2", link.get_attribute("href") or "")
    expect(tip.locator(".standing")).to_have_text(site.graph.statements[key].standing.value)
    expect(tip.locator(".preview__name")).to_have_text(link.inner_text())
    expect(tip.locator(".preview__foot")).to_contain_text(re.compile(r"according to .+verified in the text$"))


# Whether all of a preview is inside the window, for some links at its top, its end and in between.
_OUTSIDE = """async () => {
  const tip = document.querySelector("[role=tooltip]"), found = [];
  const wait = () => new Promise(resolve => setTimeout(resolve, 380));
  for (const link of [...document.querySelectorAll("article .facts a:not([href*='disagreements.html'])")]
      .filter((link, number, all) => number % Math.ceil(all.length / 8) === 0)) {
    link.scrollIntoView({ block: ["start", "end", "center"][found.length % 3] });
    link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    await wait();
    const box = tip.getBoundingClientRect();
    found.push(tip.matches(":popover-open") && box.left >= 0 && box.right <= innerWidth && box.width > 100
      && (box.top >= 0 && box.bottom <= innerHeight));
  }
  return found;
}"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("home", ["from a disk"], indirect=True)
def test_a_preview_is_inside_the_window(width: int, desk: Page) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    found = desk.evaluate(_OUTSIDE)
    assert len(found) > 4
    assert all(found)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_a_statement_of_the_same_page_is_read_from_the_page(desk: Page, home: str, site: Site) -> None:
    desk.goto(home + path_of("sources", site))
    link = desk.locator(".coverage a.used").first
    link.hover()
    shown = desk.locator(f"[id='{(link.get_attribute('href') or '').partition('#')[2]}']")
    expect(desk.locator(f"{TIP} .preview__text")).to_have_text(shown.locator("p").first.inner_text())
    expect(desk.locator(f"{TIP} .standing")).to_have_text(shown.locator(".standing").inner_text())
    own = shown.locator("a.cite").first
    own.hover()
    desk.wait_for_timeout(600)
    expect(desk.locator(TIP)).to_be_hidden()


def test_a_tap_on_a_citation_opens_it_and_its_link_leads_there(phone: Page) -> None:
    link = _citation(phone)
    target = (link.get_attribute("href") or "").removeprefix("../")
    before = phone.url
    link.tap()
    sheet = phone.locator(SHEET)
    expect(sheet).to_be_visible()
    assert phone.url == before
    box = sheet.bounding_box()
    assert box
    assert box["y"] + box["height"] == PHONE["height"]
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_be_hidden()
    link.tap()
    phone.touchscreen.tap(PHONE["width"] / 2, 20)
    expect(sheet).to_be_hidden()
    link.tap()
    sheet.get_by_role("link").tap()
    phone.wait_for_url(f"**/{target}")


@pytest.mark.slow
def test_a_tap_on_a_name_follows_the_link(phone: Page) -> None:
    link = _name(phone)
    target = (link.get_attribute("href") or "").removeprefix("../")
    link.tap()
    phone.wait_for_url(f"**/{target}")


@pytest.mark.slow
def test_a_long_press_on_a_name_opens_its_preview(phone: Page) -> None:
    link = _name(phone)
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    point = {"x": box["x"] + 5, "y": box["y"] + 5}
    before = phone.url
    protocol = phone.context.new_cdp_session(phone)
    protocol.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(phone.locator(SHEET)).to_contain_text(link.inner_text())
    protocol.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_timeout(300)
    expect(phone.locator(SHEET)).to_be_visible()
    assert phone.url == before
    phone.keyboard.press("Escape")
    expect(phone.locator(SHEET)).to_be_hidden()
    link.tap()
    phone.wait_for_url("**/people/*.html")


@pytest.mark.slow
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_an_open_preview_has_no_serious_fault(
    colours: Literal["light", "dark"], site: Site, browser: Browser, homes: dict[str, str]
) -> None:
    context = patient(browser.new_context(viewport=DESK, color_scheme=colours, has_touch=True, reduced_motion="reduce"))
    page = context.new_page()
    page.goto(homes["from a disk"] + path_of("cases", site))
    for link in (_name(page), _citation(page)):
        link.hover()
        expect(page.locator(TIP)).to_be_visible()
        assert serious_faults(page) == []
    _citation(page).tap()
    expect(page.locator(SHEET)).to_be_visible()
    assert serious_faults(page) == []
    context.close()


@pytest.mark.slow
def test_no_preview_is_printed(desk: Page) -> None:
    _name(desk).hover()
    expect(desk.locator(TIP)).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator(TIP)).to_be_hidden()


@pytest.mark.slow
@pytest.mark.parametrize("home", ["hosted"], indirect=True)
def test_a_page_without_its_data_only_links(desk: Page, home: str, site: Site) -> None:
    path = path_of("cases", site)
    bare = re.sub(r'<script[^>]*class="previews">.*?</script>', "", site[path].text, flags=re.DOTALL)
    desk.route("**/cases/*.html", lambda route: route.fulfill(body=bare, content_type="text/html"))
    desk.goto(home + path)
    _name(desk).hover()
    desk.wait_for_timeout(600)
    expect(desk.locator(TIP)).to_be_hidden()
