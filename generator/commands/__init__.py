"""The commands: each module takes its arguments, calls what does the work, prints, and gives an exit code.

A command is a module with `add_arguments(parser)` and `run(options, layout, progress)`; it is imported when it is
called, so that `check` need not wait for what only `build` needs.
"""

from __future__ import annotations

from typing import Final

# Each command with its module and what it does, in the order of the help.
COMMANDS: Final = {
    "check": ("check", "read the seeds and say what is wrong; write nothing"),
    "generate": ("building", "check, then write content/"),
    "build": ("building", "generate, then build site/"),
    "offline": ("building", "build, then pack site/ into one zip in dist/ for reading without a network"),
    "serve": ("serve", "build and show the site on this machine; build anew and load again when a file is saved"),
    "verify": ("verify", "check, then hold the statements against the archive and write seeds/receipts/"),
}


class WrongCallError(Exception):
    """A command was called in a way that it cannot follow; the message says why."""


class InTheWayError(Exception):
    """Something outside the seeds stands in the way; the message says what."""
