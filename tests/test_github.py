"""The files for GitHub: what they may do, what they run, and that the linters find nothing in them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from browsers import give_up
from conftest import ROOT
from guides import copy_project, keep_in_git, run_line
from test_authoring_comment import pack

from generator.authoring.comment import MARKER

Linter: TypeAlias = Callable[[Path], subprocess.CompletedProcess[str]]

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
# What runs on GitHub alone, or sets up with a network; the rest is run below.
ELSEWHERE = (
    "make .venv/site.installed",  # as each target of make does first: tests/test_frame.py
    "make check",  # what .ci/run runs
    "make site",
    "make test",
    "make offline",  # tests/test_browser_offline.py opens what it makes
)


def read(path: Path) -> dict[str, Any]:
    """Read YAML of GitHub's; its key `on` is the text that it is, and not the truth that YAML 1.1 takes it for."""
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  texts alone
    return loaded


def steps_of(name: str) -> Iterator[dict[str, Any]]:
    for job in read(GITHUB / "workflows" / f"{name}.yml")["jobs"].values():
        yield from job["steps"]


def script_of(name: str, step: str) -> str:
    return next(str(each["run"]) for each in steps_of(name) if each.get("name") == step)


def permissions(workflow: dict[str, Any]) -> dict[str, str]:
    """Give all that any job of a workflow may do beyond nothing."""
    given = dict(workflow["permissions"] or {})
    for job in workflow["jobs"].values():
        given |= job.get("permissions", {})
    return given


def linter(name: str) -> str:
    own = Path(sys.executable).with_name(name)
    found = str(own) if own.exists() else shutil.which(name)
    return found or give_up(f"there is no {name} here")


