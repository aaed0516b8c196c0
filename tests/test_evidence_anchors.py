"""Every statement has an anchor: words exactly as in its paragraph, unique in the document where possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from harbours import build_harbour, shown
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.anchors import LENGTHS, check_anchors, propose_anchor
from generator.evidence.documents import count_occurrences, stands_in
from generator.model import Document
from generator.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from generator.problem import Problem


def _check(folder: Path, digest: dict[str, str], text: dict[str, str] | None = None) -> tuple[Problem, ...]:
    harbour = build_harbour(folder, digest, text)
    return check_anchors(harbour.graph, harbour.documents)


def _proposed(problem: Problem) -> str:
    """Give the anchor of the line that a message ends in, as YAML reads it."""
    line = problem.message[problem.message.index(": anchor: ") + 2 :]
    read = yaml.safe_load(line)
    assert [*read] == ["anchor"]
    assert isinstance(read["anchor"], str)
    return read["anchor"]


def _document(*paragraphs: str) -> Document:
    return Document("gazette", "", paragraphs)


def test_anchors_that_stand_in_their_paragraphs_are_sound(tmp_path: Path) -> None:
    assert _check(tmp_path, {}) == ()


def test_an_anchor_with_a_wrong_word_is_found_at_its_place(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"anchor: past the customs gate": "anchor: past the customs house"})
    (problem,) = check_anchors(harbour.graph, harbour.documents)
    assert f"{problem.mark}: {problem.code}" == f"{harbour.place('past the customs house')}: anchor-not-found"
    assert "does not stand so in paragraph 3; no paragraph has that" in problem.message


def test_an_anchor_of_another_paragraph_is_told_with_that_paragraph(tmp_path: Path) -> None:
    (problem,) = _check(tmp_path, {"at: 3\n": "at: 2\n"})
    assert problem.code == "anchor-not-found"
    assert "does not stand so in paragraph 2; paragraph 3 has that" in problem.message


@pytest.mark.parametrize("anchor", ["ast the customs gate", "past the customs gat", "Past the customs gate"])
def test_an_anchor_begins_and_ends_with_whole_words_as_they_are_written(tmp_path: Path, anchor: str) -> None:
    problems = _check(tmp_path, {"anchor: past the customs gate": f"anchor: {anchor}"})
    assert [each.code for each in problems] == ["anchor-not-found"]


def test_an_anchor_is_written_with_plain_signs(tmp_path: Path) -> None:
    text = {"on the town’s quay": "on the town’s\u00a0old – or “new” – quay"}
    digest = {"anchor: She called the affair": "anchor: 'town''s old - or \"new\"'"}
    assert _check(tmp_path, digest, text) == ()


def test_a_missing_anchor_is_told_at_the_statement_with_words_that_would_do(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"    anchor: past the customs gate\n": ""})
    (problem,) = check_anchors(harbour.graph, harbour.documents)
    assert shown((problem,)) == [f"{harbour.place('crates')}: anchor-missing"]
    assert stands_in(_proposed(problem), harbour.documents["gazette"], [3])


def test_an_anchor_that_stands_twice_is_a_notice_with_words_that_stand_once(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"anchor: remain in the harbour jail": "anchor: the court decides"})
    (problem,) = check_anchors(harbour.graph, harbour.documents)
    assert f"{problem.mark}: {problem.code}" == f"{harbour.place('the court decides')}: anchor-not-unique"
    assert problem.severity is Severity.NOTICE
    assert count_occurrences(_proposed(problem), harbour.documents["gazette"]) == 1


def test_an_anchor_that_stands_twice_is_no_notice_where_all_words_do(tmp_path: Path) -> None:
    repeated = {"Harbour court jails a clerk over smuggled tea\n\n": "She was there then\nShe was there then\n"}
    digest = {
        "at: 2\n": "at: 3\n",
        "at: 3\n": "at: 4\n",
        "at: 5\n": "at: 6\n",
        "at: 6\n    text: The": "at: 7\n    text: The",
        "paragraphs: 7": "paragraphs: 8",
        "{7: byline}": "{2: caption, 8: byline}",
        "    4:\n": "    5:\n",
        "at: 4\n    text: >-": "at: 5\n    text: >-",
        "at: 4\n    text: The": "at: 5\n    text: The",
        "anchor: jails a clerk over smuggled": "anchor: She was there",
    }
    order = ["at: 6\n    text: The", "at: 5\n", "at: 4\n    text: >-", "at: 4\n    text: The", "at: 3\n", "at: 2\n"]
    changes = {each: digest[each] for each in (*order, *(each for each in digest if each not in order))}
    assert _check(tmp_path, changes, repeated) == ()


@pytest.mark.parametrize(
    "paragraph",
    [
        "Prosecutors said Ash had carried more than 5,500 crates past the customs gate between 2015 and 2017.",
        'Ash carried 5,500 "crates": yes - past # the gate',
        "Ash \\carried\\ 5,500 crates: past #customs {gate}",
        'Ash "carried 5,500 crates',
        "Ash's 5,500 crates 'passed' it",
        "“Ash’s” “crates” “passed” “the” “gate”",
        "yes no null true",
    ],
)
def test_the_proposed_line_is_yaml_that_makes_the_statement_sound(tmp_path: Path, paragraph: str) -> None:
    old = (
        "Prosecutors said Ash had carried more than 5,500 crates past the customs gate between 2015 and 2017, most of "
        "them at night and all of them without a single paper."
    )
    without = {"    anchor: past the customs gate\n": ""}
    (problem,) = _check(tmp_path / "without", without, {old: paragraph})
    assert problem.code == "anchor-missing"
    line = problem.message[problem.message.index(": anchor: ") + 2 :]
    assert 3 <= len(_proposed(problem).split()) <= 6
    assert _check(tmp_path / "with", {"    anchor: past the customs gate\n": f"    {line}\n"}, {old: paragraph}) == ()


def test_where_no_words_stand_once_the_proposal_says_so(tmp_path: Path) -> None:
    digest = {
        "paragraphs: 7": "paragraphs: 8",
        "{7: byline}": "{7: byline, 8: title-repeated}",
        "    anchor: jails a clerk over smuggled\n": "",
    }
    again = {"By Ann Writer\n": "By Ann Writer\nHarbour court jails a clerk over smuggled tea\n"}
    (problem,) = _check(tmp_path, digest, again)
    assert "no words there stand but once" in problem.message
    assert count_occurrences(_proposed(problem), _document("Harbour court jails a clerk over smuggled tea")) == 1


def test_where_the_paragraph_has_no_three_words_the_message_says_so(tmp_path: Path) -> None:
    text = {"Harbour court jails a clerk over smuggled tea\n": "Clerk jailed\n"}
    (problem,) = _check(tmp_path, {"    anchor: jails a clerk over smuggled\n": ""}, text)
    assert problem.message.endswith("paragraph 1 has no 3 words in a row that could be one")


# --- Proposals ------------------------------------------------------------------------------------------------------


def test_words_nearest_to_the_statement_are_proposed() -> None:
    document = _document("The old harbour master sold seven boats to a stranger and painted the blue lighthouse door.")
    assert "lighthouse" in propose_anchor(document, [1], "The lighthouse had its door painted blue")
    assert "boats" in propose_anchor(document, [1], "A stranger bought boats, which the master sold")


def test_words_that_stand_once_are_proposed_before_nearer_ones() -> None:
    document = _document("The blue lighthouse door was shut", "The blue lighthouse door was open to everyone at noon")
    assert count_occurrences(propose_anchor(document, [2], "A blue lighthouse door was there"), document) == 1


def test_no_quotation_mark_sentence_end_or_figure_alone_is_proposed() -> None:
    document = _document("All 12,000 300 45. “Go away,” he said. They went home by boat")
    assert propose_anchor(document, [1], "12,000 and 300 went away, he said") == "They went home"


def test_the_words_of_a_short_paragraph_are_better_than_none() -> None:
    assert propose_anchor(_document("“Go away, you”"), [1], "") == "Go away, you"
    assert propose_anchor(_document("Go away"), [1], "Go away") == ""
    assert propose_anchor(_document("Go away"), [2], "Go away") == ""
    assert propose_anchor(_document('Go away " (1)'), [1], "Go away") == ""


_words = st.text(alphabet="abcäß0 1“”’'\"-–(.,:é\u0301\u00a0", min_size=1, max_size=40)


@given(paragraphs=st.lists(_words, min_size=1, max_size=4), text=_words)
def test_whatever_is_proposed_stands_in_the_paragraph_and_has_three_to_six_words(
    paragraphs: list[str], text: str
) -> None:
    document = _document(*paragraphs)
    proposed = propose_anchor(document, range(1, len(paragraphs) + 1), text)
    if proposed:
        assert len(proposed.split()) in LENGTHS
        assert stands_in(proposed, document, range(1, len(paragraphs) + 1))
