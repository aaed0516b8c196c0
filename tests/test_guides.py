"""CONTRIBUTING.md and the guide to another subject work, step by step, on a copy of the project."""

import re
from pathlib import Path

import pytest
from conftest import ROOT
from guides import StepFailedError, blocks_of, copy_project, keep_in_git, take_steps
from sites import Page

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ANOTHER = (ROOT / "docs/another-subject.md").read_text("utf-8")


@pytest.mark.slow
def test_every_step_of_contributing_works(tmp_path: Path) -> None:
    folder = keep_in_git(copy_project(tmp_path / "a copy"))
    take_steps(CONTRIBUTING, folder)
    festival = Page("", (folder / "site/festivals/lantern-festival.html").read_text("utf-8")).article.words()
    assert "4 May 2021" in festival
    assert "Town council of Aldermoor" in festival
    assert (folder / "seeds/receipts/lanterns.yml").is_file()
    case = Page("", (folder / "site/cases/zhao-xuejun-case.html").read_text("utf-8")).article.words()
    assert "sentenced to seven years in prison" not in case


@pytest.mark.slow
def test_every_step_to_another_subject_works(tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "a copy")
    take_steps(ANOTHER, folder)
    apiary = Page("", (tmp_path / "bees/site/apiaries/mill-apiary.html").read_text("utf-8"))
    words = apiary.article.words()
    assert all(
        each in words for each in ("12 hives", "10 hives", "2015", "Ann Hiver", "The Bee Herald", "Mill Messenger")
    )
    navigation = " ".join(each.words() for each in apiary.root.find("nav"))
    assert "Apiaries" in navigation
    assert "Cases" not in navigation


def test_the_guides_have_a_step_for_each_thing_that_people_do() -> None:
    steps = [*blocks_of(CONTRIBUTING)]
    assert {"check", "new", "verify"} <= set(re.findall(r"-m generator (\w+)", "".join(each.text for each in steps)))
    headings = ("Correct a fact", "Add a document", "Add a name or an entity", "Add a kind", "Verify, as a maintainer")
    assert all(f"\n## {each}\n" in CONTRIBUTING for each in headings)
    assert all(each.rest for each in steps if each.language != "sh")


def test_make_does_what_the_steps_do_in_its_place() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^site: .*\n\t@\$\(RUN\) generator build\n", makefile, re.MULTILINE)
    assert re.search(r"^check: (?:.*\n)(?:\t.*\n)*\t@\$\(RUN\) generator check\n", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    "guide",
    [
        "```sh\nfalse\n```\n",
        "```sh\nfalse | true\n```\n",
        "```sh fails\ntrue\n```\n",
        "```sh\necho one\n```\n\nprints\n\n```text\ntwo\n```\n",
        "```diff file\n-not there\n+new\n```\n",
        "```diff file\n-twice\n+new\n```\n",
        "```yaml\nno path\n```\n",
        "```text no/folder\none\n```\n",
    ],
)
def test_a_step_that_does_not_do_what_the_guide_says_is_noticed(guide: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("twice\ntwice\n", "utf-8")
    with pytest.raises(StepFailedError):
        take_steps(guide, tmp_path)


def test_steps_run_and_change_files_as_they_stand(tmp_path: Path) -> None:
    guide = (
        "```sh\nmkdir new\n```\n"
        "```text new/file\none\n\ntwo\n```\n```diff new/file\n one\n\n-two\n+three\n```\n```diff new/file\n+four\n```\n"
        "```sh\ncat new/file\n```\n```text\nthree\nfour\n```\n```sh\nmkdir here\n```\n```sh\ncd here\n```\n"
        "```sh\n.venv/bin/python -c 'print(6 * 7)' > answer\n```\n"
    )
    take_steps(guide, tmp_path)
    assert (tmp_path / "new/file").read_text("utf-8") == "one\n\nthree\nfour\n"
    assert (tmp_path / "here/answer").read_text("utf-8") == "42\n"
