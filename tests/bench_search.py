"""How fast and how heavy the search is at size, beside two others: `make bench-search` measures and writes a table."""

from __future__ import annotations

import argparse
import contextlib
import gzip
import html
import io
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, Final

from browsers import DESK, PREFIX, SiteHandler, chromium
from corpus import invent_entries, invent_queries
from firefox import start_firefox
from sites import ROOT

from generator.search.index import write_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from generator.search.entry import Entry

DOCUMENT: Final = ROOT / "docs" / "search.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
SIZES: Final = (100, 1_000, 5_000, 10_000)
# The others take minutes for more.
MOST_OF_OTHERS: Final = 1_000
OURS, THEME, PAGEFIND = "this search", "the theme's", "Pagefind"
_QUERIES: Final = 40


@dataclass
class Measured:
    """What one search did with one corpus in one browser and place; what was not measured is missing."""

    search: str
    pages: int
    where: str
    figures: dict[str, float] = field(default_factory=dict)


class _Server(SiteHandler):
    """Serves compressed, as hosts do, and counts what it sends."""

    protocol_version = "HTTP/1.1"
    # Head and body are written apart, and would otherwise wait for each other.
    disable_nagle_algorithm = True
    sent: ClassVar[list[int]] = []

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        body = _compress(path)
        if re.search("search|pagefind", self.path):
            self.sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().handle()


@cache
def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


@contextlib.contextmanager
def _serve(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.*"):
        if path.suffix in {".js", ".json"} and path.is_file():
            _compress(path)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}index.html"
        finally:
            server.shutdown()


# Each search gives `cold(query)`, which begins with nothing loaded, `names(query)` where it can be told, `all(query)`.
_COLD: Final = {
    OURS: """document.querySelector("a.search-opener").click();
      while (!document.querySelector("#search-field")) await frame();
      const field = document.querySelector("#search-field");
      field.value = query;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      while (!document.querySelector(".search-hit")) await frame();""",
    THEME: """const field = document.querySelector("[data-md-component=search-query]");
      document.querySelector("#__search").checked = true;
      field.focus();
      field.value = query;
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
      while (!document.querySelector(".md-search-result__item")) await frame();""",
    PAGEFIND: """window.pagefind = await import(new URL("pagefind/pagefind.js", location.href));
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, 12).map(each => each.data()));""",
}
_WARM: Final = {
    OURS: """const { entries } = await referenceSearch.prepare();
      for (const query of names) await time("names", () => referenceSearch.findNames(query, entries));
      for (const query of [...names, ...words]) await referenceSearch.ask(query);
      for (const query of [...names, ...words]) await time("all", () => referenceSearch.ask(query));""",
    THEME: """const field = document.querySelector("[data-md-component=search-query]");
      const list = document.querySelector(".md-search-result__list");
      for (const query of [...names, ...words]) await time("all", async () => {
        const changed = new Promise(accept => {
          new MutationObserver(accept).observe(list, { childList: true });
          setTimeout(accept, 2000);
        });
        field.value = query;
        field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        await changed;
      });""",
    PAGEFIND: """const ask = async query => {
        const { results } = await pagefind.search(query);
        await Promise.all(results.slice(0, 12).map(each => each.data()));
      };
      for (const query of [...names, ...words]) await ask(query);
      for (const query of [...names, ...words]) await time("all", () => ask(query));""",
}
# A frame may never come to a window that nobody sees.
_FRAME: Final = """const frame = () => new Promise((accept, refuse) =>
    performance.now() - start < 20000 ? setTimeout(accept, 1) : refuse(new Error("nothing found")));"""
_TIME: Final = """const found = { names: [], all: [] };
  const time = async (kind, ask) => {
    const start = performance.now();
    await ask();
    found[kind].push(performance.now() - start);
  };"""


def _cold(search: str, query: str) -> str:
    asked = f"const query = {json.dumps(query)}, start = performance.now(); {_FRAME}"
    return f"{asked} {_COLD[search]} return performance.now() - start;"


def _warm(search: str, names: Sequence[str], words: Sequence[str]) -> str:
    return f"const [names, words] = {json.dumps([names, words])}; {_TIME} {_WARM[search]} return found;"


