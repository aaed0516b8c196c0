"""The steps of a guide in docs/ or CONTRIBUTING.md, taken by a machine on a copy of the project.

A fenced block says in its first line what it is: `sh` is run, `sh fails` is run and must find something wrong, and what
stands in a `text` block right after it must be printed. A block with a path after its language is a file: `diff PATH`
changes one, any other writes it anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.authoring.beginning import FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What the steps of a guide touch.
_PROJECT: Final = (*FRAME, "seeds")
_GENERATOR: Final = ".venv/bin/python -m generator "
# To set up a .venv takes a network; the copy has one that stands for ours, so make's recipes are run without make.
_RECIPES: Final = {"make site": "build", "make check": "check"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what follows that, its text, and the text block right behind it."""

    language: str
    rest: str
    text: str
    printed: str = ""


class StepFailedError(AssertionError):
    """A step of the guide does not do what the guide says."""


def blocks_of(guide: str) -> Iterator[Block]:
    """Yield the blocks of a guide, each with what it prints; a text block without a path is no block of its own."""
    found = [*_BLOCK.finditer(guide)]
    for at, each in enumerate(found):
        if each[1] == "text" and not each[2]:
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        shows = after is not None and after[1] == "text" and not after[2]
        yield Block(each[1], each[2] or "", each[3], after[3] if after is not None and shows else "")


def copy_project(folder: Path) -> Path:
    """Copy what the steps touch, with a .venv whose python is the one that runs the tests."""
    for name in _PROJECT:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    lend_python(folder)
    return folder


def lend_python(folder: Path) -> None:
    """Give a folder a .venv/bin/python that runs ours."""
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)


def keep_in_git(folder: Path) -> Path:
    """Make a folder a repository with all of it committed, as whoever fetched the project has it."""
    for command in (
        "git init --quiet --initial-branch main",
        "git config user.email somebody@example.org && git config user.name Somebody",
        "git add --all && git commit --quiet --message 'Begin'",
    ):
        code, output = run_line(command, folder)
        assert code == 0, output
    return folder


def take_steps(guide: str, folder: Path) -> None:
    """Take every step of a guide in a folder, and from a `cd` on in the one that it names.

    Raises StepFailedError at the first step that goes wrong.
    """
    for block in blocks_of(guide):
        if block.language == "sh" and block.text.startswith("cd "):
            folder = (folder / block.text.removeprefix("cd ").strip()).resolve()
            lend_python(folder)
        elif block.language == "sh":
            _run(block, folder)
        elif block.language == "diff":
            _change(folder / block.rest, block)
        else:
            _write(folder / block.rest, block)


def _run(block: Block, folder: Path) -> None:
    printed = ""
    for line in block.text.splitlines():
        command = _plain(line)
        code, output = run_line(command, folder)
        printed += output
        if (code != 0) is not (block.rest == "fails"):
            raise StepFailedError(f"{line}: exit code {code}\n{output}")
    missing = [line for line in block.printed.splitlines() if line.strip() not in printed]
    if missing and printed:
        raise StepFailedError(f"not printed: {missing}\n{printed}")


def run_line(command: str, folder: Path) -> tuple[int, str]:
    """Run one line of shell in a folder, as somebody without settings of their own would."""
    own = {"REFERENCE_ARCHIVE", "PYTHONWARNINGS", "SOURCE_DATE_EPOCH", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in own}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout + done.stderr


def _plain(line: str) -> str:
    """Give the command of a line, a recipe in the place of the make that would set up first."""
    command = re.sub(r"\s+#.*$", "", line).strip()
    return f"{_GENERATOR}{_RECIPES[command]}" if command in _RECIPES else command


def _change(path: Path, block: Block) -> None:
    """Put the lines with a plus in the place of those with a minus; without either around it goes to the end."""
    lines = [line if line.strip() else f" {line}" for line in block.text.splitlines(keepends=True)]
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text("utf-8") if path.exists() else ""
    if old and text.count(old) != 1:
        raise StepFailedError(f"{path.name} holds {text.count(old)} times:\n{old}")
    path.write_text(text.replace(old, new) if old else text + new, "utf-8")


def _write(path: Path, block: Block) -> None:
    if not block.rest:
        raise StepFailedError(f"a block of {block.language} without a path:\n{block.text}")
    if not path.parent.is_dir():
        raise StepFailedError(f"there is no folder for {block.rest}")
    path.write_text(block.text, "utf-8")
