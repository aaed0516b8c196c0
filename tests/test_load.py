"""Files read into digests, records, disagreements and pages: everything that is written, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import GOLDEN
from pipeline import SETTINGS, check_files, edited, found_in, load_case, place_of, read_files, write_seeds

from generator.load import load_seeds, load_settings
from generator.model import Link, Note, Standing, Wording
from generator.values import parse_date

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import AuthorityRecord, Chapter, Source, Statement

GAZETTE, PEOPLE = "digests/gazette-cases.yml", "authority/people.yml"


def _source(case: str, id_: str) -> Source:
    return next(digest.source for digest in load_case(case).digests if digest.source.id == id_)


def _statement(case: str, key: str) -> Statement:
    return next(each for digest in load_case(case).digests for each in digest.statements if each.key == key)


def _record(case: str, id_: str) -> AuthorityRecord:
    return next(record for record in load_case(case).records if record.id == id_)


def test_a_source_is_read_with_all_that_is_known_of_it() -> None:
    source = _source("attribution", "gazette")
    assert source.title == Wording("The gazette on the case")
    assert (source.publisher, source.carried_by) == ("harbour-gazette", ("evening-post", "quay-radio"))
    assert (source.authors, source.editors) == (("ann-writer",), ("max-reed",))
    assert source.published == parse_date("2021-05-03")
    assert (source.type, source.language, source.file, source.paragraphs) == (
        "article-newspaper",
        "en",
        "001_text.txt",
        9,
    )
    assert source.copies == ("https://post.example/9", "https://radio.example/a?b=c&d=e")
    assert dict(source.added)["copies"] == "Found by hand."
    assert (source.reliability, source.reliability_note) == ("C", "Invented.")


def test_what_a_source_leaves_out_or_unused_is_read_by_paragraph() -> None:
    source = _source("pages", "gazette")
    assert {int(at): dict(words) for at, words in source.left_out.items()} == {
        2: {"half a year": "repeats paragraph 1", "three | men": "said in paragraph 3"},
        4: {"*gulls*": "only weather"},
    }
    assert dict(source.unused) == {5: "byline", 6: "navigation", 7: "title-repeated", 8: "licence-notice"}


def test_an_unknown_publisher_and_a_coined_title_are_read_as_such() -> None:
    source = _source("miniature", "observer-reply")
    assert source.publisher is None
    assert source.title == Wording("A reply from the quay", by_editor=True)


def test_the_chain_of_attribution_is_read_as_it_runs() -> None:
    statement = _statement("attribution", "gazette/chain-of-three")
    assert [party.id for party in statement.says] == ["harbour-ministry"]
    assert [(party.id, party.unnamed, party.capacity) for party in statement.via] == [
        ("ministry-post", "", ""),
        ("ann-writer", "", "translator"),
        (None, "a voice on the radio", "interpreter"),
        (None, "another paper", ""),
        ("quay-radio", "", ""),
    ]
    assert statement.origin == "ministry-post"


def test_asserters_are_one_or_many_named_or_not() -> None:
    assert [party.id for party in _statement("attribution", "gazette/own-words").says] == []
    several = _statement("attribution", "gazette/several").says
    assert [(party.id, party.unnamed) for party in several] == [
        ("harbour-ministry", ""),
        (None, "a sailor"),
        ("harbour-court", ""),
    ]


def test_a_statement_is_read_with_its_place_dates_quotes_and_notes() -> None:
    statement = _statement("miniature", "gazette-cases/sentence")
    assert (statement.locator.paragraphs, statement.locator.part, statement.said_at) == ((4, 5), "body", (4,))
    assert (statement.standing, statement.date, statement.said) == (Standing.OFFICIAL, parse_date("2019-03"), None)
    assert statement.quotes == ("a breach of trust",)
    assert statement.note == Note("The paper writes of two years and of half a year more.", by_editor=True)
    assert _statement("values", "harbour-almanac/words-of-theirs").quotes == ("a nest of gulls", "not worth a rope")
    assert _statement("values", "harbour-almanac/remark").note == Note("The almanac gives no year.", by_editor=False)
    assert _statement("miniature", "observer-reply/denial").answers == ("gazette-cases/contact",)
    assert _statement("miniature", "gazette-cases/headline").locator.part == "headline"
    assert dict(_statement("miniature", "observer-reply/other-date").derived) == {
        "tom-ash-case.decided": "two months after the trial of March 2019"
    }


def test_paragraphs_are_read_in_order_and_once() -> None:
    files = edited(GAZETTE, ("at: [4, 5]", "at: [5, 4, 5]"))
    graph, _ = check_files(files)
    assert graph
    assert graph.statements["gazette-cases/sentence"].locator.paragraphs == (4, 5)


def test_the_text_of_a_statement_is_words_and_links() -> None:
    text = _statement("miniature", "gazette-cases/contact").text
    assert [(part.id, part.words) if isinstance(part, Link) else part for part in text] == [
        "Before his trial the ministry accused ",
        ("tom-ash", "Ash"),
        " of taking money from a rival port for ",
        ("smuggling", "smuggled goods"),
        ".",
    ]


def test_facts_stay_as_written_until_their_kind_is_known() -> None:
    claims = _statement("miniature", "observer-reply/other-date").claims
    assert [(claim.entity, claim.property, claim.raw) for claim in claims] == [
        ("tom-ash-case", "decided", "2019-05"),
        ("tom-ash-case", "presented_in", "harbour-video"),
        ("harbour-video", "type", "video"),
        ("harbour-video", "date", "2019-04~"),
    ]
    files = read_files(GOLDEN / "miniature" / "seeds")
    place = place_of(files, "digests/observer-reply.yml", "decided: ^2019-05")
    assert str(claims[0].raw.mark) == f"seeds/{place}"


def test_a_record_is_read_with_every_form_of_its_name() -> None:
    record = _record("names", "tom-ash")
    assert (record.name, record.description) == (Wording("Tom Ash"), "network administrator")
    assert record.distinct_from == ("tom-ash-2", "ash-tree")
    assert [
        (name.form, name.use, name.language, name.pinyin, name.sources, name.by_editor) for name in record.names
    ] == [
        ("Ash", "surname alone", "", "", ("gazette",), False),
        ("Tom", "given name alone", "", "", (), False),
        ("Captain Ash", "title", "", "", (), False),
        ("The Gull", "pseudonym", "", "", ("gazette",), False),
        ("Thomas Ash", "", "", "", (), False),
        ("阿什", "", "zh-Hans", "Ā Shí", (), True),
    ]
    assert _record("names", "tom-ash-2").pseudonym
    assert _record("names", "ash-tree").name.by_editor
    assert {record.kind for record in load_case("names").records} == {
        "agencies",
        "cases",
        "organisations",
        "people",
        "topics",
    }


def test_what_was_withdrawn_or_renamed_is_read_as_such() -> None:
    seeds = load_case("remains")
    assert [(stone.id, stone.kind, stone.source) for stone in seeds.tombstones] == [
        ("t-oak", "people", ""),
        ("leaflet", "sources", ""),
        ("gulls", "disagreements", "disagreements"),
    ]
    (digest,) = seeds.digests
    assert [(stone.id, stone.why, stone.source) for stone in digest.tombstones] == [
        ("rumour", "it was another Ash", "gazette")
    ]
    assert digest.source.formerly == ("town-gazette", "gazette-of-may")
    assert _statement("remains", "gazette/arrest").formerly == ("detention", "taking")
    assert seeds.disagreements[0].formerly == ("arrest", "what-happened")


def test_a_disagreement_is_read_with_its_sides() -> None:
    written = {str(each.id): each for each in load_case("disagreements").disagreements}
    posted = written["who-posted"]
    assert (posted.question, posted.sort, posted.status) == ("Who wrote the first post?", "tension", "explained")
    assert [(side.holds, side.statements) for side in posted.positions] == [
        ("the ministry", ("gazette/first-post",)),
        ("the minister", ("observer/first-post", "observer/author")),
    ]
    assert posted.about == ("harbour-ministry", "tom-ash")
    assert posted.note
    assert posted.note.by_editor
    assert not posted.found


def _chapter(body: str) -> Chapter:
    files = {**read_files(GOLDEN / "miniature" / "seeds"), "pages/about.md": f"# About\n{body}"}
    graph, problems = check_files(files)
    assert not problems
    assert graph
    return next(chapter for chapter in graph.chapters if chapter.id == "about")


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Plain *words* and **more**.", "Plain *words* and **more**.\n"),
        ("- a list\n- of two\n", "- a list\n- of two\n"),
        ("> quoted\n", "> quoted\n"),
        ("## Lists {#lists}", "## Lists { #lists }\n"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
        ("[a site](https://quay.example/a_b#c)", "[a site](https://quay.example/a_b#c)\n"),
        ("`code <b>`", "<code>code&#32;&#60;b&#62;</code>\n"),
        ("[a](javascript:x)", "&#91;a&#93;(javascript:x)\n"),
        ("<b> & {: .x } \\* ~~~", "&#60;b> &#38; &#123;: .x &#125; &#92;* &#126;&#126;&#126;\n"),
        ("words\n====", "words\n&#61;===\n"),
    ],
)
def test_a_page_keeps_the_markdown_that_is_meant_for_writers_and_no_other(written: str, body: str) -> None:
    assert "".join(part for part in _chapter(written).body if isinstance(part, str)) == body


def test_a_page_has_a_title_and_links_with_their_places() -> None:
    chapter = _chapter("\nSee [[tom-ash]] and\n[[gazette-cases|the paper]].\n")
    assert (chapter.id, chapter.title) == ("about", "About")
    links = [part for part in chapter.body if isinstance(part, Link)]
    assert [(link.id, link.words, str(link.mark)) for link in links] == [
        ("tom-ash", "", "seeds/pages/about.md:3:5"),
        ("gazette-cases", "the paper", "seeds/pages/about.md:4:1"),
    ]


def test_the_order_in_which_files_were_made_is_no_matter(tmp_path: Path) -> None:
    assert SETTINGS
    files = read_files(GOLDEN / "disagreements" / "seeds")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = write_seeds(tmp_path / "one", files)
    two = write_seeds(tmp_path / "two", dict(reversed(files.items())))
    assert load_seeds(one.seeds, "seeds", SETTINGS) == load_seeds(two.seeds, "seeds", SETTINGS)


def test_what_stands_beside_the_seeds_is_passed_over() -> None:
    beside = {"LICENSE": "x", "README.md": "x", ".hidden": "x", "digests/.draft.yml": "[", "authority/.x": "x"}
    assert found_in({**edited(GAZETTE), **beside}) == []


def test_a_broken_file_hides_no_problem_of_another_and_causes_none() -> None:
    files = edited(GAZETTE, ("standing: law", "standing: lawful"))
    files["authority/agencies.yml"] = "harbour-court: [\nharbour-ministry: x\n"
    files["authority/topics.yml"] += "  name: twice\n"
    assert [each.rpartition(" ")[2] for each in found_in(files)] == ["yaml", "duplicate-key", "unknown-word"]


def test_a_faulty_field_hides_no_problem_of_the_same_entry() -> None:
    files = edited(GAZETTE, ("date: 2018-08", "date: someday"), ("tom-ash-case: {accused", "tom-ash-cases: {accused"))
    assert found_in(files) == [
        f"{place_of(files, GAZETTE, 'date: ^someday')} not-a-date",
        f"{place_of(files, GAZETTE, 'tom-ash-cases')} unknown-entity",
    ]


def test_problems_call_the_folder_as_it_was_asked_for() -> None:
    assert SETTINGS
    _, problems = load_seeds(GOLDEN / "problems-statuses", "there", SETTINGS)
    assert {problem.mark.path.partition("/")[0] for problem in problems} == {"there"}


def test_settings_are_read_from_the_configuration_of_mkdocs(tmp_path: Path) -> None:
    configuration = (GOLDEN / "mkdocs.yml").read_text("utf-8")
    given = (
        "    repository: https://quay.example/reference\n    branch: work/on-it\n    contact: harbour@quay.example\n"
    )
    theme = "theme:\n  name: material\nplugins:\n- search\nmarkdown_extensions:\n"
    (tmp_path / "mkdocs.yml").write_text(f"{configuration}{given}{theme}", "utf-8")
    settings, problems = load_settings(tmp_path / "mkdocs.yml", "mkdocs.yml")
    assert not problems
    assert settings
    assert (settings.name, settings.edition, settings.site_url) == ("Harbour reference", "2026-11-22", "")
    assert (settings.repository, settings.branch) == ("https://quay.example/reference", "work/on-it")
    assert (settings.contact, settings.licence_name) == ("harbour@quay.example", "CC BY 4.0")


def test_addresses_of_the_configuration_may_be_empty() -> None:
    assert SETTINGS
    assert (SETTINGS.repository, SETTINGS.contact, SETTINGS.site_url, SETTINGS.branch) == ("", "", "", "main")
