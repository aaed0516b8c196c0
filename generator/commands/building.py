"""`generate`, `build` and `offline`: pages, the site, the edition for a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import build
from generator.commands import InTheWayError, seeds
from generator.console import DONE, show

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout

add_arguments = seeds.add_arguments
_WORK = {"generate": build.generate, "build": build.build, "offline": build.offline}
_MOST_LINES = 20


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Build what was asked for and print what was written."""
    try:
        outcome = _WORK[options.command](layout, progress.show)
    except build.SiteNotBuiltError as error:
        raise InTheWayError(_first_lines(f"site/ was not built; MkDocs says:\n{error}")) from error
    progress.end()
    code = seeds.show_outcome(outcome, options, layout)
    if code != DONE or seeds.is_for_programs(options):
        return code
    if outcome.written:
        written = outcome.written
        show(f"content/: {written.written} written, {written.kept} unchanged, {written.removed} removed")
    if options.command == "build":
        show(f"open {layout.site / 'index.html'}")
    if outcome.packed:
        show(f"{outcome.packed}: {outcome.packed.stat().st_size / 1_000_000:.1f} MB; unpack it and open START.html")
    return code


def _first_lines(text: str) -> str:
    lines = text.splitlines()
    rest = [f"… and {len(lines) - _MOST_LINES} lines more"] if len(lines) > _MOST_LINES else []
    return "\n".join([*lines[:_MOST_LINES], *rest])
