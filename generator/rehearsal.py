"""The seeds in a folder of their own, where a change is tried before anything of it is written."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.write import copy_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.examine import Layout


@contextlib.contextmanager
def rehearse(layout: Layout) -> Iterator[Layout]:
    """Lay out a copy of the seeds for a while, with the configuration where it is; problems are named as in the seeds.

    What is no file, or cannot be read, is left out of the copy. Raises OSError where there is no room for one.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = replace(layout, seeds=Path(folder) / "seeds")
        shutil.copytree(layout.seeds, copy.seeds, symlinks=True, copy_function=copy_plain)
        yield copy


def in_silence(_: str) -> None:
    """Show no progress of what is only tried."""
