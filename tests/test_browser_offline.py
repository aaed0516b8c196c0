"""The packed edition in Chromium and Firefox, without a network, as the hosted site below a path is used."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from browsers import DESK, Watch, chromium, path_of, patient, serve
from firefox import start_firefox
from playwright.sync_api import Error
from sites import built_site, files_below

from generator.build import offline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from firefox import Firefox
    from playwright.sync_api import Browser, BrowserContext
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Reader(Protocol):
    """Somebody with a browser: opens, looks, types and points; `complaints` is what the browser complained about."""

    def open(self, address: str) -> None: ...
    def look(self, script: str, *arguments: object) -> Any: ...  # noqa: ANN401  whatever the script gives
    def wait_for(self, script: str, *arguments: object) -> Any: ...  # noqa: ANN401  whatever the script gives
    def write(self, selector: str, text: str) -> None: ...
    def point_at(self, selector: str) -> None: ...
    def complaints(self) -> list[str]: ...


class InChromium:
    def __init__(self, context: BrowserContext, home: str) -> None:
        self._page = context.new_page()
        self._watch = Watch(self._page, home)

    def open(self, address: str) -> None:
        self._page.goto(address)

    def look(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        return self._page.evaluate(f"given => (function () {{ {script} }})(...given)", list(arguments))

    def wait_for(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        waiting = f"given => (function () {{ {script} }})(...given)"
        return self._page.wait_for_function(waiting, arg=list(arguments)).json_value()

    def write(self, selector: str, text: str) -> None:
        self._page.locator(selector).press_sequentially(text)

    def point_at(self, selector: str) -> None:
        self._page.locator(selector).first.hover()

    def complaints(self) -> list[str]:
        return self._watch.complaints


class InFirefox:
    def __init__(self, firefox: Firefox, home: str) -> None:
        self._firefox, self._home = firefox, home
        self._firefox.complaints(home)

    def open(self, address: str) -> None:
        self._firefox.tell("WebDriver:Navigate", url=address)

    def look(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        return self._firefox.run(script, *arguments)

    def wait_for(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        return self._firefox.wait_for(script, *arguments)

    def write(self, selector: str, text: str) -> None:
        self._firefox.tell("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def point_at(self, selector: str) -> None:
        self.look("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        place = {"element-6066-11e4-a52e-4f735466cecf": self._find(selector)}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": place}
        # From elsewhere, because a pointer that stays on its place points at nothing new.
        moves = [{"type": "pointerMove", "x": 1, "y": 1}, move]
        source = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}
        self._firefox.tell("WebDriver:PerformActions", actions=[source])

    def complaints(self) -> list[str]:
        return self._firefox.complaints(self._home)

    def _find(self, selector: str) -> object:
        found = self._firefox.tell("WebDriver:FindElement", using="css selector", value=selector)["value"]
        return next(iter(found.values()))


_ROWS = "return [...document.querySelectorAll('tbody tr:not([hidden]) td:first-child')].map(each => each.innerText)"
_LOADED = "return location.href.startsWith(arguments[0]) && document.readyState === 'complete'"
_FOREIGN = """return performance.getEntriesByType("resource").map(each => each.name)
  .filter(each => !each.startsWith(arguments[0]) && !each.startsWith("data:"))"""


def _use_everything(reader: Reader, home: str, site: Site) -> None:
    """Read, sort, filter, preview and search; whatever does not work raises."""
    _read(reader, home)
    _sort_and_filter(reader, home)
    _preview(reader, home, site)
    for query, path in (
        ("espionage", "topics/espionage.html"),
        ("安全部", "agencies/mss.html"),
        ("zhaoxuejun", "people/"),
    ):
        _search(reader, home, query, path)
    assert reader.complaints() == []


def _read(reader: Reader, home: str) -> None:
    reader.look("document.querySelector('nav a[href$=\"cases/index.html\"]').click()")
    reader.wait_for(_LOADED, f"{home}cases/index.html")
    reader.look("document.querySelector('tbody a').click()")
    reader.wait_for("return document.querySelector('article .statement')?.innerText")
    assert reader.look(_FOREIGN, home) == []


def _sort_and_filter(reader: Reader, home: str) -> None:
    reader.open(f"{home}people/index.html")
    whole = reader.look(_ROWS)
    button = "document.querySelector('th[data-column=name] button')"
    for direction in ("ascending", "descending"):
        reader.look(f"{button}.click()")
        assert reader.look(f"return {button}.closest('th').ariaSort") == direction
    assert reader.look(_ROWS) != whole
    assert sorted(reader.look(_ROWS)) == sorted(whole)
    reader.write(".filter input", "chen")
    shown = f"(() => {{ {_ROWS} }})()"
    few = reader.wait_for(f"return {shown}.length < arguments[0] && {shown}", len(whole))
    assert 0 < len(few) < len(whole)
    assert "find=chen" in reader.look("return location.href")


def _preview(reader: Reader, home: str, site: Site) -> None:
    reader.open(home + path_of("cases", site))
    reader.point_at("article .facts a.cite")
    shown = reader.wait_for("return document.querySelector('[role=tooltip]:popover-open')?.innerText")
    assert reader.look("return document.querySelector('article .facts a.cite').innerText") in shown
    assert "according to" in shown


def _search(reader: Reader, home: str, query: str, path: str) -> None:
    reader.open(f"{home}laws/index.html")
    reader.look("document.querySelector('a.search-opener').click()")
    reader.wait_for("return document.querySelector('dialog.search')?.open")
    reader.write("#search-field", query)
    reader.wait_for("return document.querySelector('.search-hit')?.href.startsWith(arguments[0])", home + path)
    reader.look("document.querySelector('.search-hit').click()")
    reader.wait_for(_LOADED, home + path)
    assert reader.look("return document.querySelector('h1').innerText")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def unpacked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an edition, packed from a copy and unpacked below blanks, accents and Hanzi."""
    folder = tmp_path_factory.mktemp("disk")
    shutil.copytree(site.layout.root, folder / "project")
    packed = offline(type(site.layout).of(folder / "project"), lambda _: None).packed
    assert packed
    place = folder / "Mes documents été #1, 100%" / "港口 参考"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    return place / packed.stem


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with start_firefox(tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = patient(browser.new_context(viewport=DESK, reduced_motion="reduce"))
    yield context
    context.close()


def _start(reader: Reader, folder: Path) -> str:
    """Open the first page as a double click does and go on; gives the address of the pages' folder."""
    reader.open((folder / "START.html").as_uri())
    assert reader.look("return document.querySelector('h1').innerText")
    reader.look("document.querySelector('a.open').click()")
    home = f"{(folder / 'site').as_uri()}/"
    reader.wait_for(_LOADED, f"{home}index.html")
    return home


def test_chromium_needs_no_network(site: Site, unpacked: Path, context: BrowserContext) -> None:
    context.set_offline(True)
    reader = InChromium(context, unpacked.as_uri())
    _use_everything(reader, _start(reader, unpacked), site)


def test_firefox_needs_no_network(site: Site, unpacked: Path, firefox: Firefox) -> None:
    firefox.switch_network(on=False)
    reader = InFirefox(firefox, "file:")
    _use_everything(reader, _start(reader, unpacked), site)
    firefox.switch_network(on=True)


def test_chromium_uses_the_hosted_site_alike(site: Site, context: BrowserContext) -> None:
    with serve(site.folder) as home:
        reader = InChromium(context, home)
        reader.open(home)
        _use_everything(reader, home, site)


def test_firefox_uses_the_hosted_site_alike(site: Site, firefox: Firefox) -> None:
    with serve(site.folder) as home:
        reader = InFirefox(firefox, home)
        reader.open(home)
        _use_everything(reader, home, site)


@pytest.mark.parametrize(
    "missing",
    ["assets/filter.js", "assets/previews.js", "search/names-0.js", "assets/search/dialog.js", "cases/index.html"],
)
def test_an_edition_that_lacks_a_part_is_found_out(
    missing: str, site: Site, unpacked: Path, context: BrowserContext, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(unpacked, broken)
    (broken / "site" / missing).unlink()
    context.set_default_timeout(2_000)
    reader = InChromium(context, broken.as_uri())
    with pytest.raises((AssertionError, Error)):
        _use_everything(reader, _start(reader, broken), site)


def test_what_is_packed_is_what_is_hosted(site: Site, unpacked: Path) -> None:
    alone = re.compile(r"404[.]html|[.]gitignore|assets/javascripts/(lunr|workers)/.*|.*[.]map")
    assert {*files_below(unpacked / "site")} == {path for path in site.files if not alone.fullmatch(path)}
    for path in ("index.html", "search/catalog.js"):
        assert (unpacked / "site" / path).read_bytes() == (site.folder / path).read_bytes()
