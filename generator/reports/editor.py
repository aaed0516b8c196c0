"""One line a problem, as editors and other tools take it: `file:line:column: code: message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problem import Severity
from generator.reports.printing import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problem import Problem
    from generator.reports.quoting import Lines


def report_to_editors(problems: Sequence[Problem], _lines: Lines) -> Iterator[str]:
    """Yield one line a problem."""
    yield from map(tell, problems)


def tell(problem: Problem) -> str:
    """Tell a problem in one line; a notice says that it is one."""
    notice = "notice: " if problem.severity is Severity.NOTICE else ""
    return printable(f"{problem.mark}: {notice}{problem.code}: {problem.message}")
