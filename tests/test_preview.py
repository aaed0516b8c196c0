"""The preview's server: what it builds upon, what it lays over pages, whom it answers."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sites import Page

from generator.__main__ import main
from generator.preview import Complaint, PreviewServer
from generator.preview.banner import draw_banner, draw_waiting
from generator.preview.watching import is_passing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.examine import Layout

HOSTILE = '</details><script>alert(1)</script><img src=x onerror="alert(2)">&lt;\u2028'
BROKEN = (Complaint("seeds/law.yml:8:23", "unknown-entity", "'cuort' is not defined"),)


@pytest.mark.parametrize("draw", [draw_banner, draw_waiting])
def test_what_people_wrote_is_text_in_the_browser_too(draw: object) -> None:
    assert callable(draw)
    page = Page("", draw([Complaint(HOSTILE, HOSTILE, HOSTILE)]))
    assert not page.misnested
    assert not page.root.find("script", "img")
    assert page.root.words().count(" ".join(HOSTILE.split())) == 3


def test_a_banner_names_each_problem_and_counts_what_it_leaves_out() -> None:
    assert draw_banner(()) == ""
    banner = Page("", draw_banner([Complaint(f"seeds/law.yml:{line}:1", "twice", f"({line})") for line in range(25)]))
    assert [each.attributes["role"] for each in banner.root.find(marked="preview-banner")] == ["alert"]
    lines = [each.words() for each in banner.root.find("li")]
    assert lines[0] == "seeds/law.yml:0:1 twice (0)"
    assert lines[20:] == ["… and 5 more, which the terminal shows"]
    assert "25 problems." in banner.root.words()


def test_only_what_editors_leave_for_a_moment_is_passed_over() -> None:
    passing = (".law.yml.swp", "law.yml~", "#law.yml#", ".#law.yml", "4913", "law.yml.tmp", "law.yml___jb_tmp___")
    assert [name for name in passing if not is_passing(name)] == []
    assert [name for name in ("law.yml", "4913.yml", "home.md", "LICENSE", "main.html") if is_passing(name)] == []


@dataclass
class Shown:
    """A server over a folder with one page; whatever `wrong` holds is what its next build complains of."""

    folder: Path
    server: PreviewServer = field(init=False)
    builds: list[str] = field(default_factory=list)
    wrong: Sequence[Complaint] = ()
    said: list[str] = field(default_factory=list)

    def build(self) -> Sequence[Complaint]:
        self.builds.append(",".join(path.name for path in sorted((self.folder / "seeds").rglob("*.yml"))))
        return self.wrong

    def ask(self, path: str, host: str = "localhost") -> tuple[int, str, dict[str, str]]:
        """Ask for a page; it comes when no build is under way."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, dict(answer.getheaders())

    def built(self, count: int, quiet: float = 0.0) -> bool:
        """Wait for a build, and so many seconds more to see that no other follows it."""
        end = time.monotonic() + 10
        while len(self.builds) < count and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(quiet)
        return len(self.builds) == count


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("shown")
    (folder / "seeds" / "digests").mkdir(parents=True)
    (folder / "seeds" / "digests" / "law.yml").write_text("one")
    made, addresses = Shown(folder), SimpleQueue[str]()
    made.server = server = PreviewServer(folder / "site", 0, made.build, addresses.put, made.said.append)
    server.follow([folder / "seeds", folder / "mkdocs.yml"])
    thread = Thread(target=server.serve)
    thread.start()
    assert addresses.get(timeout=10) == f"http://127.0.0.1:{server.server_port}/"
    yield made
    server.shutdown(wait=True)
    thread.join(10)
    assert not thread.is_alive()


def test_before_there_is_a_site_a_page_says_why_and_listens(shown: Shown) -> None:
    status, text, _ = shown.ask("/")
    assert shown.builds == ["law.yml"], "it builds at the start, and who asks waits for that"
    assert status == 404
    assert "There is no site yet." in text
    assert "/livereload/" in text
    (shown.folder / "site").mkdir()
    (shown.folder / "site" / "index.html").write_text("<html><body><p>Old page</p></body></html>")
    (shown.folder / "site" / "404.html").write_text("<html><body>Not here</body></html>")


