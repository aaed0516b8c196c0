"""`check` answers while one waits: what it loads, and how long it takes on the real seeds."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from conftest import ROOT

_CHECK = [sys.executable, "-m", "generator", "check"]
# A machine may at times be half as fast as it was a minute ago: where loading the libraries takes longer than usual, by
# so much the second is longer.
_LOADING = [sys.executable, "-c", "import pydantic, rapidfuzz, yaml; pydantic.BaseModel"]
_USUAL = 0.17


def test_check_loads_nothing_that_only_pages_or_the_archive_need() -> None:
    code = (
        "import sys; from generator.__main__ import main; main(['check', sys.argv[1]]);"
        "print(*sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules)))"
    )
    arguments = [sys.executable, "-c", code, "tests/golden/disagreements/seeds"]
    loaded = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "generator.link" in loaded
    late = {
        "mkdocs",
        "jinja2",
        "markdown",
        "snowballstemmer",
        "generator.render",
        "generator.search",
        "generator.evidence.verify",
    }
    assert not late & set(loaded)


@pytest.mark.slow
def test_check_of_the_real_seeds_takes_less_than_a_second() -> None:
    pairs = [(_seconds(_CHECK), _seconds(_LOADING)) for _ in range(7)]
    assert min(check / max(1.0, loading / _USUAL) for check, loading in pairs) < 1.0, pairs


def _seconds(command: list[str]) -> float:
    # As on people's machines, Python may keep what it compiled, so that the second run is spared that.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.monotonic() - start
