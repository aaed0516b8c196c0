"""Names held against the archive: whom a form names in which document, and what is told where it names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import exchange
from harbours import build_harbour, open_harbour

from generator.evidence.support import check_support

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from harbours import Harbour

PEOPLE = "seeds/authority/people.yml"


def _told(harbour: Harbour, statement: str) -> list[str]:
    found = check_support(harbour.graph, harbour.documents)[f"gazette/{statement}"]
    return [f"{problem.mark}: {problem.message}" for problem in found]


def _build(folder: Path, digest: Mapping[str, str], text: Mapping[str, str], forms: str = "") -> Harbour:
    build_harbour(folder, digest, text)
    people = folder / PEOPLE
    exchange(people, people.read_text("utf-8").replace("  names:\n", f"  names:\n{forms}"))
    return open_harbour(folder)


_LINKED = {"of [[tom-ash|Ash]] in August": "of [[tom-ash|汤姆]] in August"}


def test_a_form_in_another_script_counts_where_the_document_prints_it(tmp_path: Path) -> None:
    form = "    - {form: 汤姆, lang: zh-Hans, pinyin: Tāngmǔ, in: [gazette]}\n"
    assert _told(_build(tmp_path, _LINKED, {"Ash will remain": "汤姆 will remain"}, form), "appeal") == []


@pytest.mark.parametrize(
    ("forms", "text", "message"),
    [
        (
            "    - {form: 汤姆, lang: zh-Hans, by: editor}\n",
            {"Ash will remain": "汤姆 will remain"},
            (
                "'汤姆' stands in paragraph 6, but is no name form of 'tom-ash' in this document; "
                "if 'tom-ash' is meant, add {form: 汤姆, in: [gazette]} to its names"
            ),
        ),
        (
            "    - {form: 汤姆, lang: zh-Hans, in: [gazette]}\n",
            {"Ash will remain": "He will remain", "Mary Oak, who": "Mary Oak of 汤姆, who"},
            "the name '汤姆' does not stand in paragraph 6; paragraph 4 has it",
        ),
        (
            "",
            {"Ash will remain": "The clerk will remain"},
            "the name '汤姆' does not stand in paragraph 6; paragraph 3 has 'Ash'",
        ),
    ],
)
def test_a_name_that_is_not_borne_out_is_told_with_what_stands_there_or_elsewhere(
    tmp_path: Path, forms: str, text: Mapping[str, str], message: str
) -> None:
    harbour = _build(tmp_path, _LINKED, text, forms)
    assert _told(harbour, "appeal")[0] == f"{harbour.place('[[tom-ash|汤姆')}: {message}"


@pytest.mark.parametrize(
    ("linked", "document", "place", "message"),
    [
        (
            "[[mary-oak|Oak]] of",
            "said Oak, who leads",
            "[[mary-oak|Oak",
            (
                "'Oak' stands in paragraph 4, but is no name form of 'mary-oak' in this document; "
                "if 'mary-oak' is meant, add {form: Oak, as: surname alone, in: [gazette]} to its names"
            ),
        ),
        (
            "the head of",
            "said Oak, who leads",
            "mary-oak\n    standing: testimony",
            (
                "'Oak' stands in paragraph 4, but is no name form of 'mary-oak' in this document; "
                "if 'mary-oak' is meant, add {form: Oak, as: surname alone, in: [gazette]} to its names"
            ),
        ),
        (
            "[[mary-oak|Ash]] of",
            "said Ash, who leads",
            "[[mary-oak|Ash",
            "'Ash' in paragraph 4 names 'tom-ash', not 'mary-oak'",
        ),
        (
            "[[mary-oak|Tom]] of",
            "said Tom Ash, who leads",
            "[[mary-oak|Tom",
            "'Tom' stands in paragraph 4 only inside 'Tom Ash', which names 'tom-ash', not 'mary-oak'",
        ),
    ],
)
def test_words_that_stand_there_and_are_no_form_are_told_once(
    tmp_path: Path, linked: str, document: str, place: str, message: str
) -> None:
    digest = {"[[mary-oak]] of": linked}
    if linked.startswith("["):
        fact = "    facts: {mary-oak: {role: {title: leads, at: quay-watch}}}\n"
        digest["    anchor: said Mary Oak"] = f"{fact}    anchor: said Mary Oak"
    harbour = _build(tmp_path, digest, {"said Mary Oak, who leads": document})
    assert _told(harbour, "nobody-believed") == [f"{harbour.place(place)}: {message}"]
