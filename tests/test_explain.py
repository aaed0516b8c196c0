"""`explain` prints the page of a code, names the codes that may have been meant, and lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from problem_pages import CODES, read_page

from generator.__main__ import main
from generator.commands import explain
from generator.console import DONE, IN_THE_WAY, WRONG_CALL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("written", ["unknown-entity", "unknown-entity:", " unknown-entity "])
def test_a_code_is_explained_wherever_the_reference_stands(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "explain", written]) == DONE
    printed = capsys.readouterr().out
    assert printed.startswith(read_page("unknown-entity").text)
    assert printed.endswith("docs/problems/README.md shows.\n")


def test_a_misspelt_code_is_a_wrong_call_that_names_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-entty"]) == WRONG_CALL
    printed = capsys.readouterr()
    assert printed.err == "there is no code 'unknown-entty'; did you mean 'unknown-entity'?\n"
    assert not printed.out


@pytest.mark.parametrize("written", ["README", "../format", "qqqq\x1b[2J", ""])
def test_nothing_but_pages_about_codes_is_printed(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", written]) == WRONG_CALL
    printed = capsys.readouterr()
    assert printed.err.rstrip("\n").isprintable()
    assert not printed.out


def test_without_a_code_all_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ", 1)[0] for line in lines] == CODES
    assert [line.split("  ", 1)[1].strip() for line in lines] == [read_page(code).title for code in CODES]


def test_missing_pages_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explain, "_PAGES", tmp_path)
    assert main(["explain", "unknown-entity"]) == IN_THE_WAY
    assert str(tmp_path) in capsys.readouterr().err
