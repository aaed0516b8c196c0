"""What the measuring of the search rests on: the same corpus each time, true marks for missed goals, all others."""

from __future__ import annotations

from bench_search import BEGIN, DOCUMENT, END, GOALS, OURS, PAGEFIND, SIZES, THEME, Measured, report
from corpus import invent_entries, invent_queries
from searching import client

from generator.search.index import write_index


def test_the_same_size_gives_the_same_corpus_and_another_size_another() -> None:
    assert invent_entries(60) == invent_entries(60)
    assert invent_entries(60)[-1] != invent_entries(61)[-1]


def test_a_corpus_is_as_large_as_it_says_with_about_two_statements_a_page() -> None:
    for pages in (100, 1_000):
        entries = invent_entries(pages)
        stated = [each for entry in entries for each in entry.passages if each.anchor]
        assert len({entry.address for entry in entries}) == pages
        assert 1.5 < len(stated) / pages < 2.5
        assert 20 < sum(len(each.text.split()) for each in stated) / len(stated) < 40


def test_what_the_queries_ask_for_is_found() -> None:
    entries = invent_entries(100)
    names, words = invent_queries(entries, 20)
    with client(write_index(entries)) as scripts:
        assert [query for query in names if not scripts.names(query)] == []
        assert [query for query in words if not scripts.hits(query)] == []


def test_a_missed_goal_is_set_in_bold_and_a_met_one_is_not() -> None:
    def row(search: str, weight: float) -> str:
        figures = {"first query kB": weight, "cold ms": 10.0}
        return report(
            [Measured(OURS, 100, "Chromium, http", figures), Measured(search, 100, "Chromium, http", figures)]
        )

    assert "**61**" in row(OURS, 61)
    assert "**" not in row(OURS, 59)
    assert row(THEME, 61).count("**61**") == 1  # a goal is ours alone
    assert "× 1.0" in row(THEME, 59)


def test_the_document_holds_every_size_and_both_others() -> None:
    measured = DOCUMENT.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    for each in (*(f"| {pages:,} | {OURS} |" for pages in SIZES), f"| {THEME} |", f"| {PAGEFIND} |", "Firefox, file"):
        assert each in measured
    assert {*GOALS["first query kB"]} == {*SIZES}
