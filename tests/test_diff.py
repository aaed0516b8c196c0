"""`diff` tells what a change means, for a terminal, a comment and a program, and reads git without trusting it.

After a change that is meant, `GOLDEN=renew .venv/bin/python -m pytest tests/test_diff.py` writes the reports.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from revisions import change_seeds, changed_files, make_repository

from generator.__main__ import main

if TYPE_CHECKING:
    from generator.examine import Layout

REPORTS = ROOT / "tests" / "differences"
RENEW = os.environ.get("GOLDEN") == "renew"
FORMATS = {"text": "rich.txt", "markdown": "rich.md", "json": "rich.json"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Give the miniature reference committed, and then changed in its files."""
    layout = make_repository(tmp_path_factory.mktemp("changed"))
    change_seeds(layout, changed_files())
    return layout


@pytest.mark.parametrize("form", FORMATS)
def test_a_rich_change_is_told_to_the_letter(form: str, changed: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(changed.root), "diff", "--format", form]) == 0
    printed = re.sub(r"\b[0-9a-f]{10}\b", "0000000000", capsys.readouterr().out)
    if RENEW:
        (REPORTS / FORMATS[form]).write_text(printed, "utf-8")
    assert printed == (REPORTS / FORMATS[form]).read_text("utf-8")
