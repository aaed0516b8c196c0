"""Old addresses in a browser, hosted below a path and opened as files: after renames they show the right passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsers import chromium, patient, serve
from conftest import lay_out
from lonely import add_lonely

from generator.__main__ import main
from generator.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.examine import Layout

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WHY = 'It is said to be "mistaken" & <b>old</b>'
# Each old address with its part behind `#`, the page where a reader arrives, and the words of the passage.
MOVED = (
    ("people/tom-ash.html", "people/thomas-ash.html", ""),
    ("people/t-ash.html#gazette-cases.contact", "people/thomas-ash.html", "Before his trial"),
    ("sources/gazette-cases.html#contact", "sources/harbour-cases.html", "Before his trial"),
    ("sources/gazette-cases.html#sentence", "sources/harbour-cases.html", "a breach of trust"),
    ("sources/harbour-cases.html#contact", "sources/harbour-cases.html", "Before his trial"),
    ("disagreements.html#when", "disagreements.html", "In which year?"),
)
DISAGREEMENTS = """\
- {id: when, question: In which year?, sort: oddity, status: open,
   positions: [{holds: none, statements: [gazette-cases/sentence]}]}
- {id: where, question: At which place?, sort: oddity, status: open,
   positions: [{holds: none, statements: [gazette-cases/sentence]}]}
"""
WITHDRAWN = (
    *("people/pia-fir.html", "people/p-fir.html", "sources/leaflet.html#gulls", "sources/flyer.html#birds"),
    *("sources/observer-reply.html#judgement", "disagreements.html#where"),
)


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    disagreements = {"seeds/disagreements.yml": DISAGREEMENTS}
    layout = lay_out(tmp_path_factory.mktemp("remains") / "reference", disagreements)
    add_lonely(layout)
    commands = [["addresses", "--update"]]
    commands += [["rename", "tom-ash", "t-ash"], ["rename", "t-ash", "thomas-ash"]]
    commands += [["rename", "gazette-cases", "harbour-cases"], ["rename", "harbour-cases/contact", "money"]]
    commands += [["rename", "disagreements/when", "what-year"], ["withdraw", "disagreements/where", "--why", WHY]]
    commands += [["withdraw", id_, "--why", WHY] for id_ in ("pia-fir", "leaflet", "observer-reply/judgement")]
    # At the end everything that was published at the beginning is there.
    for command in (*commands, ["addresses"]):
        assert main(["-C", str(layout.root), *command]) == 0, command
    build(layout, lambda _: None)
    return layout


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=["hosted", "from a disk"])
def home(request: pytest.FixtureRequest, layout: Layout) -> Iterator[str]:
    if request.param == "hosted":
        with serve(layout.site) as address:
            yield address
    else:
        yield f"{layout.site.as_uri()}/"


def test_an_old_address_leads_to_the_passage(browser: Browser, home: str) -> None:
    with patient(browser.new_context()) as context:
        page = context.new_page()
        for old, new, words in MOVED:
            page.goto(home + old)
            page.wait_for_url(f"{home}{new}**")
            _, _, anchor = old.partition("#")
            assert page.url == f"{home}{new}{'#' if anchor else ''}{anchor}"
            if anchor:
                _passage_in_view(page, words)


def _passage_in_view(page: Page, words: str) -> None:
    """Wait until the words stand in the upper half of the window, where an anchor puts them."""
    page.wait_for_function(
        """words => [...document.querySelectorAll(".statement, .disagreement")].some(each => {
          const top = each.getBoundingClientRect().top;
          return each.textContent.includes(words) && top >= 0 && top < innerHeight / 2;
        })""",
        arg=words,
    )


def test_what_was_withdrawn_says_why(browser: Browser, home: str) -> None:
    with patient(browser.new_context()) as context:
        page = context.new_page()
        for address in WITHDRAWN:
            page.goto(home + address)
            assert WHY in page.locator("article").inner_text(), address
            assert "Pia" not in page.locator("article").inner_text().replace("pia-fir", "")


def test_without_scripts_the_page_goes_on_by_itself_and_a_link_stands_there(
    browser: Browser, home: str, layout: Layout
) -> None:
    with patient(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{home}people/t-ash.html")
        page.wait_for_url(f"{home}people/thomas-ash.html")
    left = (layout.site / "people/t-ash.html").read_text("utf-8")
    assert '<a href="thomas-ash.html">go to its new address</a>' in left
