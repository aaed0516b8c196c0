"""What one file alone shows to be wrong, and what it does not."""

from __future__ import annotations

import pytest
from pipeline import check_files, edited, found_in, place_of

from generator.problem import Severity

GAZETTE, REPLY = "digests/gazette-cases.yml", "digests/observer-reply.yml"
TWELVE = "one two three four five six seven eight nine ten eleven twelve"


def test_the_miniature_has_nothing_wrong() -> None:
    assert found_in(edited(GAZETTE)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("    at: 6\n", "    at: 8\n", "at: ^8"),
        ("said_at: 4", "said_at: [4, 9]", "said_at: [4, ^9]"),
        ("unused: {7: byline}", "unused: {7: byline, 12: byline}", "byline, ^12"),
        ("left_out: {5:", "left_out: {9:", "left_out: {^9"),
    ],
)
def test_a_paragraph_that_the_document_does_not_have_is_a_problem(old: str, new: str, place: str) -> None:
    files = edited(GAZETTE, (old, new))
    assert found_in(files) == [f"{place_of(files, GAZETTE, place)} no-such-paragraph"]
    assert check_files(files)[1][0].message.endswith("the document has 7")


def test_a_paragraph_that_is_unused_and_cited_is_a_problem_where_it_is_cited() -> None:
    files = edited(GAZETTE, ("{7: byline}", "{7: byline, 4: caption}"))
    assert found_in(files) == [f"{place_of(files, GAZETTE, 'at: [^4, 5]')} unused-but-cited"]


def test_a_paragraph_that_nobody_cites_is_a_notice() -> None:
    _, problems = check_files(edited(GAZETTE, ("  unused: {7: byline}\n", "")))
    (problem,) = problems
    assert (problem.code, problem.severity) == ("silent-paragraph", Severity.NOTICE)
    assert "paragraph 7" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: contact", "id: detention  # again", "id: ^detention  # again"),
        ("id: contact", "id: contact\n    formerly: [headline]", "formerly: [^headline"),
        ("id: contact", "id: contact\n    formerly: [touch, touch]", "formerly: [touch, ^touch"),
        ("  - id: contact", "  - {id: provision, withdrawn: why}\n  - id: contact", "{id: ^provision, with"),
        (
            "  - id: contact",
            "  - {id: twice, withdrawn: a}\n  - {id: twice, withdrawn: b}\n  - id: contact",
            "twice, withdrawn: b",
        ),
    ],
)
def test_an_id_of_a_statement_is_used_once_former_and_withdrawn_ones_too(old: str, new: str, place: str) -> None:
    files = edited(GAZETTE, (old, new))
    problems = [each for each in check_files(files)[1] if each.code == "duplicate-id"]
    assert [str(each.mark) for each in problems] == [f"seeds/{place_of(files, GAZETTE, place)}"]
    assert "the first is on line" in problems[0].message


def test_an_id_of_a_disagreement_is_used_once() -> None:
    entry = "- {id: who, question: Who?, sort: oddity, status: open, positions: [{holds: x, statements: [%s]}]}\n"
    two = entry % "gazette-cases/contact" + entry % "gazette-cases/sentence"
    assert found_in({**edited(GAZETTE), "disagreements.yml": two}) == ["disagreements.yml:2:8 duplicate-id"]


