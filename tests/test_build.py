"""The pipeline from end to end: checking writes nothing, problems stop everything, notices stop nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import check_quietly, exchange
from pipeline import UNVERIFIED, render_pages

from generator.__main__ import main
from generator.build import generate
from generator.examine import Layout, check
from generator.problem import Severity
from generator.search import index_graph

if TYPE_CHECKING:
    from pathlib import Path

GAZETTE = "seeds/digests/gazette-cases.yml"


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_layout_names_the_folders_of_a_reference(tmp_path: Path) -> None:
    layout = Layout.of(tmp_path)
    assert (layout.seeds, layout.seeds_label) == (tmp_path / "seeds", "seeds")
    assert layout.configuration == tmp_path / "mkdocs.yml"
    assert (layout.content, layout.site) == (tmp_path / "content", tmp_path / "site")


@pytest.mark.parametrize("written", ["broken/seeds", "./broken/seeds", "broken/seeds/"])
def test_seeds_may_lie_elsewhere_and_are_called_as_they_were_asked_for(written: str, tmp_path: Path) -> None:
    layout = Layout.of(tmp_path, written)
    assert (layout.seeds, layout.seeds_label) == (tmp_path / "broken/seeds", "broken/seeds")


def test_checking_gives_the_graph_and_writes_nothing(miniature: Layout) -> None:
    before = _names(miniature.root)
    outcome = check_quietly(miniature)
    assert outcome.graph
    assert len(outcome.graph.sources) == 2
    assert _names(miniature.root) == before


def test_generating_writes_every_page_and_the_search_index(miniature: Layout) -> None:
    outcome = generate(miniature, lambda _: None)
    assert outcome.graph
    assert outcome.written
    pages = (*render_pages(outcome.graph), *index_graph(outcome.graph))
    assert outcome.written.written == len(pages)
    for page in pages:
        assert (miniature.content / page.path).read_text("utf-8") == page.text


def test_with_any_problem_nothing_is_written(miniature: Layout) -> None:
    generate(miniature, lambda _: None)
    before = {path: path.stat().st_mtime_ns for path in miniature.content.rglob("*")}
    digest = miniature.root / GAZETTE
    exchange(digest, digest.read_text("utf-8").replace("[[harbour-law]], in", "[[harbour-lw]], in"))
    exchange(miniature.root / "seeds/authority/laws.yml", None)
    outcome = generate(miniature, lambda _: None)
    assert outcome.graph is None
    assert outcome.written is None
    assert {path: path.stat().st_mtime_ns for path in miniature.content.rglob("*")} == before


def test_problems_of_every_stage_are_told_in_one_run_sorted_by_place(miniature: Layout) -> None:
    digest = miniature.root / GAZETTE
    text = digest.read_text("utf-8")
    for old, new in (
        ("reliability: C", "reliability: G"),  # loading
        ("    at: 6\n", "    at: 8\n"),  # checking
        ("[[harbour-law]], in", "[[harbour-lw]], in"),  # linking
    ):
        text = text.replace(old, new)
    exchange(digest, text)
    exchange(miniature.root / "seeds/pages/tom-ash.md", "# Ash\n")  # merging
    problems = check_quietly(miniature).problems
    codes = [problem.code for problem in problems]
    assert {"not-a-grade", "no-such-paragraph", "unknown-entity", "id-clash"} == {*codes}
    assert list(problems) == sorted(problems)


def test_a_notice_stops_nothing(miniature: Layout) -> None:
    digest = miniature.root / GAZETTE
    exchange(digest, digest.read_text("utf-8").replace("paragraphs: 7", "paragraphs: 8"))
    outcome = generate(miniature, lambda _: None)
    notices = [problem for problem in outcome.problems if problem.code != UNVERIFIED]
    assert [(problem.code, problem.severity) for problem in notices] == [("silent-paragraph", Severity.NOTICE)]
    assert outcome.written
    assert outcome.written.written


def test_without_a_configuration_there_is_a_problem_and_no_traceback(miniature: Layout) -> None:
    exchange(miniature.configuration, None)
    outcome = check_quietly(miniature)
    assert outcome.graph is None
    assert [problem.mark.path for problem in outcome.problems] == ["mkdocs.yml"]


def test_progress_is_told_step_by_step(miniature: Layout) -> None:
    steps: list[str] = []
    check(miniature, steps.append)
    assert steps == ["reading the seeds", "linking"]
    steps.clear()
    generate(miniature, steps.append)
    assert steps[-1] == "writing the pages"


# --- The command line -------------------------------------------------------------------------------------------------


def test_the_command_line_says_what_there_is_and_what_was_written(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(miniature.root), "generate"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2 sources, 8 statements, 11 entities" in lines
    assert any(line.startswith("content/: ") and line.endswith(" 0 unchanged, 0 removed") for line in lines)


def test_the_command_line_prints_one_line_a_problem_and_ends_with_1(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = miniature.root / GAZETTE
    exchange(digest, digest.read_text("utf-8").replace("[[harbour-law]], in", "[[harbour-lw]], in"))
    assert main(["-C", str(miniature.root), "check"]) == 1
    printed = capsys.readouterr()
    (line,) = printed.out.splitlines()
    assert line == f"{GAZETTE}:67:15: unknown-entity: 'harbour-lw' is not defined; did you mean 'harbour-law'?"
    assert printed.err.startswith("1 problem; ")


def test_the_command_line_marks_notices_and_ends_with_0(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    digest = miniature.root / GAZETTE
    exchange(digest, digest.read_text("utf-8").replace("paragraphs: 7", "paragraphs: 8"))
    assert main(["-C", str(miniature.root), "check"]) == 0
    assert f"{GAZETTE}:2:3: notice: silent-paragraph: no statement cites paragraph 8" in capsys.readouterr().out


def test_control_characters_in_what_people_wrote_reach_no_terminal(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    exchange(miniature.root / "seeds/pages/a\x1b[31mb\u202e.md", "# A\n")
    assert main(["-C", str(miniature.root), "check"]) == 1
    out = capsys.readouterr().out
    assert "\\u001b[31m" in out
    assert "\\u202e" in out
    assert out.replace("\n", "").isprintable()


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["check", "--fast"], ["check", "a", "b"]])
def test_a_wrong_call_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m generator" in capsys.readouterr().err
