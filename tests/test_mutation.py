"""The mutation figures: mutants are one change each, the count of those caught is honest, and the goals are met."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from mutant_words import changed_dates, changed_edtf, exchange_value, figures, opposites, other_values
from mutants import Book, Ground, Mutant
from mutation import (
    GOALS,
    Bench,
    Tally,
    counts_of,
    figures_in_markdown,
    find_archive,
    main,
    make_mutants,
    missed_goals,
    run,
    run_unseen,
    written_figures,
)
from mutation_figures import FIGURES, figures_in_yaml
from unseen import write_unseen

from generator.examine import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mutation import Unseen

    from generator.model import Statement


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Give the invented reference, ready for mutants."""
    layout = write_unseen(tmp_path_factory.mktemp("unseen"))
    return Bench(layout, layout.root / "archive")


@pytest.fixture(scope="module")
def seen() -> Mapping[str, Tally]:
    """Give the figures of the real seeds."""
    archive = find_archive()
    if archive is None:
        pytest.skip("there is no archive: the texts of the sources are not part of the project")
    return run(Bench(Layout.of(ROOT), archive))


@pytest.fixture(scope="module")
def unseen() -> Unseen:
    return run_unseen()


def _mutants(bench: Bench, key: str) -> dict[str, list[Mutant]]:
    statement = bench.graph.statements[key]
    by_sort: dict[str, list[Mutant]] = {sort: [] for sort in GOALS}
    for mutant in make_mutants(Ground(statement, Book(bench.graph, bench.documents))):
        by_sort[mutant.sort].append(mutant)
    return by_sort


# --- The real seeds -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_goals_are_met_on_the_real_seeds(seen: Mapping[str, Tally]) -> None:
    assert missed_goals(seen) == []


@pytest.mark.slow
def test_the_document_gives_the_figures_of_today(seen: Mapping[str, Tally], unseen: Unseen) -> None:
    assert written_figures() == figures_in_markdown(seen, unseen), "run PYTHONPATH=. python tests/mutation.py --write"


@pytest.mark.slow
def test_the_method_page_gives_the_figures_of_today(seen: Mapping[str, Tally]) -> None:
    assert FIGURES.read_text("utf-8") == figures_in_yaml(counts_of(seen)), "run tests/mutation.py --write"


@pytest.mark.slow
def test_what_every_document_has_is_caught_in_unseen_texts_too(unseen: Unseen) -> None:
    for sort in ("number (absent)", "date", "quote word replaced", "paragraph", "asserter named elsewhere"):
        assert unseen.tallies[sort].counted
        assert unseen.tallies[sort].survivors == []


# --- An honest count ------------------------------------------------------------------------------------------------


def test_checks_that_see_nothing_catch_nothing(bench: Bench) -> None:
    class Blind(Bench):
        def __init__(self, sighted: Bench) -> None:
            self.__dict__.update(sighted.__dict__)

        def problems(self, statement: Statement) -> frozenset[tuple[str, str]]:
            return frozenset(
                [("everything", str(statement.key))]
            )  # a problem that was there before is none that is new

    assert sum(tally.caught for tally in run(Blind(bench)).values()) == 0


def test_a_sort_that_is_caught_too_seldom_or_never_made_is_a_missed_goal(bench: Bench) -> None:
    (mutant, *_) = _mutants(bench, "curfew/pots")["number (absent)"]
    tallies = {sort: Tally(mutants=100) for sort in GOALS}
    assert missed_goals(tallies) == []
    tallies["number (absent)"] = Tally(mutants=100, survivors=[mutant, mutant])
    tallies["date"] = Tally()
    missed = missed_goals(tallies)
    assert [each.partition(":")[0] for each in missed] == ["number (absent)", "date"]
    assert "98 of 100, 98.0 %, goal 99 %" in missed[0]


def test_equivalent_mutants_count_neither_as_caught_nor_as_missed() -> None:
    tally = Tally(mutants=10)
    tally.equivalent["says the same"] = 4
    assert (tally.counted, tally.caught, tally.share) == (6, 6, 100.0)


def test_mutants_are_the_same_in_every_run(bench: Bench) -> None:
    def changes() -> list[str]:
        return [
            mutant.change for key in bench.graph.statements for each in _mutants(bench, key).values() for mutant in each
        ]

    assert changes() == changes()
    assert len(changes()) > 300


def test_every_mutant_differs_from_its_statement_and_knows_its_line(bench: Bench) -> None:
    for key, statement in bench.graph.statements.items():
        for sort, mutants in _mutants(bench, key).items():
            for mutant in mutants:
                assert mutant.statement != statement, sort
                assert mutant.mark.path == statement.mark.path
                assert mutant.mark.line >= statement.mark.line


def test_without_an_archive_the_command_says_so_and_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REFERENCE_ARCHIVE", str(tmp_path / "nowhere"))
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("skipped: there is no archive")


# --- What a mutant is -----------------------------------------------------------------------------------------------


