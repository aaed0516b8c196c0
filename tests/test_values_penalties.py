"""Penalties: the accepted forms, how they read, what was meant, and which can both be right."""

from itertools import pairwise

import pytest

from generator.values import NotAValue, Penalty, Span, Term, parse_penalty

SHOWN = {
    "life imprisonment": "life imprisonment",
    "2 years 3 months imprisonment": "imprisonment for 2 years and 3 months",
    "1 year 1 month 1 day imprisonment": "imprisonment for 1 year, 1 month and 1 day",
    "7 years imprisonment": "imprisonment for 7 years",
    "18 months imprisonment": "imprisonment for 18 months",
    "5 years..10 years imprisonment": "imprisonment for 5 to 10 years",
    "6 months..2 years imprisonment": "imprisonment for 6 months to 2 years",
    "10 years..life imprisonment": "imprisonment for 10 years to life",
    "10 years.. imprisonment": "imprisonment for 10 years or more",
    "..3 years imprisonment": "imprisonment for up to 3 years",
    "imprisonment, unspecified": "imprisonment, term not stated",
    "detention for 15 days": "detention for 15 days",
    "detention for 5 days..15 days": "detention for 5 to 15 days",
    "detention, unspecified": "detention, term not stated",
    "deprivation of political rights for life": "deprivation of political rights for life",
    "deprivation of political rights for 1 year": "deprivation of political rights for 1 year",
    "deprivation of political rights for 1 year 6 months": "deprivation of political rights for 1 year and 6 months",
    "deprivation of political rights": "deprivation of political rights, term not stated",
    "death": "death penalty",
    "administrative, unspecified": "administrative penalty, unspecified",
    "fine, unspecified": "fine, unspecified",
}
MEANT = {
    "1 years imprisonment": "1 year imprisonment",
    "7 year imprisonment": "7 years imprisonment",
    "7-year imprisonment": "7 years imprisonment",
    "7 Years Imprisonment": "7 years imprisonment",
    "seven years in prison": "7 years imprisonment",
    "imprisonment for 7 years": "7 years imprisonment",
    "2 years and 3 months of imprisonment": "2 years 3 months imprisonment",
    "5 to 10 years imprisonment": "5 years..10 years imprisonment",
    "10 years to life imprisonment": "10 years..life imprisonment",
    "10 years .. life imprisonment": "10 years..life imprisonment",
    "10 years..5 years imprisonment": "5 years..10 years imprisonment",
    "imprisonment": "imprisonment, unspecified",
    "deprivation of political rights of life": "deprivation of political rights for life",
    "one year of deprivation of political rights": "deprivation of political rights for 1 year",
    "15 days detention": "detention for 15 days",
    "death penalty": "death",
    "a fine": "fine, unspecified",
    "administrative penalty": "administrative, unspecified",
}
NO_PENALTIES = (
    "10 years of life imprisonment",
    "detention for life",
    "life..life imprisonment",
    "life..10 years imprisonment",
    "..life imprisonment",
    ".. imprisonment",
    "x..3 years imprisonment",
    "3 years..x imprisonment",
    "5 years..5 years imprisonment",
    "0 years imprisonment",
    "02 years imprisonment x",
    "12345 years imprisonment",
    "3 months 2 years imprisonment",
    "2 years 2 years imprisonment",
    "7 fortnights imprisonment",
    "\uff17 years",
    "² years imprisonment",
    "years imprisonment",
    "a warning",
)
SUMS = ("fine of 200000 CNY", "$200 fine", "200 yuan", "fine of RMB 20", "€5")
AGREEING = (
    ("7 years imprisonment", "5 years..10 years imprisonment"),
    ("2 years imprisonment", "24 months imprisonment"),
    ("10 years.. imprisonment", "life imprisonment"),
    ("..3 years imprisonment", "1 year imprisonment"),
    ("deprivation of political rights", "deprivation of political rights for life"),
    ("fine, unspecified", "fine, unspecified"),
)
CLASHING = (
    ("7 years imprisonment", "8 years imprisonment"),
    ("7 years imprisonment", "life imprisonment"),
    ("5 years..10 years imprisonment", "8 years..12 years imprisonment"),
    ("5 years..10 years imprisonment", "life imprisonment"),
    ("7 years imprisonment", "deprivation of political rights for 7 years"),
    ("death", "life imprisonment"),
)


@pytest.mark.parametrize(("text", "words"), SHOWN.items())
def test_a_penalty_reads_as_english(text: str, words: str) -> None:
    assert parse_penalty(text).show() == (words,)


@pytest.mark.parametrize("text", SHOWN)
def test_a_penalty_gives_back_its_text(text: str) -> None:
    assert parse_penalty(text).text == text


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_another_wording_is_refused_with_the_form_it_means(text: str, meant: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_penalty(text)
    assert str(caught.value).endswith(f"; did you mean '{meant}'")
    assert parse_penalty(meant).text == meant


@pytest.mark.parametrize("text", NO_PENALTIES)
def test_what_fits_no_form_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(NotAValue, match=r"is not a penalty; write '2 years 3 months imprisonment', .*'death'"):
        parse_penalty(text)


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_of_money_is_sent_to_confiscated(text: str) -> None:
    with pytest.raises(NotAValue, match="sums go to 'confiscated'"):
        parse_penalty(text)


def test_a_penalty_is_typed() -> None:
    ten_years, life = Term(years=10), Term(life=True)
    assert parse_penalty("10 years..life imprisonment") == Penalty("imprisonment", Span(ten_years, life))
    assert parse_penalty("10 years.. imprisonment").longest is None
    assert parse_penalty("death") == Penalty("death")
    assert (
        parse_penalty("7 years imprisonment").shortest == parse_penalty("7 years imprisonment").longest == Term(years=7)
    )


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_penalties_agree_when_one_contains_the_other(one: str, other: str) -> None:
    assert parse_penalty(one).agrees_with(parse_penalty(other))
    assert parse_penalty(other).agrees_with(parse_penalty(one))


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_penalties_clash_when_neither_contains_the_other(one: str, other: str) -> None:
    assert not parse_penalty(one).agrees_with(parse_penalty(other))
    assert not parse_penalty(other).agrees_with(parse_penalty(one))


def test_penalties_of_one_kind_sort_by_length() -> None:
    ordered = ["imprisonment, unspecified", "..3 years imprisonment", "45 days imprisonment", "2 months imprisonment"]
    ordered += ["1 year imprisonment", "10 years.. imprisonment", "10 years imprisonment", "life imprisonment"]
    assert all(parse_penalty(one).sort_key() < parse_penalty(other).sort_key() for one, other in pairwise(ordered))
