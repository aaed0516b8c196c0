"""Money and counts: what is accepted, how it reads, what was meant, and which can both be right."""

from decimal import Decimal
from itertools import pairwise

import pytest

from generator.values import Count, Counted, Money, NotAValue, Quantity, Sum, parse_count, parse_money

MONEY_SHOWN = {
    "200000 CNY (27902 USD)": "200,000 yuan (27,902 US dollars, the source's conversion)",
    "200000 CNY": "200,000 yuan",
    "1 CNY": "1 yuan",
    "1 USD": "1 US dollar",
    "1.50 USD": "1.50 US dollars",
    "1234.567 KWD": "1,234.567 KWD",
    "0 EUR": "0 EUR",
    "999999999999999 EUR": "999,999,999,999,999 EUR",
    "more than 5000 GBP": "more than 5,000 GBP",
    "at least 5000 GBP": "at least 5,000 GBP",
    "about 5000 GBP": "about 5,000 GBP",
    "up to 5000 GBP": "up to 5,000 GBP",
    "less than 5000 GBP": "less than 5,000 GBP",
    "hundreds of thousands of CNY": "hundreds of thousands of yuan",
    "millions of CNY (about 300000 USD)": "millions of yuan (about 300,000 US dollars, the source's conversion)",
}
MONEY_MEANT = {
    "200,000 CNY": "200000 CNY",
    "200 000 CNY": "200000 CNY",
    "1_000 CNY": "1000 CNY",
    "200,000 yuan ($27,902)": "200000 CNY (27902 USD)",
    "$27,902": "27902 USD",
    "¥200": "200 CNY",
    "RMB 200000": "200000 CNY",
    "CNY 200000": "200000 CNY",
    "200000CNY": "200000 CNY",
    "200000 cny": "200000 CNY",
    "1.4 million CNY": "1400000 CNY",
    "over 2000 EUR": "more than 2000 EUR",
    "at most 20 EUR": "up to 20 EUR",
    "1.5 USD": "1.50 USD",
    "1.00 USD": "1 USD",
    "007 CNY": "7 CNY",
    "\uff12\uff10\uff10 CNY": "200 CNY",
    "hundreds of thousands of yuan": "hundreds of thousands of CNY",
}
NO_MONEY = {
    "200000": "is not a sum of money",
    "CNY": "is not a sum of money",
    "²00 CNY": "is not a sum of money",
    "-5 CNY": "is not a sum of money",
    "1e5 CNY": "is not a sum of money",
    "5 CNY (about 1 USD) x": "is not a sum of money",
    "(2 USD)": "is not a sum of money",
    "5 CNY ((1 USD))": "is not a sum of money",
    "1234567890123456 CNY": "more than 15 digits",
    "1 CNY (2 CNY)": "converts CNY into itself",
    "less than 0 CNY": "nothing is less than 0",
}
COUNT_SHOWN = {
    "more than 5500 documents (146 classified; 1753 confidential)": (
        "more than 5,500 documents (146 classified; 1,753 confidential)"
    ),
    "3 cases": "3 cases",
    "about 20 people": "about 20 people",
    "1400000 people": "1,400,000 people",
    "34 years": "34 years",
    "hundreds of documents": "hundreds of documents",
    "several hundred documents": "several hundred documents",
    "a large number of internal documents": "a large number of internal documents",
    "several documents (at least 2 secret; multiple top secret)": (
        "several documents (at least 2 secret; multiple top secret)"
    ),
}
COUNT_MEANT = {
    "5,500 documents": "5500 documents",
    "5 500 documents": "5500 documents",
    "1_000 documents": "1000 documents",
    "1.4 million people": "1400000 people",
    "3 million people": "3000000 people",
    "nearly 20 people": "about 20 people",
    "20+ people": "more than 20 people",
    "no fewer than 20 people": "at least 20 people",
    "\uff13 cases": "3 cases",
    "over 5,500 documents (146 classified, 1,753 confidential)": (
        "more than 5500 documents (146 classified; 1753 confidential)"
    ),
}
NO_COUNTS = {
    "3": "is not a count",
    "people": "is not a count",
    "three cases": "is not a count",
    "20-30 people": "is not a count",
    "3 4 cases": "is not a count",
    "² cases": "is not a count",
    "2.5 hours": "only whole numbers",
    "3 cases ()": "is not a count",
    "3 cases (1 a; b)": "'b' is not a count",
    "3 cases (;)": "empty part",
    "3 cases (1 secret; 2 secrets)": "counts one part twice",
    "3 cases (young, old)": "separated by semicolons",
    "1234567890123456 people": "more than 15 digits",
}


@pytest.mark.parametrize(("text", "words"), MONEY_SHOWN.items())
def test_money_reads_as_english(text: str, words: str) -> None:
    assert parse_money(text).show() == (words,)


