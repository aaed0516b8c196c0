"""The command line: arguments, printing, exit codes.

Exit codes: 0 done (perhaps with notices); 1 problems in what people wrote; 2 a wrong call; 3 something outside the
seeds stands in the way (a folder that cannot be written, a full disk, MkDocs); 130 interrupted by Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import build
from generator.model import Use, Verification
from generator.problem import Severity, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Graph
    from generator.problem import Problem

DONE, PROBLEMS, IN_THE_WAY, INTERRUPTED = 0, 1, 3, 130
_LONGEST = 1_000


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
    options = _parser().parse_args(arguments)
    archive = os.environ.get("REFERENCE_ARCHIVE")
    layout = build.Layout.of(Path(options.directory), options.seeds, Path(archive) if archive else None)
    progress = _Progress()
    try:
        outcome = getattr(build, options.command)(layout, progress.show)
    except build.SiteNotBuiltError as error:
        progress.end()
        print(_first_lines(f"site/ was not built; MkDocs says:\n{error}"), file=sys.stderr)
        return IN_THE_WAY
    except OSError as error:
        progress.end()
        place = f"{error.filename}: " if error.filename else ""
        print(_printable(f"{place}{error.strerror or error}; nothing more was written"), file=sys.stderr)
        return IN_THE_WAY
    except KeyboardInterrupt:
        progress.end()
        print("interrupted; the next run makes everything whole", file=sys.stderr)
        return INTERRUPTED
    progress.end()
    _print_problems(outcome.problems)
    if options.command == "verify" and outcome.graph is not None:
        _print_evidence(outcome.graph)
    if stops(outcome.problems):
        return PROBLEMS
    _print_result(options.command, outcome, layout)
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-C", "--directory", default=".", help="the folder of the reference (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("check", "read the seeds and say what is wrong; write nothing"),
        ("generate", "check, then write content/"),
        ("build", "generate, then build site/"),
        ("offline", "build, then pack site/ into one zip in dist/ for reading without a network"),
        ("verify", "check, then hold the statements against the archive and write seeds/receipts/"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("seeds", nargs="?", default="seeds", help="the folder of the seeds (default: seeds)")
    return parser


def _print_problems(problems: Sequence[Problem]) -> None:
    """Print one line a problem, problems and notices together, as they stand in the files."""
    for problem in problems:
        notice = "notice: " if problem.severity is Severity.NOTICE else ""
        print(_printable(f"{problem.mark}: {notice}{problem.code}: {problem.message}"))
    count = sum(1 for problem in problems if problem.severity is Severity.PROBLEM)
    if count:
        print(f"{count} {'problem' if count == 1 else 'problems'}; no page was written", file=sys.stderr)


def _first_lines(text: str, most: int = 20) -> str:
    lines = text.splitlines()
    rest = [f"… and {len(lines) - most} lines more"] if len(lines) > most else []
    return "\n".join([*lines[:most], *rest])


def _print_evidence(graph: Graph) -> None:
    """Print for each source how many statements stand, how far it is used, and how many origins it has."""
    evidence = graph.evidence
    if evidence is None:
        return
    print(f"{'source':<24} {'verified':>10} {'paragraphs used':>16} {'unused':>7} {'origins':>8}")
    for id_, coverage in evidence.coverage.items():
        keys = [key for key, statement in graph.statements.items() if statement.source == id_]
        verified = sum(1 for key in keys if evidence.verifications[key] is Verification.VERIFIED)
        used = f"{coverage.count(Use.USED)} of {coverage.content}"
        unused = coverage.count(Use.UNUSED)
        origins = evidence.count_origins(keys)
        print(f"{id_:<24} {f'{verified} of {len(keys)}':>10} {used:>16} {unused:>7} {origins:>8}")


def _printable(line: str) -> str:
    """Escape what could drive a terminal or reorder a line, and cut a line that nobody would read to its end."""
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in cut)


def _print_result(command: str, outcome: build.Outcome, layout: build.Layout) -> None:
    if outcome.graph is None:
        return
    graph, written = outcome.graph, outcome.written
    print(f"{len(graph.sources)} sources, {len(graph.statements)} statements, {len(graph.entities)} entities")
    if written:
        print(f"content/: {written.written} written, {written.kept} unchanged, {written.removed} removed")
    if command == "build":
        print(f"open {layout.site / 'index.html'}")
    if outcome.packed:
        print(f"{outcome.packed}: {outcome.packed.stat().st_size / 1_000_000:.1f} MB; unpack it and open START.html")


class _Progress:
    """Shows on a terminal, in one line, what is being done."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()

    def show(self, what: str) -> None:
        if self._terminal:
            print(f"\r\033[K{what} …", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
