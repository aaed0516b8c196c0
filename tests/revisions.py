"""A git repository made for a test: the miniature reference committed, then changed in every way that `diff` tells."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from conftest import MINIATURE, exchange
from pipeline import read_files, write_seeds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.examine import Layout

GAZETTE, REPLY = "digests/gazette-cases.yml", "digests/observer-reply.yml"
PEOPLE, EVENTS, WORKS = "authority/people.yml", "authority/events.yml", "authority/works.yml"
WHO = ("-c", "user.name=A", "-c", "user.email=a@harbour.example", "-c", "commit.gpgsign=false")
_NEW_PERSON = """\
mary-oak:
  name: Mary Oak
  description: a clerk whom the gazette accuses
  pseudonym: true
  names:
    - {form: Ash, as: pseudonym, in: [gazette-cases]}
"""
_NEW_STATEMENT = """\
  - id: second-clerk
    at: 6
    text: The [[harbour-gazette]] holds that [[mary-oak]] carried [[smuggling|smuggled]] tea past the gate.
    standing: allegation
    facts:
      tom-ash-case: {accused: mary-oak}
      mary-oak: {legal_status: {is: suspected, in: tom-ash-case}}
"""
_DISAGREEMENTS = """\
- id: what-was-taken
  question: Was any money taken?
  sort: contradiction
  status: open
  positions:
    - {holds: the ministry, statements: [gazette-cases/contact]}
    - {holds: Tom Ash, statements: [observer-reply/denial]}
  about: [tom-ash]
"""
# Files, and in each what becomes of the words that stand in it first.
_CHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    GAZETTE: (
        ("Before his trial the ministry accused", "Long before his trial the ministry accused"),
        (
            "    standing: allegation\n    facts:\n      tom-ash-case:\n        charge",
            "    standing: official\n    facts:\n      tom-ash-case:\n        charge",
        ),
        ("decided: 2019-03, penalty: 2 years imprisonment", "decided: 2019-04, penalty: 3 years imprisonment"),
        ("legal_status: {is: convicted,", "legal_status: {is: charged,"),
        ("  - id: provision\n", "  - id: rule\n    formerly: [provision]\n"),
    ),
    REPLY: (
        ("[[harbour-fair]]", "[[harbour-feast]]"),
        ("harbour-fair:", "harbour-feast:"),
        ("[[harbour-video]]", "[[quay-video]]"),
        ("harbour-video}", "quay-video}"),
        ("harbour-video:", "quay-video:"),
        ("tom-ash-case: {decided: 2019-05, presented_in", "tom-ash-case: {decided: 2019-04, presented_in"),
        ("tom-ash-case.decided: two months", "tom-ash-case.decided: one month"),
    ),
    EVENTS: (
        (
            "harbour-fair:\n  name: Harbour Fair\n",
            "harbour-feast:\n  name: Harbour Feast\n  formerly: [harbour-fair]\n",
        ),
    ),
    WORKS: (("harbour-video:", "quay-video:"),),
    PEOPLE: (("as: surname alone, in: [gazette-cases]}", "as: surname alone}"),),
    "pages/about.md": (("An invented reference", "A small reference"),),
}


def make_repository(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Layout:
    """Commit seeds (those of the miniature reference, if none are given) in a repository of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    layout = write_seeds(folder, read_files(MINIATURE / "seeds") if files is None else files)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return layout


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, *WHO, "commit", "--quiet", "--message=seeds")
    return git(folder, "rev-parse", "HEAD").strip()


def git(folder: Path, *arguments: str) -> str:
    call = ["git", "-c", "core.autocrlf=false", "-C", str(folder), *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def changed_files() -> dict[str, str]:
    """Give the seeds of the miniature reference after a change that does a bit of everything."""
    files = read_files(MINIATURE / "seeds")
    for path, changes in _CHANGES.items():
        for old, new in changes:
            assert old in files[path], f"{path} has no {old!r}"
            files[path] = files[path].replace(old, new, 1)
    files[GAZETTE] = files[GAZETTE].replace("origin: harbour-video", "origin: quay-video")
    files[GAZETTE] = files[GAZETTE].replace("{who: harbour-video}", "{who: quay-video}") + _NEW_STATEMENT
    files[REPLY] = files[REPLY].partition("  - id: judgement\n")[0]
    files[PEOPLE] += _NEW_PERSON
    return {**files, "disagreements.yml": _DISAGREEMENTS}


def change_seeds(layout: Layout, files: Mapping[str, str | bytes | None]) -> None:
    for path, content in files.items():
        exchange(layout.seeds / path, content)
