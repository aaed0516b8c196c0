"""What the first load of an entity's page costs, part by part: `make weights` measures it and writes docs/weights.md.

Chromium asks for every page of an entity over HTTP, with nothing in its cache; the server compresses as hosts do.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import tempfile
from collections import Counter
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from browsers import DESK, PREFIX, SiteHandler, chromium
from sites import ROOT, build_site, copy_project

from generator.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sites import Site

DOCUMENT = ROOT / "docs" / "weights.md"
MOST = 150_000
SEARCH = "search: script and index"
PARTS = (
    "page",
    "previews in it",
    "theme: styles",
    "our styles",
    "theme: script",
    "our scripts",
    "pictures",
    "the rest",
    SEARCH,
)
"""What a first load is made of; `previews in it` is inside `page`, and the search stands apart."""
_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml")


class _CompressingHandler(SiteHandler):
    """Serves texts compressed, as every host does, and keeps in `sent` the bytes that each address took."""

    protocol_version = "HTTP/1.1"
    sent: ClassVar[dict[str, int]] = {}

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return None
        body = _compress(path.read_bytes()) if path.suffix in _TEXTS else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        headers: list[bytes] = self._headers_buffer  # type: ignore[attr-defined]  # no other way to learn their size
        self.sent[self.path] = len(b"".join(headers)) + len(b"\r\n") + len(body)
        self.end_headers()
        return io.BytesIO(body)

    def handle(self) -> None:
        # Chromium goes on to the next page without the end of the search index.
        with contextlib.suppress(ConnectionError):
            super().handle()


@cache
def _compress(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


def weigh(site: Site) -> dict[str, Counter[str]]:
    """Measure for each entity's page the bytes that a first load transfers, by part."""
    paths = sorted(page_of(id_, site.graph).removesuffix(".md") + ".html" for id_ in site.graph.entities)
    handler = partial(_CompressingHandler, directory=str(site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, chromium() as browser:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_context(viewport=DESK).new_page()
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        loads: dict[str, Counter[str]] = {}
        for path in paths:
            asked.clear()
            page.goto(f"http://127.0.0.1:{server.server_port}{PREFIX}{path}")
            if not loads:
                # The search and the icon are asked for last and cost the same on every page: the first one shows it.
                page.wait_for_load_state("networkidle")
                protocol.send("Network.setBlockedURLs", {"urls": ["*search*"]})
            loads[path] = _by_part(asked[asked.index(PREFIX + path) :])
            loads[path]["previews in it"] = _weight_of_previews(site[path].text)
            for late in (SEARCH, "pictures"):
                loads[path][late] = loads[paths[0]][late]
        server.shutdown()
    return loads


def transferred(load: Mapping[str, int]) -> int:
    """Add up a first load, without the search."""
    return sum(size for part, size in load.items() if part not in {SEARCH, "previews in it"})


def report(loads: Mapping[str, Mapping[str, int]]) -> str:
    """Write the table: for each part the lightest, the middle and the heaviest page, and the heaviest pages by name."""
    heavy = sorted(loads, key=lambda path: (-transferred(loads[path]), path))
    columns = (heavy[-1], heavy[len(heavy) // 2], heavy[0])
    lines = [
        "# What a page costs",
        "",
        f"What the first load of each of the {len(loads)} entity pages transfers, in kB: Chromium over HTTP, gzip,",
        "headers included, nothing cached. `make weights` writes this. `tests/test_weights.py` holds it to be true,",
        f"and no page to be heavier than {MOST // 1000} kB. The previews are a part of the page. The search is asked",
        "for after everything else and stands apart.",
        "",
        "| part | lightest page | middle page | heaviest page |",
        "|---|---:|---:|---:|",
        *(f"| {part} | {' | '.join(_kilobytes(loads[path].get(part, 0)) for path in columns)} |" for part in PARTS),
        f"| **all but the search** | {' | '.join(_kilobytes(transferred(loads[path])) for path in columns)} |",
        "",
        "| the heaviest pages | page | previews in it | all but the search |",
        "|---|---:|---:|---:|",
        *(_line(path, loads[path]) for path in heavy[:10]),
    ]
    return "\n".join(lines) + "\n"


def _line(path: str, load: Mapping[str, int]) -> str:
    sizes = (load["page"], load["previews in it"], transferred(load))
    return f"| {path} | {' | '.join(map(_kilobytes, sizes))} |"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


def _by_part(asked: Iterable[str]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for path in dict.fromkeys(asked):
        weights[_part(path.removeprefix(PREFIX))] += _CompressingHandler.sent.get(path, 0)
    return weights


def _part(path: str) -> str:
    """Tell what a file of the site is a part of; what is the theme's carries a hash in its name."""
    suffix = Path(path).suffix
    if "search" in path and suffix != ".html":
        return SEARCH
    if suffix in {".svg", ".png", ".ico"}:
        return "pictures"
    own = path.removeprefix("assets/").count("/") == 0
    parts = {".html": "page", ".css": "our styles" if own else "theme: styles"}
    return {**parts, ".js": "our scripts" if own else "theme: script"}.get(suffix, "the rest")


def _weight_of_previews(text: str) -> int:
    """Tell by how much the previews make a compressed page larger."""
    start = text.find('<script type="application/json" class="previews">')
    end = text.find("</script>", start)
    return 0 if start < 0 else len(_compress(text.encode())) - len(_compress((text[:start] + text[end:]).encode()))


def main() -> None:
    """Build the site anew, measure and write."""
    with tempfile.TemporaryDirectory() as folder:
        written = report(weigh(build_site(copy_project(Path(folder) / "site"))))
    DOCUMENT.write_text(written, "utf-8")
    print(written, end="")  # noqa: T201  the command shows what it wrote


if __name__ == "__main__":
    main()
