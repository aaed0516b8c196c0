"""What holds of every value: parsing is safe, showing never empty, order total, agreement symmetric and reflexive."""

import re
from collections.abc import Mapping
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import values
from generator.values import (
    COUNT,
    DATE,
    ENTITY,
    LEGAL_STATUS,
    MONEY,
    PENALTY,
    PROVISION,
    ROLE,
    TEXT,
    NotAValue,
    Range,
    Raw,
    Reference,
    choice,
    parse_count,
    parse_date,
    parse_money,
    parse_penalty,
)

unhurried = settings(deadline=None)  # a busy machine is no broken law
LONGEST_MESSAGE = 600
FLAG = choice("true", "false", "not stated")
RANGES = (TEXT, DATE, ENTITY, ROLE, LEGAL_STATUS, PENALTY, MONEY, COUNT, PROVISION, FLAG)
WORDS_OF_FORMATS = (
    *("2021", "2021-05", "2021-05-03", "XXXX-08", "..", "/", "~", "?", "%", "0000", "-", "May", "since", "2015/2021"),
    *(
        "10 years",
        "life",
        "1 year",
        "imprisonment",
        "for",
        "of",
        "detention",
        "deprivation of political rights",
        "death",
    ),
    *("200000", "CNY", "USD", "(", ")", ";", ",", "more than", "hundreds of", "documents", "1.5", "million", "9" * 20),
    *(
        "tom-ash",
        "[[tom-ash]]",
        "unnamed",
        "title",
        "is",
        "in",
        "at",
        "from",
        "convicted",
        "²",
        "\uff12",
        "\u202e",
        "\n",
        "\x00",
    ),
)
KEYS = sorted({key.name for each in RANGES for key in each.keys})

years = st.integers(1, 9999).map(lambda year: f"{year:04}")
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.dates().map(lambda day: day.isoformat())
moments = st.builds("{}{}".format, years | months | days, st.sampled_from(["", "~", "?", "%"]))
yearless = st.builds(
    "XXXX-{:02}{}{}".format, st.integers(1, 12), st.sampled_from(["", "-15"]), st.sampled_from(["", "~", "?"])
)
intervals = st.builds("{}/{}".format, moments | st.just(".."), moments | st.just(".."))
date_texts = (moments | yearless | intervals).filter(lambda text: _parses(DATE, text))

terms = st.builds("{} years {} months".format, st.integers(2, 40), st.integers(2, 11)) | st.sampled_from(
    ["1 year", "15 days"]
)
spans = (
    terms
    | st.builds("{}..{}".format, terms, terms | st.just("life"))
    | terms.map("{}..".format)
    | terms.map("..{}".format)
)
penalty_texts = (
    st.builds("{} imprisonment".format, spans | st.just("life"))
    | st.builds("deprivation of political rights for {}".format, spans | st.just("life"))
    | st.builds("detention for {}".format, spans)
    | st.sampled_from(["death", "fine, unspecified", "administrative, unspecified", "deprivation of political rights"])
).filter(lambda text: _parses(PENALTY, text))

comparators = st.sampled_from(["", "more than ", "at least ", "about ", "up to ", "less than "])
exact = st.builds("{}{}".format, comparators, st.integers(1, 10**15 - 1))
quantities = exact | st.sampled_from(["several", "hundreds of", "tens of thousands of", "a large number of"])
sums = st.builds("{} {}".format, quantities, st.sampled_from(["CNY", "USD", "EUR"]))
money_texts = (sums | st.builds("{} ({})".format, sums, sums)).filter(lambda text: _parses(MONEY, text))
parts = st.lists(quantities, min_size=1, max_size=3).map(
    lambda them: "; ".join(f"{each} {'abc'[place]}" for place, each in enumerate(them))
)
counted = st.builds("{} {}".format, quantities, st.sampled_from(["people", "case", "cases"]))
count_texts = counted | st.builds("{} ({})".format, counted, parts)