def test_what_is_wrong_lies_over_every_page_until_it_is_mended(shown: Shown) -> None:
    law, built = shown.folder / "seeds/digests/law.yml", len(shown.builds)
    shown.wrong = BROKEN
    law.write_text("broken")
    assert shown.built(built + 1)
    for path in ("/", "/index.html", "/nowhere.html"):
        text = unescape(shown.ask(path)[1])
        assert "seeds/law.yml:8:23" in text
        assert "'cuort' is not defined" in text
        assert "/livereload/" in text
    assert "Old page" in shown.ask("/")[1]
    assert "Not here" in shown.ask("/nowhere.html")[1]
    shown.wrong = ()
    law.write_text("mended")
    assert shown.built(built + 2)
    assert "preview-banner" not in shown.ask("/")[1]


def test_saves_that_follow_each_other_closely_are_built_once(shown: Shown) -> None:
    law, built = shown.folder / "seeds/digests/law.yml", len(shown.builds)
    for number in range(4):
        law.write_text(f"{'x' * number}")
        time.sleep(0.06)
    assert shown.built(built + 1, quiet=0.5)


def test_a_file_put_in_the_place_of_another_is_seen_and_what_editors_leave_is_not(shown: Shown) -> None:
    law, built = shown.folder / "seeds/digests/law.yml", len(shown.builds)
    for name in (".law.yml.swp", "law.yml~", "4913"):
        law.with_name(name).write_text("half")
    (shown.folder / "notes.txt").write_text("beside what is followed")
    assert shown.built(built, quiet=0.5)
    half = law.with_name(".law.yml.new")
    half.write_bytes(law.read_bytes())
    half.replace(law)
    assert shown.built(built + 1)


def test_a_followed_folder_may_go_and_come_back(shown: Shown) -> None:
    built = len(shown.builds)
    (shown.folder / "seeds").rename(shown.folder / "elsewhere")
    assert shown.built(built + 1)
    (shown.folder / "elsewhere").rename(shown.folder / "seeds")
    assert shown.built(built + 2)
    assert shown.builds[-2:] == ["", "law.yml"]
    (shown.folder / "mkdocs.yml").write_text("site_name: made while it runs")
    assert shown.built(built + 3)


def test_only_who_asks_for_this_machine_is_answered_and_nothing_is_kept(shown: Shown) -> None:
    assert shown.server.server_address[0] == "127.0.0.1"
    for host in ("harbour.example", "localhost.harbour.example", "127.0.0.1.harbour.example:80", ""):
        status, text, _ = shown.ask("/", host)
        assert status == 403
        assert "Old page" not in text
    for host in ("localhost:4000", "127.0.0.1", "LOCALHOST"):
        status, text, headers = shown.ask("/", host)
        assert (status, headers["Cache-Control"]) == (200, "no-store")
        assert "Old page" in text
        assert not [name for name in headers if name.lower().startswith("access-control")]
    for path in ("/../../seeds/digests/law.yml", "/%2e%2e/seeds/digests/law.yml", "/..%2fseeds%2fdigests%2flaw.yml"):
        assert shown.ask(path)[0] == 404
    assert shown.ask("/%00")[0] == 500
    assert any("403" in line for line in shown.said)


def test_a_port_that_is_taken_is_named(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["-C", str(miniature.root), "serve", "--port", port]) == 3
    printed = capsys.readouterr()
    assert f"port {port}: " in printed.err
    assert "--port" in printed.err
    assert not miniature.site.exists()


@pytest.mark.parametrize("port", ["harbour", "-1", "65536"])
def test_a_port_that_there_is_not_is_a_wrong_call(port: str, miniature: Layout) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["-C", str(miniature.root), "serve", "--port", port])
    assert ending.value.code == 2