def measure_in_chromium(
    browser: Browser, search: str, address: str, names: Sequence[str], words: Sequence[str]
) -> dict[str, float]:
    """Ask cold in new windows, then warm in the last; kB and ms of the worst cold query, heap after all of them."""
    cold, weight, figures = list[float](), list[float](), dict[str, float]()
    for query in (words[0], names[0], words[1]):
        context = browser.new_context(viewport=DESK)
        page = context.new_page()
        _Server.sent.clear()
        # The theme loads its index with every page, whether or not somebody searches.
        page.goto(address, wait_until="domcontentloaded" if search == THEME else "networkidle")
        protocol = context.new_cdp_session(page)
        before = _heap(protocol)
        cold.append(page.evaluate(f"async () => {{ {_cold(search, query)} }}"))
        page.wait_for_load_state("networkidle")
        weight.append(sum(_Server.sent) / 1000)
        if query is words[1]:
            figures = _summarise(page.evaluate(f"async () => {{ {_warm(search, names, words)} }}"))
            if search != THEME:  # its index lives in a worker, whose heap is another
                figures["heap MB"] = (_heap(protocol) - before) / 1_000_000
        context.close()
    return {"first query kB": max(weight), "cold ms": statistics.median(cold), **figures}


def _heap(protocol: Any) -> float:  # noqa: ANN401  playwright exports no name for it that is checked
    protocol.send("HeapProfiler.collectGarbage")
    return float(protocol.send("Runtime.getHeapUsage")["usedSize"])


def measure_in_firefox(
    profile: Path, addresses: Mapping[str, str], names: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[str, dict[str, float]]]:
    """Ask ours at each address as in Chromium; Firefox tells pages nothing of its memory."""
    with start_firefox(profile) as firefox:
        for where, address in addresses.items():
            cold = list[float]()
            for query in (words[0], names[0], words[1]):
                firefox.tell("WebDriver:Navigate", url=f"{address}?fresh={len(cold)}")
                cold.append(_run_in_firefox(firefox, _cold(OURS, query)))
            warm = _run_in_firefox(firefox, _warm(OURS, names, words))
            yield where, {"cold ms": statistics.median(cold), **_summarise(warm)}


def _run_in_firefox(firefox: Any, script: str) -> Any:  # noqa: ANN401  whatever the script gives
    waiting = f"(async () => {{ {script} }})().then(arguments[0], wrong => arguments[0](`${{wrong}}`))"
    found = firefox.tell("WebDriver:ExecuteAsyncScript", script=waiting, args=[])["value"]
    assert not isinstance(found, str), found
    return found


def _summarise(found: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {
        f"{kind} p{part} ms": statistics.quantiles(times, n=100, method="inclusive")[part - 1]
        for kind, times in found.items()
        if times
        for part in (50, 95)
    }


def lay_out_ours(entries: Sequence[Entry], folder: Path) -> float:
    """Write one page with the search of our own; gives the seconds of building the index."""
    start = time.process_time()
    pages = write_index(entries)
    taken = time.process_time() - start
    shutil.copytree(ROOT / "overrides" / "assets" / "search", folder / "assets" / "search")
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, "utf-8")
    opener = '<a class="search-opener" href="search.html">Search</a><script src="assets/search/opener.js"></script>'
    _write_page(folder / "index.html", opener)
    return taken


def lay_out_theme(entries: Sequence[Entry], folder: Path) -> float:
    """Build the pages by MkDocs with the theme as it comes; gives the seconds that the search adds."""
    for entry in entries:
        path = folder / "docs" / Path(entry.address).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        told = [f"# {' · '.join(form.text for form in entry.forms)}", *(each.text for each in entry.passages)]
        path.write_text("\n\n".join(told), "utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    times = []
    for plugins in ("[]", "[search]"):
        settings = f"site_name: Corpus\ntheme: {{name: material, font: false}}\nnav: [index.md]\nplugins: {plugins}\n"
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        start = time.monotonic()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, capture_output=True, check=True)
        times.append(time.monotonic() - start)
    return times[1] - times[0]


def lay_out_pagefind(entries: Sequence[Entry], folder: Path) -> float:
    """Write the pages as plain HTML and index them with Pagefind; gives its seconds."""
    _write_page(folder / "index.html", "<h1>Home</h1>")
    for entry in entries:
        heading = " · ".join(form.text for form in entry.forms)
        told = "".join(f'<p id="{each.anchor or "about"}">{html.escape(each.text)}</p>' for each in entry.passages)
        _write_page(folder / entry.address, f"<main data-pagefind-body><h1>{heading}</h1>{told}</main>")
    start = time.monotonic()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, capture_output=True, check=True)
    return time.monotonic() - start


