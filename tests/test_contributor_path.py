"""The whole path of a contributor, on top of the real reference: a document added, sent, renamed and withdrawn."""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from guides import copy_project, keep_in_git, run_line
from sites import Page
from sixths import DIGEST, SIXTH, SOURCE, TEXT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PEOPLE = "seeds/authority/people.yml"
RENAMED = "brackwater-wire-charts"
NEW_DIGEST = f"seeds/digests/{RENAMED}.yml"
NEWLY_NAMED = ("ink-barley", "juno-kelpwright", "mira-saltmarsh", "orrin-saltmarsh", "pell-duskmere", "wren-tallow")
# (file, what stands there, what is mistyped for it, the code that tells so)
MISTAKES = (
    (DIGEST, "standing: denial\n    quote: printed", "standing: denail\n    quote: printed", "unknown-word"),
    (DIGEST, "at: 12\n", "at: 112\n", "no-such-paragraph"),
    (PEOPLE, "distinct_from: [mira-saltmarsh]", "distinct_from: [mira-saltmarch]", "unknown-entity"),
)


@dataclass
class Contributor:
    """Somebody with a copy of the project, and what every command that they called took."""

    folder: Path
    took: list[tuple[str, float]] = field(default_factory=list)

    def call(self, command: str, code: int = 0) -> str:
        """Call the generator as the guide says; gives what it printed."""
        begin = time.monotonic()
        found, printed = run_line(f".venv/bin/python -m generator {command}", self.folder)
        self.took.append((command, time.monotonic() - begin))
        assert found == code, f"{command}: exit code {found}\n{printed}"
        return printed

    def keep(self, why: str) -> None:
        code, printed = run_line(f"git add --all && git commit --quiet --message '{why}'", self.folder)
        assert code == 0, printed

    def compare(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.call("diff HEAD --format json"))
        return told

    def codes(self, code: int = 0) -> set[tuple[str, str]]:
        """Check; gives the severities and codes of what was found."""
        found = json.loads(self.call("check --format json 2>/dev/null", code))["problems"]
        return {(each["severity"], each["code"]) for each in found}

    def exchange(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text("utf-8")
        assert text.count(old) == 1, f"{path} holds {text.count(old)} times: {old}"
        (self.folder / path).write_text(text.replace(old, new), "utf-8")


def test_a_contributor_adds_sends_renames_and_withdraws(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "a copy")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r'edition: "\d+', 'edition: "2032', settings), "utf-8")  # as the document
    contributor = Contributor(keep_in_git(root))
    _begin(contributor)
    _fill_in(contributor)
    _be_told_of_mistakes(contributor)
    _verify(contributor)
    _send(contributor)
    _rename(contributor)
    _publish(contributor)
    _withdraw(contributor)
    sys.stdout.writelines(f"\n{seconds:6.1f} s  {command}" for command, seconds in contributor.took)
    assert max(seconds for _, seconds in contributor.took) < 300


def _begin(contributor: Contributor) -> None:
    """Begin a digest; all that is wrong with it is what is left to write, and it is never overwritten."""
    archive = contributor.folder / "archive"
    archive.mkdir()
    shutil.copy(TEXT, archive)
    begin = f"new archive/{TEXT.name} --id {SOURCE}"
    assert DIGEST in contributor.call(begin)
    assert contributor.codes(1) == {("problem", "to-do")}
    written = (contributor.folder / DIGEST).read_bytes()
    assert "is taken" in contributor.call(begin, 2)
    assert (contributor.folder / DIGEST).read_bytes() == written


def _fill_in(contributor: Contributor) -> None:
    shutil.copy(SIXTH / "digests" / f"{SOURCE}.yml", contributor.folder / DIGEST)
    for path in sorted((SIXTH / "authority").iterdir()):
        with (contributor.folder / "seeds/authority" / path.name).open("a", encoding="utf-8") as records:
            records.write(path.read_text("utf-8"))


def _be_told_of_mistakes(contributor: Contributor) -> None:
    """Make mistakes of three sorts: each is told at its place in every format, and nothing else is; then mend them."""
    for path, right, wrong, _ in MISTAKES:
        contributor.exchange(path, right, wrong)
    expected = {(path, *_place(contributor, path, right, wrong), code) for path, right, wrong, code in MISTAKES}
    plain = contributor.call("check", 1).splitlines()
    assert {line.split(": ")[0] + f":{line.split(': ')[1]}" for line in plain if line.startswith("seeds/")} == {
        f"{path}:{line}:{column}:{code}" for path, line, column, code in expected
    }
    assert "did you mean 'mira-saltmarsh'" in "".join(plain)
    annotated = contributor.call("check --format github", 1)
    assert annotated.count("::error ") == len(MISTAKES)
    assert all(f"file={path},line={line}," in annotated for path, line, _, _ in expected)
    told = json.loads(contributor.call("check --format json 2>/dev/null", 1))["problems"]
    assert {(each["path"], each["line"], each["column"], each["code"]) for each in told} == expected
    for path, right, wrong, _ in MISTAKES:
        contributor.exchange(path, wrong, right)
    assert contributor.codes() == {("notice", "not-verified")}


