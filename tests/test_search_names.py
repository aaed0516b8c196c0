"""Every form of every name of the real reference leads to its page: asked through the scripts that readers run."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, check_quietly
from searching import client

from generator.examine import Layout
from generator.reading.text import HANZI
from generator.search.entries import list_entries
from generator.search.entry import Entry, Form, Passage
from generator.search.index import write_index
from generator.search.words import name_key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from searching import Client

_IS_HANZI = re.compile(f"[{HANZI}]+")
_LONG = 6
_AMBIGUOUS = {"Chinesee", "Methodx"}


def _real_entries() -> tuple[Entry, ...]:
    graph = check_quietly(Layout.of(ROOT)).graph
    assert graph
    return list_entries(graph)


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return _real_entries()


@pytest.fixture(scope="module")
def scripts(entries: Sequence[Entry]) -> Iterator[Client]:
    with client(write_index(entries)) as found:
        yield found


@pytest.fixture(scope="module")
def bearers(entries: Sequence[Entry]) -> Mapping[str, set[str]]:
    """Give who bears a name, for each form of each name as it is compared."""
    found = defaultdict(set)
    for entry in entries:
        for form in entry.forms:
            found[name_key(form.text)].add(entry.address)
    return found


def _astray(
    queries: Iterable[tuple[str, str]], scripts: Client, bearers: Mapping[str, set[str]]
) -> list[tuple[str, ...]]:
    """List the queries, each for a form, whose first hits are not exactly those who bear that name."""
    wanted = {query: bearers[name_key(form)] for query, form in queries}
    hits = scripts.first_names({query: len(whom) for query, whom in wanted.items()})
    return [(query, *found) for (query, whom), found in zip(wanted.items(), hits, strict=True) if {*found} != whom]


def _forms(entries: Sequence[Entry]) -> list[str]:
    return [form.text for entry in entries for form in entry.forms]


def test_every_form_of_every_name_comes_first(
    entries: Sequence[Entry], scripts: Client, bearers: Mapping[str, set[str]]
) -> None:
    forms = _forms(entries)
    assert len(forms) > 240
    assert not _astray(((form, form) for form in forms), scripts, bearers)


@pytest.mark.parametrize(
    "write",
    [str.upper, str.lower, name_key, lambda form: " ".join(words(form)), lambda form: f"  “{form}” "],
    ids=["capitals", "small letters", "in one word without marks", "without marks", "in quotation marks"],
)
def test_so_does_every_form_in_another_spelling(
    write: object, entries: Sequence[Entry], scripts: Client, bearers: Mapping[str, set[str]]
) -> None:
    assert callable(write)
    assert not _astray(((write(form), form) for form in _forms(entries)), scripts, bearers)


def test_pinyin_is_found_with_tone_digits(entries: Sequence[Entry], scripts: Client) -> None:
    addresses = {form.text: entry.address for entry in entries for form in entry.forms}
    assert scripts.names("li3 feng4zhi4")[0] == addresses["Li Fengzhi"]
    assert scripts.names("guo2jia1 an1quan2bu4")[0] == addresses["国家安全部"]


def test_hanzi_are_found_inside_a_longer_run(
    entries: Sequence[Entry], scripts: Client, bearers: Mapping[str, set[str]]
) -> None:
    forms = [form for form in _forms(entries) if _IS_HANZI.fullmatch(form)]
    assert len(forms) > 30
    assert not _astray(((f"请问关于{form}的报道", form) for form in forms), scripts, bearers)


def test_any_two_hanzi_of_a_name_find_it(entries: Sequence[Entry], scripts: Client) -> None:
    pairs = [
        (form.text[at : at + 2], entry.address)
        for entry in entries
        for form in entry.forms
        if _IS_HANZI.fullmatch(form.text)
        for at in range(len(form.text) - 1)
    ]
    asked = {pair: 99 for pair, _ in pairs}
    hits = dict(zip(asked, scripts.first_names(asked), strict=True))
    assert not [(pair, address) for pair, address in pairs if address not in hits[pair]]


def _slips(form: str) -> Iterator[str]:
    """Yield a form with one letter left out, doubled, changed, or swapped with the next: at three places inside."""
    for part in (0.3, 0.6, 0.9):
        at = max(1, int(len(form) * part))
        if form[at - 1 : at + 2].isalpha():
            yield form[:at] + form[at + 1 :]
            yield form[:at] + form[at] + form[at:]
            yield form[:at] + ("x" if form[at] != "x" else "k") + form[at + 1 :]
            yield form[:at] + form[at + 1 : at + 2] + form[at] + form[at + 2 :]


def test_a_slip_of_the_pen_in_a_long_latin_form_leads_there_still(
    entries: Sequence[Entry], scripts: Client, bearers: Mapping[str, set[str]]
) -> None:
    latin = {form for form in _forms(entries) if len(name_key(form)) >= _LONG and name_key(form).isascii()}
    slips = [(slip, form) for form in sorted(latin) for slip in _slips(form)]
    # A slip may turn one name into another, or into the beginning of one, or be as near to "Methods" as to "Method".
    slips = [(slip, form) for slip, form in slips if name_key(slip) not in bearers and slip not in _AMBIGUOUS]
    assert len(slips) > 1_000
    assert not _astray(slips, scripts, bearers)


def test_three_letters_show_a_name_among_the_first_five(entries: Sequence[Entry], scripts: Client) -> None:
    """Where more than five names begin alike, all of them stand before any other."""
    wanted = [(entry.address, name_key(form.text)[:3]) for entry in entries for form in entry.forms]
    alike = Counter(beginning for _, beginning in {*wanted})
    beginnings = {beginning: 40 for _, beginning in wanted}
    hits = dict(zip(beginnings, scripts.first_names(beginnings), strict=True))
    late = [each for each in wanted if each[0] not in hits[each[1]][: max(5, alike[each[1]])]]
    assert not late
    assert sum(count > 5 for count in alike.values()) < 12  # the rest is what readers meet


def test_homonyms_are_told_apart_by_their_descriptions(scripts: Client) -> None:
    hits = scripts.ask("Li")["names"][:3]
    assert {hit["title"]["text"] for hit in hits} == {"Li Fengzhi", "Li Wei", "Li (Xishuangbanna case)"}
    assert len({hit["about"] for hit in hits}) == 3
    assert all("Li" in [other["text"] for other in hit["others"]] for hit in hits)


def test_a_name_in_another_language_says_which(scripts: Client) -> None:
    hit = scripts.ask("guoanbu")["names"][0]
    assert {"text": "Guó'ānbù", "language": "zh-Latn"} in hit["others"]
    assert {"text": "国家安全部", "language": "zh-Hans"} in hit["others"]


def test_a_name_inside_a_question_is_found(scripts: Client) -> None:
    assert scripts.names("when was Chen Wei caught")[0] == "people/chen-wei.html"
    assert scripts.names("Who belongs to CICIR?")[0] == "organisations/cicir.html"


def test_three_letters_are_not_taken_for_a_misspelt_word(scripts: Client) -> None:
    assert scripts.names("kgp") == []


def _invented(*names: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"e{at}",
            f"people/e{at}.html",
            "people",
            tuple(map(Form, name.split("/"))),
            at,
            (Passage("a clerk", "people"),),
        )
        for at, name in enumerate(names)
    )


def test_ranks_stand_in_their_order() -> None:
    names = ("Mat Stone", "MS", "Msk", "Old ms", "Mss")
    with client(write_index(_invented(*names))) as scripts:
        hits = scripts.ask("ms", {"names": 9, "passages": 0})["names"]
    # exact, initials, beginnings with the shorter before the longer (here: equals, the weightier first), a word inside
    assert [hit["title"]["text"] for hit in hits] == ["MS", "Mat Stone", "Mss", "Msk", "Old ms"]


def test_the_first_letter_may_be_wrong_only_if_nothing_else_fits() -> None:
    with client(write_index(_invented("Harbour", "Marbour"))) as scripts:
        assert scripts.names("harbuor") == ["people/e0.html"]
        assert scripts.names("Tarbour") == ["people/e1.html", "people/e0.html"]


def test_names_are_cut_into_files_and_found_in_each() -> None:
    pages = write_index(_invented(*(f"Clerk number {at}" for at in range(5_001))))
    assert [page.path for page in pages if "/names-" in page.path] == [f"search/names-{at}.js" for at in range(3)]
    with client(pages) as scripts:
        assert scripts.names("Clerk number 2499")[0] == "people/e2499.html"
        assert scripts.names("clerknumber5000")[0] == "people/e5000.html"
        assert scripts.hits("Clerk number 2500 xyz")[0] == "people/e2500.html"
