"""The command line: which command, where, and how it ends.

Exit codes: 0 done (perhaps with notices); 1 problems in what people wrote; 2 a wrong call; 3 something outside the
seeds stands in the way (a folder that cannot be written, a full disk, MkDocs); 130 interrupted by Ctrl-C.
"""

from __future__ import annotations

import gc

from generator.interruption import INTERRUPTED, end_at_once, raise_again

if __name__ == "__main__":
    end_at_once()
    # A command makes much and drops little before it ends: looking for what could be freed took a quarter of its time.
    gc.set_threshold(100_000)

import argparse
import contextlib
import importlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands import COMMANDS, InTheWayError, WrongCallError
from generator.console import IN_THE_WAY, WRONG_CALL, Progress, show_error
from generator.examine import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAM = "python -m generator"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or file in another encoding shows what it cannot write as an escape.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads the lines has seen enough; closed, so that Python does not write the rest when it ends.
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.close()
        return IN_THE_WAY
    return code


def _run(arguments: Sequence[str] | None) -> int:
    call = _parser().parse_args(arguments)
    module, what = COMMANDS[call.command]
    command = importlib.import_module(f"generator.commands.{module}")
    parser = argparse.ArgumentParser(prog=f"{_PROGRAM} {call.command}", description=what)
    command.add_arguments(parser)
    options = parser.parse_args(call.arguments)
    options.command = call.command
    archive = os.environ.get("REFERENCE_ARCHIVE")
    layout = Layout.of(Path(call.directory), getattr(options, "seeds", "seeds"), Path(archive) if archive else None)
    progress = Progress()
    try:
        raise_again()
        return int(command.run(options, layout, progress))
    except WrongCallError as error:
        ending, code = str(error).splitlines(), WRONG_CALL
    except InTheWayError as error:
        ending, code = str(error).splitlines(), IN_THE_WAY
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        ending, code = [f"{place}{error.strerror or error}; nothing more was written"], IN_THE_WAY
    except KeyboardInterrupt:
        ending, code = ["interrupted; the next run makes everything whole"], INTERRUPTED
    progress.end()
    for line in ending:
        show_error(line)
    return code


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {what}" for name, (_, what) in COMMANDS.items())
    parser = argparse.ArgumentParser(prog=_PROGRAM, description=__doc__, epilog=f"commands:\n{listed}")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-C", "--directory", default=".", help="the folder of the reference (default: this one)")
    parser.add_argument("command", choices=COMMANDS, metavar="command", help="one of those below; each has its --help")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the command takes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
