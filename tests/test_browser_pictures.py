"""Drawings and the network in a real browser: words fit, nothing is too wide, keys reach links, colours can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from browsers import chromium, patient
from sites import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FIGURE = re.compile(r'<figure class="picture.*?</figure>', re.DOTALL)
# What stands outside its frame: words that leave their box or the drawing, in the coordinates of the drawing.
_OUTSIDE = """() => [...document.querySelectorAll(".picture svg")].flatMap(svg => {
  const whole = svg.viewBox.baseVal, out = [];
  for (const text of svg.querySelectorAll("text")) {
    const words = text.getBBox(), box = (svg.closest(".picture--connections")
      && text.parentElement.querySelector(":scope > rect")?.getBBox()) || whole;
    if (words.x < box.x || words.x + words.width > box.x + box.width || words.y + words.height > box.y + box.height + 1)
      out.push(text.textContent);
  }
  return out;
})"""
_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The least contrast (WCAG 2.2) of words in drawings with what they stand on, and of lines with the page.
_CONTRAST = """() => {
  const light = colour => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const page = getComputedStyle(document.body).backgroundColor;
  const words = [...document.querySelectorAll(".picture text")].map(text => {
    const box = text.parentElement.querySelector(":scope > rect");
    return contrast(getComputedStyle(text).fill, box ? getComputedStyle(box).fill : page);
  });
  const lines = [...document.querySelectorAll(".picture--connections :is(line, rect), .picture .time")]
    .map(line => contrast(getComputedStyle(line).stroke, page));
  const cells = [...document.querySelectorAll(".network .cell")]
    .map(cell => contrast(getComputedStyle(cell).color,
      getComputedStyle(cell).backgroundColor === "rgba(0, 0, 0, 0)" ? page : getComputedStyle(cell).backgroundColor));
  return [Math.min(21, ...words, ...cells), Math.min(21, ...lines)];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def _tab(browser: Browser, colours: Literal["light", "dark"] = "light") -> Page:
    return patient(browser.new_context(color_scheme=colours, reduced_motion="reduce")).new_page()


def _drawn(site: Site) -> list[str]:
    """Give the pages with drawings, those with the most in them first."""
    found = [path for path, page in site.pages.items() if page.root.find("figure", marked="picture")]
    assert len(found) > len(site.graph.entities) / 2
    return sorted(found, key=lambda path: (-site[path].text.count("<rect"), path))


def test_words_stay_in_their_boxes_in_every_drawing(site: Site, browser: Browser) -> None:
    tab = _tab(browser)
    tab.goto((site.folder / "agencies" / "mss.html").as_uri())
    drawings = [each for path in _drawn(site) for each in _FIGURE.findall(site[path].text)]
    tab.evaluate("all => document.querySelector('article').innerHTML = all", "".join(drawings))
    assert tab.locator(".picture svg").count() == len(drawings)
    assert tab.evaluate(_OUTSIDE) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_is_wider_than_its_window(width: int, site: Site, browser: Browser) -> None:
    tab = _tab(browser)
    tab.set_viewport_size({"width": width, "height": 740})
    for path in (*_drawn(site)[:4], "network.html"):
        tab.goto((site.folder / path).as_uri())
        assert tab.evaluate(_TOO_WIDE) <= 0, path


def test_words_outside_their_box_are_noticed(site: Site, browser: Browser) -> None:
    tab = _tab(browser)
    tab.goto((site.folder / "agencies" / "mss.html").as_uri())
    tab.evaluate("document.querySelector('.picture .name').textContent = 'Ministry '.repeat(9)")
    assert tab.evaluate(_OUTSIDE) == ["Ministry " * 9]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_words_and_lines_can_be_told_from_the_paper(
    colours: Literal["light", "dark"], site: Site, browser: Browser
) -> None:
    tab = _tab(browser, colours)
    dashed = next(path for path in _drawn(site) if 'class="dashed"' in site[path].text)
    for path in (dashed, "agencies/mss.html", "network.html"):
        tab.goto((site.folder / path).as_uri())
        words, lines = tab.evaluate(_CONTRAST)
        assert (words >= 4.5, lines >= 3) == (True, True), f"{path}: {words:.1f} for words, {lines:.1f} for lines"
    tab.add_style_tag(content=".network .cell { color: var(--rule) !important }")
    assert tab.evaluate(_CONTRAST)[0] < 4.5


def test_boxes_are_links_with_names_that_keys_reach_and_follow(site: Site, browser: Browser) -> None:
    tab = _tab(browser)
    tab.goto((site.folder / "agencies/mss.html").as_uri())
    box = tab.get_by_role("link", name="modelled on: KGB, agency")
    assert box.count() == 1
    tab.locator("#_relations a").first.focus()
    for _ in range(40):
        tab.keyboard.press("Shift+Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    assert box.evaluate("box => getComputedStyle(box).outlineStyle !== 'none'")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/agencies/kgb.html")


def test_names_in_the_network_stay_while_the_documents_scroll_by_keys(site: Site, browser: Browser) -> None:
    tab = _tab(browser)
    tab.set_viewport_size({"width": 320, "height": 740})
    tab.goto((site.folder / "network.html").as_uri())
    region = tab.get_by_role("region", name="Agency: statements in each document")
    name = region.locator("td a").first
    before = name.bounding_box()
    region.focus()
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    tab.wait_for_function("region => region.scrollLeft > 20", arg=region.element_handle())
    after = name.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 2
