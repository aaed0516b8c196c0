"""`diff`: what a change of the seeds means, against a revision."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.difference import State, compare_states
from generator.authoring.review import FORMATS
from generator.build import render
from generator.commands import WrongCallError
from generator.commands.revisions import lay_out_revision, name_commit
from generator.console import DONE, PROBLEMS, show_whole
from generator.examine import Layout, gather, survey
from generator.problem import Severity, stops

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from generator.authoring.difference import Difference
    from generator.console import Progress
    from generator.problem import Problem

_HASH_LENGTH = 10
_CONCERNS = {
    "broken": lambda found: bool(found.pages and found.pages.broken),
    "unverified": lambda found: bool(found.unverified),
    "people": lambda found: bool(found.people),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let revisions, the format and what counts as a failure be named."""
    parser.add_argument("revision", nargs="?", help="what to compare with (default: where the branch left main)")
    parser.add_argument("--to", metavar="REVISION", help="compare with this revision, not with the files as they are")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for a terminal, a comment or a program")
    parser.add_argument(
        "--fail-on",
        choices=_CONCERNS,
        action="append",
        default=[],
        help="exit 1 if addresses would break, statements are newly unverified, or people newly named; may be repeated",
    )


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Compare two states of the reference and print what differs."""
    difference = compare(layout, options.revision, options.to, progress)
    progress.end()
    for line in FORMATS[options.format](difference).splitlines():
        show_whole(line)
    return judge(difference, options.fail_on)


def compare(layout: Layout, revision: str | None, to: str | None, progress: Progress) -> Difference:
    """Compare the seeds of one revision with those of another, or with the files as they are."""
    with tempfile.TemporaryDirectory(prefix="diff-") as folder:
        before = _at_revision(layout, revision, Path(folder) / "before", progress)
        if to is None:
            after = _read(layout, "the files as they are", progress)
        else:
            after = _at_revision(layout, to, Path(folder) / "after", progress)
    progress.show("comparing")
    return compare_states(before, after)


def judge(difference: Difference, concerns: Iterable[str]) -> int:
    """Give the exit code: problems on either side always count, the rest where it was asked for."""
    wrong = difference.before.problems or difference.after.problems
    return PROBLEMS if wrong or any(_CONCERNS[each](difference) for each in concerns) else DONE


def _at_revision(layout: Layout, revision: str | None, folder: Path, progress: Progress) -> State:
    commit = name_commit(layout.root, revision)
    progress.show(f"reading {commit[:_HASH_LENGTH]}")
    paths = (layout.seeds_label, layout.configuration.name)
    lay_out_revision(layout.root, commit, paths, folder)
    if not folder.exists():
        raise WrongCallError(f"at {revision or commit} there are neither {' nor '.join(paths)}")
    return _read(Layout.of(folder, layout.seeds_label), commit[:_HASH_LENGTH], progress)


def _read(layout: Layout, name: str, progress: Progress) -> State:
    outcome = survey(layout, progress.show)
    if outcome.graph is None:
        why = [*_lines(outcome.problems), f"{name}: without a configuration nothing can be compared"]
        raise WrongCallError("\n".join(why))
    if stops(outcome.problems):
        unread = {each.mark.path for each in gather(layout)[1] if each.severity is Severity.PROBLEM}
        return State(name, outcome.graph, _lines(outcome.problems), unread=frozenset(unread))
    progress.show("making the pages")
    return State(name, outcome.graph, (), {page.path: page.text for page in render(outcome.graph)})


def _lines(problems: Iterable[Problem]) -> tuple[str, ...]:
    wrong = (each for each in problems if each.severity is Severity.PROBLEM)
    return tuple(f"{each.mark}: {each.code}: {each.message}" for each in wrong)
