"""Renaming changes every reference and nothing else, keeps the old id, and refuses what would do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import check_quietly, exchange
from pipeline import link_case, read_files, write_seeds
from styled import renamed, written

from generator.__main__ import main
from generator.authoring.rename import faults_of_rename

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout

GAZETTE = "digests/gazette-cases.yml"


def _run(layout: Layout, *arguments: str) -> int:
    return main(["-C", str(layout.root), *arguments])


def _text(layout: Layout, path: str) -> str:
    return (layout.seeds / path).read_bytes().decode()


@pytest.mark.parametrize(
    ("line_break", "beginning"), [("\n", ""), ("\r\n", "\ufeff")], ids=["as usual", "as on Windows"]
)
def test_an_entity_is_renamed_in_every_style_and_nothing_else_changes(
    line_break: str, beginning: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = write_seeds(tmp_path, written(line_break, beginning))
    assert _run(layout, "rename", "tom-ash", "thomas-ash") == 0, capsys.readouterr()
    found = {path: (layout.seeds / path).read_bytes().decode() for path in written()}
    assert found == renamed("thomas-ash", line_break, beginning)
    assert "seeds/digests/gazette.yml: 13 places" in capsys.readouterr().out


def test_a_source_moves_with_its_receipt_and_whatever_names_it_follows(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_files(miniature.seeds)
    receipt = 'rules: 1\nsha256: "' + "0" * 64 + '"\nparagraphs: []\nstatements:\n  "contact": {hash: "'
    receipt += "0" * 16 + '", supported: true}\n'
    exchange(miniature.receipts / "gazette-cases.yml", receipt)
    assert _run(miniature, "rename", "gazette-cases", "harbour-cases") == 0, capsys.readouterr()
    after = read_files(miniature.seeds)
    assert after.pop("receipts/harbour-cases.yml").endswith(receipt)
    assert after.keys() == {*before, "digests/harbour-cases.yml"} - {GAZETTE}
    moved = after.pop("digests/harbour-cases.yml")
    assert moved.replace("  formerly: [gazette-cases]\n", "") == before.pop(GAZETTE)
    assert after == {path: text.replace("gazette-cases", "harbour-cases") for path, text in before.items()}
    assert "seeds/digests/gazette-cases.yml → seeds/digests/harbour-cases.yml: 1 place" in capsys.readouterr().out


def test_a_statement_is_renamed_where_its_key_stands(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_files(miniature.seeds)
    assert _run(miniature, "rename", "gazette-cases/contact", "gazette-cases/money") == 0
    after = read_files(miniature.seeds)
    assert "  - id: money\n" in after[GAZETTE]
    assert "recipient: {unnamed: a rival port}\n    formerly: [contact]\n" in after[GAZETTE]
    assert "answers: [gazette-cases/money]" in after["digests/observer-reply.yml"]
    assert {path for path in before if before[path] != after[path]} == {GAZETTE, "digests/observer-reply.yml"}
    assert "notice" not in capsys.readouterr().out, "what was known before is not told again under the new id"


def test_renaming_again_keeps_every_id_of_old_and_renaming_back_exchanges_them(miniature: Layout) -> None:
    start = _text(miniature, "authority/people.yml")
    for old, new in (("tom-ash", "t-ash"), ("t-ash", "thomas-ash")):
        assert _run(miniature, "rename", old, new) == 0
    assert "formerly: [tom-ash, t-ash]" in _text(miniature, "authority/people.yml")
    assert _run(miniature, "rename", "thomas-ash", "tom-ash") == 0
    graph = check_quietly(miniature).graph
    assert graph
    assert graph.entities["tom-ash"].record.formerly == ("thomas-ash", "t-ash")
    assert _text(miniature, "authority/people.yml") == f"{start.rstrip()}\n  formerly: [thomas-ash, t-ash]\n"


def test_a_list_of_former_ids_grows_in_the_style_that_it_has(tmp_path: Path) -> None:
    layout = write_seeds(tmp_path, written())
    people = _text(layout, "authority/people.yml")
    block = people.replace("\n  # so far", "\n  formerly:\n    - ash    # the first\n  # so far")
    exchange(layout.seeds / "authority/people.yml", block)
    assert _run(layout, "rename", "tom-ash", "thomas-ash") == 0
    assert "\n    - ash    # the first\n    - tom-ash\n  # so far" in _text(layout, "authority/people.yml")
    assert _run(layout, "rename", "gazette/words", "denial") == 0
    assert """it''s", answers: [gazette/arrest], formerly: [words]}""" in _text(layout, "digests/gazette.yml")


