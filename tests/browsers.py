"""Real browsers for the tests: where they are, what they may complain about, and a server for the built site."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize
    from sites import Site

# One page of each kind, and of every other sort.
SORTS = (*KINDS, "sources", "home", "cases index", "sources index", "disagreements", "network", "method", "about")
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}
# The site lies below a path, as it does on most hosts.
PREFIX = "/ref/"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def path_of(sort: str, site: Site) -> str:
    """Give the page of a sort: of entities and sources the one with the most on it."""
    if sort == "home":
        return "index.html"
    if sort.endswith(" index"):
        return f"{sort.removesuffix(' index')}/index.html"
    pages = [path for path in site.pages if path.startswith(f"{sort}/") and not path.endswith("/index.html")]
    return max(pages, key=lambda path: len(site[path].text), default=f"{sort}.html")


def find_browser(names: tuple[str, ...]) -> str:
    """Give the path of a browser; skip the test where there is none, but fail it where all must be tested."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or give_up(f"there is no {names[0]} here; `make browsers` installs one")


def give_up(why: str) -> NoReturn:
    """Skip a test on a user's machine, fail it in continuous integration."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium without a window."""
    path = find_browser(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_FLAGS])
        yield browser
        browser.close()


def patient(context: BrowserContext) -> BrowserContext:
    """Let a context wait a few seconds for whatever should happen at once, not half a minute."""
    context.set_default_timeout(8_000)
    return context


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder below PREFIX, with the site's own page for addresses that do not exist."""

    def translate_path(self, path: str) -> str:
        inside = super().translate_path(path.removeprefix(PREFIX.rstrip("/")))
        return inside if path.startswith(PREFIX) else str(Path(self.directory) / "outside the site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  named by the standard library
        """Say nothing: the tests look at what the browser saw."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a built site on this machine; gives the address of its home folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()


_FINDINGS = """async ([part, rules]) => {
  // Only rules that are off by default want the style sheets loaded once more.
  const options = { preload: false, resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) };
  const { violations } = await axe.run(part ? document.querySelector(part) : document, options);
  return violations.filter(each => ["serious", "critical"].includes(each.impact))
    .flatMap(each => each.nodes.map(node => `${each.id}: ${each.help}: ${node.html.slice(0, 160)}`));
}"""


def serious_faults(page: Page, part: str = "", rules: Sequence[str] = ()) -> list[str]:
    """List what axe-core finds of impact serious or critical: on a page or a part (CSS), by all rules or by these."""
    if not page.evaluate("typeof axe == 'object'"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(_FINDINGS, [part, [*rules]])
    return found


@cache
def _axe() -> str:
    try:
        return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    except ModuleNotFoundError:
        give_up("axe-playwright-python, which brings axe-core, is not installed")


class Watch:
    """Listens to a page and keeps what it complains about and whatever it asks of others than the site."""

    def __init__(self, page: Page, home: str) -> None:
        """Watch a page that may ask for nothing outside `home`."""
        self.complaints: list[str] = []
        self._home = home
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._see_request)
        page.on("requestfailed", self._see_failure)
        page.on("response", self._see_response)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _see_request(self, request: Request) -> None:
        inside = request.url.startswith(self._home) or urlsplit(request.url).scheme in {"data", "blob", "about"}
        if not inside:
            self.complaints.append(f"foreign: {request.url}")

    def _see_failure(self, request: Request) -> None:
        # Whoever leaves a page stops what it still asks for; what is missing fails otherwise.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _see_response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"status {response.status}: {response.url}")
