"""content/ becomes exactly the pages, and site/ is exchanged as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.model import Page
from generator.write import MANIFEST, Written, create_file, exchange_folder, replace_file, restore_folder, write_pages

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (Page("index.md", "# Home\n"), Page("people/tom-ash.md", "阿什\n"), Page("people/index.md", "people\n"))


def _texts(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_ino, path.stat().st_mtime_ns


def test_pages_are_written_with_the_folders_above_them(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    assert write_pages(PAGES, folder) == Written(3, 0, 0)
    assert _texts(folder) == {page.path: page.text for page in PAGES}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path)
    before = {page.path: _stamp(tmp_path / page.path) for page in PAGES}
    changed = (Page("index.md", "# New\n"), *PAGES[1:])
    assert write_pages(changed, tmp_path) == Written(1, 2, 0)
    after = {page.path: _stamp(tmp_path / page.path) for page in PAGES}
    assert [path for path in before if before[path] != after[path]] == ["index.md"]
    assert (tmp_path / "index.md").read_text("utf-8") == "# New\n"


def test_nothing_is_touched_where_nothing_changed_not_even_the_manifest(tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path)
    before = _stamp(tmp_path / MANIFEST), _stamp(tmp_path)
    assert write_pages(PAGES, tmp_path) == Written(0, 3, 0)
    assert (_stamp(tmp_path / MANIFEST), _stamp(tmp_path)) == before


def test_stale_pages_go_and_their_folders_with_them(tmp_path: Path) -> None:
    write_pages((*PAGES, Page("laws/old/law.md", "x")), tmp_path)
    (tmp_path / "people" / "left-behind.md").write_text("x", "utf-8")
    assert write_pages(PAGES, tmp_path) == Written(0, 3, 2)
    assert _texts(tmp_path) == {page.path: page.text for page in PAGES}
    assert not (tmp_path / "laws").exists()


def test_dotfiles_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n", "utf-8")
    (tmp_path / ".notes").mkdir()
    (tmp_path / ".notes" / "mine.md").write_text("x", "utf-8")
    write_pages(PAGES, tmp_path)
    write_pages(PAGES[:1], tmp_path)
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*\n"
    assert (tmp_path / ".notes" / "mine.md").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"index.md": 5}'])
def test_a_manifest_that_is_missing_or_broken_makes_everything_new(content: str, tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path)
    (tmp_path / MANIFEST).write_text(content, "utf-8") if content else (tmp_path / MANIFEST).unlink()
    assert write_pages(PAGES, tmp_path) == Written(3, 0, 0)
    assert json.loads((tmp_path / MANIFEST).read_text("utf-8")).keys() == {page.path for page in PAGES}


@pytest.mark.parametrize("harm", ["changed", "removed", "an empty folder", "a link"])
def test_a_page_that_somebody_harmed_is_made_whole(harm: str, tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path)
    page = tmp_path / "index.md"
    if harm == "changed":
        page.write_text("else", "utf-8")
    else:
        page.unlink()
    if harm == "an empty folder":
        page.mkdir()
    if harm == "a link":
        page.symlink_to(tmp_path / "people" / "index.md")
    write_pages(PAGES, tmp_path)
    assert _texts(tmp_path) == {page.path: page.text for page in PAGES}
    assert not page.is_symlink()
    assert (tmp_path / "people" / "index.md").read_text("utf-8") == "people\n"


def test_a_file_is_replaced_in_one_step_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "index.md"
    path.write_text("old", "utf-8")
    with path.open("rb") as reading:
        replace_file(path, b"new")
        assert reading.read() == b"old"  # whoever reads it goes on with what he began
    assert path.read_bytes() == b"new"
    assert _names(tmp_path) == ["index.md"]


def test_a_folder_is_exchanged_as_a_whole_and_keeps_its_gitignore(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / ".gitignore").write_text("*\n", "utf-8")
    (site / "old.html").write_text("old", "utf-8")

    def build(folder: Path) -> None:
        assert (site / "old.html").exists(), "the old site is there while the new one is built"
        folder.mkdir()
        (folder / "new.html").write_text("new", "utf-8")

    exchange_folder(site, build)
    assert _names(site) == [".gitignore", "new.html"]
    assert _names(tmp_path) == ["site"]


def test_a_folder_stays_as_it_was_where_building_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old", "utf-8")

    def build(folder: Path) -> None:
        folder.mkdir()
        (folder / "half.html").write_text("half", "utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        exchange_folder(site, build)
    assert _names(site) == ["old.html"]
    assert _names(tmp_path) == ["site"]


def test_a_folder_that_was_not_there_is_made(tmp_path: Path) -> None:
    exchange_folder(tmp_path / "site", lambda folder: folder.mkdir())
    assert _names(tmp_path) == ["site"]


def test_what_an_interrupted_exchange_left_behind_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".site-old").mkdir()
    (tmp_path / ".site-old" / "old.html").write_text("old", "utf-8")
    (tmp_path / ".site-new").mkdir()
    restore_folder(tmp_path / "site")
    assert _names(tmp_path) == ["site"]
    assert _names(tmp_path / "site") == ["old.html"]


def test_a_file_is_created_once_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.yml"
    create_file(path, b"first")
    with pytest.raises(FileExistsError):
        create_file(path, b"second")
    assert path.read_bytes() == b"first"
    link = tmp_path / "link.yml"
    link.symlink_to(tmp_path / "elsewhere.yml")
    with pytest.raises(FileExistsError):
        create_file(link, b"second")
    assert not (tmp_path / "elsewhere.yml").exists()


def test_a_file_that_cannot_be_written_whole_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        create_file(tmp_path / "file.yml", b"content")
    assert list(tmp_path.iterdir()) == []
