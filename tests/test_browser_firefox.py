"""The built site in a real Firefox, from a folder on a disk: reading, search, colours."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from browsers import SORTS, path_of
from firefox import start_firefox
from sites import built_site

from generator.render.disagreements import FOLDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefox import Firefox
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def home(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("disk") / "Meine Akten #1, 100%" / "港口 参考"
    shutil.copytree(site.folder, folder)
    return f"{folder.as_uri()}/"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with start_firefox(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_opens_without_a_complaint(sort: str, site: Site, home: str, firefox: Firefox) -> None:
    firefox.complaints()
    firefox.tell("WebDriver:Navigate", url=home + path_of(sort, site))
    firefox.wait_for("return document.readyState == 'complete'")
    assert firefox.run("return document.querySelector('h1').innerText")
    asked = firefox.run("return performance.getEntriesByType('resource').map(each => each.name)")
    assert [each for each in asked if not each.startswith((home, "data:"))] == []
    assert firefox.complaints() == []


def test_a_complaint_is_heard(home: str, firefox: Firefox) -> None:
    firefox.tell("WebDriver:Navigate", url=home + "about.html")
    firefox.complaints()
    firefox.run(
        "const script = document.createElement('script'); script.text = 'nothing()'; document.body.append(script)"
    )
    assert [each for each in firefox.complaints() if "nothing is not defined" in each]


@pytest.mark.parametrize("query", ["espionage", "安全部"])
def test_a_search_finds(query: str, home: str, firefox: Firefox) -> None:
    firefox.tell("WebDriver:Navigate", url=home + "cases/index.html")
    firefox.run("document.querySelector('a.search-opener').click()")
    firefox.wait_for("return document.querySelector('dialog.search')?.open")
    field = firefox.tell("WebDriver:FindElement", using="css selector", value="#search-field")["value"]
    firefox.tell("WebDriver:ElementSendKeys", id=next(iter(field.values())), text=query)
    first = firefox.wait_for("return document.querySelector('.search-hit')?.href")
    assert first.startswith(home)
    firefox.run("document.querySelector('.search-hit').click()")
    firefox.wait_for("return location.href.startsWith(arguments[0]) && document.readyState == 'complete'", first)
    assert query in firefox.run("return document.querySelector('article').innerText").lower()
    assert firefox.complaints() == []


def test_a_reader_switches_the_colours(home: str, firefox: Firefox) -> None:
    firefox.tell("WebDriver:Navigate", url=home + "index.html")
    paper = "return getComputedStyle(document.body).backgroundColor"
    before = firefox.run(paper)
    firefox.run("document.querySelector(\"label[title='Switch to dark colours']\").click()")
    firefox.wait_for(f"{paper} != arguments[0]", before)


def test_the_address_of_a_folded_disagreement_opens_it(site: Site, home: str, firefox: Firefox) -> None:
    id_ = next(id_ for id_, each in site.graph.disagreements.items() if each.sort == FOLDED)
    firefox.tell("WebDriver:Navigate", url=f"{home}disagreements.html#{id_}")
    firefox.wait_for("return document.getElementById(arguments[0]).open", id_)


def test_an_index_is_filtered_and_the_address_remembers(home: str, firefox: Firefox) -> None:
    firefox.tell("WebDriver:Navigate", url=home + "people/index.html")
    shown = "return [...document.querySelectorAll('tbody tr:not([hidden])')].map(each => each.innerText)"
    whole = firefox.run(shown)
    field = firefox.tell("WebDriver:FindElement", using="css selector", value=".filter input")["value"]
    firefox.tell("WebDriver:ElementSendKeys", id=next(iter(field.values())), text="chen")
    firefox.run("document.querySelector('th[data-column=name] button').click()")
    few = firefox.run(shown)
    assert 0 < len(few) < len(whole)
    assert "find=chen" in firefox.run("return location.href")
    firefox.tell("WebDriver:Refresh")
    assert firefox.run(shown) == few
    assert firefox.run("return document.querySelector('th[data-column=name]').ariaSort") == "ascending"


def test_a_phone_is_wide_enough(site: Site, home: str, firefox: Firefox) -> None:
    firefox.tell("WebDriver:SetWindowRect", width=500, height=800)
    for sort in SORTS:
        firefox.tell("WebDriver:Navigate", url=home + path_of(sort, site))
        assert firefox.run("return document.documentElement.scrollWidth <= innerWidth"), sort
