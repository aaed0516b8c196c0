"""Pages as Markdown: what is escaped, where links lead, who is said to say a thing, and what stands on which page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml
from markupsafe import Markup
from pipeline import edited, link_case, link_files, render_pages, without_data

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.labels import paragraphs_label
from generator.model import Standing
from generator.render.citations import cite_together
from generator.render.desk import Desk
from generator.render.facts import cell
from generator.render.markdown import attribute, escape, front_matter, identifier, in_language, link, web_link
from generator.render.wording import STANDING_MEANINGS, attribution, badge

if TYPE_CHECKING:
    from generator.model import Graph, Statement

REPLY = "digests/observer-reply.yml"


@cache
def _pages(case: str) -> dict[str, str]:
    return {page.path: page.text for page in render_pages(link_case(case)) if page.path.endswith(".md")}


def _section(page: str, heading: str) -> str:
    """Cut a page's section out, from its heading to the next of its level."""
    found = re.search(rf"^## {heading}.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"no section '{heading}'"
    return found[0]


# --- Markdown ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain words, 2 of them", "plain words, 2 of them"),
        ("  folded \n  blanks\u00a0here ", "folded blanks here"),
        ("*a* _b_ `c` [d](e) <f> & | # {g} ~h~ ^i \\j", None),
        ("- no list", "&#45; no list"),
        ("1. no list", "&#49;. no list"),
        ("2019) no list", "201&#57;) no list"),
        (": no definition", "&#58; no definition"),
        ("=== no heading", "&#61;== no heading"),
        ("2019 - a year", "2019 - a year"),
        ("", ""),
    ],
)
def test_text_is_escaped_where_markdown_could_read_it(words: str, written: str | None) -> None:
    shown = str(escape(words))
    if written is not None:
        assert shown == written
    assert not re.search(r"[\\`*_{}\[\]<>|~^]", shown)
    assert not re.search(r"&(?!#\d+;)|(?<!&)#", shown)


def test_what_is_markdown_already_is_not_escaped_again() -> None:
    assert escape(Markup("*x*")) == "*x*"
    assert escape(escape("*x*")) == escape("*x*")


def test_an_attribute_cannot_be_left() -> None:
    assert str(attribute('a" onclick="b')) == "a&#34; onclick=&#34;b"


def test_only_what_cannot_be_markup_is_an_identifier() -> None:
    assert identifier("_from-gazette_2.x") == "_from-gazette_2.x"
    for words in ("a b", "a}", "", 'a"'):
        with pytest.raises(ValueError, match="no identifier"):
            identifier(words)


def test_links_escape_their_words_and_not_their_targets() -> None:
    assert link("a [b]", "../people/tom-ash.md#x") == "[a &#91;b&#93;](../people/tom-ash.md#x)"
    assert link("a", "b.md", "cite") == "[a](b.md){ .cite }"
    assert web_link("a<b", 'https://quay.example/"a&b') == (
        '<a href="https://quay.example/&#34;a&#38;b" rel="noreferrer">a&#60;b</a>'
    )


def test_words_of_another_language_are_marked_as_such() -> None:
    assert in_language("阿什", "zh-Hans") == '<span lang="zh-Hans">阿什</span>'
    assert in_language("Ash", "") == "Ash"


def test_front_matter_is_yaml_whose_texts_are_escaped_for_html() -> None:
    written = front_matter({"title": "a <b> & 'c': d", "reference": {"line": 3, "path": ["x"]}})
    assert written.startswith("---\n")
    assert written.endswith("---\n")
    assert yaml.safe_load(written.strip("-\n")) == {
        "title": "a &lt;b&gt; &amp; &#x27;c&#x27;: d",
        "reference": {"line": 3, "path": ["x"]},
    }


