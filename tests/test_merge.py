"""Many files become one catalog: each id once, whoever else wants it is told where the first stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pipeline import check_files, edited, found_in, load_case

from generator.merge import merge_seeds
from generator.model import DEVICES, RESERVED_IDS, SOURCES

PEOPLE = "authority/people.yml"


def test_everything_is_in_the_catalog_under_its_id_and_in_order() -> None:
    catalog, problems = merge_seeds(load_case("remains"))
    assert not problems
    assert [*catalog.sources] == ["gazette"]
    assert [*catalog.statements] == ["gazette/arrest", "gazette/gulls", "gazette/sentence"]
    assert [*catalog.records] == ["harbour-gazette", "tom-ash"]


def test_what_was_withdrawn_is_kept_under_its_old_address() -> None:
    catalog, _ = merge_seeds(load_case("remains"))
    assert {key: (each.kind, each.source) for key, each in catalog.tombstones.items()} == {
        "disagreements/gulls": ("disagreements", "disagreements"),
        "gazette/rumour": (SOURCES, "gazette"),
        "leaflet": (SOURCES, ""),
        "t-oak": ("people", ""),
    }


def test_every_former_id_leads_to_what_it_is_called_now() -> None:
    catalog, _ = merge_seeds(load_case("remains"))
    assert {key: str(each.new) for key, each in catalog.redirects.items()} == {
        "ash-tom": "tom-ash",
        "t-ash": "tom-ash",
        "gazette-of-may": "gazette",
        "town-gazette": "gazette",
        "gazette/detention": "arrest",
        "gazette/taking": "arrest",
        "disagreements/arrest": "arrest-or-sentence",
        "disagreements/what-happened": "arrest-or-sentence",
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (PEOPLE, "harbour-court: {name: X, description: x}\n"),
        (PEOPLE, "harbour-court: {withdrawn: why}\n"),
        (PEOPLE, "someone: {name: X, description: x, formerly: [harbour-court]}\n"),
        ("pages/harbour-court.md", "# Court\n"),
        ("digests/harbour-court.yml", "withdrawn: why\n"),
    ],
)
def test_an_id_that_two_want_is_told_at_the_later_place_with_the_first(path: str, line: str) -> None:
    files = edited(PEOPLE)
    files[path] = files.get(path, "") + line
    problems = [each for each in check_files(files)[1] if each.code == "id-clash"]
    assert len(problems) == 1
    assert problems[0].mark.path == f"seeds/{path}"
    assert "one of agencies at seeds/authority/agencies.yml:1:1" in problems[0].message


def test_every_claim_but_the_first_is_told() -> None:
    files = edited(PEOPLE)
    files[PEOPLE] += "harbour-court: {name: X, description: x}\n"
    files["authority/places.yml"] += "harbour-court: {name: Y, description: y}\n"
    assert [each for each in found_in(files) if each.endswith("id-clash")] == [
        "authority/people.yml:10:1 id-clash",
        "authority/places.yml:4:1 id-clash",
    ]


@pytest.mark.parametrize("id_", [*RESERVED_IDS, DEVICES[0], DEVICES[-1]])
def test_names_of_the_generators_own_pages_and_of_devices_are_reserved(id_: str) -> None:
    files = edited(PEOPLE)
    files[PEOPLE] += f"'{id_}': {{name: X, description: x}}\n"
    assert "authority/people.yml:10:1 reserved-id" in found_in(files)


def test_disagreements_of_one_id_stand_in_the_order_of_their_places() -> None:
    seeds = load_case("disagreements")
    first = seeds.disagreements[0]
    alike = [replace(first, mark=replace(first.mark, line=line)) for line in range(90, 1, -1)]
    catalog, _ = merge_seeds(replace(seeds, disagreements=tuple(alike)))
    assert [each.mark.line for each in catalog.disagreements] == [*range(2, 91)]


def test_a_statement_may_have_the_name_of_an_entity() -> None:
    assert found_in(edited("digests/observer-reply.yml", ("id: judgement", "id: harbour-court"))) == []
