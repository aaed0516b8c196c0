"""`python -m generator serve` run for tests as people run it, on a project of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.examine import Layout

_PATIENCE = 120.0


@dataclass
class Preview:
    """A running preview: `address` of its home page, and what it printed so far."""

    process: subprocess.Popen[bytes]
    terminal: Path
    address: str = ""

    def printed(self) -> str:
        """Give all that the terminal shows."""
        return self.terminal.read_text("utf-8")

    def wait_for(self, pattern: str, times: int = 1) -> re.Match[str]:
        """Wait until the terminal shows what fits a pattern, so many times; gives the last."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = [*re.finditer(pattern, self.printed(), re.MULTILINE)]
            if len(found) >= times:
                return found[-1]
            assert self.process.poll() is None, f"it ended:\n{self.printed()}"
            time.sleep(0.05)
        raise AssertionError(f"never saw {pattern!r} {times} times in:\n{self.printed()}")

    def interrupt(self) -> int:
        """Press Ctrl-C and give the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_PATIENCE)


@contextmanager
def preview(layout: Layout) -> Iterator[Preview]:
    """Show a project until the end of the block."""
    terminal = layout.root / "terminal.txt"
    words = [sys.executable, "-m", "generator", "-C", str(layout.root), "serve", "--port", "0"]
    with terminal.open("wb") as file:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT)
    running = Preview(process, terminal)
    try:
        running.address = running.wait_for(r"^(http://127\.0\.0\.1:\d+/) ")[1]
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