# --- Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("tom-ash", "people/tom-ash.md"),
        ("gazette-cases", "sources/gazette-cases.md"),
        ("people", "people/index.md"),
        ("sources", "sources/index.md"),
        ("about", "about.md"),
        ("disagreements", "disagreements.md"),
    ],
)
def test_every_id_has_a_page(id_: str, path: str) -> None:
    graph = link_case("miniature")
    assert page_of(id_, graph) == path
    assert path in _pages("miniature")


def test_links_are_relative_to_the_page_on_which_they_stand() -> None:
    graph = link_case("miniature")
    assert Desk(graph, "index.md").to("tom-ash") == "[Tom Ash](people/tom-ash.md)"
    assert Desk(graph, "cases/tom-ash-case.md").to("tom-ash") == "[Tom Ash](../people/tom-ash.md)"
    assert Desk(graph, "people/ann-writer.md").to("tom-ash", "he") == "[he](tom-ash.md)"
    assert Desk(graph, "people/tom-ash.md").to("tom-ash", "he") == "he"


def test_a_citation_names_source_date_and_paragraph_and_leads_to_the_statement() -> None:
    graph = link_case("miniature")
    desk = Desk(graph, "people/tom-ash.md")
    assert desk.cite(graph.statements["gazette-cases/sentence"]) == (
        "[Harbour Gazette, 3 May 2021, ¶ 4 and 5](../sources/gazette-cases.md#sentence){ .cite }"
    )
    assert desk.cite(graph.statements["observer-reply/denial"]).startswith("[Unknown publisher, June 2021, ¶ 1]")
    assert paragraphs_label(graph.statements["gazette-cases/headline"]) == "¶ 1 (headline)"


def test_names_of_topics_are_written_small_inside_a_sentence_and_great_at_its_beginning() -> None:
    text = link_case("names").statements["gazette/smuggling"].text
    shown = Desk(link_case("names"), "index.md").prose(text)
    assert shown.startswith("[Smuggling](topics/smuggling.md) is spoken of, and so is [smuggling]")


# --- Who says so ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "chain"),
    [
        ("own-words", "according to Harbour Gazette, carried by Evening Post and Quay Radio"),
        ("named", "according to Harbour Ministry, as published by Harbour Gazette, carried by"),
        ("several", "according to Harbour Ministry, a sailor and Harbour Court, as published by"),
        ("unnamed", "according to people on the quay, as published by"),
        ("in-a-post", "according to Harbour Ministry, through Post on the case, as published by"),
        (
            "chain-of-three",
            (
                "according to Harbour Ministry, through Post on the case, translated by Ann Writer, interpreted by "
                "a voice on the radio, through another paper, through Quay Radio, as published by Harbour Gazette, "
                "carried by Evening Post and Quay Radio"
            ),
        ),
        ("through-the-publisher", "according to Tom Ash, as published by Harbour Gazette, carried by"),
        ("publisher-named", "according to Harbour Gazette, carried by"),
    ],
)
def test_the_whole_chain_from_the_asserter_to_the_source_is_told(id_: str, chain: str) -> None:
    graph = link_case("attribution")
    told = attribution(graph.statements[f"gazette/{id_}"], Desk(graph, "index.md"))
    assert re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", told).startswith(chain)


def test_an_unknown_publisher_is_told_as_such() -> None:
    graph = link_case("attribution")
    told = attribution(graph.statements["reply/denial"], Desk(graph, "people/tom-ash.md"))
    assert told == "according to Tom Ash, as published by an unknown publisher"


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_badge_of_its_own_and_a_meaning(standing: Standing) -> None:
    assert badge(standing) == f'<span class="standing standing--{standing}">{standing}</span>'
    assert STANDING_MEANINGS[standing]


# --- Standings are never lost -----------------------------------------------------------------------------------------


