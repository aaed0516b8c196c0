"""Words for guilt: which are found, about whom, and where a document must convict for them to stand."""

from __future__ import annotations

import re

import pytest
from pipeline import edited, found_in, link_files, place_of, render_pages, without_data

from generator.kinds import KINDS
from generator.link.guilt import find_guilt

GAZETTE, REPLY = "digests/gazette-cases.yml", "digests/observer-reply.yml"
PEOPLE, CASES = "authority/people.yml", "authority/cases.yml"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She is a spy.", ["spy"]),
        ("The spy, the Traitor and two thieves", ["spy", "Traitor", "thieves"]),
        ("the spy's handler; spies' pay", ["spy", "spies"]),
        ("an ex-spy and spy-turned-author", ["spy", "spy"]),
        ("He is a criminal. Criminals rest.", ["criminal", "Criminals"]),
        ("found guilty; convicted of theft", ["guilty", "convicted"]),
        ("He spied, spies on others and betrayed them", ["spied", "spies", "betrayed"]),
        ("a double\n agent committed treason", ["double agent", "committed treason"]),
        ("accused. A spy ran", ["spy"]),
        ("not only a spy but a traitor", ["spy", "traitor"]),
        ("a spy who runs an agency", ["spy"]),
        ("criminal acts", ["criminal"]),
        ('"no" spy', ["spy"]),
        ("“a spy” and traitors", ["traitors"]),
        ("denied, a spy", ["spy"]),
        ("the accused spy was a traitor", ["traitor"]),
    ],
)
def test_words_for_guilt_are_found(text: str, words: list[str]) -> None:
    found = [*find_guilt(text)]
    assert [each.word for each in found] == words
    assert [" ".join(text[each.start : each.end].split()) for each in found] == words


@pytest.mark.parametrize(
    "text",
    [
        "a foreign spy agency, spy agencies, the Spy Chief, spy and intelligence agency",
        "anti-spy law, counter-spy work, spy-catching, espionage, spying, counter-espionage",
        "Criminal Law, criminal proceedings, a criminal case, criminal responsibility",
        'called "a spy" and “a traitor”',
        "a suspected spy, an alleged Chinese spy, accused of being a foreign spy, charged as a spy",
        "not guilty, no traitor, denied that he was a spy, denies being the culprit",
        "to spy on others; does it spy on them?",
        "criminally, conviction, despicable, spyglass, mole-hill",
    ],
)
def test_what_calls_nobody_guilty_is_left_alone(text: str) -> None:
    assert [*find_guilt(text)] == []


def test_the_generators_own_words_call_nobody_guilty() -> None:
    own = [kind.singular + ". " + kind.plural + ". " + kind.about for kind in KINDS.values()]
    own += [f"{each.title}. {each.inverse}" for kind in KINDS.values() for each in kind.properties.values()]
    assert [guilt.word for words in own for guilt in find_guilt(words)] == []


# A statement of the reply, whose source does not convict Tom Ash, though the gazette does.
_REPLY = (
    "text: To the author the whole case is about [[smuggling]] of nothing at all.\n"
    "    says: {unnamed: the author of the reply}"
)


def _presumed(files: dict[str, str]) -> list[str]:
    """Give the places where guilt is presumed; a statement that says no more who speaks has another problem."""
    return [each.removesuffix(" guilt-presumed") for each in found_in(files) if each.endswith(" guilt-presumed")]


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        (PEOPLE, "description: author", "description: spy, author", "description: ^spy"),
        (PEOPLE, "name: Ann Writer", "name: Ann the Spy", "name: Ann the ^Spy"),
        (
            PEOPLE,
            "{form: Ash, as: surname alone, in: [gazette-cases]}",
            "{form: thief, in: [observer-reply]}",
            "^thief",
        ),
        (CASES, "description: smuggling", "description: Ann Writer, a spy, and the smuggling", "^spy"),
        (REPLY, "form: A reply from the quay", "form: A criminal replies", "A ^criminal"),
        (REPLY, _REPLY, "text: The culprit is [[tom-ash|Ash]].", "The ^culprit"),
        (REPLY, _REPLY, "text: The culprit of the [[tom-ash-case|case]] is known.", "The ^culprit"),
        (REPLY, _REPLY, "text: Tom Ash is known. Rightly Tom Ash is called\n      a culprit.", "      a ^culprit"),
        (REPLY, _REPLY, "text: He is guilty.\n    facts: {tom-ash: {motive: debts}}", "He is ^guilty"),
        (REPLY, _REPLY, "text: He is known.\n    facts: {tom-ash: {occupation: a spy}}", "a ^spy"),
    ],
)
def test_a_word_for_guilt_is_a_problem_where_no_document_bears_it_out(
    path: str, old: str, new: str, place: str
) -> None:
    files = edited(path, (old, new))
    assert _presumed(files) == [place_of(files, path, place)]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PEOPLE, "description: network administrator sentenced", "description: network administrator convicted"),
        (PEOPLE, "form: Ash, as", "form: the thief, as"),
        (
            GAZETTE,
            "text: The headline announces",
            "text: Thieves rest. The thief [[tom-ash]] and the headline announce",
        ),
        (REPLY, "denied that he had taken", "denied it, being a thief who had taken"),
        (REPLY, _REPLY, 'text: The paper calls [[tom-ash|Ash]] "the culprit".'),
        (REPLY, _REPLY, "text: Culprits are everywhere. So is [[tom-ash|Ash]]."),
        (REPLY, _REPLY, "text: A spy agency paid [[tom-ash|Ash]], a suspected thief, under the Criminal Law."),
    ],
)
def test_a_word_for_guilt_may_stand_where_somebody_says_it_or_a_court_did(path: str, old: str, new: str) -> None:
    assert _presumed(edited(path, (old, new))) == []


