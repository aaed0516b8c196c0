"""What the command line shows: problems, progress and exit codes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from generator.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problem import Problem

DONE: Final = 0
PROBLEMS: Final = 1
WRONG_CALL: Final = 2
IN_THE_WAY: Final = 3
INTERRUPTED: Final = 130
_LONGEST = 1_000


def show(line: str = "") -> None:
    """Print one line of a result; what could drive a terminal is escaped."""
    print(printable(line))


def show_error(line: str) -> None:
    """Print one line of what went wrong."""
    print(printable(line), file=sys.stderr)


def flush() -> None:
    """Send on what was shown: somebody may read along while a command goes on."""
    sys.stdout.flush()


def show_problems(problems: Sequence[Problem]) -> None:
    """Print one line a problem, problems and notices together, as they stand in the files."""
    for problem in problems:
        notice = "notice: " if problem.severity is Severity.NOTICE else ""
        show(f"{problem.mark}: {notice}{problem.code}: {problem.message}")
    count = sum(1 for problem in problems if problem.severity is Severity.PROBLEM)
    if count:
        show_error(f"{count} {'problem' if count == 1 else 'problems'}; no page was written")


def printable(line: str) -> str:
    """Escape what could drive a terminal or reorder a line, and cut a line that nobody would read to its end."""
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in cut)


class Progress:
    """Shows on a terminal, in one line, what is being done."""

    def __init__(self) -> None:
        """Show nothing where nobody looks."""
        self._terminal = sys.stderr.isatty()

    def show(self, what: str) -> None:
        """Put this in the place of what was done before."""
        if self._terminal:
            print(f"\r\033[K{what} …", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the line away."""
        if self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
