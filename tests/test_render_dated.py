"""The timeline page, timelines of pages and cases side by side: complete as text, safe, and ready to be filtered."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from pipeline import edited, link_case, link_files, render_pages

from generator.kinds import KINDS

DIGEST, REPLY, CASES = "digests/gazette-cases.yml", "digests/observer-reply.yml", "authority/cases.yml"
_ITEM = re.compile(
    r'<li id="(?P<id>[^"]+)" data-sort="(?P<sort>[^"]*)" data-kind="(?P<kind>[^"]*)" data-source="(?P<source>[^"]*)"'
)


@cache
def _plain() -> dict[str, str]:
    return {page.path: page.text for page in render_pages(link_case("miniature"))}


def _pages(files: dict[str, str]) -> dict[str, str]:
    return {page.path: page.text for page in render_pages(link_files(files))}


@pytest.mark.parametrize("case", ["miniature", "values", "standings"])
def test_everything_that_is_dated_is_an_entry_with_what_it_is_filtered_by(case: str) -> None:
    graph = link_case(case)
    text = next(page.text for page in render_pages(graph) if page.path == "timeline.md")
    entries = {found["id"]: found for found in _ITEM.finditer(text)}
    assert [*entries] == [each.id for each in graph.chronology]
    for each in graph.chronology:
        assert entries[each.id]["sort"] == each.dating
        assert entries[each.id]["kind"].split() == [*each.kinds]
        assert entries[each.id]["source"].split() == [*each.sources]
        line = next(line for line in text.splitlines() if f'id="{each.id}"' in line)
        assert all(f"sources/{key.replace('/', '.md#')})" in line for key in each.statements)


def _filters(text: str) -> dict[str, dict[str, str]]:
    found = re.search(r'data-filters="([^"]*)"', text)
    assert found
    return {each["name"]: each["values"] for each in json.loads(html.unescape(found[1]))}


@pytest.mark.parametrize("case", ["miniature", "values"])
def test_the_choices_of_a_filter_are_exactly_what_occurs(case: str) -> None:
    graph = link_case(case)
    text = next(page.text for page in render_pages(graph) if page.path == "timeline.md")
    choices = _filters(text)
    assert {*choices["sort"]} == {each.dating for each in graph.chronology}
    assert {*choices["kind"]} == {kind for each in graph.chronology for kind in each.kinds} <= {*KINDS}
    assert {*choices["source"]} == {source for each in graph.chronology for source in each.sources}


def test_hostile_names_stay_words_in_filters_pictures_and_entries() -> None:
    hostile = '</div><script>x</script> \\" onload=x {{ y }} [a](b)'
    files = edited(
        "authority/organisations.yml", ("harbour-gazette:\n  name: ", f'harbour-gazette:\n  name: "{hostile}"\n  was: ')
    )
    files["authority/organisations.yml"] = re.sub(r"\n  was: .*", "", files["authority/organisations.yml"])
    files[CASES] = files[CASES].replace("Case of Tom Ash", f'"{hostile}"')
    pages = _pages(files)
    for path in (
        "timeline.md",
        "cases/tom-ash-case.md",
        "cases/index.md",
        "people/tom-ash.md",
        "sources/gazette-cases.md",
    ):
        assert "<script>" not in pages[path], path
        assert "onload" not in _attributes(pages[path]), path
    assert any("</div><script>x</script>" in label for label in _filters(pages["timeline.md"])["source"].values())


def test_an_attribute_that_broke_out_would_be_seen() -> None:
    assert "onload" in _attributes('<div data-filters="" onload=x></div>')


def test_what_is_only_alleged_wears_its_standing_on_the_timeline_and_on_pages() -> None:
    pages = _pages(edited(DIGEST, ("    standing: allegation\n", "    standing: allegation\n    date: 2017\n")))
    entry = next(line for line in pages["timeline.md"].splitlines() if 'id="_happening.gazette-cases.contact' in line)
    short = next(
        line for line in pages["people/tom-ash.md"].splitlines() if 'id="_happening.gazette-cases.contact' in line
    )
    assert "standing--allegation" in entry
    assert "[Harbour Ministry]" in entry
    words, _, voice = short.partition('<span class="voice">')
    assert "of taking money from a rival port" in words, "a date alone does not say what happened"
    assert re.match(r'<span class="standing standing--allegation">.*\[Harbour Ministry\].* · \[', voice)


def test_a_line_shows_what_happened_but_of_what_was_said_the_first_and_how_many_more() -> None:
    more = "".join(
        f"  - {{id: s{number}, at: 3, text: 'Said {number} of [[tom-ash]].', says: harbour-ministry,"
        f" standing: official, {date}}}\n"
        for number, date in enumerate(("said: 2018", "said: 2018", "said: 2018", "date: 2017", "date: 2017"))
    )
    text = _pages(edited(DIGEST, ("statements:\n", f"statements:\n{more}")))["people/tom-ash.md"]
    timeline = text.split("#_timeline }")[1].split("</ul>")[0]
    said, happened = (
        next(line for line in timeline.splitlines() if f'"{anchor}"' in line)
        for anchor in ("_saying.gazette-cases.s0", "_happening.gazette-cases.s3")
    )
    assert "<br> Said 3 of " in happened
    assert "<br> Said 4 of " in happened
    assert "<br> Said 0 of " in said
    assert "· 2 more: [¶ 3](" in said
    assert "Said 1" not in said


def test_a_date_that_was_concluded_says_so() -> None:
    derived = "    date: 2017\n    derived: {date: The year before the trial.}\n"
    pages = _pages(edited(DIGEST, ("    standing: allegation\n", f"    standing: allegation\n{derived}")))
    (entry,) = (line for line in pages["timeline.md"].splitlines() if 'id="_happening.gazette-cases.contact' in line)
    assert '<span class="editor">date concluded</span>' in entry
    assert "date concluded" not in _plain()["timeline.md"].split("_happening.tom-ash-case.detained")[1][:900]


def test_a_page_has_a_timeline_only_from_two_dates_on() -> None:
    pages = _plain()
    assert "## Timeline { #_timeline }" in pages["cases/tom-ash-case.md"]
    sections = {path: text for path, text in pages.items() if "#_timeline }" in text}
    assert all(text.split("#_timeline }")[1].count("<li id=") >= 2 for text in sections.values())
    assert {*pages} - {*sections} > {"index.md", "cases/index.md"}


def test_lines_of_a_page_lead_to_its_own_statements() -> None:
    text = _plain()["cases/tom-ash-case.md"]
    timeline = text.split("#_timeline }")[1].split("\n## ")[0]
    anchors = re.findall(r"\]\(#([^)]+)\)", timeline)
    assert "gazette-cases.detention" in anchors
    assert all(f'id="{anchor}"' in text for anchor in anchors)


def test_one_case_is_not_set_side_by_side_and_other_kinds_never_are() -> None:
    assert not [path for path, text in _plain().items() if "#_compared }" in text]


def _compared() -> str:
    files = edited(DIGEST)
    files[CASES] += "second-case:\n  name: {form: Second case, by: editor}\n  description: another\n"
    files[DIGEST] += (
        "  - id: second\n    at: 6\n    text: Of [[second-case]].\n    standing: allegation\n"
        "    facts: {second-case: {penalty: life imprisonment, detained: 2019, decided: 2021}}\n"
    )
    return _pages(files)["cases/index.md"].split("#_compared }")[1]


def test_cases_stand_side_by_side_with_what_is_stated_and_what_is_not() -> None:
    text = _compared()
    first, second = (line for line in text.splitlines() if line.startswith("| <span"))
    assert "not stated" in second
    assert "life imprisonment" in second
    assert "standing--allegation" in second
    assert 'between 1 and 3 years <span class="quiet">(computed)</span>' in second
    assert "documents differ" in first, "two dates of the decision are given"
    assert "Not stated of any: from recruited to decided." in text
    assert text.count("recruited") == 1


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.names.update(name for name, _ in attrs)


def _attributes(text: str) -> set[str]:
    """Give the names of all attributes that raw HTML in a page has."""
    reader = _Reader()
    reader.feed(text)
    return reader.names
