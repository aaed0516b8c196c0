"""Each code of a problem has a page, and the examples of the page give what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from problem_pages import CODES, INDEX, Example, lay_out, merge_lines, problems_of, read_page, tiny_files
from test_golden import codes_of_the_generator

from generator.evidence.summary import NOT_VERIFIED
from generator.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

# It takes a second to read 200,000 values, and another to start Python as somebody whom permissions stop.
SLOW = {"too-many-nodes", "unreadable"}
_KINDS = {
    ("problem", "check"): "A problem that `check` finds.",
    ("problem", "verify"): "A problem that `verify` finds.",
    ("notice", "check"): "A notice that `check` gives.",
    ("notice", "verify"): "A notice that `verify` gives.",
    ("problem", "addresses"): "A problem that `addresses` finds.",
    ("notice", "addresses"): "A notice that `addresses` gives.",
    ("problem", "withdraw"): "A problem that `withdraw` finds.",
}
_MOST_SENTENCES = 6


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {*CODES} == codes_of_the_generator()


def test_the_tiny_reference_is_sound(tmp_path: Path) -> None:
    assert not problems_of(Example(is_right=True, with_verify=True), tmp_path)


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=[pytest.mark.slow] if code in SLOW else []) for code in CODES]
)
def test_a_wrong_example_gives_its_code_alone_and_the_right_one_nothing(code: str, tmp_path: Path) -> None:
    page = read_page(code)
    pairs = [*zip(page.examples[::2], page.examples[1::2], strict=True)]
    assert pairs
    for number, (wrong, right) in enumerate(pairs):
        assert (wrong.is_right, right.is_right) == (False, True)
        found = _found(wrong, tmp_path / f"wrong-{number}", code)
        assert {each for each, _ in found} == {code}
        command = wrong.command[0] if wrong.command else "check"
        assert {_KINDS[severity, command] for _, severity in found} == {page.kind}
        assert not _found(right, tmp_path / f"right-{number}", code)


@pytest.mark.parametrize("code", [code for code in CODES if "`verify`" in read_page(code).kind])
def test_what_verify_finds_is_not_found_without_it(code: str, tmp_path: Path) -> None:
    wrong = read_page(code).examples[0]
    assert wrong.with_verify
    assert not _found(Example(is_right=False, with_verify=False, changes=wrong.changes), tmp_path, code)


def test_every_page_says_in_a_few_sentences_what_its_code_means() -> None:
    for page in map(read_page, CODES):
        heading, kind, meaning, *_ = page.text.split("\n\n")
        assert re.fullmatch(rf"# {page.code}: [a-z][^.]+", heading), heading
        assert kind in _KINDS.values(), page.code
        sentences = re.split(r"(?<=[.:])\s", meaning)
        assert 2 <= len(sentences) <= _MOST_SENTENCES, page.code


def test_the_index_lists_every_page_with_its_title() -> None:
    rows = [line for line in INDEX.splitlines() if line.startswith("| [")]
    assert rows == [f"| [{page.code}]({page.code}.md) | {page.title} |" for page in map(read_page, CODES)]


def test_every_link_of_a_page_leads_to_a_file() -> None:
    for text in (INDEX, *(read_page(code).text for code in CODES)):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / "docs" / "problems" / target).exists(), target


def test_lines_of_an_example_take_the_place_of_those_with_the_same_key() -> None:
    text = "a:\n  b: 1\n  c: 2\nd:\n  - id: x\n    e: >-\n      long\n    f: 1\n"
    assert merge_lines(text, "a:\n  c: 3\n  g: 4\n") == text.replace("  c: 2\n", "  c: 3\n  g: 4\n")
    assert merge_lines(text, "d:\n  - id: x\n    e: short\n") == text.replace(">-\n      long", "short")
    assert merge_lines(text, "d:\n  - id: y\n    f: 2\n") == f"{text}  - id: y\n    f: 2\n"
    assert merge_lines(text, "a:\n  b: 3\n  b: 4\n") == text.replace("  b: 1\n", "  b: 3\n  b: 4\n")


def test_the_example_of_a_fault_is_laid_out_as_written(tmp_path: Path) -> None:
    lay_out(read_page("unknown-word").examples[0], tmp_path)
    sound = tiny_files()["seeds/digests/gazette.yml"]
    digest = (tmp_path / "seeds/digests/gazette.yml").read_text("utf-8")
    assert digest == sound.replace("standing: official", "standing: offical")


def _found(example: Example, folder: Path, code: str) -> set[tuple[str, str]]:
    """Give codes and severities; that nothing was verified goes without saying where that is not the matter."""
    if code == "unreadable":
        found = _found_without_privilege(example, folder)
    else:
        found = {(each.code, each.severity.value) for each in problems_of(example, folder)}
    return {each for each in found if code == NOT_VERIFIED or each != (NOT_VERIFIED, Severity.NOTICE.value)}


def _found_without_privilege(example: Example, folder: Path) -> set[tuple[str, str]]:
    """Run `check` as someone for whom the permissions of files hold, which they do not for root."""
    lay_out(example, folder)
    command = [sys.executable, "-m", "generator", "-C", str(folder), "check", "--format", "json"]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("runs as root, for whom permissions do not hold, and setpriv is not installed")
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return {(each["code"], each["severity"]) for each in json.loads(printed)["problems"]}
