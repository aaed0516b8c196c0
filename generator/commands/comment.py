"""`comment`: a stranger's summary of a change made into a comment that is safe to post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.comment import MOST_BYTES, comment_on
from generator.console import DONE
from generator.write import replace_file

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the artifact and the comment's file."""
    parser.add_argument("artifact", type=Path, help="the zip with diff.txt, as it was fetched")
    parser.add_argument("comment", type=Path, help="the file to write")


def run(options: argparse.Namespace, _layout: Layout, _progress: Progress) -> int:
    """Read no more of the artifact than can be looked at, and write the comment."""
    with options.artifact.open("rb") as file:
        artifact = file.read(MOST_BYTES + 1)
    replace_file(options.comment, comment_on(artifact).encode())
    return DONE
