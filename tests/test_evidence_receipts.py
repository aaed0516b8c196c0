"""Receipts: written alike every time, refused where somebody changed them, stale when what was checked changed."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from conftest import exchange
from harbours import build_harbour, open_harbour
from hypothesis import given
from hypothesis import strategies as st
from pipeline import MORE

from generator.evidence import verification as verifying
from generator.evidence.receipts import FIRST_LINE, make_receipt, read_receipts, write_receipt
from generator.evidence.reliance import Reliance
from generator.evidence.verification import hash_statement, verification
from generator.evidence.verify import verify_statements
from generator.model import Finding, Receipt, Verification
from generator.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from harbours import Harbour

LABEL = "seeds/receipts"


def _receipt(harbour: Harbour, *unsupported: str) -> Receipt:
    return make_receipt(harbour.documents["gazette"], harbour.graph, unsupported)


def _verify(harbour: Harbour, receipt: Receipt | None, key: str = "gazette/fine") -> Verification:
    return verification(harbour.graph.statements[key], Reliance(harbour.graph), receipt)


# --- The files ------------------------------------------------------------------------------------------------------


def test_a_receipt_is_read_as_it_was_written(tmp_path: Path) -> None:
    receipt = _receipt(build_harbour(tmp_path), "gazette/fine")
    exchange(tmp_path / "receipts/gazette.yml", write_receipt(receipt))
    receipts, problems = read_receipts(tmp_path / "receipts", LABEL, {"gazette"})
    assert problems == ()
    assert receipts == {"gazette": receipt}
    assert receipts["gazette"].findings["fine"].supported is False
    assert receipts["gazette"].findings["breach"].supported is True


_hex = st.text(alphabet="0123456789abcdef", min_size=16, max_size=16)


@MORE
@given(
    rules=st.integers(1, 999),
    prints=st.lists(_hex, max_size=3),
    findings=st.dictionaries(
        st.sampled_from(("no", "null", "1e3", "a-b", "2019-03", "true")), st.builds(Finding, _hex, st.booleans())
    ),
)
def test_any_receipt_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rules: int, prints: list[str], findings: dict[str, Finding]
) -> None:
    receipt = Receipt("a", rules, "0" * 64, tuple(prints), MappingProxyType(findings))
    folder = tmp_path_factory.mktemp("receipts")
    exchange(folder / "a.yml", write_receipt(receipt))
    assert read_receipts(folder, LABEL, {"a"}) == ({"a": receipt}, ())


def test_the_same_findings_give_the_same_text_in_the_order_of_the_ids(tmp_path: Path) -> None:
    receipt = _receipt(build_harbour(tmp_path))
    backwards = MappingProxyType(dict(reversed([*receipt.findings.items()])))
    text = write_receipt(receipt)
    assert text == write_receipt(replace(receipt, findings=backwards))
    assert text.startswith(f"{FIRST_LINE}\nrules: ")
    ids = [line.strip().partition('"')[2].partition('"')[0] for line in text.splitlines() if "supported" in line]
    assert ids == sorted(ids)
    assert len(ids) == 7


def test_one_changed_statement_changes_one_line(tmp_path: Path) -> None:
    before = write_receipt(_receipt(build_harbour(tmp_path / "before"))).splitlines()
    changed = build_harbour(tmp_path / "after", {"The affair was": "This affair was"})
    after = write_receipt(_receipt(changed)).splitlines()
    assert [line.partition(":")[0] for line, other in zip(before, after, strict=True) if line != other] == [
        '  "breach"'
    ]


def test_without_receipts_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert read_receipts(tmp_path / "receipts", LABEL, {"gazette"}) == ({}, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("rules: 3", "rules: one", 2, "'rules' is a whole number"),
        ("rules: 3\n", "", 2, "the field 'rules' is missing"),
        ("rules: 3", "rules: 3\nby: hand", 3, "there is no field 'by'"),
        ('sha256: "', 'sha256: "z', 3, "'sha256' has 64"),
        ('  - "', '  - "z', 5, "a fingerprint has 16"),
        ("paragraphs:\n", "paragraphs: none\nothers:\n", 4, "'paragraphs' is a list"),
        ('"breach": {hash: "', '"breach": {hash: "g', 14, "a hash has 16"),
        ('"breach": {', '"breach": yes #', 14, "a finding has the fields"),
        ("supported: true}", "supported: yes}", 13, "'supported' is true or false"),
        ("supported: true}", "checked: true}", 13, "there is no field 'checked'"),
        (", supported: true}", "}", 13, "the field 'supported' is missing"),
    ],
)
def test_a_receipt_changed_by_hand_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    text = write_receipt(_receipt(build_harbour(tmp_path)))
    assert old in text
    exchange(tmp_path / "receipts/gazette.yml", text.replace(old, new, 1))
    receipts, problems = read_receipts(tmp_path / "receipts", LABEL, {"gazette"})
    assert not receipts
    told = [(str(each.mark).rpartition(":")[0], each.code) for each in problems if what in each.message]
    assert told == [(f"{LABEL}/gazette.yml:{line}", "mangled-receipt")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("- a list\n", "mangled-receipt"),
        ("", "empty-file"),
        ("rules: [\n", "yaml"),
        ("rules: 1\nrules: 1\n", "duplicate-key"),
        (b"\xff\xfe", "not-utf8"),
        ("rules: &a 1\nsha256: *a\n", "alias"),
    ],
)
def test_a_file_that_is_no_receipt_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    exchange(tmp_path / "gazette.yml", content)
    receipts, problems = read_receipts(tmp_path, LABEL, {"gazette"})
    assert not receipts
    assert code in {each.code for each in problems}


def test_files_that_belong_to_no_source_are_told(tmp_path: Path) -> None:
    text = write_receipt(_receipt(build_harbour(tmp_path / "harbour")))
    for name in ("old.yml", "notes.txt", ".hidden"):
        exchange(tmp_path / "receipts" / name, text)
    receipts, problems = read_receipts(tmp_path / "receipts", LABEL, {"gazette"})
    assert not receipts
    assert [(str(each.mark), each.code, each.severity) for each in problems] == [
        (f"{LABEL}/notes.txt:1:1", "stray-file", Severity.PROBLEM),
        (f"{LABEL}/old.yml:1:1", "stray-receipt", Severity.NOTICE),
    ]


# --- What a receipt vouches for -------------------------------------------------------------------------------------


def test_a_statement_as_it_was_checked_is_verified(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    assert {_verify(harbour, _receipt(harbour), key) for key in harbour.graph.statements} == {Verification.VERIFIED}


def test_a_statement_without_receipt_or_finding_is_missing(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    receipt = _receipt(harbour)
    others = {id_: finding for id_, finding in receipt.findings.items() if id_ != "fine"}
    assert _verify(harbour, None) is Verification.MISSING
    assert _verify(harbour, replace(receipt, findings=MappingProxyType(others))) is Verification.MISSING


def test_a_statement_that_the_document_does_not_bear_out_is_unsupported(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    assert _verify(harbour, _receipt(harbour, "gazette/fine")) is Verification.UNSUPPORTED
    assert _verify(harbour, _receipt(harbour, "gazette/fine"), "gazette/breach") is Verification.VERIFIED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("was fined 200,000 euros", "was fined 200,001 euros"),
        ("[[harbour-ministry|ministry]]", "[[harbour-court|ministry]]"),
        ("    at: 5\n", "    at: [5, 6]\n"),
        ("    at: 5\n", "    at: 5\n    part: caption\n"),
        ("    says: harbour-ministry\n    origin", "    says: harbour-court\n    origin"),
        ("    says: harbour-ministry\n    origin", "    says: {unnamed: the ministry}\n    origin"),
        ("    origin: ministry-notice\n", ""),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    said_at: 6\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    via: [{who: quay-watch}]\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    said: 2021-03\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    quote: for its part\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    facts: {tom-ash: {motive: tea}}\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    via: [{who: {unnamed: a friend}}]\n"),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    facts: {harbour-ministry: {type: old}}\n"),
        ("    date: 2021-03-03\n", "    date: 2021-03-03\n    derived: {date: because}\n"),
        ("    date: 2021-03-03\n", "    date: 2021-03-04\n"),
        ("    anchor: fined a shipping firm", "    anchor: a shipping firm"),
        ("published: 2021-03-04", "published: 2021-03-05"),
        ("publisher: harbour-gazette", "publisher: evening-post"),
        ("  language: en", "  language: en\n  authors: [mary-oak]"),
    ],
)
def test_whatever_is_checked_makes_a_receipt_stale_when_it_changes(tmp_path: Path, old: str, new: str) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    assert _verify(build_harbour(tmp_path / "after", {old: new}), receipt) is Verification.STALE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The affair was", "This affair was"),
        ("note: {text: The paper does not name the prosecutors., by: editor}", "note: They are not named."),
        ("    origin: ministry-notice\n", "    origin: ministry-notice\n    note: A fine.\n"),
        ("reliability: C", "reliability: D"),
        (
            "fined 200,000 euros ($240,000) on 3 March 2021 by",
            "fined\n      200,000 euros ($240,000) on 3 March 2021 by",
        ),
    ],
)
def test_what_is_not_checked_leaves_a_receipt_good(tmp_path: Path, old: str, new: str) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    assert _verify(build_harbour(tmp_path / "after", {old: new}), receipt) is Verification.VERIFIED


@pytest.mark.parametrize(("tag", "wanted"), [("en-GB", Verification.VERIFIED), ("de", Verification.UNREAD)])
def test_a_receipt_vouches_for_nothing_in_a_language_that_is_not_understood(
    tmp_path: Path, tag: str, wanted: Verification
) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    assert _verify(build_harbour(tmp_path / "after", {"language: en": f"language: {tag}"}), receipt) is wanted


def test_another_origin_makes_a_receipt_stale(tmp_path: Path) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    after = build_harbour(tmp_path / "after", {"    anchor: jails": "    origin: gazette\n    anchor: jails"})
    assert _verify(after, receipt, "gazette/headline") is Verification.STALE


def test_the_order_of_facts_leaves_a_receipt_good(tmp_path: Path) -> None:
    facts = ["tom-ash: {motive: tea, occupation: clerk}", "mary-oak: {motive: tea}"]
    written = [f"    facts: {{{', '.join(each)}}}\n    origin: ministry-notice\n" for each in (facts, facts[::-1])]
    before, after = (
        build_harbour(tmp_path / str(number), {"    origin: ministry-notice\n": each})
        for number, each in enumerate(written)
    )
    assert _verify(after, _receipt(before)) is Verification.VERIFIED


def test_a_changed_paragraph_makes_its_statements_stale_and_no_others(tmp_path: Path) -> None:
    before = build_harbour(tmp_path / "before")
    after = build_harbour(tmp_path / "after", None, {"for its part in the affair.": "for its part."})
    prints = _receipt(after).fingerprints
    changed = {
        key
        for key, statement in after.graph.statements.items()
        if hash_statement(statement, Reliance(after.graph), prints)
        != hash_statement(before.graph.statements[key], Reliance(before.graph), _receipt(before).fingerprints)
    }
    assert changed == {"gazette/fine"}


def test_a_receipt_of_another_text_is_stale(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    assert _verify(harbour, replace(_receipt(harbour), sha256="0" * 64)) is Verification.STALE


def test_new_rules_make_every_receipt_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    harbour = build_harbour(tmp_path)
    receipt = _receipt(harbour)
    monkeypatch.setattr(verifying, "RULES_VERSION", receipt.rules + 1)
    assert {_verify(harbour, receipt, key) for key in harbour.graph.statements} == {Verification.STALE}


@pytest.mark.parametrize(("source", "wanted"), [("gazette", Verification.STALE), ("echo", Verification.VERIFIED)])
def test_a_name_form_that_is_valid_in_the_source_makes_stale_what_relies_on_it(
    tmp_path: Path, source: str, wanted: Verification
) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    build_harbour(tmp_path / "after", echo="  - {id: a, at: 1, text: They say it., standing: reported}\n")
    people = tmp_path / "after/seeds/authority/people.yml"
    form = f"    - {{form: Tommy, in: [{source}]}}\n"
    exchange(people, people.read_text("utf-8").replace("  names:\n", f"  names:\n{form}"))
    after = open_harbour(tmp_path / "after")
    assert _verify(after, receipt, "gazette/sentence") is wanted
    assert _verify(after, receipt, "gazette/fine") is Verification.VERIFIED


def _add_to(folder: Path, kind: str, records: str) -> Harbour:
    """Build the reference with more records of a kind, and open it."""
    build_harbour(folder)
    path = folder / f"seeds/authority/{kind}.yml"
    exchange(path, path.read_text("utf-8") + records)
    return open_harbour(folder)


@pytest.mark.parametrize(
    ("kind", "record", "wanted"),
    [
        ("people", "bob-ash: {name: Bob Ash, description: baker}\n", Verification.VERIFIED),
        ("organisations", "fund: {name: Tom Ash Fund, description: charity}\n", Verification.VERIFIED),
        ("people", "bob-elm: {name: Bob Elm, description: baker, names: [{form: Bob}]}\n", Verification.VERIFIED),
        # Who is valid there alone, who is called so by the texts, and whose name is left out.
        (
            "people",
            "bob-elm: {name: Bob Elm, description: baker, names: [{form: Bob, in: [gazette]}]}\n",
            Verification.STALE,
        ),
        ("people", "bob-elm: {name: Bob Elm, description: baker, names: [{form: Ash}]}\n", Verification.STALE),
        ("people", "bob-elm: {name: Bob Elm, description: baker, names: [{form: Nobody}]}\n", Verification.STALE),
    ],
)
def test_whoever_the_digest_brings_in_makes_stale_what_speaks_of_people_and_nobody_else(
    tmp_path: Path, kind: str, record: str, wanted: Verification
) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    after = _add_to(tmp_path / "after", kind, record)
    assert _verify(after, receipt, "gazette/crates") is wanted
    assert _verify(after, receipt, "gazette/breach") is wanted
    assert _verify(after, receipt, "gazette/fine") is Verification.VERIFIED


@pytest.mark.parametrize("left_out", [True, False])
def test_a_name_around_a_surname_counts_where_the_digest_brings_it_in_and_is_told_where_not(
    tmp_path: Path, *, left_out: bool
) -> None:
    taken_up = {"    4:\n": "    3: {Bob Ash: a baker}\n    4:\n"} if left_out else None
    build_harbour(tmp_path, taken_up, {"Prosecutors said Ash had": "Prosecutors said Bob Ash had"})
    path = tmp_path / "seeds/authority/people.yml"
    exchange(path, path.read_text("utf-8") + "bob-ash: {name: Bob Ash, description: baker}\n")
    harbour = open_harbour(tmp_path)
    crates = harbour.graph.statements["gazette/crates"].mark
    told = [
        (each.code, "'Bob Ash'" in each.message)
        for each in verify_statements(harbour.graph, harbour.documents).problems
        if crates.line <= each.mark.line < crates.end_line or each.code == "not-taken-up"
    ]
    assert told == [("not-supported" if left_out else "not-taken-up", True)]


def test_a_form_of_another_person_of_the_source_may_be_whom_a_pronoun_means(tmp_path: Path) -> None:
    receipt = _receipt(build_harbour(tmp_path / "before"))
    people = "  names:\n    - {form: Ash, as: surname alone, in: [gazette]}\n"
    build_harbour(tmp_path / "after")
    path = tmp_path / "after/seeds/authority/people.yml"
    exchange(path, path.read_text("utf-8").replace(people, ""))
    assert _verify(open_harbour(tmp_path / "after"), receipt, "gazette/breach") is Verification.STALE


def test_a_case_is_relied_on_with_its_accused(tmp_path: Path) -> None:
    digest = {
        "without papers": "without papers, as the [[tea-case]] shows",
        "    facts:\n": "    facts:\n      tea-case: {accused: mary-oak}\n",
        "status: former}}": "status: former}}\n      mary-oak: {legal_status: {is: suspected, in: tea-case}}",
    }
    case = {"seeds/authority/cases.yml": "tea-case: {name: {form: Case of the tea, by: editor}, description: a case}\n"}
    harbour = build_harbour(tmp_path, digest, more=case)
    forms = Reliance(harbour.graph).forms(harbour.graph.statements["gazette/crates"])
    assert forms == {
        "mary-oak": ("Mary Oak", "Mary Oak"),
        "tea-case": ("Case of the tea",),
        "tom-ash": ("Tom Ash", "Tom Ash", "Ash"),
    }
