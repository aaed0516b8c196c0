"""`explain`: what the code of a problem means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands import InTheWayError, WrongCallError
from generator.console import DONE, show_whole
from generator.meant import did_you_mean

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout

# The pages are part of the project, beside the package, wherever the reference stands.
_PAGES = Path(__file__).resolve().parents[2] / "docs" / "problems"
_INDEX = "README"
_WHERE = "The examples change a tiny reference, which docs/problems/README.md shows."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the code be named."""
    parser.add_argument("code", nargs="?", help="the code, as it stands before the message (default: list them all)")


def run(options: argparse.Namespace, _layout: Layout, _progress: Progress) -> int:
    """Print the page of a code, or the first line of each."""
    pages = {path.stem: path for path in _PAGES.glob("*.md") if path.stem != _INDEX}
    if not pages:
        raise InTheWayError(f"the pages about problems are missing; they stand in {_PAGES}")
    if options.code is None:
        width = max(map(len, pages))
        lines = [f"{code:<{width}}  {_title(path)}" for code, path in sorted(pages.items())]
    else:
        lines = _read(pages, options.code.strip().rstrip(":"))
    for line in lines:
        show_whole(line)
    return DONE


def _read(pages: dict[str, Path], code: str) -> list[str]:
    if code not in pages:
        hint = did_you_mean(code, list(pages)) or "; `explain` alone lists them all"
        raise WrongCallError(f"there is no code '{code}'{hint}")
    return [*pages[code].read_text(encoding="utf-8").splitlines(), "", _WHERE]


def _title(path: Path) -> str:
    """Give what the heading `# code: title` says."""
    with path.open(encoding="utf-8") as file:
        return file.readline().partition(": ")[2].strip()