def test_a_page_that_the_navigation_names_is_renamed_there(miniature: Layout) -> None:
    text = miniature.configuration.read_text("utf-8")
    with_page = text.replace("  - Home: index.md\n", "  - Home: index.md  # first\n  - Tom: people/tom-ash.md\n")
    miniature.configuration.write_text(with_page, "utf-8")
    assert _run(miniature, "rename", "tom-ash", "thomas-ash") == 0
    assert miniature.configuration.read_text("utf-8") == with_page.replace("people/tom-ash.md", "people/thomas-ash.md")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tom-ahs", "Tom", ["there is no entity or source 'tom-ahs'; did you mean 'tom-ash'?", "'Tom' is no id"]),
        ("tom-ash", "ann-writer", ["'ann-writer' is taken: see seeds/authority/people.yml"]),
        ("tom-ash", "gazette-cases", ["'gazette-cases' is taken: see seeds/digests/gazette-cases.yml"]),
        ("tom-ash", "timeline", ["'timeline' is the name of a page of the generator's own"]),
        ("tom-ash", "method", ["'method' is taken: a hand-written page is called so"]),
        ("tom-ash", "tom-ash", ["'tom-ash' is called so already"]),
        ("tom-ash", "gazette-cases/ash", ["'gazette-cases/ash': a statement stays in its source; write 'ash' alone"]),
        ("contact", "money", ["'contact' does not tell where it stands; write 'gazette-cases/contact'"]),
        ("gazette-cases/contact", "detention", ["'detention' is taken: see seeds/digests/gazette-cases.yml"]),
        ("gazette-cases/contract", "x", ["there is no statement 'gazette-cases/contract'; did you mean"]),
        ("about", "us", ["'about' is a page"]),
        ("disagreements/x", "y", ["there is no disagreement 'disagreements/x' that somebody wrote"]),
        ("tom-ash-case-decided", "x", ["'tom-ash-case-decided' does not tell where it stands; write 'disagreements/"]),
    ],
)
def test_what_forbids_a_rename_is_told_with_all_else(old: str, new: str, words: list[str]) -> None:
    faults = faults_of_rename(old, new, link_case("miniature"))
    assert len(faults) == len(words)
    assert all(fault.startswith(expected) for expected, fault in zip(words, faults, strict=True))


def test_a_wrong_call_changes_nothing_and_tells_every_fault(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_files(miniature.seeds)
    assert _run(miniature, "rename", "tom-ahs", "Tom") == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert read_files(miniature.seeds) == before


def test_ids_of_old_and_withdrawn_ones_are_taken(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    people = _text(miniature, "authority/people.yml")
    more = "  formerly: [t-ash]\nt-oak: {withdrawn: nobody of that name is in the paper}\n"
    exchange(miniature.seeds / "authority/people.yml", people.rstrip() + "\n" + more)
    assert _run(miniature, "rename", "ann-writer", "t-ash") == 2
    assert _run(miniature, "rename", "ann-writer", "t-oak") == 2
    assert _run(miniature, "rename", "t-ash", "x") == 2
    assert _run(miniature, "rename", "t-oak", "x") == 2
    assert [line.partition(" ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "is taken: 'tom-ash' was called so (seeds/authority/people.yml:10:14)",
        "is taken: it was withdrawn at seeds/authority/people.yml:11:1",
        "is called 'tom-ash' now",
        "was withdrawn (nobody of that name is in the paper)",
    ]


def test_seeds_with_problems_are_not_renamed_in(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(miniature.seeds / "pages" / "about.md", "no title\n")
    before = read_files(miniature.seeds)
    assert _run(miniature, "rename", "tom-ash", "t-ash") == 1
    assert "missing-title" in capsys.readouterr().out
    assert read_files(miniature.seeds) == before


def test_a_file_that_is_in_the_way_stays(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    stray = miniature.receipts / "harbour-cases.yml"
    exchange(stray, "somebody's own\n")
    before = read_files(miniature.seeds)
    assert _run(miniature, "rename", "gazette-cases", "harbour-cases") == 3
    assert "seeds/receipts/harbour-cases.yml is in the way" in capsys.readouterr().err
    assert read_files(miniature.seeds) == before


def test_a_disagreement_is_renamed_and_withdrawn_where_it_stands(tmp_path: Path) -> None:
    layout = write_seeds(tmp_path, written())
    before = _text(layout, "disagreements.yml")
    assert _run(layout, "rename", "disagreements/tom-ash", "whose-papers") == 0
    renamed_once = before.replace("- id: tom-ash", "- id: whose-papers").rstrip() + "\n  formerly: [tom-ash]\n"
    assert _text(layout, "disagreements.yml") == renamed_once
    assert _run(layout, "withdraw", "disagreements/whose-papers", "--why", "a slip") == 0
    stones = '- {id: whose-papers, withdrawn: "a slip"}\n- {id: tom-ash, withdrawn: "a slip"}\n'
    assert _text(layout, "disagreements.yml") == stones
    assert _run(layout, "rename", "disagreements/tom-ash", "x") == 2, "it was withdrawn"
    assert check_quietly(layout).graph