words = st.sampled_from(["clerk", "Clerk", "guard", "a  guard", "阿什"])
actors: st.SearchStrategy[Raw] = st.sampled_from(["acme", "court"]) | st.fixed_dictionaries({"unnamed": words})
moments_alone = st.sampled_from(["2014", "2014-05~", "2016", "XXXX-08"])
roles = st.fixed_dictionaries(
    {"title": words},
    optional={
        "at": actors,
        "status": st.sampled_from(["former", "current"]),
        "from": moments_alone,
        "until": moments_alone,
    },
).filter(lambda raw: _parses(ROLE, raw))
statuses = st.fixed_dictionaries(
    {"is": st.sampled_from(["suspected", "convicted", "none stated"]), "in": st.sampled_from(["a", "b"])},
    optional={"when": date_texts},
)
provisions = st.fixed_dictionaries(
    {"conduct": words},
    optional={
        "penalty": penalty_texts | st.lists(penalty_texts, min_size=1, max_size=3),
        "when": words,
        "as_printed": words,
    },
)
ACCEPTED: Mapping[str, tuple[Range, st.SearchStrategy[Raw]]] = {
    "text": (TEXT, words | st.text(min_size=1).filter(lambda text: _parses(TEXT, text))),
    "date": (DATE, date_texts),
    "entity": (ENTITY, actors),
    "role": (ROLE, roles),
    "legal status": (LEGAL_STATUS, statuses),
    "penalty": (PENALTY, penalty_texts),
    "money": (MONEY, money_texts),
    "count": (COUNT, count_texts),
    "provision": (PROVISION, provisions),
    "choice": (FLAG, st.sampled_from(FLAG.choices)),
}

fragments = st.lists(st.sampled_from(WORDS_OF_FORMATS) | st.text(max_size=3), max_size=6)
scalars = st.text() | st.builds(str.join, st.sampled_from(["", " "]), fragments)
anything: st.SearchStrategy[Raw] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=5),
    max_leaves=12,
)


def _fault(range_: Range, raw: Raw) -> NotAValue | None:
    try:
        range_.parse(raw)
    except NotAValue as fault:
        return fault
    return None


def _parses(range_: Range, raw: Raw) -> bool:
    return _fault(range_, raw) is None


def _accepted(name: str) -> st.SearchStrategy[tuple[Range, Raw]]:
    range_, raws = ACCEPTED[name]
    return raws.map(lambda raw: (range_, raw))


one_accepted = st.sampled_from(sorted(ACCEPTED)).flatmap(_accepted)
two_accepted = st.sampled_from(sorted(ACCEPTED)).flatmap(lambda name: st.tuples(_accepted(name), _accepted(name)))


@pytest.mark.parametrize("range_", RANGES, ids=lambda range_: range_.name)
@unhurried
@given(raw=anything)
def test_no_input_raises_anything_but_a_well_formed_not_a_value(range_: Range, raw: Raw) -> None:
    fault = _fault(range_, raw)
    if fault:
        message = str(fault)
        assert message
        assert len(message) < LONGEST_MESSAGE
        assert not message.endswith(".")
        assert len(message.splitlines()) == 1
        assert fault.key is None or isinstance(raw, Mapping)


@pytest.mark.parametrize("range_", RANGES, ids=lambda range_: range_.name)
def test_huge_and_deeply_nested_input_is_refused_or_read(range_: Range) -> None:
    deep_list: Raw = "x"
    deep_map: Raw = "x"
    for _ in range(5000):
        deep_list, deep_map = [deep_list], {"unnamed": deep_map}
    huge = (
        "9" * 100_000 + " CN",
        "1 " * 50_000,
        "(" * 100_000,
        "a-" * 50_000,
        "9" * 5000 + " years imprisonment",
        "\u0301" * 100_000,
    )
    assert not any(_parses(range_, raw) for raw in (deep_list, deep_map, *({key: deep_list} for key in KEYS)))
    assert all(_parses(range_, raw) == (range_ is TEXT) for raw in huge)


@unhurried
@given(one_accepted)
def test_what_is_shown_is_never_empty_and_stays_on_one_line(accepted: tuple[Range, Raw]) -> None:
    range_, raw = accepted
    shown = range_.parse(raw).show()
    assert shown
    for part in shown:
        assert isinstance(part, Reference) or (part and len(part.splitlines()) == 1)
    texts = [isinstance(part, str) for part in shown]
    assert all(one != other for one, other in pairwise(texts))