def _place(contributor: Contributor, path: str, right: str, wrong: str) -> tuple[int, int]:
    """Give the line and column of the value in which a mistake differs from what is right."""
    text = (contributor.folder / path).read_text("utf-8")
    start = text.index(wrong)
    differs = start + next(at for at, (one, other) in enumerate(zip(right, wrong, strict=False)) if one != other)
    value = max(text.rindex(each, 0, differs) for each in (" ", "[")) + 1
    return text.count("\n", 0, value) + 1, value - text.rindex("\n", 0, value)


def _verify(contributor: Contributor) -> None:
    """Verify the own document, without the texts of all others."""
    printed = contributor.call("verify")
    assert printed.count("notice: archive-file-missing: ") == len([*contributor.folder.glob("seeds/digests/*.yml")]) - 1
    assert "13 of 13" in printed
    assert (contributor.folder / f"seeds/receipts/{SOURCE}.yml").is_file()
    assert contributor.codes() == set()


def _send(contributor: Contributor) -> None:
    """See what the change means, and commit it."""
    told = contributor.compare()
    assert len(told["statements"]["added"]) == 13
    assert tuple(each["sheet"]["id"] for each in told["people"]) == NEWLY_NAMED
    for what in ("statements", "entities", "sources", "facts"):
        assert not told[what]["changed"]
        assert not told[what]["removed"]
    assert told["summary"]["broken"] == 0
    assert told["summary"]["unverified"] == 0
    contributor.keep("Add what the Brackwater Wire reports")


def _rename(contributor: Contributor) -> None:
    """Rename an entity, a statement and the source: the old ids are kept, and what was verified stays so."""
    contributor.call("rename lower-quay low-quay")
    contributor.call(f"rename {SOURCE}/orrin-detained orrin-held")
    assert f"{DIGEST} → {NEW_DIGEST}" in contributor.call(f"rename {SOURCE} {RENAMED}")
    assert contributor.codes() == set()
    told = contributor.compare()
    assert told["summary"]["broken"] == 0
    assert told["summary"]["people"] == 0
    ids = [each["alterations"][0] for each in told["statements"]["changed"]]
    assert {each["field"] for each in ids} == {"id"}
    renamed = {each["after"][0]: each["before"][0] for each in ids}
    assert renamed[f"{RENAMED}/orrin-held"] == f"{SOURCE}/orrin-detained"
    assert len(renamed) == 13
    assert not any(told[what][how] for what in ("statements", "entities", "sources") for how in ("added", "removed"))


def _publish(contributor: Contributor) -> None:
    """List what is published and build it: the old addresses lead to the new ones, where the statements stand."""
    assert "unlisted-address" in contributor.call("addresses")
    assert "added" in contributor.call("addresses --update")
    assert "unlisted-address" not in contributor.call("addresses")
    contributor.call("build")
    site = contributor.folder / "site"
    for old, new in (("places/lower-quay", "low-quay"), (f"sources/{SOURCE}", RENAMED)):
        left = (site / f"{old}.html").read_text("utf-8")
        assert f'content="0;url={new}.html"' in left
        assert f'<a href="{new}.html">' in left
    page = Page("", (site / f"sources/{RENAMED}.html").read_text("utf-8"))
    assert {"orrin-held", "orrin-detained", "guild-objects"} <= {
        each.attributes.get("id") for each in page.article.walk()
    }
    assert "detained at the ferry terminal in Lower Quay" in page.article.words()
    contributor.keep("Rename what the Brackwater Wire reports")


def _withdraw(contributor: Contributor) -> None:
    """Withdraw a statement: not while another answers it, then its reason stays."""
    command = f"withdraw {RENAMED}/call-to-report --why 'The agency took it back.'"
    refused = contributor.call(command, 1)
    answer = f"answers: [{RENAMED}/call-to-report]"
    lines = (contributor.folder / NEW_DIGEST).read_text("utf-8").splitlines()
    (line,) = [number for number, each in enumerate(lines, 1) if answer in each]
    assert f"{NEW_DIGEST}:{line}:" in refused
    assert refused.count("still-referred-to") == 1
    contributor.exchange(NEW_DIGEST, f"    {answer}\n", "")
    contributor.call(command)
    assert contributor.codes() <= {("notice", "not-verified")}
    told = contributor.compare()
    assert told["summary"]["statements"] == {"added": 0, "changed": 1, "removed": 1}
    assert told["summary"]["broken"] == 0
    assert "The agency took it back." in json.dumps(told["others"]["added"])
