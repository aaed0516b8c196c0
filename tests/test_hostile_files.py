"""Links that a stranger's change planted are never written through, and what is interrupted loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, check_quietly
from pipeline import read_files

from generator.__main__ import main
from generator.model import Page
from generator.write import replace_file, replace_files, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout

# Three files replaced, killed when the second is put in its place.
_KILLED = """\
import os, pathlib, signal, sys
from generator.write import replace_files
place, calls = pathlib.Path.replace, []
def replace(path, target):
    calls.append(path)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return place(path, target)
pathlib.Path.replace = replace
replace_files({pathlib.Path(each): b"# New\\n" for each in sys.argv[1:]})
"""


def _run(layout: Layout, *arguments: str) -> int:
    return main(["-C", str(layout.root), *arguments])


def test_a_link_where_a_file_is_made_leads_no_change_elsewhere(miniature: Layout, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious", "utf-8")
    (miniature.seeds / "pages/.about.md.half-written").symlink_to(victim)
    replace_file(miniature.seeds / "pages/about.md", b"# New\n")
    (miniature.seeds / "pages/.home.md.half-written").symlink_to(victim)
    (miniature.seeds / "pages/home.md").unlink()
    (miniature.seeds / "pages/home.md").symlink_to(victim)
    replace_files({miniature.seeds / "pages/home.md": b"# Home\n"})
    assert victim.read_text("utf-8") == "precious"
    assert (miniature.seeds / "pages/about.md").read_text("utf-8") == "# New\n"
    assert (miniature.seeds / "pages/home.md").read_text("utf-8") == "# Home\n"


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("schema", ("schema",)),
        ("seeds/receipts", ("verify",)),
        ("seeds/receipts", ("rename", "tom-ash", "thomas-ash")),
        ("seeds/digests", ("new", "text.txt", "--id", "harbour-news")),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_nothing_is_written_into_a_folder_that_is_a_link(
    path: str, command: tuple[str, ...], miniature: Layout, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, elsewhere = miniature.root / path, tmp_path / "elsewhere"
    if folder.exists():
        folder.rename(elsewhere)
    else:
        elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    (tmp_path / "text.txt").write_text("The harbour was closed on Monday.\n", "utf-8")
    arguments = [str(tmp_path / each) if each.endswith(".txt") else each for each in command]
    before = read_files(elsewhere)
    assert _run(miniature, *arguments) == 3
    assert f"{path}: is no folder of its own" in capsys.readouterr().err
    assert read_files(elsewhere) == before


def test_pages_are_not_written_into_a_folder_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.md").write_text("Dear Ann", "utf-8")
    (tmp_path / "content").symlink_to(tmp_path / "mine")
    with pytest.raises(NotADirectoryError):
        write_pages((Page("index.md", "# Home\n"),), tmp_path / "content")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.md"]


def test_a_hidden_link_is_not_followed_when_a_change_is_tried(miniature: Layout, tmp_path: Path) -> None:
    (miniature.seeds / ".around").symlink_to(miniature.seeds)
    (miniature.seeds / ".nowhere").symlink_to(tmp_path / "nowhere")
    os.mkfifo(miniature.seeds / "digests" / ".pipe")
    assert _run(miniature, "rename", "tom-ash", "thomas-ash") == 0
    assert "thomas-ash:" in (miniature.seeds / "authority/people.yml").read_text("utf-8")


def test_what_fails_half_way_is_undone(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yml", tmp_path / "new.yml"
    old.write_text("old", "utf-8")
    (tmp_path / "receipt.yml").mkdir()
    with pytest.raises(OSError, match="receipt"):
        replace_files({old: b"changed", new: b"new", tmp_path / "receipt.yml": None})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.yml", "receipt.yml"]
    assert old.read_text("utf-8") == "old"


def test_what_is_killed_half_way_loses_nothing_and_is_told_by_the_next_run(miniature: Layout) -> None:
    pages = [miniature.seeds / f"pages/{name}.md" for name in ("about", "home", "method")]
    before = [path.read_text("utf-8") for path in pages]
    done = subprocess.run([sys.executable, "-c", _KILLED, *map(str, pages)], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert [path.read_text("utf-8") for path in pages] == ["# New\n", *before[1:]]
    told = [each for each in check_quietly(miniature).problems if each.code == "stray-file"]
    assert [each.mark.path for each in told] == [f"seeds/pages/.{name}.md.half-written" for name in ("home", "method")]
    assert all("a change was interrupted" in each.message for each in told)
