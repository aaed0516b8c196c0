"""The logic of sorting and filtering, run without a browser: the very script that pages load."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from py_mini_racer import MiniRacer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = Callable[..., Any]

SCRIPT = (ROOT / "overrides" / "assets" / "filter.js").read_text("utf-8")
FACETS = [{"name": "source", "label": "Document", "values": {"gazette": "Harbour Gazette", "observer": "Observer"}}]
CLEAR = {"find": "", "sort": "", "order": "", "choices": {}}


def _engine(script: str) -> MiniRacer:
    engine = MiniRacer()
    engine.eval(script)
    return engine


def _call(engine: MiniRacer, name: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
    given = ", ".join(json.dumps(each) for each in arguments)
    # Without the last part, undefined would be no JSON.
    return json.loads(str(engine.eval(f"JSON.stringify(filtering.{name}({given})) || 'null'")))


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    engine = _engine(SCRIPT)
    yield lambda name, *arguments: _call(engine, name, *arguments)
    engine.close()


def _items(call: Call) -> list[dict[str, Any]]:
    """Give four rows: two with the same date, one without any, and names with numbers, marks and Hanzi."""
    rows = [
        ("Émile 10", ["埃米尔"], ["gazette"], 3),
        ("anna (of 'Oak')", [], ["gazette", "observer"], 1),
        ("Emile 9", ["Guójiā Ānquánbù"], [], 1),
        ("Zoe", [], ["observer"], ""),
    ]
    return [
        {
            "place": place,
            "text": call("searchable", words, names),
            "facets": {"source": sources},
            "keys": {"name": call("fold", words), "published": key},
        }
        for place, (words, names, sources, key) in enumerate(rows)
    ]


def _order(call: Call, **state: str) -> list[int]:
    return [each["place"] for each in call("sorted", _items(call), {**CLEAR, **state})]


def _found(call: Call, find: str = "", **choices: str) -> list[int]:
    state = {**CLEAR, "find": find, "choices": choices}
    return [each["place"] for each in _items(call) if call("fits", each, state)]


def test_words_are_compared_without_case_marks_and_signs(call: Call) -> None:
    assert call("fold", "  Guó'ānbù  “(MSS)” ") == "guoanbu mss"
    assert call("fold", "国家安全部") == "国家安全部"


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("", [0, 1, 2, 3]),
        ("  ", [0, 1, 2, 3]),
        ("EMILE", [0, 2]),
        ("émile 9", [2]),
        ("9 emile", [2]),
        ("mile", []),
        ("oak", [1]),
        ("guojia anquanbu", [2]),
        ("guojiaanq", [2]),
        ("米尔", [0]),
        ("(", [0, 1, 2, 3]),
        ("nobody", []),
    ],
)
def test_rows_are_found_by_beginnings_of_words_and_any_part_of_a_chinese_name(
    find: str, found: list[int], call: Call
) -> None:
    assert _found(call, find) == found


def test_choices_and_words_hold_together(call: Call) -> None:
    assert _found(call, source="gazette") == [0, 1]
    assert _found(call, "emile", source="gazette") == [0]
    assert _found(call, "zoe", source="gazette") == []


def test_words_are_sorted_naturally_and_numbers_as_numbers(call: Call) -> None:
    assert _order(call) == [0, 1, 2, 3]
    assert _order(call, sort="name") == [1, 2, 0, 3]
    assert _order(call, sort="name", order="desc") == [3, 0, 2, 1]


def test_what_has_no_date_stands_last_and_equals_keep_their_order(call: Call) -> None:
    assert _order(call, sort="published") == [1, 2, 0, 3]
    assert _order(call, sort="published", order="desc") == [0, 1, 2, 3]
    assert _order(call, sort="nothing") == [0, 1, 2, 3]


def test_a_heading_turns_up_down_and_off(call: Call) -> None:
    once = call("turned", CLEAR, "name")
    twice = call("turned", once, "name")
    assert [(each["sort"], each["order"]) for each in (once, twice)] == [("name", ""), ("name", "desc")]
    assert call("turned", twice, "name") == CLEAR
    assert call("turned", twice, "published") == {**CLEAR, "sort": "published"}


STATES = [
    CLEAR,
    {"find": "国 & a=b+c #?%", "sort": "name", "order": "desc", "choices": {"source": "gazette"}},
    {"find": "", "sort": "published", "order": "", "choices": {}},
]


@pytest.mark.parametrize("prefix", ["", "2-"])
@pytest.mark.parametrize("state", STATES)
def test_what_is_written_into_an_address_is_read_again(state: dict[str, object], prefix: str, call: Call) -> None:
    query = call("write", "", state, FACETS, prefix)
    assert query.isascii()
    assert call("read", query, FACETS, ["name", "published"], prefix) == state
    assert bool(query) == (state != CLEAR)


def test_what_an_address_should_not_hold_is_passed_over(call: Call) -> None:
    query = "find=%E0%A4%A&sort=constructor&order=desc&source=toString&nothing&=&other=1"
    assert call("read", query, FACETS, ["name"], "") == CLEAR


def test_what_others_have_in_an_address_stays(call: Call) -> None:
    query = call("write", "h=spy&find=old&source=gazette&2-find=x", {**CLEAR, "find": "new"}, FACETS, "")
    assert query == "h=spy&2-find=x&find=new"


def test_the_count_says_when_nothing_is_found(call: Call) -> None:
    assert call("describe", 18, 18, "people") == "18 people"
    assert call("describe", 6, 18, "people") == "6 of 18 people"
    assert call("describe", 0, 18, "people") == "Nothing found among 18 people"


@pytest.mark.parametrize(
    ("sound", "faulty", "check"),
    [
        ("empty || ", "", test_what_has_no_date_stands_last_and_equals_keep_their_order),
        ("numeric: true", "numeric: false", test_words_are_sorted_naturally_and_numbers_as_numbers),
        ("Object.hasOwn(each.values, told(each.name))", "true", test_what_an_address_should_not_hold_is_passed_over),
        ("[...others, ...mine]", "mine", test_what_others_have_in_an_address_stays),
        (r"\p{M}'", "'", test_words_are_compared_without_case_marks_and_signs),
        ("&& chosen", "|| chosen", test_choices_and_words_hold_together),
    ],
)
def test_a_fault_in_the_script_is_seen(sound: str, faulty: str, check: Callable[[Call], None]) -> None:
    assert SCRIPT.count(sound) == 1
    engine = _engine(SCRIPT.replace(sound, faulty))
    with pytest.raises(AssertionError):
        check(lambda name, *arguments: _call(engine, name, *arguments))
    engine.close()
