"""The commands: each module takes its arguments, calls what does the work, prints, and gives an exit code.

A command is a module with `add_arguments(parser)` and `run(options, layout, progress)`; it is imported when it is
called, so that `check` need not wait for what only `build` needs.
"""

from __future__ import annotations

from typing import Final

# Each command with its module and what it does, in the order of the help: for whoever writes, for building, for the
# evidence, for changes of what is there, for references and pull requests of others.
COMMANDS: Final = {
    "check": ("check", "read the seeds and say what is wrong; write nothing"),
    "fix": ("fix", "mend in the seeds what has only one right answer: links for names, one form for values"),
    "explain": ("explain", "say what the code of a problem means, with a wrong and a right example"),
    "schema": ("schema", "write the JSON Schemas by which editors complete and check the seeds into schema/"),
    "new": ("new", "from the text of a document, begin a digest to fill in; never overwrites"),
    "generate": ("building", "check, then write content/"),
    "build": ("building", "generate, then build site/"),
    "serve": ("serve", "build and show the site on this machine; build anew and load again when a file is saved"),
    "offline": ("building", "build, then pack site/ into one zip in dist/ for reading without a network"),
    "verify": ("verify", "check, then hold the statements against the archive and write seeds/receipts/"),
    "rename": ("rename", "call an entity, source, statement or disagreement by another id, wherever it stands"),
    "withdraw": ("withdraw", "leave of an entity, source, statement or disagreement its address and a reason"),
    "addresses": ("addresses", "check that what was published can still be reached; --update lists what is new"),
    "diff": ("diff", "say what a change of the seeds means, against a revision in git; write nothing"),
    "init": ("init", "begin a reference on another subject in a new folder"),
    "comment": ("comment", "make a comment that is safe to post out of a stranger's summary of a change"),
}


class WrongCallError(Exception):
    """A command was called in a way that it cannot follow; the message says why."""


class InTheWayError(Exception):
    """Something outside the seeds stands in the way; the message says what."""
