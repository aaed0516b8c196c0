"""The command line run for real on bad input: exit codes, one line a problem, and nothing written."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from bad_input import GAZETTE, PEOPLE, REPLY, replace_in
from conftest import ROOT, exchange, lay_out

from generator.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.examine import Layout

_LINE = re.compile(r"([^:]+):(\d+):(\d+): (notice: )?([a-z0-9-]+): (.+)")


def _run(layout: Layout, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "generator", "-C", str(layout.root), *arguments]
    inherited = {name: value for name, value in os.environ.items() if name != "REFERENCE_ARCHIVE"}
    return subprocess.run(
        words, cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )


@dataclass
class Run:
    """Runs a command in this process, which is as real and saves the time that Python takes to start."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, layout: Layout, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Give the exit code and what was printed."""
        try:
            code = main(["-C", str(layout.root), *arguments])
        except SystemExit as wrong_call:
            code = int(str(wrong_call.code))
        printed = self.capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, printed.out, printed.err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def _state(*folders: Path) -> dict[str, tuple[bytes, int, int]]:
    """Give the bytes, the time and the identity of every file."""
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _slip(layout: Layout) -> list[str]:
    """Make slips in several files; gives their places as they must be printed."""
    places = replace_in(layout, PEOPLE, "name: Ann Writer", "▸nmae: Ann Writer")
    places += replace_in(layout, GAZETTE, "[[harbour-law]] and", "▸[[harbour-lawe]] and")
    places += replace_in(layout, REPLY, "at: 3", "at: ▸30")
    return places


@pytest.mark.parametrize("command", ["check", "generate", "build", "verify"])
def test_problems_end_with_1_one_a_line_sorted_and_nothing_is_written(
    miniature: Layout, run: Run, command: str
) -> None:
    exchange(miniature.content / "index.md", "old")
    exchange(miniature.content / ".gitignore", "*")
    exchange(miniature.site / "index.html", "old")
    places = _slip(miniature)
    before = _state(miniature.root)
    result = _run(miniature, command) if command == "build" else run(miniature, command)
    assert result.returncode == 1
    found = [match for match in map(_LINE.fullmatch, result.stdout.splitlines()) if match]
    assert len(found) == len(result.stdout.splitlines()) == 4
    printed = [(match[1], int(match[2]), int(match[3])) for match in found]
    assert printed == sorted(printed)
    assert {":".join(map(str, place)) for place in printed} >= {*places}
    nothing = "receipt" if command == "verify" else "page"
    assert result.stderr == f"4 problems; no {nothing} was written\n"
    assert _state(miniature.root) == before


