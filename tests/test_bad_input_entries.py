"""Slips in what an entry says: each is told at its place, with what was meant; it hides and causes no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bad_input import GAZETTE, PEOPLE, REPLY, lines_of, notices_of, replace_in, told, write_marked
from conftest import exchange

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.examine import Layout

_CASES = "seeds/authority/cases.yml"
_DATE = "write 2021, 2021-05, 2021-05-03, 2021-05~ (about), 2021? (uncertain), 2015/2021, 2023-05/.. or XXXX-08"


def _no_id(written: str, meant: str = "") -> str:
    hint = f"; did you mean '{meant}'?" if meant else ""
    return f"'{written}' is no id: ids have small letters a-z, digits and single hyphens{hint}"


def _no_number(written: str, meant: str = "") -> str:
    hint = f"did you mean {meant}?" if meant else "write digits only, like 20"
    return f"not-a-number: '{written}' is no whole number from 1 to 999999; {hint}"


def _no_file_name(written: str) -> str:
    return f"not-a-file-name: '{written}' is not the bare name of a file in the archive (no folders, no blanks)"


def _no_address(written: str) -> str:
    return f"not-an-address: '{written}' is not an address that begins with http:// or https:// and holds no blanks"


def _no_statement(written: str, meant: str) -> str:
    return f"unknown-statement: there is no statement '{written}'; did you mean '{meant}'?"


def _taken(id_: str, here: str, there: str) -> str:
    return f"id-clash: '{id_}' is taken: {here} here, {there}; ids are unique over everything"


_STANDINGS = "reported, official, testimony, allegation, denial, assessment, call, law"
_NAME_FIELDS = "form, as, lang, pinyin, in, by"
_STATEMENT_FIELDS = (
    "id, at, text, standing, part, says, said_at, via, origin, date, said, facts, anchor, quote, note, answers, "
    "derived, formerly"
)

# What stands in the file, what somebody wrote there, and what is told at each place that is marked.
SLIPS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "an unknown field": (
        GAZETTE,
        "origin: harbour-video",
        "▸orgin: harbour-video",
        ("unknown-field: there is no field 'orgin'; did you mean 'origin'?",),
    ),
    "an unknown field that resembles none": (
        GAZETTE,
        "via: [{who: harbour-video}]",
        "via: [{who: harbour-video, ▸colour: red}]",
        ("unknown-field: there is no field 'colour'; known here: who, as",),
    ),
    "an unknown field in a name": (
        PEOPLE,
        "as: surname alone, in:",
        "▸ass: surname alone, in:",
        ("unknown-field: there is no field 'ass'; did you mean 'as'?",),
    ),
    "an unknown field of a digest": (
        GAZETTE,
        "source:\n",
        "▸sauce: x\nsource:\n",
        ("unknown-field: there is no field 'sauce'; did you mean 'source'?",),
    ),
    "a missing field": (
        GAZETTE,
        "  - id: provision\n    at: 6",
        "  - ▸id: provision",
        ("missing-field: the field 'at' is missing",),
    ),
    "a missing field of the source": (
        GAZETTE,
        "  title: Harbour ministry publishes a smuggling case\n  publisher: harbour-gazette",
        "  ▸publisher: harbour-gazette",
        ("missing-field: the field 'title' is missing",),
    ),
    "a missing publisher": (
        GAZETTE,
        "  title: Harbour ministry publishes a smuggling case\n  publisher: harbour-gazette",
        "  ▸title: Harbour ministry publishes a smuggling case",
        ("missing-field: the field 'publisher' is missing",),
    ),
    "a missing field of a record": (
        PEOPLE,
        "  name: Ann Writer\n  description",
        "  ▸description",
        ("missing-field: the field 'name' is missing",),
    ),
    "text for a list": (
        GAZETTE,
        "authors: [ann-writer]",
        "authors: ▸ann-writer",
        ("wrong-shape: is the text 'ann-writer' where a list is wanted; write [ann-writer]",),
    ),
    "a list for a map": (
        GAZETTE,
        "unused: {7: byline}",
        "unused: ▸[7, byline]",
        ("wrong-shape: is a list where a map is wanted, like {7: navigation}",),
    ),
    "a map for text or a list": (
        GAZETTE,
        "at: [4, 5]",
        "at: ▸{4: 5}",
        ("wrong-shape: is a map where plain text or a list is wanted",),
    ),
    "a map for text": (
        GAZETTE,
        "standing: law",
        "standing: ▸{law: yes}",
        ("not-text: is a map where plain text is wanted; put a text that looks like one in quotes",),
    ),
    "text for a map": (
        PEOPLE,
        "- {form: Ash, as: surname alone, in: [gazette-cases]}",
        "- ▸Ash",
        (f"wrong-shape: is the text 'Ash' where a map with the fields {_NAME_FIELDS} is wanted; write {{form: Ash}}",),
    ),
    "a statement that is text": (
        REPLY,
        "  - id: judgement",
        "  - ▸judgement\n  - id: judgement",
        (f"wrong-shape: is the text 'judgement' where a map with the fields {_STATEMENT_FIELDS} is wanted",),
    ),
    "a word of no list": (
        GAZETTE,
        "standing: law",
        "standing: ▸lau",
        (f"unknown-word: 'lau' is none of {_STANDINGS}; did you mean 'law'?",),
    ),
    "a dangling link": (
        GAZETTE,
        "under the [[harbour-law]]",
        "under the ▸[[harbour-lawe]]",
        ("unknown-entity: 'harbour-lawe' is not defined; did you mean 'harbour-law'?",),
    ),
    "a dangling link on the second line of a folded text": (
        GAZETTE,
        '      deeds "a breach of trust".',
        '      deeds at the ▸[[harbor-fair|fair]] "a breach of trust".',
        ("unknown-entity: 'harbor-fair' is not defined; did you mean 'harbour-fair'?",),
    ),
    "a dangling asserter": (
        GAZETTE,
        "    via: [{who: harbour-video}]",
        "    via: [{who: ▸harbour-vidoe}]",
        ("unknown-entity: 'harbour-vidoe' is not defined; did you mean 'harbour-video'?",),
    ),
    "a dangling entity of facts": (
        GAZETTE,
        "      harbour-gazette: {type",
        "      ▸harbour-gazete: {type",
        ("unknown-entity: 'harbour-gazete' is not defined; did you mean 'harbour-gazette'?",),
    ),
    "a dangling value": (
        GAZETTE,
        "seat: harbour-land",
        "seat: ▸harbour-lnad",
        ("unknown-entity: 'harbour-lnad' is not defined; did you mean 'harbour-land' or 'harbour-law'?",),
    ),
    "a dangling id inside a value": (
        GAZETTE,
        "{is: detained, in: tom-ash-case,",
        "{is: detained, in: ▸tom-ash-cases,",
        ("unknown-entity: 'tom-ash-cases' is not defined; did you mean 'tom-ash-case'?",),
    ),
    "a dangling statement": (
        REPLY,
        "answers: [gazette-cases/contact]",
        "answers: [▸gazette-cases/contacts]",
        ("unknown-statement: there is no statement 'gazette-cases/contacts'; did you mean 'gazette-cases/contact'?",),
    ),
    "an ambiguous id": (
        GAZETTE,
        "detained [[tom-ash]], a",
        "detained ▸[[tom]], a",
        ("ambiguous-id: 'tom' could be 'tom-ash' or 'tom-ash-case'; write the whole id",),
    ),
    "a statement without its source": (
        REPLY,
        "answers: [gazette-cases/contact]",
        "answers: [▸contact]",
        ("ambiguous-id: 'contact' does not tell its source; write 'gazette-cases/contact'",),
    ),
    "an id that two kinds claim": (
        PEOPLE,
        "tom-ash:",
        "▸harbour-court: {name: x, description: y}\ntom-ash:",
        (_taken("harbour-court", "one of people", "one of agencies at seeds/authority/agencies.yml:1:1"),),
    ),
    "an id that differs in case alone": (
        PEOPLE,
        "tom-ash:",
        "▸Tom-Ash: {name: x, description: y}\ntom-ash:",
        (f"malformed-id: {_no_id('Tom-Ash', 'tom-ash')}",),
    ),
    "an id of a page of the generator's own": (
        PEOPLE,
        "tom-ash:",
        "▸people: {name: x, description: y}\ntom-ash:",
        ("reserved-id: 'people' is the name of a page of the generator's own (one of people)",),
    ),
    "a statement's id twice": (
        GAZETTE,
        "  - id: provision",
        "  - id: ▸sentence",
        ("duplicate-id: there are two statements 'sentence' in this file; the first is on line 51",),
    ),
    "a path for an id": (
        PEOPLE,
        "tom-ash:",
        "▸../../etc/passwd: {name: x, description: y}\ntom-ash:",
        (f"malformed-id: {_no_id('../../etc/passwd', 'etc-passwd')}",),
    ),
    "a path for a statement's id": (
        GAZETTE,
        "  - id: provision",
        "  - id: ▸../provision",
        (f"malformed-id: {_no_id('../provision', 'provision')}",),
    ),
    "a path for a former id": (
        GAZETTE,
        "  - id: provision",
        "  - id: provision\n    formerly: [▸a/b]",
        (f"malformed-id: {_no_id('a/b', 'a-b')}",),
    ),
    "a path in a link": (
        GAZETTE,
        "detained [[tom-ash]], a",
        "detained [[▸../people/tom-ash]], a",
        ("malformed-link: '../people/tom-ash' is no id; an id looks like 'people-tom-ash'",),
    ),
    "a path for a file": (
        GAZETTE,
        "file: 001_harbour.txt",
        "file: ▸../001_harbour.txt",
        (_no_file_name("../001_harbour.txt"),),
    ),
    "a file of the whole machine": (
        GAZETTE,
        "file: 001_harbour.txt",
        "file: ▸/etc/passwd",
        (_no_file_name("/etc/passwd"),),
    ),
    "a file of another system": (
        GAZETTE,
        "file: 001_harbour.txt",
        "file: ▸C:\\harbour.txt",
        (_no_file_name("C:\\harbour.txt"),),
    ),
    "the folder above for a file": (GAZETTE, "file: 001_harbour.txt", "file: ▸..", (_no_file_name(".."),)),
    "an address of another scheme": (
        GAZETTE,
        "url: https://gazette.example/3",
        "url: ▸javascript:alert(1)",
        (_no_address("javascript:alert(1)"),),
    ),
    "an address with markup": (
        GAZETTE,
        "url: https://gazette.example/3",
        'url: ▸https://gazette.example/"onclick=x',
        (_no_address('https://gazette.example/"onclick=x'),),
    ),
    "a paragraph out of range": (
        GAZETTE,
        "    at: 6",
        "    at: ▸60",
        ("no-such-paragraph: there is no paragraph 60: the document has 7",),
    ),
    "a paragraph of a list out of range": (
        GAZETTE,
        "at: [4, 5]",
        "at: [4, ▸8]",
        ("no-such-paragraph: there is no paragraph 8: the document has 7",),
    ),
    "an asserter's paragraph out of range": (
        GAZETTE,
        "said_at: 4",
        "said_at: ▸40",
        ("no-such-paragraph: there is no paragraph 40: the document has 7",),
    ),
    "an unused paragraph out of range": (
        GAZETTE,
        "unused: {7: byline}",
        "unused: {7: byline, ▸77: caption}",
        ("no-such-paragraph: there is no paragraph 77: the document has 7",),
    ),
    "words for a paragraph that is a key": (
        GAZETTE,
        "unused: {7: byline}",
        "unused: {▸seven: byline, 7: byline}",
        (_no_number("seven"),),
    ),
    "a number with a separator": (GAZETTE, "    at: 6", "    at: ▸1_000", (_no_number("1_000", "1000"),)),
    "a number with noughts before it": (GAZETTE, "    at: 6", "    at: ▸0123", (_no_number("0123", "123"),)),
    "an exponent for a number": (GAZETTE, "    at: 6", "    at: ▸1e3", (_no_number("1e3"),)),
    "a word for a number": (GAZETTE, "    at: 6", "    at: ▸no", (_no_number("no"),)),
    "a month for a number": (GAZETTE, "    at: 6", "    at: ▸2019-03", (_no_number("2019-03"),)),
    "numbers in a row": (GAZETTE, "    at: 6", "    at: ▸6, 7", (_no_number("6, 7", "[6, 7]"),)),
    "nought": (GAZETTE, "    at: 6", "    at: ▸0", (_no_number("0"),)),
    "a number below nought": (GAZETTE, "    at: 6", "    at: ▸-6", (_no_number("-6"),)),
    "a number of other digits": (GAZETTE, "    at: 6", "    at: ▸\uff16", (_no_number("\uff16", "6"),)),
    "a number too large": (
        GAZETTE,
        "paragraphs: 7",
        "paragraphs: ▸99999999999999999999",
        (_no_number("99999999999999999999"),),
    ),
    "a number in brackets too many": (
        GAZETTE,
        "at: [4, 5]",
        "at: [▸[4], 5]",
        ("not-text: is a list where one value is wanted; write 4 without brackets",),
    ),
    "an impossible day": (
        GAZETTE,
        "published: 2021-05-03",
        "published: ▸2021-02-30",
        ("not-a-date: '2021-02-30' is no date of the calendar: February 2021 has 28 days",),
    ),
    "an impossible month": (
        GAZETTE,
        "    date: 2019-03",
        "    date: ▸2019-13",
        ("not-a-date: '2019-13' is no date of the calendar: there is no month 13",),
    ),
    "an impossible day of a fact": (
        GAZETTE,
        "decided: 2019-03,",
        "decided: ▸2019-02-29,",
        ("not-a-value: decided: '2019-02-29' is no date of the calendar: February 2019 has 28 days",),
    ),
    "an impossible day inside a value": (
        GAZETTE,
        "when: 2018-08}",
        "when: ▸2018-08-32}",
        ("not-a-value: legal_status: '2018-08-32' is no date of the calendar: August 2018 has 31 days",),
    ),
    "a date in words": (
        GAZETTE,
        "    date: 2019-03",
        "    date: ▸March 2019",
        ("not-a-date: 'March 2019' is not a date; did you mean '2019-03'",),
    ),
    "no date": (GAZETTE, "    date: 2019-03", "    date: ▸no", (f"not-a-date: 'no' is not a date; {_DATE}",)),
    "an unknown property": (
        GAZETTE,
        "{type: ministry, country",
        "{▸typ: ministry, country",
        ("unknown-property: agencies have no property 'typ'; did you mean 'type'?",),
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "messages"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_at_its_place_and_nothing_else(
    miniature: Layout, path: str, old: str, new: str, messages: tuple[str, ...]
) -> None:
    places = replace_in(miniature, path, old, new)
    assert lines_of(miniature) == told(places, *messages)


_ALL_AT_ONCE = """\
  - id: ▸Reply
    at: ▸no
    text: The ministry accused ▸[[tom-ahs|Ash]] of ▸[[]] taking money.
    says: [▸[harbour-ministry]]
    said_at: ▸30
    via: [{who: ▸harbour-minstry}, ▸{▸woh: x}]
    standing: ▸allegaton
    date: ▸2019-02-30
    derived: {date: from the headline, ▸weekday: from the date}
    answers: [▸gazette-cases/contacts, ▸judgement, ▸A B]
    quote: ▸one two three four five six seven eight nine ten eleven twelve thirteen
    facts:
      ▸tom-ahs: {role: {title: clerk}}
      tom-ash: {occupation: [▸[clerk], porter], nationality: ▸Harbour Land}
      tom-ash-case: {accused: tom-ash, ▸outcom: red}
      ▸Harbour: {type: x}
