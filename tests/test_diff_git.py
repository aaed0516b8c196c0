"""`diff` reads seeds from git as they were committed, and nothing that could lead elsewhere."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import MINIATURE
from pipeline import read_files
from revisions import WHO, commit, git, make_repository

from generator.__main__ import main
from generator.commands import InTheWayError, WrongCallError
from generator.commands.revisions import lay_out_revision, name_commit

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout

PATHS = ("seeds", "mkdocs.yml")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return make_repository(tmp_path / "reference")


def test_files_are_laid_out_byte_for_byte_whatever_the_attributes_say(layout: Layout, tmp_path: Path) -> None:
    (layout.root / ".gitattributes").write_text("about.md export-ignore\n*.yml export-subst text eol=crlf\n")
    (layout.seeds / "pages" / "about.md").write_bytes("# About $Format:%H$\r\n\n阿\n".encode())
    (layout.root / "other.txt").write_text("nothing of the seeds")
    head = commit(layout.root)
    lay_out_revision(layout.root, head, PATHS, tmp_path / "old")
    assert read_files(tmp_path / "old" / "seeds") == read_files(layout.seeds)
    assert (tmp_path / "old" / "seeds/pages/about.md").read_bytes() == "# About $Format:%H$\r\n\n阿\n".encode()
    assert sorted(path.name for path in (tmp_path / "old").iterdir()) == ["mkdocs.yml", "seeds"]


def test_a_reference_may_lie_below_the_repository(tmp_path: Path) -> None:
    files = {f"below/seeds/{path}": text for path, text in read_files(MINIATURE / "seeds").items()}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    head = commit(tmp_path)
    lay_out_revision(tmp_path / "below", head, PATHS, tmp_path / "old")
    assert read_files(tmp_path / "old" / "seeds") == read_files(MINIATURE / "seeds")


def test_without_a_revision_it_is_the_commit_where_the_branch_left_main(layout: Layout) -> None:
    start = git(layout.root, "rev-parse", "HEAD").strip()
    git(layout.root, "checkout", "--quiet", "-b", "draft")
    (layout.root / "one.txt").write_text("1")
    commit(layout.root)
    git(layout.root, "checkout", "--quiet", "main")
    (layout.root / "two.txt").write_text("2")
    trunk = commit(layout.root)
    git(layout.root, "checkout", "--quiet", "draft")
    assert name_commit(layout.root, None) == start
    assert name_commit(layout.root, "main") == trunk
    git(layout.root, "branch", "--quiet", "-m", "main", "trunk")
    with pytest.raises(WrongCallError, match="name a revision"):
        name_commit(layout.root, None)


def test_what_names_no_commit_is_a_wrong_call(layout: Layout) -> None:
    for revision in ("nothing", "-h", "--output=owned", "HEAD; touch owned", "HEAD:seeds", "", "a\nb", "HEAD..HEAD"):
        with pytest.raises(WrongCallError, match="git knows no revision"):
            name_commit(layout.root, revision)
    assert main(["-C", str(layout.root), "diff", "nothing"]) == 2
    assert not list(layout.root.rglob("owned*"))


def test_a_folder_outside_git_and_a_missing_git_stand_in_the_way(
    layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain").mkdir()
    assert main(["-C", str(tmp_path / "plain"), "diff", "HEAD"]) == 3
    assert "not a git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["-C", str(layout.root), "diff", "HEAD"]) == 3
    assert "git is not installed" in capsys.readouterr().err


def test_a_revision_without_seeds_is_a_wrong_call(layout: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    git(layout.root, "rm", "-r", "--quiet", "--cached", *PATHS)
    git(layout.root, *WHO, "commit", "--quiet", "--message=none")
    assert main(["-C", str(layout.root), "diff", "HEAD"]) == 2
    assert "neither seeds nor mkdocs.yml" in capsys.readouterr().err


def test_a_link_in_the_seeds_is_not_followed(layout: Layout, tmp_path: Path) -> None:
    (layout.seeds / "pages" / "about.md").unlink()
    (layout.seeds / "pages" / "about.md").symlink_to("/etc/passwd")
    with pytest.raises(InTheWayError, match=r"about\.md is no plain file"):
        lay_out_revision(layout.root, commit(layout.root), PATHS, tmp_path / "old")
    assert not (tmp_path / "old").exists()


def test_a_path_that_leads_elsewhere_is_refused(layout: Layout, tmp_path: Path) -> None:
    blob = _write_object(layout, "blob", b"owned")
    inner = _write_object(layout, "tree", b"100644 owned.yml\0" + bytes.fromhex(blob))
    for name in (b"..", b".git", b".", b"a\\b"):
        seeds = _write_object(layout, "tree", b"40000 " + name + b"\0" + bytes.fromhex(inner))
        root = _write_object(layout, "tree", b"40000 seeds\0" + bytes.fromhex(seeds))
        head = git(layout.root, *WHO, "commit-tree", "-m", "odd", root).strip()
        with pytest.raises(InTheWayError, match="no path that seeds can have"):
            lay_out_revision(layout.root, head, PATHS, tmp_path / "deep" / "old")
    assert not (tmp_path / "deep").exists()


def test_more_than_people_write_is_refused(layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.revisions.MOST_BYTES", 1_000)
    with pytest.raises(InTheWayError, match="too large"):
        lay_out_revision(layout.root, name_commit(layout.root, "HEAD"), PATHS, tmp_path / "old")


def _write_object(layout: Layout, sort: str, content: bytes) -> str:
    call = ["git", "-C", str(layout.root), "hash-object", "-t", sort, "--literally", "-w", "--stdin"]
    return subprocess.run(call, check=True, capture_output=True, input=content).stdout.decode().strip()