def test_notices_end_with_0_and_are_marked(miniature: Layout) -> None:
    replace_in(miniature, GAZETTE, "paragraphs: 7", "paragraphs: 8")
    result = _run(miniature, "generate")
    assert result.returncode == 0
    assert "gazette-cases.yml:2:3: notice: silent-paragraph: no statement cites paragraph 8" in result.stdout
    assert (miniature.content / "index.md").exists()
    # Plain lines, where no terminal is.
    assert result.stderr == ""
    assert all(character.isprintable() or character == "\n" for character in result.stdout)


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "a", "b"], ["build", "--force"]])
def test_a_wrong_call_ends_with_2_and_says_how_to_call(miniature: Layout, run: Run, arguments: list[str]) -> None:
    result = run(miniature, *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("usage: python -m generator ")
    assert "Traceback" not in result.stderr


def test_the_exit_codes_are_those_that_help_tells(miniature: Layout, run: Run) -> None:
    result = run(miniature, "--help")
    assert result.returncode == 0
    assert (
        "Exit codes: 0 done (perhaps with notices); 1 problems in what people wrote; 2 a wrong call; 3 "
        in result.stdout
    )


def test_another_folder_of_seeds_can_be_checked_and_is_called_as_it_was_called(miniature: Layout, run: Run) -> None:
    miniature.seeds.rename(miniature.root / "broken")
    exchange(miniature.root / "broken" / "authority" / "topics.yml", "smuggling: [\n")
    for name in ("broken", "./broken", "broken/"):
        result = run(miniature, "check", name)
        assert result.returncode == 1
        assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["broken/authority/topics.yml:2:1"]


def test_control_characters_reach_no_terminal(miniature: Layout, run: Run) -> None:
    exchange(miniature.seeds / "digests" / "a\x1b[31m\u202eb\nc.yml", "withdrawn: x\n")
    replace_in(miniature, PEOPLE, "name: Ann Writer", 'name: Ann\n  "\\e[2Jx\\u2028\\u202e": y')
    result = run(miniature, "check")
    assert result.returncode == 1
    assert "seeds/digests/a\\u001b[31m\\u202eb\\u000ac.yml:1:1: malformed-id: " in result.stdout
    assert all(character.isprintable() or character == "\n" for character in result.stdout)
    assert all(_LINE.fullmatch(line) for line in result.stdout.splitlines())


def test_an_output_that_cannot_show_a_character_shows_an_escape(miniature: Layout) -> None:
    replace_in(miniature, PEOPLE, "name: Ann Writer", "阿什: x\n  name: Ann Writer")
    result = _run(miniature, "check", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "there is no field '\\u963f\\u4ec0'" in result.stdout


def test_a_text_without_end_is_cut(miniature: Layout, run: Run) -> None:
    replace_in(miniature, GAZETTE, "standing: law", f"standing: {'law' * 100_000}")
    result = run(miniature, "check")
    (line,) = result.stdout.splitlines()
    assert len(line) < 1_100
    assert line.endswith("…")


def test_whoever_reads_only_the_first_lines_sees_no_traceback(miniature: Layout) -> None:
    exchange(miniature.root / REPLY, _many_slips(3_000))
    words = f'"{sys.executable}" -m generator -C "{miniature.root}" check | head -n 1'
    result = subprocess.run(["sh", "-c", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr in ("", "3000 problems; no page was written\n")


def _many_slips(number: int) -> str:
    text = (ROOT / "tests" / "golden" / "miniature" / REPLY).read_text("utf-8")
    statements = (
        f"  - id: s-{each}\n    at: 3\n    text: The [[harbour-cuort-{each}]] met.\n    standing: reported\n"
        for each in range(number)
    )
    return text + "".join(statements)


@pytest.mark.parametrize(
    "slips",
    [
        _many_slips,
        lambda number: "withdrawn: x\n" + "".join(f"x-{each}: y\n" for each in range(number)),
        lambda number: "source: x\nstatements:\n" + "  - x\n" * (number - 1),
        lambda number: "withdrawn: >-\n" + "  x\u202e\n" * number,
        lambda number: "withdrawn: x\n" + "".join(f"a: &a{each} b\n" for each in range(number // 2)) + "#\n",
    ],
    ids=["dangling ids", "unknown fields", "wrong shapes", "characters", "anchors and keys"],
)
def test_ten_thousand_problems_are_told_in_seconds(miniature: Layout, run: Run, slips: Callable[[int], str]) -> None:
    exchange(miniature.root / REPLY, slips(10_000))
    begun = time.process_time()
    result = run(miniature, "check")
    assert time.process_time() - begun < 10
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    places = [(match[1], int(match[2]), int(match[3])) for match in map(_LINE.fullmatch, lines) if match]
    assert len(places) == len(lines) >= 10_000
    assert places == sorted(places)
    assert result.stderr == f"{len(lines)} problems; no page was written\n"


def test_a_terminal_shows_what_is_being_done_and_clears_it(miniature: Layout) -> None:
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "generator", "-C", str(miniature.root), "generate"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=follower, text=True) as process:
        os.close(follower)
        shown = _read_all(leader)
        printed, _ = process.communicate()
    assert process.returncode == 0
    for step in ("reading the seeds", "linking", "writing the pages"):
        assert f"\r\x1b[K{step} …" in shown
    assert shown.endswith("\r\x1b[K")
    assert "…" not in printed


def test_ctrl_c_ends_with_130_and_leaves_the_site(miniature: Layout) -> None:
    exchange(miniature.site / "index.html", "old")
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "generator", "-C", str(miniature.root), "build"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=follower, text=True) as process:
        os.close(follower)
        shown = ""
        while "building the site" not in shown:
            shown += os.read(leader, 100).decode()
        process.send_signal(signal.SIGINT)
        shown += _read_all(leader)
    assert process.returncode == 130
    assert shown.endswith("\r\x1b[Kinterrupted; the next run makes everything whole\r\n")
    assert [path.name for path in miniature.root.iterdir() if path.name.startswith(".")] == []
    assert (miniature.site / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize(("command", "imported"), [("check", "generator.problem"), ("build", "mkdocs")])
def test_ctrl_c_while_modules_are_imported_ends_with_130_too(miniature: Layout, command: str, imported: str) -> None:
    words = [sys.executable, "-X", "importtime", "-m", "generator", "-C", str(miniature.root), command]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or ():
            if line.rpartition("|")[2].strip().startswith(imported):
                break
        process.send_signal(signal.SIGINT)
        printed, shown = process.communicate()
    assert process.returncode == 130
    assert not printed
    assert "Traceback" not in shown


def _read_all(terminal: int) -> str:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # Linux says so when nobody is left on the other side.
            part = b""
        if not part:
            os.close(terminal)
            return b"".join(parts).decode()
        parts.append(part)


_NO_ADDRESS = "is not an address that begins with http:// or https:// and holds no blanks, nor an e-mail address"
_EDITION = next(line.strip() for line in (ROOT / "mkdocs.yml").read_text("utf-8").splitlines() if "edition:" in line)
CONFIGURATIONS: dict[str, tuple[str, str, str]] = {
    "syntax": ("site_dir: site", "site_dir: ▸%site", "yaml: a text that begins with '%' must stand in quotes"),
    "a tag": (
        "site_dir: site",
        "site_dir: ▸!ENV SITE",
        "tag: '!ENV' is a tag; leave it out, every value is text, or put a text that begins so in quotes",
    ),
    "no day": (
        _EDITION,
        "edition: ▸22 November",
        "not-a-date: '22 November' is not a day like 2026-11-22",
    ),
    "another format": ("format: 1 ", "format: ▸2 ", "unknown-format: '2' is none of 1"),
    "an address that runs a script": (
        'contact: ""',
        "contact: ▸javascript://x",
        f"not-an-address: 'javascript://x' {_NO_ADDRESS}",
    ),
    "a branch that leads out": ("branch: main", "branch: ▸../x", "not-a-file-name: '../x' is not the name of a branch"),
    "an unknown field": (
        "branch: main",
        "▸brench: main",
        "unknown-field: there is no field 'brench'; did you mean 'branch'?",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_broken_configuration_gives_lines_and_no_traceback(
    miniature: Layout, run: Run, old: str, new: str, message: str
) -> None:
    (place,) = replace_in(miniature, "mkdocs.yml", old, new)
    result = run(miniature, "build")
    assert (result.returncode, result.stdout) == (1, f"{place}: {message}\n")
    assert result.stderr == "1 problem; no page was written\n"
    assert not miniature.content.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "not-a-file: there is no such file"),
        ("", "empty-file: holds nothing"),
        ("- a\n", "missing-field: the field 'extra.reference' is missing"),
        ("extra: x\n", "missing-field: the field 'extra.reference' is missing"),
    ],
    ids=["missing", "empty", "a list", "without ours"],
)
def test_a_configuration_without_what_we_need_says_so(
    miniature: Layout, run: Run, content: str | None, message: str
) -> None:
    exchange(miniature.configuration, content)
    result = run(miniature, "check")
    assert (result.returncode, result.stdout) == (1, f"mkdocs.yml:1:1: {message}\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  name: material", "  name: nothing", "Unrecognised theme name: 'nothing'"),
        ("plugins: []", "plugins: [nothing]", 'The "nothing" plugin is not installed'),
        ("  - attr_list", "  - nothing", "Failed to load extension 'nothing'"),
        ("use_directory_urls: false", "use_directory_urls: 7", "Expected type: <class 'bool'>"),
        ("docs_dir: content", "docs_dir: nothing", "isn't an existing directory"),
        ("About: about.md", "About: nothing.md", "'nothing.md' is included in the 'nav' configuration"),
    ],
    ids=["theme", "plugin", "extension", "type", "folder", "navigation"],
)
def test_what_mkdocs_cannot_build_ends_with_3_in_its_words_and_leaves_the_site(
    tmp_path: Path, run: Run, old: str, new: str, said: str
) -> None:
    layout = lay_out(tmp_path / "project")
    exchange(layout.site / "index.html", "old")
    text = layout.configuration.read_text("utf-8")
    assert old in text
    exchange(layout.configuration, text.replace(old, new, 1))
    result = run(layout, "build")
    assert result.returncode == 3
    assert result.stderr.startswith("site/ was not built; MkDocs says:\n")
    assert said in result.stderr
    assert "Traceback" not in result.stderr.partition(said)[0]
    assert [path.name for path in layout.root.iterdir() if path.name.startswith(".site")] == []
    assert (layout.site / "index.html").read_text("utf-8") == "old"
