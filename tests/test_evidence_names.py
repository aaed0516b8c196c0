"""Names held against the archive: whom a form names in which document, and what is told where it names nobody.

And of documents in another language, of which little can be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import exchange
from harbours import DIGEST, build_harbour, open_harbour

from generator.evidence.copying import check_quotes
from generator.evidence.receipts import read_receipts
from generator.evidence.support import check_support
from generator.model import Verification
from generator.verify import verify

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


# --- Documents in another language ----------------------------------------------------------------------------------

_CHINESE = {"Ash will remain in the harbour jail until": "汤姆·阿什被判入狱，法院称他背叛了港口。 Until"}


def test_what_is_not_understood_is_told_once_and_nothing_of_it_counts_as_verified(tmp_path: Path) -> None:
    digest = {
        "  language: en": "  language: zh-Hans",
        "more than 5,500 crates": "more than 7,700 crates",
        "    anchor: remain in the harbour jail\n": "    quote: 法院称他背叛了\n",
        "anchor: jails a clerk over smuggled": "anchor: jails a baker over smuggled",
    }
    harbour = build_harbour(tmp_path, digest, _CHINESE)
    outcome = verify(harbour.layout, lambda _: None)
    told = [each for each in outcome.problems if each.mark.path == DIGEST]
    assert [f"{each.mark}: {each.severity.value} {each.code}" for each in told] == [
        f"{harbour.place('zh-Hans')}: notice not-verified",
        f"{harbour.place('jails a baker')}: problem anchor-not-found",
    ]
    assert outcome.graph is not None
    assert outcome.graph.evidence is not None
    assert {*outcome.graph.evidence.verifications.values()} == {Verification.UNREAD}
    receipts, _ = read_receipts(harbour.layout.receipts, "", harbour.graph.sources)
    assert receipts["gazette"].fingerprints
    assert receipts["gazette"].findings == {}


@pytest.mark.parametrize(("quote", "stands"), [("他背叛了港口", True), ("他背叛了山口", False)])
def test_a_quotation_in_chinese_stands_in_the_middle_of_a_run(tmp_path: Path, quote: str, *, stands: bool) -> None:
    digest = {"    anchor: remain in the harbour jail\n": f"    anchor: Until the court decides\n    quote: {quote}\n"}
    harbour = build_harbour(tmp_path, digest, _CHINESE)
    told = [each.code for each in check_quotes(harbour.graph, harbour.documents)]
    assert told == ([] if stands else ["quote-not-found"])
