"""A name that should be a link is found, and nothing else is taken for one."""

from __future__ import annotations

import re
from functools import cache

import pytest
from mending import files
from pipeline import check_files, link_files, place_of

from generator.authoring.unlinked import UnlinkedNames
from generator.problem import Severity

# What is written, with the names between < and > that should be links.
TEXTS = (
    "<Tom Ash> came, and Tom Ash went.",
    "The ship of <Annie> came in; <Tom Ash> saw it.",
    "Tom Ash came with [[tom-ash|the clerk]].",
    "Minister <Tom Ash> came.",
    "A Friend of Old Tom Ash Dock came.",
    "The Tom Ash Street is long.",
    "Ash came.",  # two are called so
    "Anna came.",  # not in this document
    "Anniething came, and so did X-Annie and Annie-like gulls.",
    "The <Harbour Office of Harbour Town> counts.",
    "The Government of Harbour Town counts.",
    "The [[harbour-office|office]] of <Harbour Town> counts.",
    "The [[harbour-office|Harbour Office]] of Harbour Town counts.",
    "Harbourer gulls are loud in <HT>.",
    'They cried "Harbour Town" and “Harbour Town”.',
    "Smuggling went on in the <Night of the Gulls>.",
    "smuggling went on, said annie.",
    "据<阿什>说 there were gulls.",
    "<Lea O'Hara> wrote.",
    "<Lea O’Hara> wrote.",
    "The case of the clerk goes on, and the <Case of the clerk> too.",
    "<Annie>'s ship came in.",
    "An anti-Annie gull came.",
    "<Annie Oak> wrote of <Annie>.",
    "Of Gazette House much is told.",  # it says so, below the statement
)


@cache
def _found() -> tuple[tuple[str, ...], ...]:
    """Give the texts with the names between < and > that are found to be unlinked."""
    graph = link_files(files(*(f"text: >-\n  {re.sub('[<>]', '', text)}" for text in TEXTS)))
    finder = UnlinkedNames(graph.sources, {id_: entity.record for id_, entity in graph.entities.items()})
    return tuple(
        tuple(each.form for each in finder.find(graph.statements[f"gazette/s{number}"]))
        for number in range(1, len(TEXTS) + 1)
    )


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_first_mention_of_whom_a_statement_does_not_link_is_found(number: int) -> None:
    assert _found()[number] == tuple(re.findall("<(.*?)>", TEXTS[number]))


def test_an_unlinked_name_is_a_notice_at_its_place() -> None:
    written = files("text: 'The ship of Annie''s friend came;\n  Tom Ash saw it.'")
    notices = [each for each in check_files(written)[1] if each.code == "unlinked-name"]
    path = "digests/gazette.yml"
    assert [f"{each.mark}" for each in notices] == [
        f"seeds/{place_of(written, path, '^Annie')}",
        f"seeds/{place_of(written, path, '^Tom Ash saw')}",
    ]
    assert {each.severity for each in notices} == {Severity.NOTICE}
    assert "write [[ann-ash|Annie]]" in notices[0].message


def test_no_name_is_called_unlinked_while_names_could_not_be_read() -> None:
    broken = files("text: Annie came.") | {"authority/works.yml": "ship: {name: Annie\n"}
    assert [each.code for each in check_files(broken)[1]] == ["yaml"]


def test_a_link_by_the_name_of_several_names_them_all() -> None:
    written = files("text: The ship of [[Ash]] came.", "text: The ship of [[Ash|the clerk]] came.")
    _, problems = check_files(written)
    assert [each.code for each in problems if each.severity is Severity.PROBLEM] == ["ambiguous-link"] * 2
    assert "could be 'ann-ash' (Sailor) or 'tom-ash' (Clerk of the harbour)" in problems[0].message


@pytest.mark.parametrize("name", ["Annie", "Tom Ash", "Anna"])
def test_a_link_by_the_name_of_one_says_whom_it_probably_means(name: str) -> None:
    _, (problem,) = check_files(files(f"text: The ship of [[{name}]] came."))
    meant = "tom-ash" if name == "Tom Ash" else "ann-ash"
    assert (problem.code, problem.message) == ("unknown-entity", f"'{name}' is a name, no id; did you mean '{meant}'?")


def test_a_former_id_is_told_as_one_even_where_it_is_a_name_too() -> None:
    written = files("text: The ship of [[clerk-ash]] came.")
    for old, new in (
        ("name: Tom Ash\n", "name: Tom Ash\n  formerly: [clerk-ash]\n"),
        ("form: Annie,", "form: clerk-ash,"),
    ):
        written["authority/people.yml"] = written["authority/people.yml"].replace(old, new)
    assert [each.code for each in check_files(written)[1]] == ["former-id"]
