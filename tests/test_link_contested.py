"""Facts that a written disagreement is about: those whose values differ by its sides, or that stand alone."""

from __future__ import annotations

import pytest
from pipeline import edited, link_case, link_files, render_pages

REPLY = "digests/observer-reply.yml"
_STATEMENTS = """\
  - {id: gain, at: 3, text: x, says: tom-ash, standing: reported, facts: {tom-ash: {motive: gain, occupation: clerk}}}
  - {id: duty, at: 3, text: x, says: tom-ash, standing: reported, facts: {tom-ash: {motive: duty, occupation: clerk}}}
  - {id: duty-too, at: 3, text: x, says: tom-ash, standing: reported, facts: {tom-ash: {motive: duty}}}
  - {id: refuge, at: 3, text: x, says: tom-ash, standing: reported, facts: {tom-ash: {asylum_status: asked for}}}
  - {id: nothing, at: 3, text: x, says: tom-ash, standing: reported}
  - {id: topics, at: 3, text: x, says: tom-ash, standing: reported, facts: {smuggling: {see_also: trade}}}
"""
_GAIN, _DUTY = ("tom-ash", "motive", "observer-reply/gain"), ("tom-ash", "motive", "observer-reply/duty")


def _files(*sides: str, sort: str = "tension", about: str = "tom-ash", id_: str = "why") -> dict[str, str]:
    files = edited(REPLY)
    files[REPLY] += _STATEMENTS
    files["authority/topics.yml"] += "trade: {name: Trade, description: buying and selling}\n"
    positions = ", ".join(
        f"{{holds: x, statements: [{', '.join(f'observer-reply/{each}' for each in side.split())}]}}" for side in sides
    )
    files["disagreements.yml"] = (
        f"- {{id: {id_}, question: Why?, sort: {sort}, status: open, positions: [{positions}], about: [{about}]}}\n"
    )
    return files


@pytest.mark.parametrize(
    ("sides", "contested"),
    [
        (("gain", "duty"), {_GAIN, _DUTY}),  # the occupation is the same on both sides
        (("gain", "nothing"), set()),  # which of its facts it would be about cannot be told
        (("refuge", "nothing"), {("tom-ash", "asylum_status", "observer-reply/refuge")}),
        (("duty", "duty-too"), set()),  # both sides give the same
        (("gain duty", "nothing"), set()),
        (
            ("duty-too", "refuge"),
            {(*_GAIN[:2], "observer-reply/duty-too"), ("tom-ash", "asylum_status", "observer-reply/refuge")},
        ),
        (("nothing", "topics"), set()),
    ],
)
def test_what_differs_by_the_sides_or_stands_alone_is_contested(
    sides: tuple[str, ...], contested: set[tuple[str, str, str]]
) -> None:
    graph = link_files(_files(*sides))
    assert {*graph.contested} == contested
    assert {*graph.contested.values()} <= {"why"}


def test_an_oddity_contests_nothing() -> None:
    assert not link_files(_files("gain", "duty", sort="oddity")).contested


def test_a_disagreement_about_something_else_contests_nothing() -> None:
    assert not link_files(_files("gain", "duty", about="smuggling")).contested


def test_the_arrangement_of_the_editors_is_not_contested() -> None:
    assert not link_files(_files("topics", "nothing", about="smuggling")).contested


def test_values_that_differ_go_before_facts_that_stand_alone() -> None:
    files = _files("duty-too", "nothing", id_="a-first")
    files["disagreements.yml"] += _files("duty-too", "gain", id_="b-second")["disagreements.yml"]
    assert link_files(files).contested[*_DUTY[:2], "observer-reply/duty-too"] == "b-second"


def test_the_row_of_a_contested_fact_leads_to_the_disagreement_and_no_other_row() -> None:
    pages = {each.path: each.text for each in render_pages(link_files(_files("gain", "duty")))}
    rows = [line for line in pages["people/tom-ash.md"].splitlines() if "](../disagreements.md#why)" in line]
    assert [row.split("|")[2].partition("<br>")[0].strip() for row in rows if row.startswith("|")] == ["gain", "duty"]
    assert all("[statements differ]" in row for row in rows if row.startswith("|"))  # they stand in one document


def test_each_page_that_a_disagreement_touches_shows_it() -> None:
    graph = link_case("disagreements")
    pages = {each.path: each.text for each in render_pages(graph)}
    for id_, disagreement in graph.disagreements.items():
        leading = f"](../disagreements.md#{id_})**"
        keys = [key for position in disagreement.positions for key in position.statements]
        entities = [each for each in graph.entities.values() if id_ in each.disagreements]
        touched = [f"sources/{key.partition('/')[0]}.md" for key in keys]
        touched += [f"{each.record.kind}/{each.record.id}.md" for each in entities]
        assert not [path for path in touched if leading not in pages[path]]