@pytest.mark.parametrize("text", MONEY_SHOWN)
def test_money_gives_back_its_text(text: str) -> None:
    assert parse_money(text).text == text


@pytest.mark.parametrize(("text", "meant"), MONEY_MEANT.items())
def test_money_in_another_notation_is_refused_with_what_it_means(text: str, meant: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_money(text)
    assert str(caught.value).endswith(f"; did you mean '{meant}'")
    assert parse_money(meant).text == meant


@pytest.mark.parametrize(("text", "reason"), NO_MONEY.items())
def test_what_is_no_sum_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAValue, match=reason):
        parse_money(text)


def test_money_is_typed() -> None:
    yuan, dollars = Sum(Quantity(Decimal(200000), "more than"), "CNY"), Sum(Quantity(Decimal(27902)), "USD")
    assert parse_money("more than 200000 CNY (27902 USD)") == Money(yuan, dollars)
    assert parse_money("millions of CNY") == Money(Sum(Quantity(None, "millions of"), "CNY"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("200000 CNY", "200000 CNY (27902 USD)"),
        ("200000 CNY", "hundreds of thousands of CNY"),
        ("200000 CNY", "more than 150000 CNY"),
        ("200000 CNY", "about 210000 CNY"),
        ("at least 5 CNY", "up to 5 CNY"),
        ("15000000 CNY", "millions of CNY"),
        ("200000 CNY", "30000 USD"),
        ("200000 CNY (27902 USD)", "28000 USD"),
        ("0 CNY", "less than 1 CNY"),
    ],
)
def test_sums_agree_when_both_can_be_right_or_cannot_be_compared(one: str, other: str) -> None:
    assert parse_money(one).agrees_with(parse_money(other))
    assert parse_money(other).agrees_with(parse_money(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("200000 CNY", "200001 CNY"),
        ("200000 CNY", "more than 200000 CNY"),
        ("200000 CNY", "less than 200000 CNY"),
        ("more than 5 CNY", "up to 5 CNY"),
        ("200000 CNY", "millions of CNY"),
        ("200000 CNY", "about 300000 CNY"),
        ("200000 CNY (27902 USD)", "50000 USD"),
        ("200000 CNY (27902 USD)", "300000 CNY (27902 USD)"),
    ],
)
def test_sums_clash_when_only_one_can_be_right(one: str, other: str) -> None:
    assert not parse_money(one).agrees_with(parse_money(other))
    assert not parse_money(other).agrees_with(parse_money(one))


@pytest.mark.parametrize(("text", "words"), COUNT_SHOWN.items())
def test_a_count_reads_as_english(text: str, words: str) -> None:
    assert parse_count(text).show() == (words,)


@pytest.mark.parametrize("text", COUNT_SHOWN)
def test_a_count_gives_back_its_text(text: str) -> None:
    assert parse_count(text).text == text


@pytest.mark.parametrize(("text", "meant"), COUNT_MEANT.items())
def test_a_count_in_another_notation_is_refused_with_what_it_means(text: str, meant: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_count(text)
    assert str(caught.value).endswith(f"; did you mean '{meant}'")
    assert parse_count(meant).text == meant


@pytest.mark.parametrize(("text", "reason"), NO_COUNTS.items())
def test_what_is_no_count_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAValue, match=reason):
        parse_count(text)


def test_a_count_is_typed() -> None:
    whole, part = Counted(Quantity(Decimal(3)), "documents"), Counted(Quantity(None, "several"), "secret")
    assert parse_count("3 documents (several secret)") == Count(whole, (part,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5501 documents", "more than 5500 Documents (146 classified)"),
        ("1 case", "about 1 cases"),
        ("hundreds of documents", "1753 documents"),
        ("3 cases (1 secret)", "3 cases (2 open)"),
    ],
)
def test_counts_agree_when_things_numbers_and_shared_parts_do(one: str, other: str) -> None:
    assert parse_count(one).agrees_with(parse_count(other))
    assert parse_count(other).agrees_with(parse_count(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 case", "2 cases"),
        ("3 cases", "3 people"),
        ("3 cases (1 secret)", "3 cases (2 secret)"),
        ("hundreds of documents", "5500 documents"),
    ],
)
def test_counts_clash_when_things_numbers_or_shared_parts_do(one: str, other: str) -> None:
    assert not parse_count(one).agrees_with(parse_count(other))
    assert not parse_count(other).agrees_with(parse_count(one))


def test_amounts_sort_by_number_and_not_by_digits() -> None:
    sums, counts = (
        ["9 CNY", "10 CNY", "millions of CNY", "5 USD"],
        ["9 cases", "10 cases", "hundreds of cases", "1 day"],
    )
    assert all(parse_money(one).sort_key() < parse_money(other).sort_key() for one, other in pairwise(sums))
    assert all(parse_count(one).sort_key() < parse_count(other).sort_key() for one, other in pairwise(counts))
