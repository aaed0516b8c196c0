"""The page of disagreements: each once in full under its sort, with counts before and lists behind."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from conftest import GOLDEN
from pipeline import link_case, link_files, read_files, render_pages, without_data

PATH = "disagreements.md"


@cache
def _page() -> str:
    return next(page.text for page in render_pages(link_case("disagreements")) if page.path == PATH)


def _part(anchor: str) -> str:
    """Cut out what stands below a heading, up to the next of its level or above."""
    found = re.search(rf"^(##+) [^\n]*{{ #{anchor} }}\n(.*?)(?=^##+ |\Z)", _page(), re.DOTALL | re.MULTILINE)
    assert found, anchor
    return found[2]


def _whole(id_: str) -> str:
    found = re.search(rf'^<(div|details) class="disagreement" id="{id_}".*?^</\1>', _page(), re.DOTALL | re.MULTILINE)
    assert found, id_
    return found[0]


def test_each_disagreement_stands_once_in_full() -> None:
    for id_ in link_case("disagreements").disagreements:
        assert _page().count(f'id="{id_}"') == 1
        assert _page().count(_whole(id_)) == 1


def test_the_counts_are_those_of_the_sorts_and_statuses() -> None:
    assert "| Sort | [Open](#_open) | [Explained](#_explained) | [Resolved](#_resolved) | All |" in _page()
    assert "| [Contradictions](#_contradiction) | 2 | 0 | 1 | 3 |" in _page()
    assert "| [Tensions](#_tension) | 0 | 1 | 0 | 1 |" in _page()
    assert "| [Oddities](#_oddity) | 2 | 0 | 0 | 2 |" in _page()
    assert "| All | 4 | 1 | 1 | 6 |" in _page()


def test_the_first_screen_leads_to_each_sort_document_and_status() -> None:
    first = _page().partition("\n## ")[0]
    targets = re.findall(r"\]\(#([^)]*)\)", first)
    assert {*targets} == {
        *("_contradiction", "_tension", "_oddity", "_open", "_explained", "_resolved"),
        *("_document-gazette", "_document-observer"),
    }
    assert all(f"{{ #{each} }}" in _page() for each in targets)


@pytest.mark.parametrize("lists", [("_document-gazette", "_document-observer"), ("_open", "_explained", "_resolved")])
def test_the_lists_lead_to_all_disagreements(lists: tuple[str, ...]) -> None:
    listed = {id_ for each in lists for id_ in re.findall(r"\]\(#([^)]*)\)", _part(each))}
    assert listed == {*link_case("disagreements").disagreements}


def test_a_document_lists_its_own_disagreements_alone() -> None:
    assert "#a-monday-that-was-none" in _part("_document-gazette")
    assert "#a-monday-that-was-none" not in _part("_document-observer")


def test_oddities_are_folded_and_nothing_else_is() -> None:
    graph = link_case("disagreements")
    folded = {id_ for id_ in graph.disagreements if _whole(id_).startswith("<details")}
    assert folded == {id_ for id_, each in graph.disagreements.items() if each.sort == "oddity"}
    assert "<summary>Was 4 May 2021 a Monday?</summary>" in _whole("a-monday-that-was-none")


def test_a_head_names_the_documents_by_their_short_labels() -> None:
    assert "[Harbour Gazette, 3 May 2021](sources/gazette.md); [" in _whole("who-posted")
    assert "sources/observer.md)" not in _whole("a-monday-that-was-none").partition("{: .attribution")[0]


def test_each_statement_of_a_position_has_its_standing_and_asserter_in_one_size() -> None:
    for line in re.findall(r"^- .*<br>.*$", _page(), re.MULTILINE):
        assert re.search(
            r'<span class="attribution"><span class="standing standing--\w+">\w+</span> .+ · \[.+</span>$', line
        )


def test_a_folded_question_with_markup_in_it_stays_text() -> None:
    files = read_files(GOLDEN / "disagreements/seeds")
    hostile = "</summary><script>x()</script> & *a* [b](c) {{ d }} \"e' #f"
    files["disagreements.yml"] = files["disagreements.yml"].replace("Was 4 May 2021 a Monday?", json.dumps(hostile))
    page = without_data(next(page.text for page in render_pages(link_files(files)) if page.path == PATH))
    assert "<script" not in page
    assert page.count("</summary>") == 2
    assert "&#42;a&#42;" in page


def test_without_disagreements_the_page_has_neither_counts_nor_lists() -> None:
    assert not link_case("names").disagreements
    page = next(page.text for page in render_pages(link_case("names")) if page.path == PATH)
    assert "|" not in page
    assert "\n## " not in page
