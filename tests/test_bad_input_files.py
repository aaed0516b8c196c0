"""What is no file that can be read, or stands where nothing is read, is told; nothing is followed out of the seeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bad_input import GAZETTE, PEOPLE, lines_of, notices_of, write_marked
from conftest import ROOT

from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.examine import Layout

_QUARRELS = "seeds/disagreements.yml"
_LINK = "not-a-file: is a symbolic link; put the file itself here"


IN_PLACE_OF_A_FILE: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "a folder": (lambda path, _: path.mkdir(), "not-a-file: is a folder where a file is wanted"),
    "a link": (lambda path, kept: path.symlink_to(kept), _LINK),
    "a link to nothing": (lambda path, _: path.symlink_to("nothing"), _LINK),
    "a link to itself": (lambda path, _: path.symlink_to(path.name), _LINK),
    "a pipe": (lambda path, _: os.mkfifo(path), "not-a-file: is not a regular file"),
    "a device": (lambda path, _: path.symlink_to("/dev/zero"), _LINK),
}


@pytest.mark.parametrize("path", [GAZETTE, PEOPLE, _QUARRELS, "seeds/pages/about.md", "mkdocs.yml"])
@pytest.mark.parametrize(("put", "message"), IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
def test_what_stands_in_place_of_a_file_is_told_and_causes_nothing_else(
    miniature: Layout, path: str, put: Callable[[Path, Path], object], message: str
) -> None:
    kept = miniature.root / "kept"
    place = miniature.root / path
    if place.exists():
        place.rename(kept)
    put(place, kept)
    assert lines_of(miniature) == [f"{path}:1:1: {message}"]
    assert notices_of(miniature) == []


IN_PLACE_OF_A_FOLDER: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "a file": (
        lambda path, _: path.write_text("x"),
        "stray-file: this file has no place here; it is the name of a folder",
    ),
    "a link": (lambda path, kept: path.symlink_to(kept), "not-a-file: is a symbolic link; put the folder itself here"),
    "a link to nothing": (
        lambda path, _: path.symlink_to("nothing"),
        "not-a-file: is a symbolic link; put the folder itself here",
    ),
}


@pytest.mark.parametrize("name", ["digests", "authority", "pages"])
@pytest.mark.parametrize(("put", "message"), IN_PLACE_OF_A_FOLDER.values(), ids=IN_PLACE_OF_A_FOLDER)
def test_what_stands_in_place_of_a_folder_is_told_and_causes_nothing_else(
    miniature: Layout, name: str, put: Callable[[Path, Path], object], message: str
) -> None:
    kept = miniature.root / "kept"
    (miniature.seeds / name).rename(kept)
    put(miniature.seeds / name, kept)
    assert lines_of(miniature) == [f"seeds/{name}:1:1: {message}"]


def test_a_folder_of_seeds_may_itself_be_reached_by_a_link(miniature: Layout) -> None:
    miniature.seeds.rename(miniature.root / "kept")
    miniature.seeds.symlink_to("kept")
    assert lines_of(miniature) == []


@pytest.mark.parametrize("stands", ["a file", "a link to nothing", "nothing"])
def test_seeds_that_are_no_folder_are_told(miniature: Layout, stands: str) -> None:
    miniature.seeds.rename(miniature.root / "kept")
    if stands != "nothing":
        put, _ = IN_PLACE_OF_A_FOLDER[stands]
        put(miniature.seeds, miniature.root / "kept")
    a_file = "this is a file, not the folder of the seeds; give that folder, or nothing for 'seeds'"
    what = a_file if stands == "a file" else "there is no such folder"
    assert lines_of(miniature) == [f"seeds:1:1: no-seeds: {what}"]


_KIND_FILES = f"files here are named after a kind: {', '.join(f'{kind}.yml' for kind in KINDS)}"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("seeds/digest/x.yml", "this folder has no place here; did you mean 'digests'?"),
        ("seeds/notes.txt", "this file has no place here; here stand digests, authority, pages, disagreements.yml"),
        ("seeds/disagreement.yml", "this file has no place here; did you mean 'disagreements.yml'?"),
        ("seeds/digests/x.yaml", "this file has no place here; files here end in '.yml'"),
        ("seeds/digests/x.YML", "this file has no place here; files here end in '.yml'"),
        ("seeds/digests/gazette-cases.yml~", "this file has no place here; files here end in '.yml'"),
        ("seeds/digests/more/x.yml", "this folder has no place here; files here end in '.yml'"),
        ("seeds/pages/x.html", "this file has no place here; files here end in '.md'"),
        (
            "seeds/authority/person.yml",
            f"this file has no place here; {_KIND_FILES}",
        ),
    ],
)
def test_a_file_that_would_be_left_out_in_silence_is_told(miniature: Layout, path: str, message: str) -> None:
    write_marked(miniature, path, "x: y")
    named = path.rpartition("/")[0] if "folder" in message else path
    assert lines_of(miniature) == [f"{named}:1:1: stray-file: {message}"]


@pytest.mark.parametrize("path", ["seeds/.x.swp", "seeds/digests/.x.yml.swp", "seeds/LICENSE", "seeds/README.md"])
def test_hidden_files_and_those_about_the_seeds_are_no_seeds(miniature: Layout, path: str) -> None:
    write_marked(miniature, path, "x: y")
    assert lines_of(miniature) == []


@pytest.mark.parametrize(
    "name", ["Gazette-Cases", "gazette cases", "gazette_cases", "gazette\ncases", "gazette\u202ecases"]
)
def test_a_name_that_is_no_id_is_told(miniature: Layout, name: str) -> None:
    (miniature.root / GAZETTE).rename(miniature.seeds / "digests" / f"{name}.yml")
    (line,) = lines_of(miniature)
    assert line.startswith(f"seeds/digests/{name}.yml:1:1: malformed-id: the name of the file: '{name}' is no id: ")
    assert line.endswith("; did you mean 'gazette-cases'?")


def test_a_name_that_is_no_text_is_told(miniature: Layout) -> None:
    with (miniature.seeds / "digests" / os.fsdecode(b"\xff.yml")).open("w") as file:
        file.write("withdrawn: x\n")
    (line,) = lines_of(miniature)
    assert line.startswith("seeds/digests/\udcff.yml:1:1: malformed-id: ")


@pytest.mark.parametrize(
    "paths",
    [(PEOPLE, GAZETTE, "seeds/pages/about.md"), ("seeds/digests",), ("mkdocs.yml",)],
    ids=lambda paths: paths[0],
)
def test_what_may_not_be_read_is_told(miniature: Layout, paths: tuple[str, ...]) -> None:
    for path in paths:
        (miniature.root / path).chmod(0)
    lines = [line for line in _printed_without_privilege(miniature) if ": notice: " not in line]
    assert lines == [f"{path}:1:1: unreadable: cannot be read: Permission denied" for path in paths]


def _printed_without_privilege(layout: Layout) -> list[str]:
    """Run `check` as someone for whom the permissions of files hold, which they do not for root."""
    command = [sys.executable, "-m", "generator", "-C", str(layout.root), "check"]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("runs as root, for whom permissions do not hold, and setpriv is not installed")
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    return result.stdout.splitlines()