def test_each_number_of_a_text_becomes_one_that_no_paragraph_has(bench: Bench) -> None:
    changed = [str(each.statement.written) for each in _mutants(bench, "curfew/pots")["number (absent)"]]
    assert len(changed) == 2
    assert not any("340" in text for text in changed)


@pytest.mark.parametrize(
    ("key", "sort", "change"),
    [
        ("curfew/loss", "unit", "'euros' → 'dollars'"),
        ("curfew/pots", "comparator turned", "'more than' → 'less than'"),
        ("curfew/pots", "comparator dropped", "'more than ' → ''"),
        ("light/retired", "date", "'2009' → '2010'"),
        ("light/soup", "quote word dropped", "'mostly soup and silence' → 'mostly and silence'"),
        ("light/again", "negation dropped", "'would never' → 'would'"),
        ("curfew/loss", "antonym", "'before' → 'after'"),
        ("curfew/elm-fine", "fact: date", "elm-case.decided: 2016 → 2017"),
        ("curfew/elm-fine", "fact: number", "elm-case.confiscated: 1200 EUR → 1201 EUR"),
        ("curfew/elm-fine", "fact: status", "elm.legal_status: none stated → convicted"),
        (
            "curfew/ordinance",
            "fact: unit",
            "mole-ordinance.provision: ..3 months imprisonment → ..3 years imprisonment",
        ),
        ("curfew/pots", "paragraph", "pots: paragraph 3 → 2"),
        ("curfew/pots", "asserter left out", "pots: says nobody"),
    ],
)
def test_each_sort_changes_what_it_is_called_after(bench: Bench, key: str, sort: str, change: str) -> None:
    assert change in [each.change for each in _mutants(bench, key)[sort]]


def test_a_shorter_quotation_that_stands_as_well_is_equivalent(bench: Bench) -> None:
    reasons = {each.change: each.equivalent for each in _mutants(bench, "light/soup")["quote word dropped"]}
    assert reasons["'mostly soup and silence' → 'soup and silence'"]
    assert not reasons["'mostly soup and silence' → 'mostly and silence'"]


def test_names_are_drawn_from_where_the_sort_says(bench: Bench) -> None:
    book = Book(bench.graph, bench.documents)
    assert "sam-birch" in book.there("curfew", [4]) - book.there("curfew", [3])
    assert "mary-oak" not in book.in_source("curfew")
    found = _mutants(bench, "curfew/closure")
    assert all(
        "[[sam-birch]]" in each.change or "[[elm]]" in each.change for each in found["name from the same source"]
    )
    assert all("oak" in each.change or "ash" in each.change for each in found["name from another source"])
    assert found["name from the same source"]
    assert found["name from another source"]


# --- Words ----------------------------------------------------------------------------------------------------------


def test_numbers_are_found_outside_of_dates_and_pronouns() -> None:
    text = "On 3 March 2019 no one of the 1,753 saw two third signs and No. 4th."
    assert [(each.value, each.style) for each in figures(text)] == [
        (Decimal(1753), "digits"),
        (Decimal(2), "cardinal"),
        (Decimal(3), "ordinal"),
        (Decimal(4), "numbered"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "changed"),
    [
        ("for one year", 4, "for four years"),
        ("Two boats", 7, "Seven boats"),
        ("the third boat", 5, "the fifth boat"),
        ("5,500 crates", 55000, "55,000 crates"),
        ("1.4 million", Decimal("1.5"), "1.5 million"),
    ],
)
def test_another_number_is_written_in_the_style_of_the_first(text: str, value: int, changed: str) -> None:
    start, end, new = exchange_value(text, figures(text)[0], Decimal(value))
    assert text[:start] + new + text[end:] == changed


def test_no_known_number_is_drawn() -> None:
    (figure,) = figures("four boats")
    known = {Decimal(each) for each in range(2, 12)}
    assert other_values(figure, known, Random(0)) == [Decimal(12)]  # noqa: S311 - chance that can be repeated


def _all_changes(text: str, change: Callable[[str], list[tuple[int, int, str]]]) -> list[str]:
    return [text[:start] + new + text[end:] for start, end, new in change(text)]


def test_each_part_of_a_date_is_changed() -> None:
    changed = _all_changes("Monday 5 May 2021", lambda text: [*changed_dates(text, Random(0))])  # noqa: S311 - as above
    assert "Monday 5 May 2020" in changed
    assert "Monday 5 May 2022" in changed
    assert "Monday 6 May 2021" in changed
    assert len([each for each in changed if each.startswith("Monday 5 ") and each.endswith(" 2021")]) == 1
    assert len([each for each in changed if each.endswith("5 May 2021") and not each.startswith("Monday")]) == 1


def test_each_part_of_a_typed_date_is_changed() -> None:
    assert [*changed_edtf("2015-12/2021-03-28")] == [
        "2016-12/2021-03-28",
        "2015-11/2021-03-28",
        "2015-12/2022-03-28",
        "2015-12/2021-04-28",
        "2015-12/2021-03-27",
    ]


def test_bounds_are_no_opposites() -> None:
    assert _all_changes("more than 5 boats came before noon", lambda text: [*opposites(text)]) == [
        "more than 5 boats came after noon"
    ]
