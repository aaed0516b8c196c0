"""What the command line shows: results, what went wrong, progress and exit codes."""

from __future__ import annotations

import sys
from typing import Final

from generator.reports.printing import escape_controls, printable

DONE: Final = 0
PROBLEMS: Final = 1
WRONG_CALL: Final = 2
IN_THE_WAY: Final = 3


def show(line: str = "") -> None:
    """Print one line of a result; what could drive a terminal is escaped."""
    print(printable(line))


def show_error(line: str) -> None:
    """Print one line of what went wrong."""
    print(printable(line), file=sys.stderr)


def show_whole(line: str) -> None:
    """Print one line of a result to its end, however long it is."""
    print(escape_controls(line))


def flush() -> None:
    """Send on what was shown: somebody may read along while a command goes on."""
    sys.stdout.flush()


def shows_people() -> bool:
    """Tell whether results go to a terminal, where somebody reads them, and not to a file or another program."""
    return sys.stdout.isatty()


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
