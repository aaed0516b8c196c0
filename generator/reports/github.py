"""Annotations of GitHub Actions: commands in the log of a step that show a problem beside the line of the file.

The commands and what is escaped in them: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
and `packages/core/src/command.ts` of https://github.com/actions/toolkit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.problem import Severity
from generator.reports.editor import tell
from generator.reports.printing import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problem import Mark, Problem
    from generator.reports.quoting import Lines

MOST_SHOWN: Final = 10
"""How many annotations of one level GitHub shows for a step; it drops the rest without a word."""

_LEVELS = {Severity.PROBLEM: "error", Severity.NOTICE: "notice"}


def report_to_github(problems: Sequence[Problem], _lines: Lines) -> Iterator[str]:
    """Yield one annotation a problem, as far as GitHub shows them; of the rest a plain line each, and their number."""
    for severity, level in _LEVELS.items():
        alike = [problem for problem in problems if problem.severity is severity]
        shown = alike if len(alike) <= MOST_SHOWN else alike[: MOST_SHOWN - 1]
        yield from (_annotate(problem, level) for problem in shown)
        rest = alike[len(shown) :]
        yield from map(_plain, rest)
        if rest:
            yield f"::{level} title=and {len(rest)} more::{len(rest)} more stand in the log of this step"


def _annotate(problem: Problem, level: str) -> str:
    place = {**_place(problem.mark), "title": problem.code}
    properties = ",".join(f"{name}={_escape_property(str(value))}" for name, value in place.items())
    return f"::{level} {properties}::{_escape(printable(problem.message))}"


def _place(mark: Mark) -> dict[str, str | int]:
    """Give file and lines; columns only within one line, because GitHub takes them for nothing else."""
    place: dict[str, str | int] = {"file": printable(mark.path), "line": mark.line, "endLine": mark.end_line}
    return place | ({"col": mark.column, "endColumn": mark.end_column} if mark.line == mark.end_line else {})


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _plain(problem: Problem) -> str:
    """Tell a problem in a line that is no command: neither `::` at its beginning nor, as of old, `##[` anywhere."""
    told = tell(problem).replace("##[", "#\\u0023[")
    return f"\\u003a{told[1:]}" if told.lstrip().startswith("::") else told
