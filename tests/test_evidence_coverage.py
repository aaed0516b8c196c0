"""Which paragraphs are cited, and that everything a paragraph holds is taken up or left out with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harbours import build_harbour

from generator.evidence.coverage import measure_coverage
from generator.evidence.gaps import find_gaps
from generator.model import Use

if TYPE_CHECKING:
    from pathlib import Path

    from harbours import Harbour

_SOURCE = "title: Harbour court jails a clerk over smuggled tea"


def _gaps(harbour: Harbour) -> list[str]:
    """Give what is missing as `paragraph: what`."""
    found = []
    for problem in find_gaps(harbour.graph, harbour.documents):
        assert problem.code == "not-taken-up"
        paragraph, _, rest = problem.message.partition(": no statement that cites it takes up the ")
        found.append(f"{paragraph.removeprefix('paragraph ')}: {rest.rpartition(chr(39))[0].rpartition(';')[0]}")
    return found


# --- The strip ------------------------------------------------------------------------------------------------------


def test_every_paragraph_has_a_cell_with_its_statements_or_reason(tmp_path: Path) -> None:
    coverage = measure_coverage(build_harbour(tmp_path, {"  unused: {7: byline}\n": ""}).graph)["gazette"]
    assert [cell.paragraph for cell in coverage.cells] == [1, 2, 3, 4, 5, 6, 7]
    assert [cell.use for cell in coverage.cells] == [Use.USED] * 6 + [Use.SILENT]
    assert coverage.cells[3].statements == ("gazette/breach", "gazette/nobody-believed")


def test_unused_paragraphs_have_their_reason_and_are_no_content(tmp_path: Path) -> None:
    coverage = measure_coverage(build_harbour(tmp_path).graph)["gazette"]
    assert (coverage.cells[6].use, coverage.cells[6].reason) == (Use.UNUSED, "byline")
    assert (coverage.content, coverage.count(Use.USED), coverage.count(Use.UNUSED)) == (6, 6, 1)


def test_a_statement_on_two_paragraphs_stands_in_both_cells(tmp_path: Path) -> None:
    digest = {"at: 3\n": "at: [2, 3]\n"}
    cells = measure_coverage(build_harbour(tmp_path, digest).graph)["gazette"].cells
    assert "gazette/crates" in cells[1].statements
    assert "gazette/crates" in cells[2].statements


# --- What is not taken up -------------------------------------------------------------------------------------------


def test_nothing_is_missing_where_everything_is_taken_up_or_left_out(tmp_path: Path) -> None:
    assert _gaps(build_harbour(tmp_path)) == []


@pytest.mark.parametrize(
    ("digest", "missing"),
    [
        ({"took more than 5,500 crates": "took crates"}, "3: figure 'more than 5,500'"),
        ({"took more than 5,500 crates": "took more than 5,600 crates"}, "3: figure 'more than 5,500'"),
        ({"took more than 5,500 crates": "took 5,500 crates"}, "3: figure 'more than 5,500'"),
        ({"From 2015 to 2017": "In those years"}, "3: date '2015 and 2017'"),
        ({"From 2015 to 2017": "In 2015"}, "3: date '2015 and 2017'"),
        ({"two years and three\n      months": "some years"}, "2: figure 'two years and three months'"),
        ({"fined 200,000 euros": "fined"}, "5: figure '200,000 euros'"),
        ({" ($240,000)": ""}, "5: figure '$240,000'"),
        ({" of [[quay-watch]] said": " said"}, "4: name 'Quay Watch'"),
        ({'"a breach of trust"': "bad", "    quote: a breach of trust\n": ""}, "4: quoted phrase 'a breach of trust'"),
        ({" in August": ""}, "6: date 'August'"),
    ],
)
def test_what_no_statement_takes_up_is_told_with_its_paragraph(
    tmp_path: Path, digest: dict[str, str], missing: str
) -> None:
    assert _gaps(build_harbour(tmp_path, digest)) == [missing]


def test_a_date_must_be_given_as_fully_as_the_document_has_it(tmp_path: Path) -> None:
    digest = {"on 3 March 2021 by": "in March 2021 by", "date: 2021-03-03": "date: 2021-03"}
    assert _gaps(build_harbour(tmp_path, digest)) == ["5: date 'March 3, 2021'"]
    digest = {"on 3 March 2021 by": "by"}
    assert _gaps(build_harbour(tmp_path / "typed", digest)) == []


def test_a_weekday_follows_from_the_day(tmp_path: Path) -> None:
    assert _gaps(build_harbour(tmp_path / "right", {"On Tuesday [[tom": "[[tom"})) == []
    wrong = {"On Tuesday [[tom": "[[tom", "date: 2021-03-02": "date: 2021-03-01"}
    assert _gaps(build_harbour(tmp_path / "wrong", wrong)) == ["2: date 'Tuesday'"]
    # The first day of that month was a Monday.
    month = {"On Tuesday [[tom": "[[tom", "date: 2021-03-02": "date: 2021-03"}
    text = {"in prison on Tuesday": "in prison on Monday"}
    assert _gaps(build_harbour(tmp_path / "month", month, text)) == ["2: date 'Monday'"]


def test_a_typed_value_takes_a_figure_up(tmp_path: Path) -> None:
    digest = {
        "was fined 200,000 euros ($240,000) on": "was fined on",
        "    anchor: fined": '    facts: {mary-oak: {motive: "200,000 euros, or $240,000"}}\n    anchor: fined',
    }
    assert _gaps(build_harbour(tmp_path, digest)) == []


def test_a_statement_that_cites_another_paragraph_takes_nothing_up(tmp_path: Path) -> None:
    missing = _gaps(build_harbour(tmp_path, {"at: 5\n": "at: 6\n"}))
    assert missing == ["5: figure '200,000 euros'", "5: figure '$240,000'", "5: date 'March 3, 2021'"]


def test_a_name_is_taken_up_by_any_of_its_forms_and_by_whoever_speaks(tmp_path: Path) -> None:
    digest = {"nobody at the quay believed, [[mary-oak]] of": "nobody at the quay believed, said a member of"}
    digest |= {'trust", [[mary-oak]] said': 'trust", she said'}
    assert _gaps(build_harbour(tmp_path / "says", digest)) == []
    digest |= {"    says: mary-oak\n    standing: testimony": "    standing: testimony"}
    digest |= {"    says: mary-oak\n    standing: assessment": "    standing: assessment"}
    assert _gaps(build_harbour(tmp_path / "nobody", digest)) == ["4: name 'Mary Oak'"]


def test_who_is_named_where_said_at_tells_is_taken_up_there(tmp_path: Path) -> None:
    text = {"Ash will remain": "As Mary Oak told us, Ash will remain"}
    assert _gaps(build_harbour(tmp_path / "no", None, text)) == ["6: name 'Mary Oak'"]
    digest = {"says: mary-oak\n    standing: testimony": "says: mary-oak\n    said_at: 6\n    standing: testimony"}
    assert _gaps(build_harbour(tmp_path / "yes", digest, text)) == []


def test_a_figure_inside_a_name_belongs_to_the_name(tmp_path: Path) -> None:
    text = {"in the harbour jail": "in Jail No. 2"}
    jail = {"seeds/authority/places.yml": "jail: {name: Jail No. 2, description: jail of the harbour town}\n"}
    digest = {
        "remain in the harbour jail": "remain in Jail",
        "text: The court decides on the appeal of": "text: In the [[jail|cell]] he waits for the appeal of",
    }
    assert _gaps(build_harbour(tmp_path, digest, text, more=jail)) == []


def test_a_figure_in_a_quote_is_taken_up(tmp_path: Path) -> None:
    text = {"in the harbour jail": "in the harbour jail for some 30 years more"}
    assert _gaps(build_harbour(tmp_path / "no", None, text)) == ["6: figure 'some 30 years'"]
    digest = {"    anchor: remain": "    quote: for some 30 years more\n    anchor: remain"}
    assert _gaps(build_harbour(tmp_path / "yes", digest, text)) == []


def test_an_unused_paragraph_need_not_be_taken_up(tmp_path: Path) -> None:
    text = {"By Ann Writer": "By Mary Oak, 3 May 2019"}
    assert _gaps(build_harbour(tmp_path / "unused", None, text)) == []
    used = build_harbour(tmp_path / "used", {"  unused: {7: byline}\n": ""}, text)
    assert _gaps(used) == ["7: name 'Mary Oak'", "7: date '3 May 2019'"]


# --- Quoted phrases -------------------------------------------------------------------------------------------------


def test_a_long_phrase_may_be_given_in_pieces(tmp_path: Path) -> None:
    pieces = ["Nobody at the quay believed us", "when we told them", "what the crates were worth"]
    digest = {
        '  left_out:\n    4:\n      "Nobody … were worth": a speech that is given in our words\n': "",
        "    says: mary-oak\n    standing: testimony": f"    quote: [{', '.join(pieces)}]\n    says: mary-oak\n"
        "    standing: testimony",
    }
    assert _gaps(build_harbour(tmp_path / "whole", digest)) == []
    lacking = {old: new.replace(", when we told them", "") for old, new in digest.items()}
    assert _gaps(build_harbour(tmp_path / "lacking", lacking)) == ["4: quoted phrase 'when we told them'"]


def test_a_phrase_left_out_by_its_ends_is_left_out_between_them_alone(tmp_path: Path) -> None:
    digest = {'"Nobody … were worth"': '"Nobody … told them"'}
    assert _gaps(build_harbour(tmp_path, digest)) == []  # what is left of it stands in the statement
    digest |= {"What the crates were worth, nobody at the quay believed": "Nobody at the quay believed"}
    assert _gaps(build_harbour(tmp_path / "short", digest)) == ["4: quoted phrase 'what the crates were worth'"]


def test_a_long_missing_phrase_is_shown_as_it_can_be_left_out(tmp_path: Path) -> None:
    digest = {'      "Nobody … were worth": a speech that is given in our words\n': "      She called: a reason\n"}
    (missing,) = _gaps(build_harbour(tmp_path, digest))
    assert missing == "4: quoted phrase 'Nobody at the quay … crates were worth'"
    listed = {'"Nobody … were worth"': '"Nobody at the quay … crates were worth"'}
    assert _gaps(build_harbour(tmp_path / "listed", listed)) == []


# --- left_out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("took more than 5,500 crates", "took crates", '3: {"5,500": a reason}'),
        ("From 2015 to 2017", "In those years", '3: {"between 2015 and 2017": a reason}'),
        (" of [[quay-watch]] said", " said", "4: {Quay Watch: a reason}"),
    ],
)
def test_what_is_listed_under_left_out_is_excused(tmp_path: Path, old: str, new: str, entry: str) -> None:
    fields = {'    4:\n      "Nobody': f"    {entry}\n    4:\n" + '      "Nobody'}
    if entry.startswith("4"):
        fields = {"in our words\n": f"in our words\n      {entry[4:-1]}\n"}
    assert _gaps(build_harbour(tmp_path, {old: new} | fields)) == []


def test_what_is_left_out_of_one_paragraph_is_not_left_out_of_another(tmp_path: Path) -> None:
    digest = {"took more than 5,500 crates": "took crates", "    4:\n": '    2: {"Tuesday": a reason}\n    4:\n'}
    assert _gaps(build_harbour(tmp_path, digest)) == ["3: figure 'more than 5,500'"]


def test_words_left_out_that_do_not_stand_there_are_a_problem_at_their_place(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"    4:\n": '    3: {"6,600": a reason}\n    4:\n'})
    (problem,) = find_gaps(harbour.graph, harbour.documents)
    place = harbour.place('"6,600"')
    assert f"{problem.mark}: {problem.code}" == f"{place}: left-out-not-found"


def test_the_ends_of_what_is_left_out_stand_in_their_order(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {'"Nobody … were worth"': '"were worth … Nobody"'})
    assert "left-out-not-found" in {each.code for each in find_gaps(harbour.graph, harbour.documents)}


def test_a_gap_is_told_at_the_entry_of_its_paragraph_or_else_at_the_source(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path / "entry", {" of [[quay-watch]] said": " said"})
    (problem,) = find_gaps(harbour.graph, harbour.documents)
    assert str(problem.mark) == harbour.place('4:\n      "Nobody')
    harbour = build_harbour(tmp_path / "source", {" in August": ""})
    (problem,) = find_gaps(harbour.graph, harbour.documents)
    assert str(problem.mark) == harbour.place(_SOURCE)