def _cell(id_: str, property_id: str) -> list[str]:
    """Give the values in one cell of an index, with their marks."""
    graph = link_case("standings")
    facts = (fact for fact in graph.entities[id_].facts if fact.property.id == property_id)
    shown = re.split(r"</?(?:ul|li|br)>", cell(facts, Desk(graph, "people/index.md")))
    return [value.strip() for value in shown if value.strip()]


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("ann-writer", ["pilot"]),
        ("bob-reed", ["pilot"]),
        ("hal-wood", ["pilot"]),
        ("cat-moor", [f"pilot {badge(Standing.TESTIMONY)}"]),
        ("eve-hill", [f"baker {badge(Standing.DENIAL)}"]),
        ("flo-dale", [f"pilot {badge(Standing.ASSESSMENT)}"]),
        ("gus-ford", [f"pilot {badge(Standing.CALL)}"]),
        ("dan-lock", [f"smuggler {badge(Standing.ALLEGATION)}", "baker"]),
        ("ivy-lane", [f"smuggler {badge(Standing.ALLEGATION)} {badge(Standing.TESTIMONY)}"]),
    ],
)
def test_a_cell_of_an_index_marks_what_nobody_gives_as_plain_fact(id_: str, shown: list[str]) -> None:
    assert _cell(id_, "occupation") == shown


def test_every_allegation_is_marked_in_the_table_of_facts_and_from_the_other_side() -> None:
    marked = str(badge(Standing.ALLEGATION))
    pages = _pages("standings")
    for path in ("people/dan-lock.md", "organisations/rival-port.md", "places/harbour-world.md", "topics/smuggling.md"):
        rows = [row for row in pages[path].splitlines() if row.startswith("| ") and "#allegation)" in row]
        assert rows, path
        assert all(marked in row or "arranged by the editors" in row for row in rows)


def test_a_statement_is_shown_with_its_badge_on_every_page() -> None:
    for text in _pages("standings").values():
        for block in re.findall(r'<div class="statement" id="(?:gazette\.)?([a-z-]+)".*?</div>', text, re.DOTALL):
            standing = link_case("standings").statements[f"gazette/{block}"].standing
            assert badge(standing) in re.findall(rf'id="(?:gazette\.)?{block}".*?</div>', text, re.DOTALL)[0]


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_there_is_a_page_for_everything_and_for_nothing_else() -> None:
    graph = link_case("remains")
    old = {"people/t-ash.md", "people/ash-tom.md", "people/t-oak.md"}
    old |= {"sources/town-gazette.md", "sources/gazette-of-may.md", "sources/leaflet.md"}
    entities = {f"{entity.record.kind}/{id_}.md" for id_, entity in graph.entities.items()}
    generated = {"index.md", "disagreements.md", "network.md", "search.md", "timeline.md", "sources/index.md"}
    generated |= {f"{kind}/index.md" for kind in KINDS}
    pages = render_pages(graph)
    files = {f"sources/sources.{ending}" for ending in ("bib", "json", "ris")}
    assert [page.path for page in pages] == sorted({*old, *entities, *generated, *files, "sources/gazette.md"})


def test_every_page_says_in_its_front_matter_what_it_is_and_where_people_edit_it() -> None:
    for path, text in _pages("miniature").items():
        fields = yaml.safe_load(text.split("---\n")[1])
        assert fields["title"], path
        assert fields["description"], path
        assert fields["reference"]["kind"], path
    edit = yaml.safe_load(_pages("miniature")["people/tom-ash.md"].split("---\n")[1])["reference"]["edit"]
    assert edit == {"path": "seeds/authority/people.yml", "line": 4}


def test_an_entity_page_tells_who_it_is_before_what_is_said_of_it() -> None:
    page = _pages("names")["people/tom-ash-2.md"]
    head = page.partition("## ")[0]
    for told in (
        "[person](index.md)",
        "pseudonym",
        "sailor",
        '<span lang="zh-Hans">阿希</span>',
        "[Tom Ash](tom-ash.md)",
    ):
        assert told in head
    assert "Not to be confused with" in head
    assert "name given by the editors" in _pages("names")["cases/ash-tree.md"]


