"""`fix`: what has only one right answer mended in the seeds, or shown as a difference."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from generator.commands import seeds
from generator.console import DONE, PROBLEMS, show
from generator.fix import plan_fixes, write_fixes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from generator.console import Progress
    from generator.examine import Layout
    from generator.fix import Mended


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder of the seeds be named, and nothing be written."""
    seeds.add_folder(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and exit with 1 if anything would"
    )


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Mend the seeds and print which files changed; what cannot be read stays, and is told."""
    mended = plan_fixes(layout, progress.show)
    if not options.dry_run:
        write_fixes(layout, mended)
    progress.end()
    for line in _difference(mended) if options.dry_run else (f"{label}: mended" for label in mended.after):
        show(line)
    if mended.left:
        show(f"{mended.left} left as they were: with them a problem would come; `check` tells names without a link")
    if mended.unread:
        show("not mended, or not linked to, because of what is wrong here:")
        seeds.show_findings(mended.unread, options, layout)
    if not mended.after:
        show("nothing to mend")
    elif not options.dry_run:
        show(f"{len(mended.after)} mended; `verify` holds what changed against the documents anew")
    return PROBLEMS if mended.unread or (options.dry_run and mended.after) else DONE


def _difference(mended: Mended) -> Iterator[str]:
    """Yield the lines of a unified difference."""
    for label, after in mended.after.items():
        before = mended.before[label].splitlines()
        yield from difflib.unified_diff(before, after.splitlines(), label, label, lineterm="")
