"""The server of the preview: MkDocs' own for live reload, with a banner over the pages while something is wrong."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.livereload import LiveReloadServer

from generator.preview.banner import draw_banner, draw_waiting
from generator.preview.watching import folders_above, observe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from wsgiref.types import StartResponse, WSGIEnvironment

    from generator.preview.banner import Complaint

_HOST: Final = "127.0.0.1"
# A page of elsewhere can have its own name lead to this machine; then the browser names that one.
_NAMES: Final = frozenset({_HOST, "localhost"})
_BODY: Final = re.compile(rb"<body\b[^>]*>")
_INTERVAL: Final = 0.15
# Longer than an interval, so that saves which follow each other closely are built once.
_QUIET: Final = 0.2


class PreviewServer(LiveReloadServer):
    """Shows a folder on this machine alone and has it built at the start and after each save.

    `build` gives what is wrong and never raises; meanwhile requests wait, afterwards open pages load again: with what
    was built, or with the old pages under a banner. `announce` is told the address once it answers, `say` what the
    server has to report.
    """

    # Python since 3.12.5 lets a second server take the same port, and each gets some of the requests.
    allow_reuse_port = False

    def __init__(
        self,
        site: Path,
        port: int,
        build: Callable[[], Sequence[Complaint]],
        announce: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        """Bind nothing yet; port 0 is any that is free."""
        super().__init__(self._build, _HOST, port, str(site))
        self.build_delay = _QUIET
        self.error_handler = self._draw_error
        # MkDocs' server builds only after a change. So it builds at the start too, when it already watches: no change
        # goes unseen meanwhile. And requests wait, as they do while a wanted version is not yet the visible one.
        self._want_rebuild = True
        self._visible_epoch = self._wanted_epoch - 1
        self._make = build
        self._announce = announce
        self._complaints: Sequence[Complaint] = ()
        _hear_server(say)

    def follow(self, paths: Iterable[Path]) -> None:
        """Build anew when one of these files, or a file in one of these folders, is saved, made or taken away."""
        followed = [path.parent.resolve() / path.name for path in paths]
        self.observer = observe(followed, _INTERVAL)  # type: ignore[assignment]  # an observer like the one before
        for folder in folders_above(followed):
            self.watch(str(folder))

    def server_activate(self) -> None:
        """Tell the address as soon as it answers."""
        super().server_activate()
        self.url = f"http://{_HOST}:{self.server_port}/"
        self._announce(self.url)

    def serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer those who ask for this machine by its name, and let nothing be kept."""
        if environ.get("HTTP_HOST", "").partition(":")[0].lower() not in _NAMES:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"This preview is for the machine that it runs on."]

        def start(status: str, headers: list[tuple[str, str]]) -> object:
            # A page that a browser brings back from its memory would not listen for changes any more.
            return start_response(status, [*headers, ("Cache-Control", "no-store")])

        return super().serve_request(environ, start)

    def _build(self) -> None:
        self._complaints = self._make()

    def _draw_error(self, code: int) -> bytes | None:
        """Give the site's own page for an address that does not exist; it too loads again after the next build."""
        site = Path(self.root)
        if not (site / "index.html").is_file():
            return self._make_live(draw_waiting(self._complaints).encode(), self._visible_epoch)
        page = site / f"{code}.html"
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Lay the banner over a page, besides the script that loads it again."""
        start = _BODY.search(content)
        place = start.end() if start else 0
        banner = draw_banner(self._complaints).encode()
        return self._make_live(content[:place] + banner + content[place:], epoch)

    def _make_live(self, page: bytes, epoch: int) -> bytes:
        return bytes(super()._inject_js_into_html(page, epoch))  # type: ignore[no-untyped-call]


class _Ear(logging.Handler):
    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        self._say(record.getMessage())


def _hear_server(say: Callable[[str], None]) -> None:
    """Report what the server warns of, apart from the warnings of a build: those would stop it."""
    logger = logging.getLogger("mkdocs.livereload")
    logger.propagate = False
    logger.handlers = [_Ear(say)]
