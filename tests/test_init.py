"""`init` makes an empty reference that is whole: it checks, builds, and has nothing of this one's subject."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from conftest import ROOT, exchange
from hypothesis import example, given
from hypothesis import strategies as st
from pipeline import FEW
from sites import build_site, fingerprints

from generator.__main__ import main
from generator.authoring.beginning import FRAME, begin_reference
from generator.examine import Layout, check
from generator.load import load_settings

# What stands beside the frame and stays behind, with the reason.
STAYS = {
    "CONTRIBUTING.md": "its examples are of this reference",
    "README.md": "written anew",
    "docs": "tells of this project; the format goes along",
    "seeds": "this reference's own; the licence goes along",
    "tests": "hold this reference to be right; one file is written anew",
}
NAME = 'Bees & "hives": <b>x</b> # {{ y }} 蜂'


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    folder = tmp_path_factory.mktemp("begun") / "a new one"
    assert main(["init", str(folder), "--name", NAME, "--description", "What three documents say of bees."]) == 0
    return Layout.of(folder)


def run_there(layout: Layout, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the new folder, where the generator is the new folder's own."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=layout.root, capture_output=True, text=True, check=False, env={**os.environ}
    )


def test_it_is_sound_and_empty(begun: Layout) -> None:
    outcome = check(begun, lambda _: None)
    assert outcome.problems == ()
    assert outcome.graph is not None
    assert not outcome.graph.entities
    assert not outcome.graph.sources


def test_its_configuration_has_its_name_and_nothing_of_this_reference(begun: Layout) -> None:
    settings, problems = load_settings(begun.configuration, "mkdocs.yml")
    assert settings is not None
    assert not problems
    assert settings.name == NAME
    assert (settings.repository, settings.contact, settings.site_url, settings.fixed_terms) == ("", "", "", ())


def test_all_else_of_the_configuration_stays(begun: Layout) -> None:
    ours = (ROOT / "mkdocs.yml").read_text("utf-8")
    theirs = begun.configuration.read_text("utf-8")
    assert theirs.partition("\nnav:")[2] == ours.partition("\nnav:")[2]
    comments = [line for line in ours.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in theirs.splitlines() if line.lstrip().startswith("#")] == comments


def test_it_has_nothing_of_this_subject(begun: Layout) -> None:
    for path in ("mkdocs.yml", "README.md", "seeds/pages/home.md", "seeds/pages/about.md", "seeds/pages/method.md"):
        assert not re.search("Ministry of State|China|MSS", (begun.root / path).read_text("utf-8")), path


def test_it_has_the_frame_as_it_is(begun: Layout) -> None:
    for folder in ("generator", "overrides", "requirements", ".github"):
        ours = {path: each for path, each in fingerprints(ROOT / folder).items() if "__pycache__" not in path}
        assert fingerprints(begun.root / folder) == ours
    assert os.access(begun.root / ".ci/run", os.X_OK)


def test_its_makefile_has_no_target_whose_file_stays_behind(begun: Layout) -> None:
    makefile = (begun.root / "Makefile").read_text("utf-8")
    assert "tests/" in (ROOT / "Makefile").read_text("utf-8")
    assert not re.search(r"tests/\w", makefile)
    assert all(f"\n{target}: " in makefile for target in ("site", "offline", "test", "check", "lock", "clean"))


def test_whatever_stands_in_the_project_goes_along_or_is_known_to_stay() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("asks git, and this is no git checkout")
    tops = {path.partition("/")[0] for path in listed.stdout.splitlines()}
    goes = {each.partition("/")[0] for each in FRAME}
    assert tops - goes - STAYS.keys() == set(), "put it into FRAME or STAYS"
    assert STAYS.keys() <= tops
    assert [each for each in FRAME if not (ROOT / each).exists()] == []


def test_a_reference_can_be_begun_from_one_that_was_begun(begun: Layout) -> None:
    frame = {path: (begun.root / path).read_bytes() for path in ("mkdocs.yml", "Makefile")}
    again = begin_reference(frame, NAME, "What three documents say of bees.")
    assert {path: again[path] for path in frame} == frame


@pytest.mark.parametrize("sort", ["file", "full", "link"])
def test_what_is_there_is_never_overwritten(sort: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "there"
    if sort == "file":
        folder.write_text("mine")
    elif sort == "full":
        folder.mkdir()
        (folder / ".mine").touch()
    else:
        folder.symlink_to(tmp_path / "elsewhere")
    before = fingerprints(tmp_path)
    assert main(["init", str(folder)]) == 2
    assert "something is there" in capsys.readouterr().err
    assert fingerprints(tmp_path) == before


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "turned \u202e round"])
def test_a_name_is_one_line_of_words(name: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "new"), "--name", name]) == 2
    assert not (tmp_path / "new").exists()


@FEW
@example("[[nothing]] \\ 'x' \"y\" %z @w `v` - {u: [t]} & * ! | > # :")
@given(st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable() and text.strip()))
def test_any_name_is_the_very_name(name: str) -> None:
    frame = {each: (ROOT / each).read_bytes() for each in ("mkdocs.yml", "Makefile")}
    files = begin_reference(frame, name, name)
    with tempfile.TemporaryDirectory() as folder:
        layout = Layout.of(Path(folder))
        for path in ("mkdocs.yml", "seeds/pages/home.md", "seeds/pages/method.md", "seeds/pages/about.md"):
            exchange(layout.root / path, files[path])
        outcome = check(layout, lambda _: None)
    assert outcome.problems == ()
    assert outcome.graph is not None
    assert outcome.graph.settings.name == name


@pytest.mark.slow
def test_an_empty_one_builds_without_a_word_and_its_own_tests_pass(begun: Layout) -> None:
    site = build_site(begun)
    assert site["index.html"].article.find("h1")[0].words() == NAME
    assert "What three documents say of bees." in site["index.html"].article.words()
    assert "method.html" in site.pages
    for tool in (["ruff", "check"], ["ruff", "format", "--check"], ["pytest", "-q"]):
        result = run_there(begun, "-m", *tool)
        assert result.returncode == 0, result.stdout + result.stderr
