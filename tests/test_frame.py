"""What must hold of the project's frame: its locks, its commands and what is kept out of the repository."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
# What each lock is made from.
WANTED = {
    "site": PROJECT["project"]["dependencies"],
    "dev": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
    "lock": PROJECT["dependency-groups"]["lock"],
}
TARGETS = [
    "bench-search",
    "browsers",
    "check",
    "clean",
    "fix",
    "help",
    "lock",
    "mutation",
    "offline",
    "screenshots",
    "serve",
    "site",
    "test",
    "test-all",
    "test-slow",
    "weights",
]
# A folder of one person or this very folder; an address that goes on like one does not count.
MACHINE_PATH = re.compile(rf"(?<![\w.~/-])(?:/home|/root|/Users|{re.escape(str(ROOT))})/[\w.]")


def _locked(lock: str) -> list[tuple[Requirement, str]]:
    """Give each requirement of a lock, with all that stands beside it."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = re.findall(r"^(?!\s|#)(.+?)((?: \\\n.+)*)$", text, re.MULTILINE)
    return [(Requirement(head), rest) for head, rest in entries]


def _name(requirement: Requirement) -> str:
    return re.sub(r"[-_.]+", "-", requirement.name).lower()


def _holds(requirement: Requirement, python: str) -> bool:
    environment = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    return requirement.marker is None or requirement.marker.evaluate(environment)


def _supported_pythons() -> list[str]:
    match = re.search(r"^PYTHON_VERSIONS := (.+)$", MAKEFILE, re.MULTILINE)
    assert match
    # The first and a late release of each: packages drop early ones.
    return [f"{version}.{release}" for version in match[1].split() for release in (0, 20)]


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("asks git, and this is no git checkout")
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def _make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in a folder as a person would, not as a part of the make that runs these tests."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "PYTHON"}}
    return subprocess.run(["make", *arguments], cwd=folder, env=inherited, capture_output=True, text=True, check=False)


def _copy_frame(folder: Path) -> Path:
    """Give a project whose path has a blank, that needs no packages and whose generator prints one line."""
    project = folder / "a project"
    for name in ("requirements", "generator", "content", "schema", "site"):
        (project / name).mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", project)
    for lock in LOCKS:
        (project / "requirements" / lock.name).touch()
    (project / "generator" / "__main__.py").write_text("import sys; print('generator', *sys.argv[1:])\n", "utf-8")
    return project


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return _copy_frame(tmp_path)


@pytest.fixture(scope="module")
def built_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy with a whole .venv, which each test must leave whole, because making one takes seconds."""
    project = _copy_frame(tmp_path_factory.mktemp("built"))
    assert _make(project, "site").stdout == "Installing requirements/site.txt into .venv\ngenerator build\n"
    return project


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_registry(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_pins_each_package_with_hashes(lock: str) -> None:
    loose = [
        str(requirement)
        for requirement, rest in _locked(lock)
        if [each.operator for each in requirement.specifier] != ["=="] or "--hash=sha256:" not in rest
    ]
    assert _locked(lock)
    assert not loose


@pytest.mark.parametrize("python", _supported_pythons())
@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_has_one_fitting_version_of_each_dependency(lock: str, python: str) -> None:
    for wanted in map(Requirement, WANTED[lock]):
        versions = [
            specifier.version
            for requirement, _ in _locked(lock)
            if _name(requirement) == _name(wanted) and _holds(requirement, python)
            for specifier in requirement.specifier
        ]
        assert [wanted.specifier.contains(version) for version in versions] == [True], f"{wanted}: {versions}"


def test_the_site_is_tested_with_the_versions_it_is_built_with() -> None:
    assert {str(requirement) for requirement, _ in _locked("site")} <= {
        str(requirement) for requirement, _ in _locked("dev")
    }


def test_the_oldest_supported_python_is_the_same_everywhere() -> None:
    oldest = _supported_pythons()[-1].rpartition(".")[0]
    assert PROJECT["project"]["requires-python"] == f">={oldest}"
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest


def test_each_rule_that_is_not_followed_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    rules = re.findall(r'^    "[A-Z]+\d*",.*$', text, re.MULTILINE)
    assert rules
    assert not [rule for rule in rules if not re.search(r", # \w", rule)]


def test_each_command_runs_even_when_a_file_has_its_name() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert sorted(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == TARGETS
    assert set(phony[1].split()) >= set(TARGETS)


def test_help_lists_each_command(copy: Path) -> None:
    assert sorted(line.split()[0] for line in _make(copy, "help").stdout.splitlines()) == TARGETS


def test_clean_leaves_what_is_not_generated(copy: Path) -> None:
    for folder in ("content", "schema", "site"):
        (copy / folder / ".gitignore").touch()
        (copy / folder / ".manifest").touch()
        (copy / folder / "laws").mkdir()
    (copy / "generator" / "__pycache__").mkdir()
    before = sorted(path.name for path in copy.iterdir())
    (copy / ".venv").mkdir()
    assert _make(copy, "clean").returncode == 0
    assert sorted(path.name for path in copy.iterdir()) == before
    assert [path.name for path in (copy / "generator").iterdir()] == ["__main__.py"]
    assert [path.name for name in ("content", "schema", "site") for path in (copy / name).iterdir()] == [
        ".gitignore"
    ] * 3


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 3.9", "make: needs one of Python 3.14 3.13 3.12 3.11, found none as ./python (try PYTHON=...)"),
        ("exit 127", "make: needs one of Python 3.14 3.13 3.12 3.11, found none as ./python (try PYTHON=...)"),
        (
            'case "$*" in *ensurepip*) exit 1 ;; *) echo 3.11 ;; esac',
            "make: Python 3.11 lacks its modules venv and ensurepip; Debian has them in python3.11-venv",
        ),
    ],
    ids=["too old", "not working", "without venv"],
)
def test_an_unfit_python_is_refused_in_one_line(copy: Path, script: str, said: str) -> None:
    python = copy / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    python.chmod(0o755)
    result = _make(copy, "site", "PYTHON=./python")
    assert result.returncode == 2
    assert result.stderr.splitlines()[0] == said
    assert all(line.startswith("make: ***") for line in result.stderr.splitlines()[1:])


def _interrupt_venv(venv: Path) -> None:
    """Leave what an interrupt leaves before pip is there."""
    shutil.rmtree(venv)
    (venv / "bin").mkdir(parents=True)


def _interrupt_installation(venv: Path) -> None:
    """Leave what an interrupt leaves while packages are installed."""
    (venv / "whole").unlink()
    (venv / "site.installed").unlink()


def _remove_python(venv: Path) -> None:
    """Leave what an upgrade of the system's Python leaves."""
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python3")


def _change_lock(venv: Path) -> None:
    os.utime(venv / "site.installed", (0, 0))


@pytest.mark.slow
def test_a_whole_venv_is_kept(built_copy: Path) -> None:
    assert _make(built_copy, "site").stdout == "generator build\n"


@pytest.mark.slow
@pytest.mark.parametrize("break_venv", [_interrupt_venv, _interrupt_installation, _remove_python, _change_lock])
def test_a_broken_venv_is_made_anew(built_copy: Path, break_venv: Callable[[Path], None]) -> None:
    (built_copy / ".venv" / "left-over").touch()
    break_venv(built_copy / ".venv")
    result = _make(built_copy, "site")
    assert result.stdout == "Installing requirements/site.txt into .venv\ngenerator build\n", result.stderr
    assert not (built_copy / ".venv" / "left-over").exists()


def test_only_sources_are_in_the_repository() -> None:
    listed = _git("ls-files", "--cached", "--others", "--exclude-standard", "content", "schema", "site", ".venv")
    assert sorted(listed.stdout.split()) == ["content/.gitignore", "schema/.gitignore", "site/.gitignore"]


@pytest.mark.parametrize(
    "path",
    [
        "content/index.md",
        "content/laws/a.md",
        "site/index.html",
        "site/.build",
        ".venv/x",
        "dist/a.zip",
        "schema/digest.json",
        "screenshots/a.png",
    ],
)
def test_generated_files_are_ignored(path: str) -> None:
    assert _git("check-ignore", path).returncode == 0


def test_no_file_names_a_place_on_one_machine() -> None:
    listed = _git("ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0")
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in filter(None, listed)
        if (ROOT / name).is_file()
        for number, line in enumerate((ROOT / name).read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not found


def test_each_licence_says_what_it_holds_for() -> None:
    code = (ROOT / "LICENSE").read_text("utf-8")
    assert "MIT License" in code
    assert "seeds/LICENSE" in code
    assert "creativecommons.org/licenses/by/4.0/legalcode" in (ROOT / "seeds" / "LICENSE").read_text("utf-8")


def test_continuous_integration_can_be_run_by_hand() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode == 0