def test_two_digests_may_use_one_id() -> None:
    assert found_in(edited(REPLY, ("id: judgement", "id: headline"))) == []


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (f'"{TWELVE}"', []),
        (f'"{TWELVE} thirteen"', ["quote-too-long"]),
        (f"“{TWELVE} thirteen”", ["quote-too-long"]),
        (f'"{TWELVE}" and "{TWELVE}"', []),
        (f'"a" {TWELVE} thirteen "b"', []),
        (f"''{TWELVE} thirteen''", []),
    ],
)
def test_words_in_quotation_marks_obey_the_rule_for_quotes(words: str, codes: list[str]) -> None:
    files = edited(REPLY, ("of nothing at all", words.replace("'", "’")))
    assert [each.code for each in check_files(files)[1]] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (f'"one two three four five [[smuggling|six]] {TWELVE[28:]}"', []),
        (f'"{TWELVE} [[smuggling|thirteen]]"', ["quote-too-long"]),
        (
            f'"one two [[smuggling|three four]] five six seven [[smuggling|eight]] {TWELVE[40:]} thirteen"',
            ["quote-too-long"],
        ),
        (f"“[[smuggling]] {TWELVE}”", ["quote-too-long"]),
        (f'"{TWELVE[4:]} [[harbour-ministry]]"', ["quote-too-long"]),
        (f'"{TWELVE[8:]} [[harbour-ministry]]"', []),
        (f'"one" [[smuggling|two]] {TWELVE} "three"', []),
        (f'[[smuggling|an "old]] {TWELVE}"', ["quote-too-long"]),
    ],
)
def test_a_link_inside_a_quotation_neither_ends_it_nor_hides_its_words(words: str, codes: list[str]) -> None:
    assert [each.code for each in check_files(edited(REPLY, ("of nothing at all", words)))[1]] == codes


@pytest.mark.parametrize(
    ("anchor", "codes"),
    [
        ("taken away", ["anchor-length"]),
        ("taken away today", []),
        ("one two three four five six", []),
        ("one two three four five six seven", ["anchor-length"]),
    ],
)
def test_an_anchor_has_three_to_six_words(anchor: str, codes: list[str]) -> None:
    files = edited(GAZETTE, ("taken away in the summer", anchor))
    assert [each.code for each in check_files(files)[1]] == codes


def test_where_the_publisher_is_unknown_every_statement_tells_who_speaks() -> None:
    files = edited(REPLY, ("    says: tom-ash\n", ""))
    assert found_in(files) == [f"{place_of(files, REPLY, 'id: denial')} asserter-missing"]


def test_where_the_asserter_is_named_there_is_one() -> None:
    files = edited(GAZETTE, ("    says: harbour-court\n", ""))
    assert found_in(files) == [f"{place_of(files, GAZETTE, 'said_at: ^4')} asserter-missing"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("tom-ash-case.decided", []),
        ("May 2019", []),
        ("Harbour Video", []),
        ("date", ["nothing-derived"]),
        ("said", ["nothing-derived"]),
        ("tom-ash-case.penalty", ["nothing-derived"]),
        ("June 2019", ["nothing-derived"]),
    ],
)
def test_what_is_derived_is_a_value_or_words_of_the_statement(name: str, codes: list[str]) -> None:
    files = edited(REPLY, ("derived: {tom-ash-case.decided:", f"derived: {{{name}:"))
    assert [each.code for each in check_files(files)[1]] == codes


def test_nobody_is_told_apart_from_himself() -> None:
    files = edited(
        "authority/people.yml", ("description: author of the gazette", "description: x\n  distinct_from: [ann-writer]")
    )
    assert found_in(files) == ["authority/people.yml:4:19 distinct-from-itself"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("\u0410nn Writer", ["authority/people.yml:2:9 mixed-scripts"]),  # a Cyrillic capital before Latin letters
        ("Ann Wr\u03b9ter", ["authority/people.yml:2:9 mixed-scripts"]),  # a Greek iota among them
        ("Ann \uff37riter", ["authority/people.yml:2:9 mixed-scripts"]),
        ("\u0410\u043d\u043d\u0430 Writer", []),  # each word in one script
        ("Ann Writer 安 Zhào-Müller O’Neil 2e", []),
        ("T恤衫 Writer", []),
    ],
)
def test_a_word_of_two_scripts_is_a_problem(name: str, found: list[str]) -> None:
    files = edited("authority/people.yml", ("name: Ann Writer", f"name: {name}"))
    assert [each for each in found_in(files) if "mixed" in each] == found
