"""A sixth document, invented: its text, its digest, the authority records that this needs, and a project of them alone.

Nothing in it is real. `tests/sixth/` has the text in `texts/`, and `digests/` and `authority/` as they stand in seeds/.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from conftest import ROOT, exchange

from generator.examine import Layout

if TYPE_CHECKING:
    from pathlib import Path

SIXTH = ROOT / "tests" / "sixth"
SOURCE = "brackwater-charts"
TEXT = SIXTH / "texts" / "006_brackwater.txt"
DIGEST = f"seeds/digests/{SOURCE}.yml"

_PAGES = {
    "home.md": "# Brackwater\n\nWhat one document says of [[harbour-survey]] and others.\n",
    "about.md": "# About\n\nAn invented reference, for tests alone.\n",
}


def lay_out_sixth(folder: Path, *, digested: bool = True, named: bool = True) -> Layout:
    """Make a project whose archive has the sixth document; with its digest and its names, or before there are any."""
    for name in ("overrides", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else _copy)(source, folder / name)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    exchange(folder / "mkdocs.yml", re.sub(r'edition: "\d+', 'edition: "2032', settings))  # the document is of 2032
    exchange(folder / "archive" / TEXT.name, TEXT.read_bytes())
    for name, page in _PAGES.items():
        exchange(folder / "seeds/pages" / name, page if named else page.replace("[[harbour-survey]]", "an office"))
    exchange(folder / "seeds/pages/method.md", "# Method\n\n## Statements {#statements}\n\n- Each has its paragraph.\n")
    if named:
        shutil.copytree(SIXTH / "authority", folder / "seeds/authority")
    if digested:
        shutil.copytree(SIXTH / "digests", folder / "seeds/digests")
    return Layout.of(folder)


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return shutil.copyfile(source, target)