def _write_page(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>{body}</html>', "utf-8")


def measure(pages: int, folder: Path, browser: Browser) -> Iterator[Measured]:
    """Measure every search with a corpus of so many pages."""
    entries = invent_entries(pages)
    names, words = invent_queries(entries, _QUERIES)
    taken = lay_out_ours(entries, folder / "ours")
    with _serve(folder / "ours") as address:
        places = {"http": address, "file": (folder / "ours" / "index.html").as_uri()}
        for place, where in places.items():
            figures = measure_in_chromium(browser, OURS, where, names, words)
            if place == "file":
                del figures["first query kB"]
            else:
                figures["build s per 1,000"] = taken * 1000 / pages
            yield Measured(OURS, pages, f"Chromium, {place}", figures)
        for place, figures in measure_in_firefox(_new(folder / "profile"), places, names, words):
            yield Measured(OURS, pages, f"Firefox, {place}", figures)
    if pages <= MOST_OF_OTHERS:
        for search, lay_out, built in ((THEME, lay_out_theme, "theme/site"), (PAGEFIND, lay_out_pagefind, "pagefind")):
            seconds = lay_out(entries, _new(folder / built.partition("/")[0]))
            with _serve(folder / built) as address:
                figures = measure_in_chromium(browser, search, address, names, words)
            figures["build s per 1,000"] = seconds * 1000 / pages
            yield Measured(search, pages, "Chromium, http", figures)


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


COLUMNS: Final = (
    "first query kB",
    "cold ms",
    "names p50 ms",
    "names p95 ms",
    "all p50 ms",
    "all p95 ms",
    "heap MB",
    "build s per 1,000",
)
GOALS: Final = {
    "first query kB": {100: 60, 1_000: 100, 5_000: 190, 10_000: 250},
    "cold ms": {1_000: 300},
    "names p95 ms": {1_000: 20},
    "all p95 ms": {1_000: 150},
    "heap MB": dict.fromkeys(SIZES, 20),
    "build s per 1,000": dict.fromkeys(SIZES, 2),
}


def report(rows: Sequence[Measured]) -> str:
    """Write the table, with what misses its goal in bold."""
    lines = [f"| pages | search | where | {' | '.join(COLUMNS)} |", f"|---:|---|---|{'---:|' * len(COLUMNS)}"]
    lines += [
        f"| {row.pages:,} | {row.search} | {row.where} | {' | '.join(_cell(row, each) for each in COLUMNS)} |"
        for row in rows
    ]
    return "\n".join(["", *lines, "", *_compare(rows), ""])


def _cell(row: Measured, column: str) -> str:
    value = row.figures.get(column)
    if value is None:
        return ""
    shown = f"{value:.0f}" if value >= 10 else f"{value:.1f}"
    goal = GOALS.get(column, {}).get(row.pages)
    return f"**{shown}**" if row.search == OURS and goal is not None and value > goal else shown


def _compare(rows: Sequence[Measured]) -> Iterator[str]:
    """Say how many times as much the others take, in Chromium over HTTP."""
    by = {(row.search, row.pages): row.figures for row in rows if row.where == "Chromium, http"}
    yield "| pages | against | " + " | ".join(each for each in COLUMNS if not each.startswith("names")) + " |"
    yield f"|---:|---|{'---:|' * 6}"
    for (search, pages), figures in by.items():
        if search != OURS:
            ours = by[OURS, pages]
            told = (
                f"× {figures[each] / ours[each]:.1f}" if figures.get(each) and ours.get(each) else ""
                for each in COLUMNS
                if not each.startswith("names")
            )
            yield f"| {pages:,} | {search} | {' | '.join(told)} |"


def main() -> None:
    """Measure all sizes, or those up to `--most`; only a whole run writes the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="leave out larger corpora, and write nothing")
    most = parser.parse_args().most
    rows = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for pages in (each for each in SIZES if each <= most):
            for row in measure(pages, Path(folder) / str(pages), browser):
                rows.append(row)
                told = ", ".join(f"{name} {value:.1f}" for name, value in row.figures.items())
                print(f"{row.pages} {row.search}, {row.where}: {told}", flush=True)  # noqa: T201  shows how it goes
    print(report(rows))  # noqa: T201  what was asked for
    if most >= SIZES[-1]:
        text = DOCUMENT.read_text("utf-8")
        before, _, rest = text.partition(BEGIN)
        DOCUMENT.write_text(f"{before}{BEGIN}\n{report(rows)}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
