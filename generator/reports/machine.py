"""Problems as JSON, for other programs; docs/problems/README.md describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problem import Problem
    from generator.reports.quoting import Lines

VERSION: Final = 1
"""Grows when a key goes or changes its meaning; new keys may come without."""


def report_as_json(problems: Sequence[Problem], _lines: Lines) -> Iterator[str]:
    """Yield the lines of one JSON object in ASCII."""
    count = sum(1 for problem in problems if problem.severity is Severity.PROBLEM)
    whole = {
        "version": VERSION,
        "problems": [_describe(problem) for problem in problems],
        "counts": {"problems": count, "notices": len(problems) - count},
    }
    yield from json.dumps(whole, indent=2).splitlines()


def _describe(problem: Problem) -> dict[str, str | int]:
    mark = problem.mark
    return {
        "path": mark.path,
        "line": mark.line,
        "column": mark.column,
        "end_line": mark.end_line,
        "end_column": mark.end_column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "help": f"docs/problems/{problem.code}.md",
    }