@unhurried
@given(one_accepted)
def test_what_is_shown_links_every_reference(accepted: tuple[Range, Raw]) -> None:
    range_, raw = accepted
    value = range_.parse(raw)
    assert tuple(part for part in value.show() if isinstance(part, Reference)) == value.references()


@unhurried
@given(one_accepted)
def test_every_value_agrees_with_itself_and_is_read_alike_twice(accepted: tuple[Range, Raw]) -> None:
    range_, raw = accepted
    value, again = range_.parse(raw), range_.parse(raw)
    assert value == again
    assert hash(value) == hash(again)
    assert value.agrees_with(again)


@unhurried
@given(two_accepted)
def test_agreement_is_symmetric(accepted: tuple[tuple[Range, Raw], tuple[Range, Raw]]) -> None:
    one, other = (range_.parse(raw) for range_, raw in accepted)
    assert one.agrees_with(other) == other.agrees_with(one)


@unhurried
@given(two_accepted)
def test_the_order_is_total_and_equal_keys_mean_equal_values(
    accepted: tuple[tuple[Range, Raw], tuple[Range, Raw]],
) -> None:
    one, other = (range_.parse(raw) for range_, raw in accepted)
    keys = one.sort_key(), other.sort_key()
    assert (keys[0] < keys[1]) + (keys[1] < keys[0]) + (keys[0] == keys[1]) == 1
    assert (keys[0] == keys[1]) == (one == other)


def test_values_of_different_types_do_not_agree() -> None:
    examples: dict[Range, Raw] = {
        TEXT: "death",
        DATE: "2021",
        ENTITY: "death",
        ROLE: {"title": "death"},
        LEGAL_STATUS: {"is": "charged", "in": "a"},
        PENALTY: "death",
        MONEY: "5 CNY",
        COUNT: "5 cases",
        PROVISION: {"conduct": "death"},
        FLAG: "true",
    }
    parsed = [range_.parse(raw) for range_, raw in examples.items()]
    for one, other in product(parsed, repeat=2):
        assert one.agrees_with(other) == (one is other)


@unhurried
@given(date_texts)
def test_the_text_of_a_date_parses_to_the_same_date(text: str) -> None:
    parsed = parse_date(text)
    assert parsed.text == text
    assert parse_date(parsed.text) == parsed


@unhurried
@given(penalty_texts, money_texts, count_texts)
def test_the_texts_of_penalties_and_amounts_round_trip(penalty: str, money: str, count: str) -> None:
    assert parse_penalty(penalty).text == penalty
    assert parse_money(money).text == money
    assert parse_count(count).text == count


@unhurried
@given(date_texts)
def test_the_first_day_of_a_date_is_never_after_its_last(text: str) -> None:
    parsed = parse_date(text)
    assert not (parsed.earliest and parsed.latest) or parsed.earliest <= parsed.latest


@unhurried
@given(one_accepted)
def test_the_pattern_of_a_range_is_found_in_all_that_it_accepts(accepted: tuple[Range, Raw]) -> None:
    range_, raw = accepted
    if isinstance(raw, str):
        assert range_.takes_text
        assert re.search(range_.pattern, raw, re.ASCII)
    else:
        assert range_.takes_map


@pytest.mark.parametrize("range_", RANGES, ids=lambda range_: range_.name)
def test_a_schema_can_be_made_from_what_a_range_says_of_itself(range_: Range) -> None:
    examples = {key.name: key.range.example for key in range_.keys}
    required = {key.name for key in range_.keys if key.required}
    assert range_.description
    assert range_.takes_map or _parses(range_, range_.example)
    assert not range_.keys or _parses(range_, examples)
    for name in examples:
        assert _parses(range_, {key: raw for key, raw in examples.items() if key != name}) == (name not in required)
    for key in range_.keys:
        assert _parses(range_, examples | {key.name: [examples[key.name]]}) == key.many


def test_the_package_gives_exactly_what_it_lists() -> None:
    assert len(values.__all__) == len(set(values.__all__))
    assert all(hasattr(values, name) for name in values.__all__)