"""
_VALUES = "date, tom-ahs.role, tom-ash-case.accused, tom-ash-case.outcom, tom-ash.nationality, tom-ash.occupation"
_ID_OR_WORDS = "write an id such as 'harbour-land', or {unnamed: Harbour Land}"
_TOLD_AT_ONCE = (
    f"malformed-id: {_no_id('Reply', 'reply')}",
    _no_number("no"),
    "unknown-entity: 'tom-ahs' is not defined; did you mean 'tom-ash'?",
    "malformed-link: '' is no id; an id looks like 'tom-ash'",
    "wrong-shape: is a list where plain text or a map is wanted; write harbour-ministry without brackets",
    "no-such-paragraph: there is no paragraph 30: the document has 3",
    "unknown-entity: 'harbour-minstry' is not defined; did you mean 'harbour-ministry'?",
    "missing-field: the field 'who' is missing",
    "unknown-field: there is no field 'woh'; did you mean 'who'?",
    f"unknown-word: 'allegaton' is none of {_STANDINGS}; did you mean 'allegation'?",
    "not-a-date: '2019-02-30' is no date of the calendar: February 2019 has 28 days",
    f"nothing-derived: 'weekday' is neither a value of this statement ({_VALUES}) nor words of its text",
    _no_statement("gazette-cases/contacts", "gazette-cases/contact"),
    "ambiguous-id: 'judgement' does not tell its source; write 'observer-reply/judgement'",
    "malformed-id: 'A B' names no statement; write source-id/statement-id",
    "quote-too-long: a quote of 13 words; at most 12 are quoted",
    "unknown-entity: 'tom-ahs' is not defined; did you mean 'tom-ash'?",
    "not-a-value: occupation: a list stands where a text is wanted; write it as plain text",
    f"not-a-value: nationality: 'Harbour Land' is not an id; {_ID_OR_WORDS}",
    "unknown-property: cases have no property 'outcom'; did you mean 'outcome'?",
    f"malformed-id: {_no_id('Harbour', 'harbour')}",
)


def test_every_slip_of_an_entry_is_told_at_once(miniature: Layout) -> None:
    text = (miniature.root / REPLY).read_text("utf-8")
    places = write_marked(miniature, REPLY, text + _ALL_AT_ONCE)
    assert lines_of(miniature) == told(places, *_TOLD_AT_ONCE)


def test_a_source_with_a_slip_hides_none_of_its_statements(miniature: Layout) -> None:
    places = replace_in(miniature, GAZETTE, "published: 2021-05-03", "published: ▸2021-05-32")
    places += replace_in(miniature, GAZETTE, "at: [4, 5]", "at: [4, ▸50]")
    places += replace_in(miniature, GAZETTE, "under the [[harbour-law]]", "under the ▸[[harbour-lawe]]")
    assert lines_of(miniature) == told(
        places,
        "not-a-date: '2021-05-32' is no date of the calendar: May 2021 has 31 days",
        "no-such-paragraph: there is no paragraph 50: the document has 7",
        "unknown-entity: 'harbour-lawe' is not defined; did you mean 'harbour-law'?",
    )


def test_a_digest_without_its_source_hides_none_of_its_statements(miniature: Layout) -> None:
    text = (miniature.root / REPLY).read_text("utf-8")
    statements = text[text.index("statements:") :].replace("[[harbour-fair]]", "▸[[harbor-fair]]")
    places = write_marked(miniature, REPLY, f"▸{statements}")
    assert lines_of(miniature) == told(
        places,
        "missing-field: the field 'source' is missing",
        "unknown-entity: 'harbor-fair' is not defined; did you mean 'harbour-fair'?",
    )


def test_a_record_with_a_slip_is_known_all_the_same(miniature: Layout) -> None:
    places = replace_in(miniature, PEOPLE, "network administrator sentenced for", f"▸{'very ' * 30}long")
    assert lines_of(miniature) == [f"{places[0]}: description-too-long: {_too_long(miniature)}"]


def _too_long(layout: Layout) -> str:
    (line,) = (line for line in (layout.root / PEOPLE).read_text("utf-8").splitlines() if "very" in line)
    return f"has {len(line.partition(': ')[2])} characters; a description has at most 120"


# The files whose ids others refer to, broken in ways that leave more or less of their text.
BROKEN: dict[str, Callable[[str], str | bytes]] = {
    "a syntax error": lambda text: text + "\nx: [",
    "a tab": lambda text: text + "\n\tx: y",
    "Latin-1": lambda text: text.encode() + b"# \xe9",
    "a forbidden character": lambda text: text + "# \u202e",
    "UTF-16": lambda text: text.encode("utf-16"),
    "an alias for a record": lambda text: text + "x: *y\n",
    "too much": lambda text: text + "#" * 5_000_000,
    "nothing left": lambda _: "",
    "a second document": lambda text: text + "---\n",
}


@pytest.mark.parametrize("break_", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize(
    "path", [PEOPLE, _CASES, "seeds/authority/topics.yml", GAZETTE, "seeds/authority/organisations.yml"]
)
def test_a_broken_file_is_told_once_and_hides_no_slip_elsewhere(
    miniature: Layout, path: str, break_: Callable[[str], str | bytes]
) -> None:
    exchange(miniature.root / path, break_((miniature.root / path).read_text("utf-8")))
    places = replace_in(miniature, "seeds/authority/places.yml", "  description:", "  ▸descripton:")
    places += replace_in(miniature, REPLY, "paragraphs: 3", "paragraphs: ▸three")
    lines = lines_of(miniature)
    assert len([line for line in lines if line.startswith(f"{path}:")]) == 1
    elsewhere = [line for line in lines if not line.startswith(f"{path}:") and "missing-field" not in line]
    unknown = "unknown-field: there is no field 'descripton'; did you mean 'description'?"
    assert elsewhere == told(places, unknown, _no_number("three"))
    assert notices_of(miniature) == []


@pytest.mark.parametrize(
    "path", [PEOPLE, _CASES, "seeds/authority/topics.yml", GAZETTE, "seeds/authority/organisations.yml"]
)
def test_a_broken_file_hides_no_id_that_it_does_not_declare(miniature: Layout, path: str) -> None:
    text = (miniature.root / path).read_text("utf-8")
    exchange(miniature.root / path, f"{text}\nx: [")
    places = replace_in(miniature, REPLY, "[[harbour-fair]]", "▸[[harbor-fair]]")
    message = "unknown-entity: 'harbor-fair' is not defined; did you mean 'harbour-fair'?"
    assert [line for line in lines_of(miniature) if not line.startswith(path)] == told(places, message)


def test_a_file_that_is_not_there_is_no_excuse_for_what_refers_to_it(miniature: Layout) -> None:
    exchange(miniature.root / PEOPLE, None)
    assert {line.split(": ")[1] for line in lines_of(miniature)} == {"unknown-entity"}
    assert {line.split("'")[1] for line in lines_of(miniature)} == {"tom-ash", "ann-writer"}


def test_notices_that_may_be_echoes_of_a_slip_are_left_out(miniature: Layout) -> None:
    replace_in(miniature, GAZETTE, "paragraphs: 7", "paragraphs: 8")
    (notice,) = notices_of(miniature)
    assert ": silent-paragraph: " in notice
    replace_in(miniature, GAZETTE, "standing: law", "standing: lau")
    assert notices_of(miniature) == []
