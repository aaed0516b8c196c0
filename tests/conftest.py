"""What several test files use: the repository's own layout, a miniature reference, and ways to run the pipeline."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.examine import Layout, Outcome, check

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
MINIATURE = GOLDEN / "miniature"


@pytest.fixture
def miniature(tmp_path: Path) -> Layout:
    """Give a small sound reference in a folder of its own: seeds of a golden case, configuration and theme of ours.

    It has an entity of every kind, two sources, a disagreement, and the three hand-written pages of the navigation.
    """
    return lay_out(tmp_path / "miniature")


def lay_out(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Layout:
    """Copy the miniature reference into a new folder, ready for every command, with some of its files exchanged.

    Paths are relative to the folder (`seeds/digests/gazette-cases.yml`); None takes a file away.
    """
    shutil.copytree(MINIATURE / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    configuration = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = re.sub(r"^site_name:.*$", "site_name: Harbour reference", configuration, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(named, "utf-8")
    for path, content in (files or {}).items():
        exchange(folder / path, content)
    return Layout.of(folder)


def exchange(path: Path, content: str | bytes | None) -> None:
    """Write a file with the folders above it, or take it away."""
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def check_quietly(layout: Layout) -> Outcome:
    """Run `check` without showing progress."""
    return check(layout, lambda _: None)
