"""Problems as lines for people, editors, GitHub Actions and programs; nobody's text becomes a command of theirs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from problem_pages import INDEX, lay_out, read_page

from generator.__main__ import main
from generator.commands import seeds
from generator.console import DONE, PROBLEMS, WRONG_CALL
from generator.problem import Mark, Problem, Severity
from generator.reports import FORMATS
from generator.reports.github import MOST_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HOSTILE = (
    "'x\r\n::set-output name=a::b\n%0A::stop-commands::y ##[add-path]z\x1b]0;t\x07\x1b[2J\u202eb\u2028\u2029\x7f\x85'"
)
PLACE = Mark("seeds/a,b:c%0A\n.yml", 2, 3, 2, 6)
WRONG = Problem(PLACE, "unknown-entity", HOSTILE)


def _report(
    format_: str, problems: Sequence[Problem], lines: Sequence[str] = ("a: b", "c: déf", "\tg: 部分 h\u202e")
) -> list[str]:
    return [*FORMATS[format_](problems, lambda _: lines)]


def _problem(line: int, column: int, end_line: int, end_column: int) -> Problem:
    return Problem(Mark("seeds/a.yml", line, column, end_line, end_column), "tag", "wrong")


@pytest.mark.parametrize("format_", FORMATS)
def test_no_text_can_drive_a_terminal_or_turn_a_line(format_: str) -> None:
    lines = _report(format_, [WRONG, _problem(3, 1, 3, 2)])
    assert all(line.isprintable() for line in lines)
    if format_ in {"editor", "github"}:
        assert len(lines) == 2


def test_an_editor_reads_one_line_a_problem_with_file_line_and_column() -> None:
    notice = Problem(Mark("seeds/a.yml", 4, 5, 4, 6), "silent-paragraph", "nothing", Severity.NOTICE)
    assert _report("editor", [_problem(2, 4, 2, 7), notice]) == [
        "seeds/a.yml:2:4: tag: wrong",
        "seeds/a.yml:4:5: notice: silent-paragraph: nothing",
    ]


@pytest.mark.parametrize(
    ("place", "below"),
    [
        ((2, 4, 2, 7), ["  2 | c: déf", "    |    ^^^"]),
        ((2, 4, 3, 1), ["  2 | c: déf", "    |    ^^^"]),  # to the end of the first line
        ((2, 7, 2, 8), ["  2 | c: déf", "    |       ^"]),  # behind the last character
        ((3, 5, 3, 7), ["  3 |  g: 部分 h\\u202e", "    |     ^^^^"]),  # two columns to a Chinese character
        ((3, 9, 3, 10), ["  3 |  g: 部分 h\\u202e", "    |           ^^^^^^"]),  # an escape is marked as a whole
        ((2, 4, 2, 4), ["  2 | c: déf", "    |    ^"]),  # between two characters
        ((9, 1, 9, 2), []),  # behind the end of the file
        ((1, 1, 1, 1), []),  # the file as a whole
    ],
    ids=str,
)
def test_people_see_the_line_and_a_mark_below_the_place(place: tuple[int, ...], below: list[str]) -> None:
    lines = _report("people", [_problem(*place)])
    assert lines[0].startswith(f"seeds/a.yml:{place[0]}:{place[1]}: tag: wrong")
    assert [*filter(None, lines[1:-1])] == below
    assert lines[-1] == "what a code means: python -m generator explain tag"


def test_the_mark_stands_below_what_is_shown_of_a_long_line() -> None:
    long = "".join(f"word{each:03} " for each in range(100))
    begin = long.index("word050")
    _, shown, marked, *_ = _report("people", [_problem(1, begin + 1, 1, begin + 8)], [long])
    assert len(shown) < 120
    assert shown[marked.index("^") : marked.rindex("^") + 1] == "word050"


def test_the_mark_ends_where_a_long_line_is_cut() -> None:
    _, shown, marked, *_ = _report("people", [_problem(1, 51, 1, 301)], ["x" * 400])
    assert len(shown) < 120
    assert (shown[-1], len(marked)) == ("…", len(shown) - 1)


def test_an_accent_that_is_combined_takes_no_column() -> None:
    _, shown, marked, *_ = _report("people", [_problem(1, 5, 1, 6)], ["e\u0301e\u0301x"])
    assert marked.index("^") == shown.index("x") - 2


def test_a_byte_order_mark_is_no_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(read_page("unknown-entity").examples[1], tmp_path)
    text = "\ufeffsmuggling: {name: Smuggling, description: goods, nam: x}\r\n"
    (tmp_path / "seeds" / "authority" / "topics.yml").write_bytes(text.encode())
    main(["-C", str(tmp_path), "check", "--format", "people"])
    _, shown, marked, *_ = capsys.readouterr().out.splitlines()
    assert shown == f"  1 | {text[1:-2]}"
    assert shown[marked.index("^") : marked.rindex("^") + 1] == "nam"


def test_people_are_told_nothing_where_nothing_is_wrong() -> None:
    assert not _report("people", [])


def test_an_annotation_holds_what_the_toolkit_would_escape() -> None:
    (line,) = _report("github", [WRONG])
    found = re.fullmatch(r"::error (?P<properties>[^:]*)::(?P<message>.*)", line)
    assert found
    properties = dict(each.split("=", 1) for each in found["properties"].split(","))
    assert properties == {
        "file": "seeds/a%2Cb%3Ac%250A\\u000a.yml",
        "line": "2",
        "endLine": "2",
        "col": "3",
        "endColumn": "6",
        "title": "unknown-entity",
    }
    # What the runner makes of it: no line of its own, and the text as it was written, but for escapes.
    message = found["message"].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert message.startswith("'x\\u000d\\u000a::set-output name=a::b\\u000a%0A::stop-commands::y ")


def test_an_annotation_over_several_lines_has_no_columns() -> None:
    assert _report("github", [_problem(2, 3, 4, 1)]) == ["::error file=seeds/a.yml,line=2,endLine=4,title=tag::wrong"]


def test_what_github_would_drop_stands_in_the_log_and_is_counted() -> None:
    many = [Problem(Mark("seeds/a.yml", each, 1, each, 2), "tag", f"##[add-path]{each}") for each in range(1, 31)]
    notices = [Problem(Mark("::error", 1, 1, 1, 2), "tag", "x", Severity.NOTICE)] * (MOST_SHOWN + 1)
    lines = _report("github", [*many, *notices])
    commands = [line for line in lines if line.startswith("::")]
    errors = [line for line in commands if line.startswith("::error ")]
    assert len(errors) == MOST_SHOWN
    assert errors[-1] == "::error title=and 21 more::21 more stand in the log of this step"
    assert len(commands) == 2 * MOST_SHOWN
    plain = [line for line in lines if line not in commands]
    assert len(plain) == 21 + 2
    assert not any("##[" in line for line in plain)
    assert "seeds/a.yml:30:1: tag: #\\u0023[add-path]30" in plain
    assert "\\u003a:error:1:1: notice: tag: x" in plain


def test_ten_problems_are_all_annotated() -> None:
    lines = _report("github", [_problem(1, 1, 1, 2)] * MOST_SHOWN)
    assert len(lines) == MOST_SHOWN
    assert not any("more" in line for line in lines)


def test_json_is_ascii_with_all_keys_and_the_texts_as_they_are() -> None:
    notice = Problem(Mark("seeds"), "no-such", "é\x7f部", Severity.NOTICE)
    text = "\n".join(_report("json", [WRONG, notice]))
    assert text.isascii()
    whole = json.loads(text)
    assert whole["counts"] == {"problems": 1, "notices": 1}
    assert [each["message"] for each in whole["problems"]] == [HOSTILE, "é\x7f部"]
    assert whole["problems"][0]["path"] == PLACE.path
    assert [each["severity"] for each in whole["problems"]] == ["problem", "notice"]


def test_what_the_docs_show_is_what_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    section = INDEX.partition("## Four ways")[2].partition("\n## ")[0]
    shown = dict(zip(("people", "github", "json"), re.findall(r"```\w+\n(.*?)```", section, re.DOTALL), strict=True))
    lay_out(read_page("unknown-entity").examples[0], tmp_path)
    monkeypatch.chdir(tmp_path)
    for format_, text in shown.items():
        assert main(["check", "--format", format_]) == PROBLEMS
        printed = capsys.readouterr()
        assert printed.out == text
        assert printed.err == "1 problem; no page was written\n"


def test_a_pipe_gets_one_line_a_problem_and_a_terminal_the_quoted_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(read_page("unknown-entity").examples[0], tmp_path)
    main(["-C", str(tmp_path), "check"])
    first, *rest = capsys.readouterr().out.splitlines()
    assert not rest
    monkeypatch.setattr(seeds, "shows_people", lambda: True)
    main(["-C", str(tmp_path), "check"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == first
    assert lines[1] == "  18 |     says: harbour-cuort"


def test_what_people_wrote_becomes_no_command_on_its_way_to_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a, b"
    lay_out(read_page("unknown-entity").examples[0], folder)
    (folder / "seeds" / "::error file=x::%0Ay\n::debug::z").write_text("", "utf-8")
    topics = folder / "seeds" / "authority" / "topics.yml"
    topics.write_text(topics.read_text("utf-8") + '"%0A::set-output name=a::b\\n::debug::c": x\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["-C", "a, b", "check", "--format", "github"]) == PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all(re.match(r"::error file=a%2C b/seeds/[^:]*,title=[a-z-]+::[^:]", line) for line in lines), lines
    assert any("%250A::set-output name=a::b\\u000a" in line for line in lines), lines


def test_a_program_that_reads_json_gets_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REFERENCE_ARCHIVE", raising=False)  # the archive lies in the folder
    lay_out(read_page("not-verified").examples[1], tmp_path)
    for command in ("check", "verify", "addresses", "generate"):
        assert main(["-C", str(tmp_path), command, "--format", "json"]) == DONE
        assert json.loads(capsys.readouterr().out)["counts"]["problems"] == 0
    main(["-C", str(tmp_path), "verify", "--format", "editor"])
    assert "1 sources, 3 statements" in capsys.readouterr().out


def test_a_format_that_does_not_exist_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--format", "xml"])
    assert ended.value.code == WRONG_CALL
    assert "people" in capsys.readouterr().err
