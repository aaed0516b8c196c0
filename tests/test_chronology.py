"""The chronology: what is dated stands in it once, of the right sort, in order, with all that says so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from drawn import references
from hypothesis import given
from pipeline import FEW, edited, link_case, link_files

from generator.kinds import Dating
from generator.render.markdown import identifier
from generator.values import Date

if TYPE_CHECKING:
    from generator.model import Graph, Occurrence

DIGEST = "digests/gazette-cases.yml"


def _assert_each_date_stands_once(graph: Graph) -> None:
    told = Counter((key, each.dating, each.date) for each in graph.chronology for key in each.statements)
    for key, statement in graph.statements.items():
        facts = {(each.entity, each.property, each.value) for each in graph.facts[key] if isinstance(each.value, Date)}
        dates = [(property_.dates, value) for _, property_, value in facts]
        if statement.date is not None and statement.date not in [value for _, value in dates]:
            dates.append((Dating.HAPPENING, statement.date))
        dates += [(Dating.SAYING, statement.said)] if statement.said is not None else []
        assert Counter({(key, *each): number for each, number in Counter(dates).items()}) == Counter(
            {each: number for each, number in told.items() if each[0] == key}
        )
    published = [each.entity for each in graph.chronology if not each.statements]
    assert sorted(published) == sorted(graph.sources)


@FEW
@given(references())
def test_each_date_of_a_statement_and_of_a_document_stands_exactly_once(files: dict[str, str]) -> None:
    graph = link_files(files)
    _assert_each_date_stands_once(graph)
    dates = [each.date.sort_key() for each in graph.chronology]
    assert dates == sorted(dates)
    ids = [each.id for each in graph.chronology]
    assert len(ids) == len({*ids})
    assert all(identifier(each) for each in ids)


def _find(files: dict[str, str], id_: str) -> Occurrence:
    (found,) = [each for each in link_files(files).chronology if each.id == id_]
    return found


def test_statements_that_give_one_fact_are_one_occurrence() -> None:
    files = edited(DIGEST, ("        charge: smuggling\n", "        charge: smuggling\n        detained: 2018-08\n"))
    found = _find(files, "_happening.tom-ash-case.detained.2018-08")
    assert found.statements == ("gazette-cases/detention", "gazette-cases/contact")
    assert (found.entity, found.property) == ("tom-ash-case", "detained")


def test_another_date_of_the_same_property_is_another_occurrence() -> None:
    files = edited(DIGEST, ("        charge: smuggling\n", "        charge: smuggling\n        detained: 2018-09\n"))
    assert _find(files, "_happening.tom-ash-case.detained.2018-08").statements == ("gazette-cases/detention",)
    assert _find(files, "_happening.tom-ash-case.detained.2018-09").statements == ("gazette-cases/contact",)


@pytest.mark.parametrize(
    ("id_", "dating"),
    [
        ("_happening.tom-ash-case.decided.2019-03", Dating.HAPPENING),
        ("_law.harbour-law.in_force.2014_open", Dating.LAW),
        ("_publication.gazette-cases", Dating.PUBLICATION),
    ],
)
def test_the_sort_of_what_is_dated_comes_from_its_property(id_: str, dating: Dating) -> None:
    (found,) = [each for each in link_case("miniature").chronology if each.id == id_]
    assert found.dating is dating


def test_what_a_statement_says_and_tells_are_two_occurrences_that_touch_who_says_it() -> None:
    files = edited(
        DIGEST, ("    standing: allegation\n", "    standing: allegation\n    date: 2017\n    said: 2019-02\n")
    )
    told = _find(files, "_happening.gazette-cases.contact")
    said = _find(files, "_saying.gazette-cases.contact")
    assert (told.date.text, said.date.text) == ("2017", "2019-02")
    assert "harbour-ministry" in said.entities
    assert said.kinds == tuple(dict.fromkeys(link_files(files).entities[each].record.kind for each in said.entities))


def test_an_entity_and_a_source_know_what_is_dated_of_them() -> None:
    graph = link_case("miniature")
    case = graph.chronology_of("tom-ash-case")
    assert {each.property for each in case} >= {"detained", "decided"}
    assert graph.chronology_of("gazette-cases")
    assert graph.chronology_of("nobody") == ()
    everywhere = {each.id for id_ in (*graph.entities, *graph.sources) for each in graph.chronology_of(id_)}
    assert everywhere == {each.id for each in graph.chronology}


def test_a_date_that_one_statement_prints_is_not_concluded() -> None:
    derived = "    derived: {tom-ash-case.detained: The year is that of the trial.}\n"
    files = edited(
        DIGEST,
        ("        charge: smuggling\n", "        charge: smuggling\n        detained: 2018-09\n"),
        ("    standing: allegation\n", f"    standing: allegation\n{derived}"),
    )
    assert _find(files, "_happening.tom-ash-case.detained.2018-09").premises == "The year is that of the trial."
    assert _find(files, "_happening.tom-ash-case.detained.2018-08").premises == ""
    same = {path: text.replace("2018-09", "2018-08") for path, text in files.items()}
    assert _find(same, "_happening.tom-ash-case.detained.2018-08").premises == ""


def test_dates_without_a_year_stand_last_and_open_beginnings_first() -> None:
    graph = link_case("values")
    years = [each.date.earliest for each in graph.chronology]
    stated = [number for number, each in enumerate(years) if each is not None]
    assert stated == list(range(stated[0], stated[-1] + 1))
    assert all(each.date.start is None for each in graph.chronology[: stated[0]])
    assert all(each.date.start and each.date.start.year is None for each in graph.chronology[stated[-1] + 1 :])
