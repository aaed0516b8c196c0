"""Dates in running text: each way to write them, words that only look like dates, and which date bears out another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_shorthand import show_dates

from generator.reading.agreement import supports_date
from generator.reading.dates import read_dates

READ: dict[str, list[str]] = {
    # whole and partial dates
    "March 19, 2009": ["2009-03-19"],
    "March 19 2009 and January 11,2024": ["2009-03-19", "2024-01-11"],
    "19 March 2009": ["2009-03-19"],
    "the 19th of March, 2009": ["2009-03-19"],
    "Thursday, March 19, 2009": ["thursday 2009-03-19"],
    "Wednesday 11 January": ["wednesday 01-11"],
    "Wed., Jan. 11": ["wednesday 01-11"],
    "MARCH 19, 2009": ["2009-03-19"],
    "2024-01-11 and 2024/01/11": ["2024-01-11", "2024-01-11"],
    "17/03/2009 and 03/17/2009": ["2009-03-17", "2009-03-17"],
    "March 2019 and March, 2019": ["2019-03", "2019-03"],
    "2019-03": ["2019-03"],
    "July 1": ["07-01"],
    "28 Feb.": ["02-28"],
    "in March": ["03"],
    "in Sept.": ["09"],
    "in 2019": ["2019"],
    "It ended in 2014.": ["2014"],
    "2024 is a crucial year": ["2024"],
    "Wednesday": ["wednesday"],
    "on Sundays": ["sunday"],
    # parts
    "early 2015, mid-2015, late March 2015": ["early 2015", "mid 2015", "late 2015-03"],
    "mid-May": ["mid 05"],
    "the end of 2020, the beginning of June": ["end 2020", "start 06"],
    "in the spring of 2015, in autumn 2016": ["spring 2015", "autumn 2016"],
    # ranges
    "between 2015 and 2021": ["2015/2021"],
    "from 2015 to 2021": ["2015/2021"],
    "between early 2015 and late 2017": ["early 2015", "late 2017"],
    "2009–2024": ["2009/2024"],
    "2019-20, 2009-10": ["2019/2020", "2009/2010"],
    "from March to June 2019": ["2019-03/2019-06"],
    "from December to January 2020": ["12/2020-01"],
    "from March 3 to April 5": ["03-03/04-05"],
    "January 3-5, 2024 and 3 to 5 January": ["2024-01-03/2024-01-05", "01-03/01-05"],
    "the 2010s, the late 1980s": ["2010/2019", "late 1980/1989"],
    "in 2015 and 2021": ["2015", "2021"],
    # relative words
    "yesterday, last year, this month": ["relative: yesterday", "relative: last year", "relative: this month"],
    "the following day, the same year": ["relative: the following day", "relative: the same year"],
    "The year before": ["relative: the year before"],
    "last Friday, next March": ["relative: last friday", "relative: next march"],
    # words that could be months
    "since May, in April": ["05", "04"],
    "the March report": ["03"],
    "They may march. May I? March on! Theresa May said so. April Oak left.": [],
    "He spoke in May Street": [],
    # numbers that could be years
    "1500 kg, 2000 people, more than 2000, Room 2010, $2019": [],
    "hired 2000 workers, in 1500 ships, 2019%": [],
    "He counted 1500.": [],
    "in 1871, the 2019 elections, in 2019 officers came": ["1871", "2019", "2019"],
    "the year 20190 or 12019": [],
    # days that are none
    "11/1/2024": [],
    "February 30": ["02"],
    "2024-13-45": [],
    "The Sunday Times": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_date_is_read_as_exactly_as_it_is_given(text: str, expected: list[str]) -> None:
    assert show_dates(text) == expected


SORTS = {
    "March 19, 2009": "date",
    "March 19": "date",
    "March 2009": "month",
    "in March": "month",
    "in 2009": "year",
    "summer 2009": "year",
    "Sunday": "weekday",
    "2009-2011": "range",
    "today": "relative",
}


@pytest.mark.parametrize(("text", "sort"), SORTS.items())
def test_a_date_has_its_sort(text: str, sort: str) -> None:
    assert [mention.sort for mention in read_dates(text)] == [sort]


BORNE_OUT = [
    ("in 2009", "March 19, 2009"),
    ("March 2009", "Thursday, 19 March 2009"),
    ("March 19", "19 March 2009"),
    ("on Thursday", "Thursday, March 19, 2009"),
    ("in 2015", "early 2015"),
    ("from 2015 to 2021", "between March 2015 and April 2021"),
    ("until 2021", "between 2015 and 2021"),
    ("since 2015", "between 2015 and 2021"),
    ("Last year", "last year"),
    ("on Friday", "last Friday"),
    ("the 2010s", "2010-2019"),
]
NOT_BORNE_OUT = [
    ("March 19, 2009", "March 2009"),
    ("March 2009", "in 2009"),
    ("March 2009", "in March"),
    ("March 19, 2009", "March 20, 2009"),
    ("March 19, 2009", "March 19, 2010"),
    ("in April", "in March"),
    ("on Friday", "on Thursday"),
    ("on Thursday", "March 19, 2009"),
    ("early 2015", "in 2015"),
    ("early 2015", "late 2015"),
    ("in 2018", "between 2015 and 2021"),
    ("from 2015 to 2021", "in 2015"),
    ("from 2016 to 2021", "from 2015 to 2021"),
    ("from 2015 to 2020", "from 2015 to 2021"),
    ("last year", "last month"),
    ("last year", "in 2009"),
    ("in 2009", "last year"),
]


def _bears_out(stated: str, found: str) -> bool:
    return all(supports_date(*pair) for pair in zip(read_dates(stated), read_dates(found), strict=True))


@pytest.mark.parametrize(("stated", "found"), BORNE_OUT)
def test_a_date_that_says_as_much_or_more_bears_a_statement_out(stated: str, found: str) -> None:
    assert _bears_out(stated, found)


@pytest.mark.parametrize(("stated", "found"), NOT_BORNE_OUT)
def test_a_date_that_says_less_or_another_does_not(stated: str, found: str) -> None:
    assert not _bears_out(stated, found)


_PIECES = """
    March May Jan. SEPT. Wednesday Wed. 2019 1500 19 3rd 0 31 30 02 - – / . , : of the in since between and to from
    early mid end last next year years yesterday 2010s 2024-01-11 11/1/2024 İ \u017f \u0661 K \u00a0 \u202f \0
"""
_LISTS = st.lists(st.sampled_from(_PIECES.split(" ")))
_TEXTS = st.one_of(st.text(), _LISTS.map("".join), _LISTS.map(" ".join))


@given(_TEXTS)
def test_dates_of_any_text_stand_at_their_places_and_apart(text: str) -> None:
    end = 0
    for mention in read_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(_TEXTS)
def test_every_date_bears_itself_out(text: str) -> None:
    assert all(supports_date(mention, mention) for mention in read_dates(text))


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_from_each_usual_form(day: date) -> None:
    iso = day.isoformat()
    assert [show_dates(f"{day:{form}}") for form in ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%d %b. %Y")] == [[iso]] * 4
