"""What the commands that read seeds have in common."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from generator.console import DONE, PROBLEMS, show, show_error, show_whole, shows_people
from generator.problem import Severity, stops
from generator.reports import FORMATS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from generator.examine import Layout, Outcome
    from generator.model import Graph
    from generator.problem import Problem

# As files of people are split where they are read; a larger file is quoted nowhere, because it is not read at all.
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_BYTES = 4 * 1024 * 1024


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let the folder of the seeds be named."""
    parser.add_argument("seeds", nargs="?", default="seeds", help="the folder of the seeds (default: seeds)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder of the seeds be named, and how problems are told."""
    add_folder(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="people: with the line of the file (the default on a terminal); editor: one line a problem (the default "
        "elsewhere); github: annotations of GitHub Actions; json: one object",
    )


def show_problems(
    problems: Sequence[Problem], options: argparse.Namespace, layout: Layout, so: str = "no page was written"
) -> None:
    """Print problems and notices in the format that was asked for, then how many problems, and what came of them."""
    show_findings(problems, options, layout)
    count = sum(1 for problem in problems if problem.severity is Severity.PROBLEM)
    if count:
        show_error(f"{count} {'problem' if count == 1 else 'problems'}; {so}")


def show_findings(problems: Sequence[Problem], options: argparse.Namespace, layout: Layout) -> None:
    """Print problems and notices together, as they stand in the files, in the format that was asked for."""
    asked = getattr(options, "format", None) or ("people" if shows_people() else "editor")
    # GitHub looks for the files from the folder in which the command is called.
    told = [_seen_from_here(problem, layout) for problem in problems] if asked == "github" else problems
    for line in FORMATS[asked](told, _lines_below(layout)):
        show_whole(line)


def show_outcome(outcome: Outcome, options: argparse.Namespace, layout: Layout) -> int:
    """Print the problems and, where none stops it, what there is; give the exit code."""
    show_problems(outcome.problems, options, layout)
    if stops(outcome.problems) or outcome.graph is None:
        return PROBLEMS
    if not is_for_programs(options):
        show_size(outcome.graph)
    return DONE


def is_for_programs(options: argparse.Namespace) -> bool:
    """Tell whether nothing but the problems may be printed, because a program reads them."""
    return getattr(options, "format", None) == "json"


def show_size(graph: Graph) -> None:
    """Print how much there is."""
    show(f"{len(graph.sources)} sources, {len(graph.statements)} statements, {len(graph.entities)} entities")


def _seen_from_here(problem: Problem, layout: Layout) -> Problem:
    return replace(problem, mark=replace(problem.mark, path=(layout.root / problem.mark.path).as_posix()))


def _lines_below(layout: Layout) -> Callable[[str], Sequence[str]]:
    @cache
    def read(path: str) -> Sequence[str]:
        file = layout.root / path
        try:
            if file.stat().st_size > _MOST_BYTES:
                return ()
            return _LINE_END.split(file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff"))
        except (OSError, ValueError):
            return ()

    return read
