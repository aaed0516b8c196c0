"""The vocabulary holds together: ranges, inverses and columns name what there is."""

from __future__ import annotations

import re

import pytest

from generator.kinds import ASSERTERS, CASES, DOCUMENTS, KINDS, PEOPLE, Kind, Property
from generator.model import RESERVED_IDS
from generator.values import ENTITY, LEGAL_STATUS, ROLE

PROPERTIES = [
    pytest.param(kind, property_, id=f"{kind.id}.{property_.id}")
    for kind in KINDS.values()
    for property_ in kind.properties.values()
]
# What a value of each of these ranges points to: to any of the property's kinds.
_POINTING = (ENTITY, ROLE, LEGAL_STATUS)


def test_the_nine_kinds_stand_in_the_order_in_which_readers_meet_them() -> None:
    assert [*KINDS] == [
        *("agencies", "laws", "cases", "people", "organisations", "places", "events", "works", "topics"),
    ]
    assert all(kind.id == id_ for id_, kind in KINDS.items())


def test_a_kind_is_reserved_as_the_name_of_its_index() -> None:
    assert {*KINDS} <= {*RESERVED_IDS}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_the_columns_of_an_index_are_properties_of_the_kind(kind: Kind) -> None:
    assert {*kind.columns} - {DOCUMENTS, ASSERTERS} <= kind.properties.keys()
    assert len({*kind.columns}) == len(kind.columns)
    assert kind.about.endswith(".")


@pytest.mark.parametrize(("kind", "property_"), PROPERTIES)
def test_a_property_points_to_kinds_if_its_values_point_at_all(kind: Kind, property_: Property) -> None:
    assert kind.properties[property_.id] is property_
    assert re.fullmatch("[a-z]+(_[a-z]+)*", property_.id)
    assert bool(property_.to) == (property_.range in _POINTING)
    assert {*property_.to} <= KINDS.keys()


@pytest.mark.parametrize(("kind", "property_"), PROPERTIES)
def test_only_what_points_has_an_inverse(kind: Kind, property_: Property) -> None:
    if property_.inverse or property_.symmetric:
        assert property_.to
    if property_.symmetric:
        assert not property_.inverse
        assert property_.to == (kind.id,)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_titles_of_a_kind_differ(kind: Kind) -> None:
    titles = [property_.title for property_ in kind.properties.values()]
    assert len({*titles}) == len(titles)


def test_a_property_is_shown_by_its_label_or_its_id_with_blanks() -> None:
    assert KINDS[PEOPLE].properties["legal_status"].title == "legal status"
    assert KINDS[CASES].properties["charge"].title == "charge or accusation"


def test_whoever_is_accused_is_a_person_whose_status_names_the_case() -> None:
    accusing = [(kind.id, each) for kind in KINDS.values() for each in kind.properties.values() if each.accuses]
    assert [(kind, each.id, each.to) for kind, each in accusing] == [(CASES, "accused", (PEOPLE,))]
    status = KINDS[PEOPLE].properties["legal_status"]
    assert (status.range, status.to, status.many) == (LEGAL_STATUS, (CASES,), True)


def test_single_valued_properties_are_those_of_which_one_value_is_true() -> None:
    single = {f"{kind.id}.{each.id}" for kind in KINDS.values() for each in kind.properties.values() if not each.many}
    assert {"cases.decided", "cases.court", "events.date", "works.date", "laws.enacted", "places.within"} <= single
    assert not {"cases.accused", "people.role", "laws.provision", "laws.in_force", "people.legal_status"} & single


def test_topics_alone_are_common_nouns() -> None:
    assert [kind.id for kind in KINDS.values() if kind.common_nouns] == ["topics"]


def test_plurals_head_the_indexes() -> None:
    assert KINDS["agencies"].plural == "Agencies"
    assert KINDS["agencies"].singular == "agency"
