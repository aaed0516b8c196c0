"""Statements are found by their words – questions, stems, phrases, figures – and say why they were found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT, check_quietly
from searching import client

from generator.examine import Layout
from generator.model import Standing
from generator.search.entries import list_entries
from generator.search.entry import Entry, Form, Passage
from generator.search.index import write_index
from generator.search.words import STANDING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from searching import Client

QUESTIONS: Mapping[str, list[str]] = yaml.safe_load((ROOT / "tests" / "vectors" / "questions.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scripts() -> Iterator[Client]:
    graph = check_quietly(Layout.of(ROOT)).graph
    assert graph
    with client(write_index(list_entries(graph))) as found:
        yield found


def _address(place: str) -> str:
    page, hash_, anchor = place.partition("#")
    alone = "/" in page or page in {"disagreements", "method", "about"}
    return f"{page if alone else f'sources/{page}'}.html{hash_}{anchor}".removesuffix("#")


def test_the_answer_to_a_question_is_among_the_first_three(scripts: Client) -> None:
    assert len(QUESTIONS) >= 80
    late = {}
    for question, places in QUESTIONS.items():
        hits = scripts.hits(question)[:3]
        if not {_address(place) for place in places} & {*hits}:
            late[question] = hits
    assert not late


def test_a_statement_brings_its_standing_its_asserter_its_place_and_an_address(scripts: Client) -> None:
    (hit,) = scripts.ask('"groundless and unwarranted"')["passages"]
    assert hit["address"] == "sources/times-li-interview.html#wang-denies-spying"
    assert (hit["kind"], hit["standing"], hit["voice"]) == ("statement", "denial", "Wang Baodong")
    assert hit["place"] == "The Washington Times, 19 March 2009, ¶ 9"
    assert [part["text"] for part in hit["snippet"] if part["found"]] == ["groundless", "unwarranted"]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("sentencing Chen Wei court", "sources/gt-police-day.html#chen-wei-sentence"),
        ("5,500", "sources/gt-police-day.html#chen-wei-documents"),
        ("5500", "sources/gt-police-day.html#chen-wei-documents"),
        ("2015 caught", "sources/gt-police-day.html#chen-wei-caught"),
        ("mobilize all parts of society", "sources/dcnf-spies-now.html#requires-mobilisation"),
        ("two years and 3 months", "sources/gt-pledging-cases.html#qi-sentence"),
        ("clandest", "sources/dcnf-spies-now.html#nature-of-espionage"),
        ("李凤智 asylum", "sources/times-li-interview.html#asylum-requested"),
    ],
)
def test_a_statement_is_found_by(query: str, address: str, scripts: Client) -> None:
    assert address in [hit["address"] for hit in scripts.ask(query)["passages"]][:3]


def test_a_phrase_in_quotation_marks_finds_only_what_has_it_word_for_word(scripts: Client) -> None:
    phrase, turned = scripts.ask('"political rights for life"'), scripts.ask('"rights political for life"')
    assert [hit["address"] for hit in phrase["passages"]] == ["sources/gt-police-day.html#chen-wei-political-rights"]
    assert phrase["count"]["passages"] == 1
    assert turned["passages"] == []


def test_a_name_that_a_statement_does_not_print_is_told(scripts: Client) -> None:
    hits = {hit["address"]: hit for hit in scripts.ask("李凤智 asylum")["passages"]}
    assert hits["sources/times-li-interview.html#asylum-requested"]["concerns"] == ["Li Fengzhi (李凤智)"]


@pytest.mark.parametrize(
    ("filters", "right"),
    [
        ({"source": "times-li-interview"}, lambda hit: "times-li" in hit["address"] or hit["kind"] != "statement"),
        ({"kind": "statements"}, lambda hit: hit["kind"] == "statement"),
        ({"kind": "people"}, lambda hit: hit["address"].startswith("people/")),
        (
            {"year": "2015", "kind": "statements"},
            lambda hit: hit["address"].endswith(("-caught", "-carnegie", "-employed")),
        ),
    ],
    ids=["a document", "statements", "people", "a year and a kind"],
)
def test_a_search_is_narrowed_to(filters: dict[str, str], right: Any, scripts: Client) -> None:  # noqa: ANN401
    answer = scripts.ask("Li Chen Burns party spy", None, **filters)
    hits = [*answer["names"], *answer["passages"]]
    assert hits
    assert all(right(hit) for hit in hits)
    assert len(hits) < len(scripts.hits("Li Chen Burns party spy")) or filters.get("source")


def test_of_one_document_three_statements_are_shown_until_readers_narrow_to_it(scripts: Client) -> None:
    wide = [hit["address"] for hit in scripts.ask("Qi")["passages"] if "gt-pledging-cases.html#" in hit["address"]]
    narrow = scripts.ask("Qi", None, source="gt-pledging-cases", kind="statements")["passages"]
    assert len(wide) == 3
    assert len(narrow) > 3


def test_a_disagreement_is_titled_with_its_question(scripts: Client) -> None:
    hits = {hit["address"]: hit for hit in scripts.ask("other countries own people")["passages"]}
    hit = hits["disagreements.html#denial-of-spying"]
    assert _text(hit["title"]) == "Does China spy on other countries?"
    assert [part["text"] for part in hit["title"] if part["found"]] == ["countries"]
    assert _text(hit["snippet"]).startswith("A former officer says")
    assert scripts.ask('"spy on other countries"')["passages"][0]["address"] == hit["address"]
    office = {hit["address"]: hit for hit in scripts.ask("Chen Yixin office")["passages"]}
    assert office["disagreements.html#office-of-chen-yixin"]["concerns"] == []
    # The last word of the question and the first of what follows make no phrase.
    assert scripts.ask('"countries a former officer"')["passages"] == []


def _text(parts: Sequence[Mapping[str, Any]]) -> str:
    return "".join(part["text"] for part in parts)


def test_passages_with_all_words_are_told_apart_from_those_with_some(scripts: Client) -> None:
    answer = scripts.ask("5,500 documents", {"names": 8, "passages": 999}, source="gt-police-day")
    both = [hit for hit in answer["passages"] if {"5,500", "documents"} <= {*_found(hit)}]
    assert len(both) == answer["count"]["complete"] == 2
    assert answer["count"]["passages"] > 2


def _found(hit: Mapping[str, Any]) -> Iterator[str]:
    return (part["text"] for part in hit["snippet"] if part["found"])


_HARBOUR = (
    "A red boat sank",
    "A red mast broke",
    "A red sail tore in the rain",
    "A grey boat left",
    "The rain in the sail was red",
    "港口安全",
    "港口",
)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("boat", "2 passages for “boat”."),
        ("the boat", "2 passages for “the boat”."),
        ("BOATS", "2 passages for “BOATS”."),
        ("mast", "1 passage for “mast”."),
        ("red boat", "1 passage with all words, 4 with some of them."),
        ("red rain", "2 passages with all words, 2 with some of them."),
        ("rain sail", "2 passages with all words."),
        ("mast grey", "2 passages with some of the words."),
        ("mast xylograph", "1 passage with some of the words."),
        ('"sail tore"', "1 passage for “sail tore”."),
        ('"red sail" rain', "1 passage with all words."),
        ('"red mast" rain', "1 passage with some of the words."),
        ("港口", "2 passages for “港口”."),
        ("港口安全", "1 passage for “港口安全”, 1 for parts of it."),
        ("港口法", "2 passages for parts of “港口法”."),
        ("港口安全 boat", "4 passages with some of the words."),
        ("log", "1 name."),
        ("harbour log mast", "1 name, 1 passage with some of the words."),
    ],
)
def test_what_was_found_is_told_as_it_is(query: str, told: str) -> None:
    with client(write_index(_invented(*_HARBOUR))) as found:
        assert found.told(query) == told


def test_a_run_of_hanzi_is_there_though_a_common_name_shares_signs_with_it() -> None:
    """The ministry, on which every passage is, has 安全: that alone brings no passage, and none is denied the topic."""
    (log,) = _invented(*(f"Note {at}" for at in range(60)), "A clerk of the topic")
    stated = [replace(each, about=("ministry",)) for each in log.passages]
    log = replace(log, passages=(*stated[:-1], replace(stated[-1], about=("ministry", "topic"))))
    names = {"ministry": "国家安全部", "topic": "政治安全"}
    about = (
        Entry(each, f"{each}.html", "topics", (Form(name),), 0, (Passage(each, "topics", about=(each,)),))
        for each, name in names.items()
    )
    with client(write_index((log, *about))) as found:
        assert found.told("政治安全") == "1 name, 1 passage for “政治安全”, 1 for parts of it."
        assert found.told("政治安全 clerk") == "1 name, 1 passage with all words, 1 with some of them."
        assert found.told("安全 clerk") == "3 passages with some of the words."


def test_words_that_are_nowhere_are_told(scripts: Client) -> None:
    assert scripts.ask("qi xylograph")["missing"] == ["xylograph"]
    nothing = scripts.ask("xylograph")
    assert (nothing["names"], nothing["passages"]) == ([], [])


def _invented(*texts: str) -> tuple[Entry, ...]:
    passages = tuple(Passage(text, "statements", anchor=f"s{at}", standing="reported") for at, text in enumerate(texts))
    return (Entry("log", "sources/log.html", "sources", (Form("Harbour log"),), 0, passages),)


def test_every_standing_that_readers_look_for_has_words() -> None:
    assert {*STANDING_WORDS} == {standing.value for standing in Standing} - {Standing.REPORTED}
    assert all(standing in line.split() for standing, line in STANDING_WORDS.items())


@pytest.mark.parametrize("standing", STANDING_WORDS)
def test_the_words_of_a_standing_find_the_statements_that_stand_so(standing: str) -> None:
    """Those that print the word come before, what editors say comes behind; a phrase must be printed."""
    texts = ["A clerk quit", f"The {standing} was read out", "A ship sank"]
    (log,) = _invented(*texts)
    log = replace(log, passages=(replace(log.passages[0], standing=standing), *log.passages[1:]))
    page = Entry("guide", "guide.html", "pages", (Form("Guide"),), 0, (Passage(f"Of {standing}", "pages"),))
    with client(write_index((log, page))) as scripts:
        for word in (*STANDING_WORDS[standing].split(), standing[: max(3, len(standing) - 1)]):
            assert "sources/log.html#s0" in scripts.hits(word), word
        assert scripts.hits(standing) == ["sources/log.html#s1", "sources/log.html#s0", "guide.html"]
        assert scripts.hits(f"clerk {standing}")[0] == "sources/log.html#s0"
        assert set(scripts.hits(f'"{standing}"')) == {"sources/log.html#s1", "guide.html"}


def test_for_a_phrase_no_statement_is_loaded_that_only_stands_so() -> None:
    (log,) = _invented(*(f"Ship number {at} sailed {'on and on ' * 30}" for at in range(60)), "A denial")
    log = replace(log, passages=tuple(replace(each, standing="denial") for each in log.passages))
    with client(write_index((log,))) as scripts:
        scripts.loaded()
        assert scripts.hits('"denial"') == ["sources/log.html#s60"]
        assert len([shard for shard in scripts.loaded() if shard.startswith("texts-")]) == 1


def test_what_stands_in_nearly_every_passage_is_left_out_and_told() -> None:
    texts = [f"The harbour number {at} was dredged" for at in range(60)]
    with client(write_index(_invented(*texts, "A clerk quit"))) as scripts:
        answer = scripts.ask("harbour clerk")
        assert answer["common"] == ["harbour"]
        assert [hit["address"] for hit in answer["passages"]] == ["sources/log.html#s60"]


def test_a_long_text_is_cut_around_what_was_asked_for() -> None:
    text = f"{'dull words go on ' * 40}until the lighthouse burned {'and on they go ' * 40}"
    with client(write_index(_invented(text))) as scripts:
        snippet = scripts.ask("lighthouse")["passages"][0]["snippet"]
    assert [part["text"] for part in snippet if part["found"]] == ["lighthouse"]
    assert (snippet[0]["text"], snippet[-1]["text"]) == ("… ", " …")
    assert sum(len(part["text"]) for part in snippet) < 280


def test_many_passages_are_found_in_every_block_and_shard() -> None:
    texts = [f"Ship w{at}x carried cargo{at % 977} past mile {at}" for at in range(3_000)]
    pages = write_index(_invented(*texts))
    assert len([page for page in pages if "/terms-" in page.path]) > 3
    assert len([page for page in pages if "/texts-" in page.path]) > 20
    with client(pages) as scripts:
        for at in range(0, 3_000, 211):
            assert scripts.hits(f"w{at}x")[0] == f"sources/log.html#s{at}"


HOSTILE = "</script><script>alert(1)</script> \u2028\u2029 & \" ' \\u0041 ]]> <!-- ${x} `"


def test_hostile_words_stay_words() -> None:
    entries = (Entry("x", "people/x.html", "people", (Form(HOSTILE),), 0, (Passage(f"Known as {HOSTILE}", "people"),)),)
    pages = write_index(entries)
    for page in pages:
        assert not {*"<>&\u2028\u2029"} & {*page.text}, page.path
        assert page.text.count("\n") == 1
    with client(pages) as scripts:
        answer = scripts.ask("alert")
        assert answer["names"][0]["title"]["text"] == HOSTILE
        assert answer["names"][0]["about"] == f"Known as {HOSTILE}"


def test_a_shard_of_another_edition_is_refused() -> None:
    with client() as scripts:
        scripts.run("referenceSearch.insert = () => new Promise(() => {})")
        scripts.run('referenceSearch.take("catalog", "new", {}); let why = ""')
        scripts.run('referenceSearch.load("terms-0").catch(error => (why = error.message))')
        scripts.run('referenceSearch.take("terms-0", "old", {})')
        assert scripts.run("why") == "outdated"


def test_same_entries_give_the_same_bytes() -> None:
    entries: Sequence[Entry] = _invented("One ship", "Two ships")
    assert write_index(entries) == write_index(tuple(entries))
