"""The built site in a real Firefox, from a folder on a disk: reading, search, colours.

Playwright drives a Firefox of its own alone, so these tests speak Firefox's own protocol, Marionette.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from browsers import FIREFOX, SORTS, find_browser, path_of
from sites import built_site

from generator.render.disagreements import FOLDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECONDS = 30
# Whatever leaves this machine ends at a proxy that is not there.
_PREFERENCES: dict[str, object] = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "app.update.auto": False,
    "layout.css.prefers-color-scheme.content-override": 1,
}
# What the pages themselves complained about; Firefox has much to say about itself.
_COMPLAINTS = """
  const found = Services.console.getMessageArray().filter(each => each instanceof Ci.nsIScriptError)
    .filter(each => each.sourceName.startsWith("file:") && !(each.flags & Ci.nsIScriptError.infoFlag))
    .map(each => `${each.errorMessage} (${each.sourceName}:${each.lineNumber})`);
  Services.console.reset();
  return found;
"""


class Firefox:
    """A running Firefox: messages are a length, a colon and JSON; a command is [0, number, name, parameters]."""

    def __init__(self, address: tuple[str, int]) -> None:
        """Begin a session with the Firefox that listens at an address."""
        self._socket = socket.create_connection(address, timeout=SECONDS)
        self._number = 0
        self._read()
        self.tell("WebDriver:NewSession")

    def close(self) -> None:
        """End Firefox."""
        self.tell("Marionette:Quit", flags=["eForceQuit"])
        self._socket.close()

    def tell(self, command: str, **parameters: object) -> Any:  # noqa: ANN401  whatever the command gives
        """Run a command of the protocol and give its result."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:  # noqa: ANN401  whatever Firefox says
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            assert byte, "Firefox has hung up"
            length += byte
        message = b""
        while len(message) < int(length):
            message += self._socket.recv(int(length) - len(message))
        return json.loads(message)

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Run a script in the page and give what it returns."""
        return self.tell("WebDriver:ExecuteScript", script=script, args=arguments)["value"]

    def wait_for(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Run a script in the page again and again until it returns something."""
        end = time.monotonic() + SECONDS
        while not (result := self.run(script, *arguments)):
            assert time.monotonic() < end, f"nothing came of: {script}"
            time.sleep(0.1)
        return result

    def complaints(self) -> list[str]:
        """Give the errors and warnings of pages since the last time."""
        self.tell("Marionette:SetContext", value="chrome")
        found: list[str] = self.run(_COMPLAINTS)
        self.tell("Marionette:SetContext", value="content")
        return found


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
    path = find_browser(FIREFOX)
    profile = tmp_path_factory.mktemp("profile")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address: tuple[str, int] = free.getsockname()
    preferences = {**_PREFERENCES, "marionette.port": address[1]}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    flags = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", str(profile)]
    with subprocess.Popen([path, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            running = _connect(address, process)
            yield running
            running.close()
        finally:
            process.terminate()


def _connect(address: tuple[str, int], process: subprocess.Popen[bytes]) -> Firefox:
    end = time.monotonic() + SECONDS
    while True:
        try:
            return Firefox(address)
        except ConnectionRefusedError:
            assert process.poll() is None, f"Firefox ended with {process.returncode}"
            assert time.monotonic() < end, "Firefox does not listen"
            time.sleep(0.2)


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