def test_statements_of_a_case_stand_in_order_of_what_happened_those_without_a_date_last() -> None:
    section = _section(_pages("miniature")["cases/tom-ash-case.md"], "Statements")
    ids = re.findall(r'id="(?:gazette-cases|observer-reply)\.([a-z-]+)"', section)
    assert ids == ["detention", "sentence", "contact", "other-date"]


def test_statements_of_a_person_stand_source_by_source() -> None:
    section = _section(_pages("miniature")["people/tom-ash.md"], "Statements")
    assert re.findall(r"^### \[([^\]]*)\]", section, re.MULTILINE) == [
        "Harbour Gazette, 3 May 2021",
        "Unknown publisher, June 2021",
    ]


def test_a_source_page_runs_as_the_document_runs() -> None:
    page = _pages("miniature")["sources/gazette-cases.md"]
    titles = re.findall(r"^### (Paragraphs? [\d and]+) \{", page, re.MULTILINE)
    assert titles == ["Paragraph 1", "Paragraph 2", "Paragraph 3", "Paragraphs 4 and 5", "Paragraph 5", "Paragraph 6"]
    assert "5 statements on 6 of 6 content paragraphs" in page
    assert "¶ 7: byline" in page
    assert "half a year" in page.partition("Paragraph 6")[0]


def test_a_derived_value_shows_its_premises_with_the_statement_and_in_the_table() -> None:
    page = _pages("miniature")["cases/tom-ash-case.md"]
    assert "two months after the trial of March 2019" in _section(page, "Facts")
    assert "two months after the trial of March 2019" in _section(page, "Statements")


def test_values_that_clash_lead_to_the_disagreement() -> None:
    page = _pages("disagreements")["works/harbour-video.md"]
    assert _section(page, "Facts").count("[documents differ](../disagreements.md#when-was-the-video)") == 2
    assert 'id="when-was-the-video"' in _pages("disagreements")["disagreements.md"]


def test_a_denial_and_what_it_denies_lead_to_each_other() -> None:
    pages = _pages("miniature")
    assert "Answers [Harbour Gazette, 3 May 2021, ¶ 3](gazette-cases.md#contact)" in pages["sources/observer-reply.md"]
    assert (
        "Denied by [Tom Ash](../people/tom-ash.md) at [Unknown publisher, June 2021, ¶ 1](observer-reply.md#denial)"
        in pages["sources/gazette-cases.md"]
    )


def test_an_answer_that_does_not_deny_is_called_an_answer_and_one_place_is_named_once() -> None:
    more = "".join(
        f"  - {{id: a{number}, at: 1, text: 'Of [[tom-ash]].', says: tom-ash, standing: {standing},"
        " answers: [gazette-cases/contact]}\n"
        for number, standing in enumerate(("denial", "assessment", "testimony"))
    )
    files = edited("digests/observer-reply.yml", ("statements:\n", f"statements:\n{more}"))
    text = next(each.text for each in render_pages(link_files(files)) if each.path == "sources/gazette-cases.md")
    place = "[Unknown publisher, June 2021, ¶ 1](observer-reply.md#{}){{ .cite }}"
    again = "[again ¶ 1](observer-reply.md#{}){{ .cite }}"
    denied, answered = (line for line in text.splitlines() if line.startswith(("Denied by", "Answered at")))
    assert denied.endswith(f"{place.format('a0')} and {again.format('denial')}")
    assert answered == f"Answered at {place.format('a1')} and {again.format('a2')}"


