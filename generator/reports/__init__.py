"""Problems as lines: for people, for editors, as annotations of GitHub Actions, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.reports.editor import report_to_editors
from generator.reports.github import report_to_github
from generator.reports.machine import report_as_json
from generator.reports.people import report_to_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.problem import Problem
    from generator.reports.quoting import Lines

__all__ = ["FORMATS"]

# Each takes the problems, sorted by place, and what gives the lines of a file; it yields lines that are printed whole.
FORMATS: Final[dict[str, Callable[[Sequence[Problem], Lines], Iterator[str]]]] = {
    "people": report_to_people,
    "editor": report_to_editors,
    "github": report_to_github,
    "json": report_as_json,
}