def look_for_danger(folder: Path) -> subprocess.CompletedProcess[str]:
    # Offline: whether an action's commit is its version's is asked of GitHub, which no test does.
    command = [linter("zizmor"), "--offline", "--pedantic", "--no-progress", "--quiet", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def look_for_slips(folder: Path) -> subprocess.CompletedProcess[str]:
    # Without the linters of scripts that a machine may happen to have: the same is found everywhere.
    files = map(str, sorted((folder / "workflows").glob("*.yml")))
    command = [linter("actionlint"), "-no-color", "-shellcheck=", "-pyflakes=", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# What is planted: the workflow, a pattern of what stands there, what is put in its place, and what the linter calls it.
DANGERS = [
    ("check", r"checkout@\w{40} # v\S+", "checkout@v6", "unpinned-uses"),
    ("check", r"run: make check", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
    ("check", r"persist-credentials: false", "fetch-tags: false", "artipacked"),
    ("check", r"  pull_request:", "  pull_request_target:", "dangerous-triggers"),
    ("publish", r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
]
SLIPS = [
    ("check", r"runs-on: ubuntu-\S+", "runs-on: ubuntu-latst", "runner-label"),
    ("check", r"contents: read", "contents: raed", "permissions"),
    ("check", r"run: make check", "rnu: make check", "syntax-check"),
    ("comment", r"github\.token", "github.tokn", "expression"),
    ("comment", r"types: \[completed\]", "types: [complete]", "events"),
    ("publish", r"needs: build", "needs: bulid", "job-needs"),
]


@pytest.mark.parametrize("lint", [look_for_danger, look_for_slips], ids=["zizmor", "actionlint"])
def test_the_linters_find_nothing(lint: Linter) -> None:
    result = lint(GITHUB)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("lint", "faults"), [(look_for_danger, DANGERS), (look_for_slips, SLIPS)], ids=["zizmor", "actionlint"]
)
def test_the_linters_find_planted_faults(lint: Linter, faults: list[tuple[str, ...]], tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    shutil.copytree(GITHUB / "workflows", folder)
    for name, sound, faulty, _ in faults:
        path = folder / f"{name}.yml"
        planted, count = re.subn(sound, lambda _, faulty=faulty: faulty, path.read_text("utf-8"), count=1)  # type: ignore[misc]
        assert count, sound
        path.write_text(planted, "utf-8")
    result = lint(tmp_path / ".github")
    assert result.returncode != 0
    assert [finding for *_, finding in faults if f"[{finding}]" not in result.stdout] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_told_by_its_version(path: Path) -> None:
    for used in re.findall(r"uses: (.+)", path.read_text("utf-8")):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used


def test_an_action_has_one_version_everywhere() -> None:
    used = {each for path in WORKFLOWS for each in re.findall(r"uses: (\S+)@(\S+)", path.read_text("utf-8"))}
    assert len(used) == len({name for name, _ in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_expression_stands_in_a_script(path: Path) -> None:
    scripts = [str(step["run"]) for step in steps_of(path.stem) if "run" in step]
    assert scripts or path.stem == "none"
    assert not [script for script in scripts if "${{" in script]


def test_a_pull_request_is_checked_with_a_token_that_only_reads() -> None:
    workflow = read(GITHUB / "workflows/check.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert permissions(workflow) == {"contents": "read"}
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert "secrets." not in text
    assert not re.search(r"uses: actions/[\w-]*pages", text)
    checkouts = [step for step in steps_of("check") if "checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_what_comments_runs_nothing_of_the_pull_request() -> None:
    workflow = read(GITHUB / "workflows/comment.yml")
    assert workflow["on"] == {
        "workflow_run": {"workflows": [read(GITHUB / "workflows/check.yml")["name"]], "types": ["completed"]}
    }
    assert permissions(workflow) == {"actions": "read", "contents": "read", "pull-requests": "write"}
    checkouts = [step["with"]["ref"] for step in steps_of("comment") if "checkout@" in step.get("uses", "")]
    assert checkouts == ["${{ github.event.repository.default_branch }}"]
    tokens = [step["name"] for step in steps_of("comment") if "GH_TOKEN" in step.get("env", {})]
    assert tokens == ["Find the pull request and fetch the artifact", "Comment"]


def test_what_publishes_runs_nothing_but_the_deployment() -> None:
    workflow = read(GITHUB / "workflows/publish.yml")
    assert workflow["on"] == {"push": {"branches": ["main"]}}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    deploy = workflow["jobs"]["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step.get("uses", "").partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert script_of("publish", "Lay the packed edition beside the pages") == "cp dist/*.zip site/offline.zip"


def test_what_make_is_asked_for_is_there_and_what_continuous_integration_runs() -> None:
    asked = {
        line for path in WORKFLOWS for step in steps_of(path.stem) for line in str(step.get("run", "")).splitlines()
    }
    targets = [line for line in asked if line.startswith("make ")]
    assert set(targets) == set(ELSEWHERE)
    own = (ROOT / ".ci/run").read_text("utf-8")
    assert all(re.search(rf"\b{line}$", own, re.MULTILINE) for line in ("make check", "make site", "make test"))


def our_commands() -> Iterator[tuple[str, str]]:
    """Yield each line that calls the generator, with its command."""
    for path in WORKFLOWS:
        for step in steps_of(path.stem):
            for line in str(step.get("run", "")).splitlines():
                found = re.match(r"\.venv/bin/python -m generator (\w+)", line)
                if found:
                    yield line, found[1]


@pytest.mark.slow
def test_every_step_that_calls_the_generator_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = keep_in_git(copy_project(tmp_path / "a copy"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (folder / "diff.zip").write_bytes(pack("1 statement changed"))
    change = "sed -i 's/^# About$/# About this/' seeds/pages/about.md && git commit --quiet --all --message 'Change'"
    assert run_line(change, folder)[0] == 0
    lines = [line for line, _ in our_commands()]
    assert lines
    for line in lines:
        code, output = run_line(line, folder)
        assert code == 0, f"{line}\n{output}"
    assert (folder / "comment.md").read_text("utf-8").startswith(MARKER)


# A stand-in for GitHub's own program: it notes how it is called and answers as it was told.
_GH = """\
#!/bin/sh
printf '%s\\n' "$*" >> calls
case "$*" in
  *"/artifacts/"*) printf zip ;;
  *"/artifacts"*) printf '%s' "$ARTIFACTS" ;;
  *"--method GET"*) printf '%s' "$PULLS" ;;
  *"--paginate"*) printf '%s' "$COMMENTS" ;;
esac
"""


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which the scripts of comment.yml run, with a stand-in for gh and a hostile branch."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(_GH, "utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    settings = {
        "PATH": f"{tmp_path}/bin:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "us/reference",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "RUN": "5",
        "SHA": "a" * 40,
        "OWNER": "them",
        "FROM": "them/reference",
        "BRANCH": "$(touch${IFS}harm);`touch harm`&state=all",
        "BASE": "main",
        "PULL": "12",
        "PULLS": "12",
        "ARTIFACTS": "7",
        "COMMENTS": "",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_the_pull_request_is_asked_of_github_and_the_artifact_fetched(runner: Path) -> None:
    code, output = run_line(script_of("comment", "Find the pull request and fetch the artifact"), runner)
    assert code == 0, output
    assert (runner / "output").read_text("utf-8") == "pull=12\n"
    assert (runner / "diff.zip").read_text("utf-8") == "zip"
    assert not (runner / "harm").exists()
    calls = (runner / "calls").read_text("utf-8")
    assert "--raw-field head=them:$(touch${IFS}harm);`touch harm`&state=all" in calls
    assert "repos/us/reference/actions/runs/5/artifacts" in calls


@pytest.mark.parametrize(
    ("name", "answer"),
    [("PULLS", ""), ("PULLS", "12\n13"), ("PULLS", "12; touch harm"), ("ARTIFACTS", ""), ("ARTIFACTS", "7\n8")],
)
def test_without_one_pull_request_and_one_artifact_nothing_is_fetched(
    name: str, answer: str, runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, answer)
    code, output = run_line(script_of("comment", "Find the pull request and fetch the artifact"), runner)
    assert code == 0
    assert "There is no one open pull request" in output
    assert not (runner / "output").exists()
    assert not (runner / "diff.zip").exists()


@pytest.mark.parametrize(
    ("sizes", "found"),
    [({7: 900}, "7"), ({7: 900, 12: 800}, "12"), ({12: 800, 7: 900}, "12"), ({7: 900, 12: 1_000_001}, ""), ({}, "")],
)
def test_the_last_artifact_of_a_fitting_size_counts(sizes: dict[int, int], found: str) -> None:
    if not shutil.which("jq"):
        pytest.skip("needs jq, whose language gh takes")
    script = script_of("comment", "Find the pull request and fetch the artifact")
    query = re.findall(r"--jq '([^']+)'", script)[1]
    artifacts = [{"id": id_, "name": "diff", "size_in_bytes": size} for id_, size in sizes.items()]
    answer = json.dumps({"artifacts": [*artifacts, {"id": 99, "name": "site", "size_in_bytes": 5}]})
    told = subprocess.run(["jq", query], input=answer, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == found


@pytest.mark.parametrize(
    ("comments", "call"),
    [
        ("", "--method POST repos/us/reference/issues/12/comments --field body=@comment.md"),
        ("3\n4\n", "--method PATCH repos/us/reference/issues/comments/3 --field body=@comment.md"),
    ],
)
def test_there_is_one_comment_brought_up_to_date(
    comments: str, call: str, runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMENTS", comments)
    code, output = run_line(script_of("comment", "Comment"), runner)
    assert code == 0, output
    written = [line for line in (runner / "calls").read_text("utf-8").splitlines() if "--silent" in line]
    assert written == [f"api --silent {call}"]


def test_forms_ask_for_what_a_correction_and_a_document_need() -> None:
    for name in ("correction", "document"):
        form = read(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml")
        assert set(form) == {"name", "description", "title", "labels", "body"}
        fields = [each for each in form["body"] if each["type"] != "markdown"]
        ids = [each["id"] for each in fields]
        assert len(ids) == len(set(ids))
        assert all(each["type"] in {"input", "textarea", "dropdown", "checkboxes"} for each in fields)
        assert all(each["attributes"]["label"] for each in fields)


def test_no_workflow_keeps_a_cache() -> None:
    # What a pull request leaves in a cache could be taken up by what publishes.
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        assert not re.search(r"\bcache\b", path.read_text("utf-8")), path.name


def test_updates_are_proposed_for_the_actions_and_the_locks_that_are_there() -> None:
    updates = {each["package-ecosystem"]: each["directory"] for each in read(GITHUB / "dependabot.yml")["updates"]}
    assert updates == {"github-actions": "/", "pip": "/requirements"}
    assert list((ROOT / "requirements").glob("*.txt"))