def test_citations_of_one_place_stand_together_but_never_what_is_alleged_with_what_is_fact() -> None:
    standings = ("allegation", "reported", "official", "denial", "allegation")
    more = "".join(
        f"  - {{id: a{number}, at: 3, text: 'Of [[tom-ash]].', standing: {standing}}}\n"
        for number, standing in enumerate(standings)
    )
    graph = link_files(edited("digests/gazette-cases.yml", ("statements:\n", f"statements:\n{more}")))
    statements = [graph.statements[f"gazette-cases/{id_}"] for id_ in ("a0", "a1", "a2", "a3", "a4", "detention")]
    cited = [re.findall(r"--(\w+)|\[([^]]+)\]", each) for each in _cited(statements, graph)]
    place = "Harbour Gazette, 3 May 2021, ¶"
    assert [["".join(each) for each in parts] for parts in cited] == [
        [f"{place} 3", "again ¶ 3"],
        ["allegation", "again ¶ 3", "again ¶ 3"],
        ["denial", "again ¶ 3"],
        [f"{place} 2"],
    ]


def _cited(statements: list[Statement], graph: Graph) -> list[Markup]:
    return cite_together(statements, Desk(graph, "index.md"), marked=True)


def test_an_old_address_redirects_and_an_old_anchor_stays() -> None:
    pages = _pages("remains")
    assert "location: tom-ash.html" in pages["people/t-ash.md"]
    assert "location: gazette.html" in pages["sources/town-gazette.md"]
    assert 'id="detention"' in pages["sources/gazette.md"]
    assert 'id="gazette.detention"' in pages["people/tom-ash.md"]


def test_a_withdrawn_page_says_why() -> None:
    assert "nobody of that name is in the paper" in _pages("remains")["people/t-oak.md"]


def test_a_withdrawn_statement_keeps_its_address_and_says_why() -> None:
    page = _pages("remains")["sources/gazette.md"]
    assert 'id="rumour"' in page
    assert "it was another Ash" in page


def test_the_home_page_counts_what_there_is() -> None:
    page = _pages("miniature")["index.md"]
    assert page.partition("---\n")[2].partition("# ")[2].startswith("Harbour reference")
    assert "8 statements from 2 documents" in page
    for kind in KINDS.values():
        count = sum(1 for path in _pages("miniature") if path.startswith(f"{kind.id}/")) - 1
        assert f'[{kind.plural}]({kind.id}/index.md) <span class="count">{count}</span>\n' in page
    ways = page.partition('<div class="ways"')[2].partition("</div>")[0].split("\n\n")[1]
    assert all(line.startswith("- [") and line.count("](") == 1 for line in ways.strip().splitlines())


def test_a_reference_without_a_home_page_is_called_as_in_its_configuration() -> None:
    files = edited(REPLY)
    del files["pages/home.md"]
    graph: Graph = link_files(files)
    home = next(page for page in render_pages(graph) if page.path == "index.md")
    assert "# Harbour reference {" in home.text


@pytest.mark.parametrize(("count", "folded"), [(4, 0), (5, 0), (6, 2), (12, 8)])
def test_many_names_are_folded_and_all_of_them_stay_on_the_page(count: int, folded: int) -> None:
    names = ", ".join(f"{{form: Otherwise {number}}}" for number in range(count))
    files = edited("authority/events.yml")
    record = f"\nmany-names:\n  name: Many\n  description: has many names\n  names: [{names}]\n"
    files["authority/events.yml"] += record
    pages = {page.path: page.text for page in render_pages(link_files(files))}
    before, _, inside = without_data(pages["events/many-names.md"]).partition('<details class="names"')
    assert f"{folded} more names" in inside if folded else not inside
    assert inside.partition("</details>")[0].count("Otherwise") == folded
    assert before.count("Otherwise") == count - folded


def test_what_was_concluded_from_the_same_premises_is_said_together() -> None:
    derived = "derived: {tom-ash-case.decided: two months after the trial of March 2019"
    files = edited(REPLY, (derived, f"{derived}, harbour-video.date: two months after the trial of March 2019"))
    page = next(each.text for each in render_pages(link_files(files)) if each.path == "sources/observer-reply.md")
    (line,) = [line for line in page.splitlines() if line.startswith("Concluded, not printed")]
    assert line.count("two months") == 1
    assert line.count(": ") == 3
