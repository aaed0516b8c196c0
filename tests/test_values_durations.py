"""Time between two dates: what is counted exactly, what lies between two bounds, and what cannot be counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.values import Date, Moment, parse_date, time_between

COUNTED = {
    ("2015-03-04", "2019-05-10"): "4 years 2 months 6 days",
    ("2015-03-31", "2016-02-29"): "10 months 29 days",
    ("2015-03-04", "2015-03-04"): "less than a day",
    ("2015-03", "2019-03"): "between 3 years 11 months and 4 years 1 month",
    ("2015", "2019"): "between 3 and 5 years",
    ("2015-03", "2015-04"): "at most 2 months",
    ("2015", "2015"): "at most 1 year",
    ("2015-03-04~", "2015-05-04"): "between 1 and 3 months",
    ("2015-03-04?", "2015-05-04"): "2 months",
    ("2015/2016", "2019"): "between 2 and 5 years",
    ("0001~", "0002"): "at most 2 years",
}
NOT_COUNTED = [
    ("2015/..", "2019"),
    ("2015", "../2019"),
    ("XXXX-03", "2015"),
    ("2015", "XXXX-03"),
    ("2019", "2015"),
    ("2015-03-05", "2015-03-04"),
]


@pytest.mark.parametrize(("dates", "words"), COUNTED.items(), ids=map(str, COUNTED))
def test_time_is_told_as_exactly_as_the_dates_allow(dates: tuple[str, str], words: str) -> None:
    duration = time_between(*map(parse_date, dates))
    assert duration
    assert duration.words == words


@pytest.mark.parametrize("dates", NOT_COUNTED)
def test_what_is_open_not_stated_or_runs_backwards_is_not_counted(dates: tuple[str, str]) -> None:
    assert time_between(*map(parse_date, dates)) is None


def _partial(day: date, parts: int) -> Date:
    moment = Moment(day.year, day.month if parts > 1 else None, day.day if parts > 2 else None)
    return Date(moment, moment)


@given(st.dates(), st.dates(), st.integers(1, 3), st.integers(1, 3))
def test_the_true_time_lies_within_the_bounds_whatever_part_of_the_dates_is_known(
    one: date, other: date, first: int, last: int
) -> None:
    begun, ended = sorted((one, other))
    true = time_between(_partial(begun, 3), _partial(ended, 3))
    known = time_between(_partial(begun, first), _partial(ended, last))
    assert true
    assert known
    shortest, longest = known.years
    assert shortest - 0.003 <= true.years[0] <= longest + 0.003
