"""The pages of docs/problems/ read, and their examples laid out as references that can be checked.

docs/problems/README.md shows a tiny reference. An example is what a page changes of it: lines of YAML take the place
of those that begin with the same key at the same place, and stand behind them where there are none.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from conftest import ROOT

from generator.__main__ import main
from generator.examine import Layout, check
from generator.problem import Mark, Problem, Severity
from generator.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


PAGES = ROOT / "docs" / "problems"
INDEX = (PAGES / "README.md").read_text("utf-8")
CODES = sorted(path.stem for path in PAGES.glob("*.md") if path.name != "README.md")

_FILE = re.compile(r"^`(?P<path>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(
    r"^(?P<verdict>Wrong|Right|and)(?P<where>[^\n]*):\n\n```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"`((?:verify|addresses|withdraw)[^`]*)`")
_LINE = re.compile(
    r"(?P<path>.+?):(?P<line>[0-9]+):(?P<column>[0-9]+): (?P<notice>notice: )?(?P<code>[a-z0-9-]+): (?P<rest>.*)"
)
_PATH = re.compile(r"`((?:seeds|archive)/[^`]+|mkdocs\.yml)`")


@dataclass(frozen=True)
class Example:
    """Changes of the tiny reference: (path, text, whether it is the whole file), or a script where there is no path."""

    is_right: bool
    with_verify: bool
    command: tuple[str, ...] = ()
    changes: list[tuple[str, str, bool]] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    code: str
    text: str

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0].removeprefix(f"# {self.code}: ")

    @property
    def kind(self) -> str:
        """Give the line that says what sort of finding this is, and of which command."""
        return self.text.split("\n")[2]

    @property
    def examples(self) -> list[Example]:
        examples: list[Example] = []
        for block in _BLOCK.finditer(self.text):
            if block["verdict"] != "and":
                told = _COMMAND.search(block["where"])
                command = tuple(shlex.split(told[1])) if told else ()
                examples.append(Example(block["verdict"] == "Right", command[:1] == ("verify",), command))
            path = _PATH.search(block["where"])
            is_whole = "the whole of" in block["where"] or not (path and path[1].endswith(".yml"))
            examples[-1].changes.append((path[1] if path else "", block["text"], is_whole))
        return examples


def read_page(code: str) -> Page:
    return Page(code, (PAGES / f"{code}.md").read_text("utf-8"))


@cache
def tiny_files() -> dict[str, str]:
    return {found["path"]: found["text"] for found in _FILE.finditer(INDEX)}


def problems_of(example: Example, folder: Path) -> set[Problem]:
    """Lay an example out in a folder and run the command that it names on it.

    Without `verify` it goes without saying that no statement is verified.
    """
    lay_out(example, folder)
    if example.command and not example.with_verify:
        return {*_told_by(example.command, folder)}
    command = verify if example.with_verify else check
    return {*command(Layout.of(folder), lambda _: None).problems}


def _told_by(command: Sequence[str], folder: Path) -> Iterator[Problem]:
    """Yield the problems that a command prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        main(["-C", str(folder), *command])
    for found in filter(None, map(_LINE.fullmatch, printed.getvalue().splitlines())):
        severity = Severity.NOTICE if found["notice"] else Severity.PROBLEM
        mark = Mark(found["path"], int(found["line"]), int(found["column"]))
        yield Problem(mark, found["code"], found["rest"], severity)


def lay_out(example: Example, folder: Path) -> None:
    files = dict(tiny_files())
    for path, text, is_whole in example.changes:
        if path:
            files[path] = text if is_whole else merge_lines(files.get(path, ""), text)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, script, _ in example.changes:
        if not path:
            subprocess.run(["sh", "-e", "-c", script], cwd=folder, check=True, capture_output=True)


@dataclass
class _Line:
    text: str
    below: list[_Line] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Give what tells a line from its neighbours: the key, or the whole beginning of an entry of a list."""
        return self.text if self.text.lstrip().startswith("- ") else self.text.partition(":")[0]

    @property
    def opens(self) -> bool:
        return self.text.rstrip().endswith(":") or self.text.lstrip().startswith("- ")

    def lines(self) -> Iterator[str]:
        yield self.text
        for each in self.below:
            yield from each.lines()


def merge_lines(text: str, change: str) -> str:
    """Let lines take the place of those with the same key, and follow where there are none."""
    merged = _merge(_read_lines(text), _read_lines(change))
    return "".join(f"{line}\n" for each in merged for line in each.lines())


def _merge(old: list[_Line], new: list[_Line]) -> list[_Line]:
    merged = list(old)
    taken: dict[str, int] = {}
    for line in new:
        same = [each for each in merged if each.key == line.key]
        if not same or line.key in taken:  # what stands twice in a change is meant to stand twice
            at = taken[line.key] + 1 if line.key in taken else len(merged)
            merged.insert(at, line)
        else:
            at = merged.index(same[0])
            below = _merge(same[0].below, line.below) if line.opens and same[0].opens else line.below
            merged[at] = _Line(line.text, below)
        taken[line.key] = at
    return merged


def _read_lines(text: str) -> list[_Line]:
    roots: list[_Line] = []
    open_: list[tuple[int, _Line]] = []
    for written in text.splitlines():
        line = _Line(written)
        indent = len(written) - len(written.lstrip(" "))
        while open_ and open_[-1][0] >= indent:
            open_.pop()
        (open_[-1][1].below if open_ else roots).append(line)
        open_.append((indent, line))
    return roots
