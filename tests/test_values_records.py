"""Roles, legal statuses and provisions: their keys, how they read, and which can both be right."""

from itertools import pairwise

import pytest

from generator.values import (
    LegalStatus,
    NotAValue,
    Provision,
    Raw,
    Reference,
    Role,
    Unnamed,
    parse_legal_status,
    parse_provision,
    parse_role,
)

ADMINISTRATOR = {"title": "network administrator", "at": "acme", "status": "former", "from": "2014", "until": "2015"}
CONVICTED = {"is": "convicted", "in": "ash-case", "when": "2019-03"}
PROVISION: dict[str, Raw] = {
    "conduct": "joining a smuggling ring",
    "penalty": ["10 years..life imprisonment", "deprivation of political rights"],
    "when": "where the circumstances are grave",
    "as_printed": "10 years of life",
}


def test_a_role_reads_as_english_with_its_link() -> None:
    shown = parse_role(ADMINISTRATOR).show()
    assert shown == ("former network administrator at ", Reference("acme"), ", from 2014 to 2015")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({"title": "clerk"}, "clerk"),
        ({"title": "clerk", "at": {"unnamed": "a shipping firm"}}, "clerk at a shipping firm"),
        ({"title": "clerk", "status": "current", "from": "2014"}, "current clerk, since 2014"),
        ({"title": "clerk", "status": "former", "from": "2014~"}, "former clerk, from about 2014"),
        ({"title": "clerk", "until": "2014?"}, "clerk, until 2014 (uncertain)"),
        ({"title": "clerk", "from": "2014", "until": "2014"}, "clerk, 2014"),
        ({"title": "clerk", "from": "XXXX-08", "until": "2015"}, "clerk, from August (year not stated) to 2015"),
    ],
)
def test_a_role_shows_what_is_known_of_it(raw: Raw, words: str) -> None:
    assert parse_role(raw).show() == (words,)


def test_a_role_names_the_entity_it_is_held_at() -> None:
    assert parse_role(ADMINISTRATOR).references() == (Reference("acme"),)
    assert parse_role({"title": "clerk", "at": {"unnamed": "a firm"}}).references() == ()
    assert parse_role({"title": "clerk", "at": {"unnamed": "a firm"}}).at == Unnamed("a firm")


@pytest.mark.parametrize(
    ("raw", "key", "message"),
    [
        ("network administrator", None, r"is not a role; write \{title: network administrator\}"),
        ("manager, sales", None, r'write \{title: "manager, sales"\}'),
        (["clerk"], None, "a list is not a role"),
        ({"titel": "clerk"}, "titel", "did you mean 'title'"),
        ({"title": "manager", "sales": ""}, "sales", "a comma starts a new key"),
        ({"title": "clerk", "zzz": "x"}, "zzz", "which takes title, at, status, from and until"),
        ({"at": "acme"}, "title", "a role needs the key 'title'"),
        ({"title": ""}, "title", "the key 'title' of a role is empty"),
        ({"title": "clerk", "at": []}, "at", "is empty"),
        ({"title": "clerk", "at": "A Firm"}, "at", r"such as 'a-firm', or \{unnamed: A Firm\}"),
        ({"title": "clerk", "at": {"unamed": "x"}}, "at", "did you mean 'unnamed'"),
        ({"title": "clerk", "status": "Former"}, "status", "did you mean 'former'"),
        ({"title": "clerk", "from": "May 2014"}, "from", "did you mean '2014-05'"),
        ({"title": "clerk", "from": "2014/2015"}, "from", "its end under 'until'"),
        ({"title": "clerk", "from": "2015", "until": "2014"}, "until", "ends .* before it begins"),
    ],
)
def test_a_faulty_role_is_refused_at_its_key(raw: Raw, key: str | None, message: str) -> None:
    with pytest.raises(NotAValue, match=message) as caught:
        parse_role(raw)
    assert caught.value.key == key


def test_roles_agree_where_all_that_both_give_agrees() -> None:
    role = parse_role(ADMINISTRATOR)
    assert role.agrees_with(parse_role({"title": "Network  Administrator", "from": "2014-05"}))
    assert role.agrees_with(parse_role({"title": "network administrator", "at": {"unnamed": "a firm"}}))
    for change in ({"title": "clerk"}, {"at": "other"}, {"status": "current"}, {"from": "2013"}, {"until": "2016"}):
        assert not role.agrees_with(parse_role(ADMINISTRATOR | change))


