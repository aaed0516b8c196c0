"""What must hold on every page, in a real Chromium: once hosted and light, once from a disk and dark.

Two browsers share the pages, so that two processors are busy.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

import pytest
from browsers import DESK, SORTS, Watch, chromium, path_of, patient, serious_faults, serve
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTED, DISK = "hosted and light", "from a disk and dark"
SMALL = 360


@dataclass(frozen=True)
class Look:
    """What a look at one page found."""

    path: str
    complaints: list[str]
    faults: list[str]
    too_wide: int
    moving: list[str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module", params=[HOSTED, DISK])
def looks(request: pytest.FixtureRequest, site: Site) -> list[Look]:
    """Look at every page that is one: an old address only leads on."""
    paths = sorted(path for path, page in site.pages.items() if page.listed)
    if request.param == DISK:
        return _look_at_all(paths, f"{site.folder.as_uri()}/", "dark")
    with serve(site.folder) as home:
        return _look_at_all(paths, home, "light")


def _look_at_all(paths: list[str], home: str, colours: Literal["light", "dark"]) -> list[Look]:
    with ThreadPoolExecutor(2) as readers:
        halves = readers.map(lambda half: _look_at(half, home, colours), (paths[::2], paths[1::2]))
    return [*chain.from_iterable(halves)]


def _look_at(paths: list[str], home: str, colours: Literal["light", "dark"]) -> list[Look]:
    with chromium() as browser:
        context = patient(browser.new_context(viewport=DESK, color_scheme=colours, reduced_motion="reduce"))
        context.set_default_timeout(30_000)
        page = context.new_page()
        watch = Watch(page, home)
        return [_look(path, page, watch, home, colours) for path in paths]


def _look(path: str, page: Page, watch: Watch, home: str, colours: str) -> Look:
    page.goto(home + path)
    # The elements are the same in the dark; their colours are not.
    faults = serious_faults(page, rules=() if colours == "light" else ("color-contrast", "link-in-text-block"))
    moving = page.evaluate(_MOVING)
    page.set_viewport_size({"width": SMALL, "height": 780})
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.set_viewport_size(DESK)
    page.wait_for_load_state("networkidle")
    complaints = [*watch.complaints]
    watch.complaints.clear()
    return Look(path, complaints, faults, too_wide, moving)


_MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const { transitionDuration, animationName } = getComputedStyle(each);
  return transitionDuration.split(",").some(time => parseFloat(time) > 0.01) || animationName != "none";
}).map(each => each.outerHTML.slice(0, 100))"""


def test_no_page_has_a_serious_fault(looks: list[Look]) -> None:
    assert [(each.path, each.faults) for each in looks if each.faults] == []


def test_no_page_complains_or_asks_others_for_anything(looks: list[Look]) -> None:
    assert len(looks) > 100
    assert [(each.path, each.complaints) for each in looks if each.complaints] == []


def test_no_page_is_wider_than_a_small_phone(looks: list[Look]) -> None:
    assert [(each.path, each.too_wide) for each in looks if each.too_wide > 0] == []


def test_nothing_moves_for_readers_who_want_no_motion(looks: list[Look]) -> None:
    assert [(each.path, each.moving) for each in looks if each.moving] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Page:
    return patient(browser.new_context(viewport=DESK)).new_page()


def test_what_moves_is_seen(site: Site, reader: Page) -> None:
    reader.goto((site.folder / "about.html").as_uri())
    assert reader.evaluate(_MOVING) != []
    reader.emulate_media(reduced_motion="reduce")
    assert reader.evaluate(_MOVING) == []


# Each stop of the Tab key: what it is, and whether readers see that they are there.
_STOP = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const label = here.matches(".md-toggle, .md-option") && document.querySelector(`.md-header label[for='${here.id}']`);
  const seen = label ? getComputedStyle(label) : style;
  const outlined = each => each.outlineStyle != "none" && parseFloat(each.outlineWidth) > 0;
  return {
    name: here.outerHTML.slice(0, 120),
    top: here == document.body,
    shown: label !== false || here.matches("#__search, #__drawer, .md-option")
      || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth),
    marked: outlined(seen) || outlined(style) || here.matches(".md-search__input, .md-skip"),
    order: here.tabIndex,
  };
}"""


@pytest.mark.parametrize("sort", SORTS)
def test_with_the_tab_key_readers_see_where_they_are(sort: str, site: Site, reader: Page) -> None:
    reader.goto((site.folder / path_of(sort, site)).as_uri())
    stops = []
    for _ in range(45):
        reader.keyboard.press("Tab")
        stops.append(reader.evaluate(_STOP))
    assert "md-skip" in stops[0]["name"]
    inside = [stop for stop in stops if not stop["top"]]
    assert len({stop["name"] for stop in inside}) > 15
    assert [stop["name"] for stop in inside if not stop["shown"] or not stop["marked"] or stop["order"] > 0] == []


def test_the_skip_link_leads_past_the_contents(site: Site, reader: Page) -> None:
    reader.goto((site.folder / path_of("cases", site)).as_uri())
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.closest('article') != null")


_SEEN = """() => [...document.querySelectorAll("a[href]")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }))
  .map(each => new URL(each.getAttribute("href"), document.baseURI).href.split("#")[0])"""


def test_without_javascript_every_page_is_reached_from_the_home_page(site: Site, browser: Browser) -> None:
    home = f"{site.folder.as_uri()}/"
    page = patient(browser.new_context(viewport=DESK, java_script_enabled=False)).new_page()
    found = [f"{home}index.html"]
    for address in found:
        page.goto(address)
        found += sorted({each for each in page.evaluate(_SEEN) if each.startswith(home)} - {*found})
    wanted = {path for path, each in site.pages.items() if each.listed}
    assert wanted - {each.removeprefix(home) for each in found} == set()
