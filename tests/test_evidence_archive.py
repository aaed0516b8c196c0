"""The archive: each text is the one that was digested, or the source's field says what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from harbours import TEXT, build_harbour, open_harbour, shown

from generator.__main__ import main
from generator.evidence.archive import find_changes, read_archive
from generator.evidence.receipts import make_receipt
from generator.problem import Severity, stops
from generator.reading.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harbours import Harbour

    from generator.model import Receipt


def _receipt(harbour: Harbour) -> Receipt:
    return make_receipt(harbour.documents["gazette"], harbour.graph, ())


def _rewrite(harbour: Harbour, change: Callable[[str], str]) -> None:
    path = harbour.layout.root / TEXT
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def test_a_text_as_it_was_digested_is_read(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    document = harbour.documents["gazette"]
    assert harbour.problems == ()
    assert len(document.paragraphs) == 7
    assert document.paragraphs[0] == "Harbour court jails a clerk over smuggled tea"
    assert document.sha256 == harbour.graph.sources["gazette"].sha256


def test_without_an_archive_there_is_one_notice_and_nothing_to_mend(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    documents, problems = read_archive(tmp_path / "nowhere", harbour.graph.sources.values())
    assert not documents
    assert [(each.code, each.severity) for each in problems] == [("no-archive", Severity.NOTICE)]
    assert not stops(problems)


def test_a_missing_text_is_told_where_the_digest_names_it(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    (tmp_path / TEXT).unlink()
    changed = open_harbour(tmp_path)
    assert shown(changed.problems) == [f"{harbour.place('001_gazette.txt')}: archive-file-missing"]
    assert not changed.documents


def test_a_missing_text_that_somebody_else_has_is_a_notice_alone(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    receipt = _receipt(harbour)
    (tmp_path / TEXT).unlink()
    sources = [*harbour.graph.sources.values()]
    _, told = read_archive(tmp_path / "archive", sources, {"gazette": receipt})
    assert [(each.code, each.severity) for each in told] == [("archive-file-missing", Severity.NOTICE)]
    _, told = read_archive(tmp_path / "archive", sources, {"gazette": replace(receipt, sha256="0" * 64)})
    assert [(each.code, each.severity) for each in told] == [("archive-file-missing", Severity.PROBLEM)]


def test_a_text_under_another_name_is_a_problem_that_tells_it(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    receipt = _receipt(harbour)
    (tmp_path / TEXT).rename(tmp_path / "archive" / "z.txt")
    (tmp_path / "archive" / "a.txt").write_text("another one", "utf-8")
    (tmp_path / "archive" / "folder").mkdir()
    _, (told,) = read_archive(tmp_path / "archive", harbour.graph.sources.values(), {"gazette": receipt})
    assert told.severity is Severity.PROBLEM
    assert told.message.endswith("the text that was digested is there as 'z.txt'")


def test_a_folder_in_place_of_a_text_is_told(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    (tmp_path / TEXT).unlink()
    (tmp_path / TEXT).mkdir()
    assert shown(open_harbour(tmp_path).problems) == [f"{harbour.place('001_gazette.txt')}: archive-unreadable"]


def test_a_text_that_is_not_utf8_is_told_with_its_byte(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    (tmp_path / TEXT).write_bytes(b"Caf\xe9 at the quay\n")
    (problem,) = open_harbour(tmp_path).problems
    assert f"{problem.mark}: {problem.code}" == f"{harbour.place('001_gazette.txt')}: archive-unreadable"
    assert "byte 4 " in problem.message


def test_another_text_is_told_at_its_hash_and_left_out(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    _rewrite(harbour, lambda text: text.replace("5,500", "5,600"))
    changed = open_harbour(tmp_path)
    hash_ = harbour.graph.sources["gazette"].sha256
    assert shown(changed.problems) == [f"{harbour.place(hash_)}: archive-text-differs"]
    assert not changed.documents


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("5,500", "5,600", "paragraph 3 changed"),
        ("By Ann Writer\n", "", "paragraph 7 removed"),
        ("By Ann Writer\n", "By Ann Writer\nRead on\n", "paragraph 8 added"),
        ("\n\nThe Harbour Court", "\nAn inserted line\n\nThe Harbour Court", "paragraph 2 added"),
        ("’", "'", "no paragraph changed"),
        ("On March 3, 2021, ", "On March 3, 2021,\u00a0", "no paragraph changed"),
    ],
)
def test_a_receipt_tells_which_paragraphs_of_another_text_changed(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    harbour = build_harbour(tmp_path)
    receipt = _receipt(harbour)
    _rewrite(harbour, lambda text: text.replace(old, new, 1))
    source = harbour.graph.sources["gazette"]
    _, (problem,) = read_archive(tmp_path / "archive", [source], {"gazette": receipt})
    assert told in problem.message


def test_a_receipt_of_yet_another_text_tells_nothing(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    receipt = replace(_receipt(harbour), sha256="0" * 64)
    _rewrite(harbour, lambda text: text.replace("5,500", "5,600"))
    _, (problem,) = read_archive(tmp_path / "archive", harbour.graph.sources.values(), {"gazette": receipt})
    assert "paragraph" not in problem.message


def test_several_changes_are_told_with_numbers_of_now_and_of_then(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    document = harbour.documents["gazette"]
    paragraphs = list(document.paragraphs)
    paragraphs[2] = "Another third paragraph"
    del paragraphs[0]
    paragraphs.append("A new end")
    changes = find_changes(replace(document, paragraphs=tuple(paragraphs)), _receipt(harbour))
    assert (changes.changed, changes.added, changes.removed) == ((2,), (7,), (1,))
    assert str(changes) == "paragraph 2 changed, paragraph 7 added, paragraph 1 removed"


def test_verify_names_the_file_the_paragraphs_that_changed_and_who_cites_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REFERENCE_ARCHIVE", raising=False)
    harbour = build_harbour(tmp_path)
    main(["-C", str(tmp_path), "verify"])
    capsys.readouterr()
    _rewrite(harbour, lambda text: f"A new first line\n{text.replace('5,500', '5,600')}")
    assert main(["-C", str(tmp_path), "verify"]) == 1
    (line,) = [each for each in capsys.readouterr().out.splitlines() if "archive-text-differs" in each]
    assert line.startswith(harbour.place(harbour.graph.sources["gazette"].sha256))
    assert "'001_gazette.txt'" in line
    assert "paragraph 4 changed, paragraph 1 added" in line
    assert line.endswith("what was paragraph 3 is cited by 'crates'")
    assert not (tmp_path / "content").exists()


def test_verify_says_nothing_of_texts_that_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("REFERENCE_ARCHIVE", raising=False)
    build_harbour(tmp_path)
    for _ in range(2):
        main(["-C", str(tmp_path), "verify"])
        assert "archive-" not in capsys.readouterr().out


def test_another_number_of_paragraphs_is_told_where_the_digest_gives_it(tmp_path: Path) -> None:
    digits = "8\n  reliability:"
    harbour = build_harbour(tmp_path, {"paragraphs: 7": "paragraphs: 8"})
    assert shown(harbour.problems) == [f"{harbour.place(digits)}: paragraphs-differ"]
    assert "gazette" in harbour.documents


def test_every_line_that_is_not_blank_is_a_paragraph() -> None:
    text = "\ufeffOne \r\n\r\n\u00a0\n  Two\u00a0words\t\n\n\n"
    assert split_paragraphs(text) == ("One", "Two\u00a0words")
