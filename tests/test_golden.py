"""Golden folders: what comes out of seeds, to the letter.

    golden/<case>/seeds/        what people wrote
    golden/<case>/mkdocs.yml    its configuration, where golden/mkdocs.yml is not meant
    golden/<case>/content/      the pages that come of it, if nothing is wrong
    golden/<case>/problems.txt  the lines that are printed, if there are any

After a change that is meant, `GOLDEN=renew .venv/bin/python -m pytest tests/test_golden.py` writes what comes out now.
Read the difference before you commit it.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import GOLDEN, ROOT, check_quietly
from pipeline import UNVERIFIED

from generator.__main__ import main
from generator.examine import Layout
from generator.kinds import KINDS
from generator.model import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RENEW = os.environ.get("GOLDEN") == "renew"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())
# What no file of text can hold; the tests of `nodes`, `load` and of bad input make these.
NOT_IN_GOLDEN = {"not-a-file", "not-utf8", "too-large", "too-many-nodes", "unreadable"}
# What `withdraw` and `addresses` find; tests of their own make these.
NOT_IN_GOLDEN |= {"still-referred-to", "vanished-address", "malformed-address", "unlisted-address"}
_LINE = re.compile(r"[^:]+:(?P<line>\d+):(?P<column>\d+): (?:notice: )?(?P<code>[a-z0-9-]+): ")


@pytest.mark.parametrize("case", CASES)
def test_seeds_give_these_pages_or_these_problems(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _lay_out(GOLDEN / case, tmp_path)
    code = main(["-C", str(tmp_path), "generate"])
    # Behind the problems stand one line with counts and one with what was written, if there is anything to write.
    # No golden case has an archive, so that none of its statements is verified.
    printed = [line for line in capsys.readouterr().out.splitlines() if f": notice: {UNVERIFIED}: " not in line]
    lines = printed if code else printed[:-2]
    if RENEW:
        _renew(GOLDEN / case, lines, tmp_path / "content")
    assert lines == _expected_lines(GOLDEN / case)
    assert _pages(tmp_path / "content") == _pages(GOLDEN / case / "content")
    assert code == (1 if case.startswith("problems-") else 0)


def test_every_property_of_every_kind_has_a_value_in_a_golden_case() -> None:
    graph = check_quietly(_layout("values")).graph
    assert graph
    given = {
        (graph.entities[fact.entity].record.kind, fact.property.id) for each in graph.facts.values() for fact in each
    }
    assert given == {(kind.id, each) for kind in KINDS.values() for each in kind.properties}


def test_every_standing_has_a_statement_in_a_golden_case() -> None:
    graph = check_quietly(_layout("standings")).graph
    assert graph
    assert {statement.standing for statement in graph.statements.values()} == {*Standing}


def test_every_problem_that_the_generator_knows_is_in_a_golden_case() -> None:
    lines = (line for case in CASES for line in _expected_lines(GOLDEN / case))
    printed = {match["code"] for match in map(_LINE.match, lines) if match}
    assert printed == {*_codes(of_evidence=False)} - NOT_IN_GOLDEN


@pytest.mark.parametrize("case", CASES)
def test_every_problem_stands_at_a_place_of_its_file(case: str) -> None:
    for line in _expected_lines(GOLDEN / case):
        found = _LINE.match(line)
        assert found, line
        path = GOLDEN / case / line.partition(":")[0]
        lines = path.read_text("utf-8").split("\n") if path.is_file() else [""]
        assert 1 <= int(found["line"]) <= len(lines), line
        assert 1 <= int(found["column"]) <= len(lines[int(found["line"]) - 1]) + 1, line


def _lay_out(case: Path, folder: Path) -> None:
    shutil.copy(GOLDEN / "mkdocs.yml", folder)
    if (case / "mkdocs.yml").exists():
        shutil.copy(case / "mkdocs.yml", folder)
    if (case / "seeds").exists():
        shutil.copytree(case / "seeds", folder / "seeds")


def _layout(case: str) -> Layout:
    return Layout(ROOT, GOLDEN / case / "seeds")


def _renew(case: Path, lines: list[str], content: Path) -> None:
    shutil.rmtree(case / "content", ignore_errors=True)
    (case / "problems.txt").unlink(missing_ok=True)
    for path, text in _pages(content).items():
        (case / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (case / "content" / path).write_text(text, "utf-8")
    if lines:
        (case / "problems.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _expected_lines(case: Path) -> list[str]:
    path = case / "problems.txt"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _pages(folder: Path) -> dict[str, str]:
    """Give the text of each page below a folder by its path; none where there is no folder.

    The search index has tests of its own, which say more than its letters do.
    """
    files = (path for path in folder.rglob("*") if path.suffix != ".js" and path.is_file() and path.name[0] != ".")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def _codes(*, of_evidence: bool) -> Iterator[str]:
    """Yield each code that the generator's modules give to a problem, as its calls spell it.

    `evidence` speaks of the archive, which no golden case has; its tests bring one.
    """
    for path in (ROOT / "generator").rglob("*.py"):
        if "evidence" in path.parts and not of_evidence:
            continue
        text = path.read_text("utf-8")
        if "problem" not in text and "Rule" not in text:  # quicker than to parse what speaks of none
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                yield from _code_of(node)
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                yield from filter(None, _words(node.value))


def codes_of_the_generator() -> set[str]:
    """Give every code of a problem or notice, those about the archive too."""
    return {*_codes(of_evidence=True), UNVERIFIED}


def _code_of(call: ast.Call) -> Iterator[str]:
    """Yield the code in Problem(mark, code, …), in Rule(code, parse) and in the composer's _report(event, code, …)."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called in ("Problem", "_report"):
        yield from _words(call.args[1])
    elif called == "Rule" and ast.unparse(call.args[1]) != "as_written":
        yield from _words(call.args[0])


def _words(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can give: a constant, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