def test_a_conviction_that_is_only_alleged_or_was_quashed_bears_nothing_out() -> None:
    changes = ("text: The headline announces", "text: The thief [[tom-ash]] and the headline announce")
    convicted = (
        "facts:\n      tom-ash-case: {court",
        "facts:\n      ann-writer: {occupation: writer}\n      tom-ash-case: {court",
    )
    assert _presumed(edited(GAZETTE, changes, convicted)) == []
    files = edited(
        GAZETTE, changes, ("standing: official\n    date: 2019-03", "standing: allegation\n    date: 2019-03")
    )
    assert _presumed(files) == [place_of(files, GAZETTE, "The ^thief")]
    status = "legal_status: {is: convicted, in: tom-ash-case}"
    quashed = "legal_status: [{is: convicted, in: tom-ash-case}, {is: acquitted, in: tom-ash-case}]"
    files = edited(GAZETTE, changes, (status, quashed))
    assert _presumed(files) == [place_of(files, GAZETTE, "The ^thief")]


def test_nothing_is_presumed_of_whose_status_could_not_be_read() -> None:
    changes = ("text: The headline announces", "text: The thief [[tom-ash]] and the headline announce")
    files = edited(GAZETTE, changes, ("is: convicted", "is: convict"))
    assert [each.partition(" ")[2] for each in found_in(files)] == ["not-a-value"]


def test_nothing_is_presumed_where_a_file_that_cannot_be_read_may_hold_the_conviction() -> None:
    files = edited(PEOPLE, ("description: author", "description: spy, author")) | {CASES: "["}
    assert found_in(files)
    assert _presumed(files) == []


# --- On pages --------------------------------------------------------------------------------------------------------


def _lines_of(files: dict[str, str]) -> list[str]:
    page = next(each for each in render_pages(link_files(files)) if each.path == "people/tom-ash.md")
    head = page.text.partition("## Facts")[0]
    return [_LINK.sub(r"\1", each) for each in head.split("\n") if each.startswith("Legal status:")]


def test_a_persons_page_begins_with_the_legal_status_and_who_says_so() -> None:
    there = "Harbour Gazette, 3 May 2021"
    assert _lines_of(edited(REPLY)) == [
        f"Legal status: detained in Case of Tom Ash, August 2018, according to Harbour Ministry · {there}, ¶ 2",
        f"Legal status: convicted in Case of Tom Ash, according to Harbour Court · {there}, ¶ 4 and 5",
    ]


def test_a_status_that_is_alleged_says_so_and_one_that_is_not_stated_has_nobody_to_say_it() -> None:
    says = "says: {unnamed: the author of the reply}\n    standing: assessment"
    silent = f"{says}\n    facts: {{tom-ash: {{legal_status: {{is: none stated, in: tom-ash-case}}}}}}"
    badge = '<span class="standing standing--assessment">assessment</span>'
    line = f"Legal status: no legal status stated in Case of Tom Ash {badge} · Unknown publisher, June 2021, ¶ 3"
    assert _lines_of(edited(REPLY, (says, silent)))[2:] == [line]


def test_people_whom_nobody_accuses_have_no_such_line() -> None:
    pages = [each for each in render_pages(link_files(edited(REPLY))) if "Legal status:" in without_data(each.text)]
    assert [each.path for each in pages] == ["people/tom-ash.md"]


def test_an_accusation_is_called_one_on_the_page_of_the_accused() -> None:
    page = next(each for each in render_pages(link_files(edited(REPLY))) if each.path == "people/tom-ash.md")
    assert re.search(r"\| accused in<br>[^|]* \| \[Case of Tom Ash\]", page.text)
