"""A full disk, a folder that may not be written, a killed process: what is there stays whole, the next run mends all.

The processes are real: they kill themselves before each thing that they do to a file, so that no moment is left out,
or are killed at any time, and they meet limits that the system sets them.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, exchange, lay_out

from generator.__main__ import main
from generator.model import Page
from generator.write import MANIFEST, exchange_folder, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.examine import Layout

OLD = (Page("index.md", "old\n"), Page("people/tom-ash.md", "old\n"), Page("laws/gone.md", "old\n"))
NEW = (Page("index.md", "new\n"), Page("people/tom-ash.md", "new\n"), Page("cases/come.md", "new\n"))
_OLD_TEXTS = {page.path: page.text for page in OLD}
_NEW_TEXTS = {page.path: page.text for page in NEW}

# The process dies before one of the things that it does to files, or when it has opened one and not yet written it.
_KILLED_BEFORE = """
import os, signal, sys
from pathlib import Path
from generator.model import Page
from generator.write import exchange_folder, write_pages

left, folder = int(sys.argv[1]), sys.argv[2]

def die_in_time(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
    if writes or event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}:
        come_nearer()
    if writes:
        if left == 1:
            os.close(os.open(arguments[0], os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
        come_nearer()

def come_nearer():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def build(new):
    new.mkdir()
    (new / "assets").mkdir()
    for name in ("index.html", "come.html", "assets/search.js"):
        (new / name).write_text("new")

pages = [Page(*each.split("=")) for each in sys.argv[3:]]
sys.addaudithook(die_in_time)
if pages:
    write_pages(pages, Path(folder))
else:
    exchange_folder(Path(folder), build)
"""


def _killed(moment: int, folder: Path, pages: tuple[Page, ...] = ()) -> bool:
    """Let a process write pages, or exchange a folder, and die at a moment; tells whether it came to that."""
    written = [f"{page.path}={page.text}" for page in pages]
    command = [sys.executable, "-c", _KILLED_BEFORE, str(moment), str(folder), *written]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode in (0, -signal.SIGKILL), result.stderr
    return result.returncode != 0


def _moments(dies: Callable[[int], bool]) -> Iterator[int]:
    """Yield each moment at which a process died, until there is none left at which it could."""
    moment = 1
    while dies(moment):
        yield moment
        moment += 1
    assert moment > 5


def _texts(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.slow
def test_pages_are_whole_whenever_their_writing_is_killed_and_all_new_after_the_next_run(tmp_path: Path) -> None:
    def dies(moment: int) -> bool:
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        write_pages(OLD, tmp_path / "content")
        (tmp_path / "content" / ".gitignore").write_text("*\n", "utf-8")
        return _killed(moment, tmp_path / "content", NEW)

    for moment in _moments(dies):
        folder = tmp_path / "content"
        for path, text in _texts(folder).items():
            if not path.startswith(".half-written"):
                assert text in (_OLD_TEXTS.get(path), _NEW_TEXTS.get(path)), f"{path} at moment {moment}"
        write_pages(NEW, folder)
        assert _texts(folder) == _NEW_TEXTS
        assert _names(folder) == [".gitignore", MANIFEST, "cases", "index.md", "people"], moment


@pytest.mark.slow
def test_a_site_is_never_half_new_and_whole_again_after_the_next_run(tmp_path: Path) -> None:
    site = tmp_path / "site"
    old, new = {"index.html": "old", "gone.html": "old"}, {"index.html": "new", "come.html": "new"}
    seen = set()

    def dies(moment: int) -> bool:
        shutil.rmtree(tmp_path, ignore_errors=True)
        for name, text in old.items():
            exchange(site / name, text)
        exchange(site / ".gitignore", "*\n")
        return _killed(moment, site)

    for moment in _moments(dies):
        shown = _texts(site) if site.exists() else None
        assert shown in (None, old, {**new, "assets/search.js": "new"}), moment
        seen.add("nothing" if shown is None else shown["index.html"])
        if moment % 2:
            with pytest.raises(InterruptedError):
                exchange_folder(site, _interrupted)
            # What could not be built has mended what had been left all the same.
            assert _texts(site) in (old, {**new, "assets/search.js": "new"}), moment
        exchange_folder(site, _build)
        assert _texts(site) == new
        assert (site / ".gitignore").read_text("utf-8") == "*\n"
        assert _names(tmp_path) == ["site"], moment
    assert seen == {"old", "nothing", "new"}


def _interrupted(_: Path) -> None:
    raise InterruptedError


def _build(folder: Path) -> None:
    for name in ("index.html", "come.html"):
        exchange(folder / name, "new")


def _run(
    layout: Layout, command: str, *, largest: int | None = None, privileged: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run the generator as people do, perhaps with a limit to the size of files, or bound by their permissions."""
    words = [sys.executable, "-m", "generator", "-C", str(layout.root), command]
    if not privileged and os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("runs as root, for whom permissions do not hold, and setpriv is not installed")
        rights = "-dac_override,-dac_read_search"
        words = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *words]
    if largest is not None:
        # In bytes; as on a full disk, what is written beyond fails.
        words = ["prlimit", f"--fsize={largest}", *words]
        if not shutil.which("prlimit"):
            pytest.skip("sets a limit to the size of files, and prlimit is not installed")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give the bytes and the time of every file, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _rename_court(layout: Layout, name: str) -> None:
    """Change a name that stands on many pages."""
    text = (layout.seeds / "authority" / "agencies.yml").read_text("utf-8")
    renamed = re.sub(r"(?<=harbour-court:\n  name: ).*", name, text)
    assert renamed != text
    exchange(layout.seeds / "authority" / "agencies.yml", renamed)


@pytest.fixture
def built(tmp_path: Path) -> Layout:
    """Give the miniature reference, built."""
    layout = lay_out(tmp_path / "project")
    assert _run(layout, "build").returncode == 0
    return layout


def _assert_refused(result: subprocess.CompletedProcess[str], reason: str) -> None:
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert reason in result.stderr
    assert result.stderr.endswith("; nothing more was written\n")


@pytest.mark.slow
def test_a_disk_that_is_full_before_the_pages_are_written_changes_nothing(built: Layout) -> None:
    _rename_court(built, "Court of the Harbour")
    before = _state(built.root)
    _assert_refused(_run(built, "build", largest=2_000), "File too large")
    assert _state(built.root) == before
    assert _run(built, "build").returncode == 0
    assert "Court of the Harbour" in (built.site / "agencies" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_disk_that_is_full_before_the_site_is_whole_leaves_the_old_one(built: Layout) -> None:
    before = _state(built.site)
    _rename_court(built, "Court of the Harbour")
    largest = max(path.stat().st_size for path in built.content.rglob("*") if path.is_file())
    _assert_refused(_run(built, "build", largest=largest + 500), "File too large")
    assert _state(built.site) == before
    assert _names(built.root) == ["content", "mkdocs.yml", "overrides", "schema", "seeds", "site"]


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_time_shows_the_old_site_or_the_new_one(built: Layout, tmp_path: Path) -> None:
    begun = time.monotonic()
    assert _run(built, "build").returncode == 0
    whole = time.monotonic() - begun
    for percent in (40, 60, 75, 85, 92, 97):
        old = _bytes(built.site)
        _rename_court(built, f"Court number {percent}")
        words = [sys.executable, "-m", "generator", "-C", str(built.root), "build"]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(whole * percent / 100)
            process.kill()
        shown = _bytes(built.site) if built.site.exists() else old
        assert _run(built, "build").returncode == 0
        assert _bytes(built.site) != old
        assert shown in (old, _bytes(built.site)), f"killed after {percent} % of {whole:.1f} s"
        assert _names(built.root) == ["content", "mkdocs.yml", "overrides", "schema", "seeds", "site"]
    fresh = lay_out(tmp_path / "fresh")
    exchange(fresh.seeds / "authority" / "agencies.yml", (built.seeds / "authority" / "agencies.yml").read_bytes())
    assert _run(fresh, "generate").returncode == 0
    assert _bytes(built.content) == _bytes(fresh.content)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path: content for path, (content, _) in _state(folder).items()}


@pytest.mark.parametrize("name", ["content", "site"])
def test_a_folder_that_may_not_be_written_is_named_and_stays(miniature: Layout, name: str) -> None:
    exchange(miniature.content / "index.md", "old")
    exchange(miniature.site / "index.html", "old")
    place = miniature.content if name == "content" else miniature.root
    before = _state(place)
    place.chmod(0o555)
    _assert_refused(_run(miniature, "build", privileged=False), "Permission denied")
    place.chmod(0o755)
    if name == "content":
        assert _state(place) == before
    assert (miniature.site / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("name", ["content", "site"])
@pytest.mark.parametrize("stands", ["a file", "a link"])
def test_what_stands_in_place_of_a_folder_is_named_and_stays(
    miniature: Layout, name: str, stands: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = miniature.root / name
    if stands == "a file":
        place.write_text("mine", "utf-8")
    else:
        place.symlink_to("nothing")
    before = place.readlink() if place.is_symlink() else place.read_text("utf-8")
    assert main(["-C", str(miniature.root), "build"]) == 3
    assert capsys.readouterr().err == f"{place}: is no folder of its own; nothing more was written\n"
    assert (place.readlink() if place.is_symlink() else place.read_text("utf-8")) == before


def test_what_is_only_read_may_stand_in_a_folder_that_may_not_be_written(miniature: Layout) -> None:
    miniature.root.chmod(0o555)
    assert _run(miniature, "check", privileged=False).returncode == 0
    _assert_refused(_run(miniature, "generate", privileged=False), "Permission denied")


def test_a_working_directory_that_is_gone_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f'cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && exec "{sys.executable}" -m generator check'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(["sh", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    assert result.stdout == "mkdocs.yml:1:1: not-a-file: there is no such file\n"
    assert "Traceback" not in result.stderr