def test_a_legal_status_reads_as_english_with_its_case() -> None:
    case = Reference("ash-case")
    assert parse_legal_status(CONVICTED).show() == ("convicted in ", case, ", March 2019")
    assert parse_legal_status(CONVICTED | {"is": "none stated"}).show()[0] == "no legal status stated in "
    assert parse_legal_status({"is": "under compulsory measures", "in": "ash-case"}).show() == (
        "under compulsory measures in ",
        case,
    )
    assert parse_legal_status(CONVICTED).references() == (case,)


@pytest.mark.parametrize(
    ("raw", "key", "message"),
    [
        ("convicted", None, r"write \{is: convicted, in: case-id\}"),
        ({"is": "convicted"}, "in", "needs the key 'in'"),
        ({"is": "convict", "in": "c"}, "is", "did you mean 'convicted'"),
        ({"is": "convicted", "in": {"unnamed": "a case"}}, "in", "the id of an entity"),
        ({"is": "convicted", "in": "c", "when": "soon"}, "when", "is not a date"),
        ({"is": "convicted", "in": "c", "whn": "2019"}, "whn", "did you mean 'when'"),
    ],
)
def test_a_faulty_legal_status_is_refused_at_its_key(raw: Raw, key: str | None, message: str) -> None:
    with pytest.raises(NotAValue, match=message) as caught:
        parse_legal_status(raw)
    assert caught.value.key == key


def test_legal_statuses_agree_in_status_case_and_date() -> None:
    status = parse_legal_status(CONVICTED)
    assert status.agrees_with(parse_legal_status({"is": "convicted", "in": "ash-case"}))
    for change in ({"is": "charged"}, {"in": "oak-case"}, {"when": "2020"}):
        assert not status.agrees_with(parse_legal_status(CONVICTED | change))


def test_legal_statuses_of_a_case_sort_by_stage() -> None:
    stages = ["suspected", "detained", "charged", "convicted", "acquitted"]
    keys = [parse_legal_status({"is": stage, "in": "c"}).sort_key() for stage in stages]
    assert all(one < other for one, other in pairwise(keys))


def test_a_provision_reads_as_english_and_marks_what_the_source_printed() -> None:
    (words,) = parse_provision(PROVISION).show()
    assert words == (
        "joining a smuggling ring (where the circumstances are grave): imprisonment for 10 years to life; "
        "deprivation of political rights, term not stated (as printed: “10 years of life”)"
    )
    assert parse_provision({"conduct": "joining"}).show() == ("joining",)
    assert parse_provision({"conduct": "joining", "penalty": "death"}).show() == ("joining: death penalty",)


@pytest.mark.parametrize(
    ("raw", "key", "message"),
    [
        ("joining", None, r"write \{conduct: joining\}"),
        ({"penalty": "death"}, "conduct", "needs the key 'conduct'"),
        ({"conduct": "joining", "penalty": []}, "penalty", "is empty"),
        ({"conduct": "joining", "penalty": ["death", "a warning"]}, "penalty", "'a warning' is not a penalty"),
        ({"conduct": "joining", "penalty": [["death"]]}, "penalty", "a list stands where a penalty is wanted"),
        ({"conduct": "joining", "penalty": {"a": "b"}}, "penalty", "a map stands where a penalty is wanted"),
        ({"conduct": "joining", "as-printed": "x"}, "as-printed", "did you mean 'as_printed'"),
    ],
)
def test_a_faulty_provision_is_refused_at_its_key(raw: Raw, key: str | None, message: str) -> None:
    with pytest.raises(NotAValue, match=message) as caught:
        parse_provision(raw)
    assert caught.value.key == key


def test_provisions_agree_in_conduct_circumstances_and_penalties() -> None:
    provision = parse_provision(PROVISION)
    assert provision.agrees_with(parse_provision({"conduct": "Joining a smuggling ring"}))
    changed = PROVISION | {"penalty": ["deprivation of political rights", "life imprisonment"], "as_printed": "x"}
    assert provision.agrees_with(parse_provision(changed))
    for change in ({"conduct": "leaving"}, {"when": "always"}, {"penalty": "death"}, {"penalty": "life imprisonment"}):
        assert not provision.agrees_with(parse_provision(PROVISION | change))
        assert not parse_provision(PROVISION | change).agrees_with(provision)


def test_records_of_different_types_never_agree() -> None:
    role, status, provision = Role.agrees_with, LegalStatus.agrees_with, Provision.agrees_with
    assert not role(parse_role(ADMINISTRATOR), parse_legal_status(CONVICTED))
    assert not status(parse_legal_status(CONVICTED), parse_provision(PROVISION))
    assert not provision(parse_provision(PROVISION), parse_role(ADMINISTRATOR))
