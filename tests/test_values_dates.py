"""Dates: what is accepted, how it reads, what was meant, and which dates can both be right."""

import itertools
import re
from datetime import date

import pytest

from generator.values import DATE, Date, Moment, NotAValue, Text, parse_date

SHOWN = {
    "2021": "2021",
    "0987": "987",
    "2021-05": "May 2021",
    "2021-05-03": "3 May 2021",
    "2024-02-29": "29 February 2024",
    "2021-05~": "about May 2021",
    "2021?": "2021, uncertain",
    "2021-05-03%": "about 3 May 2021, uncertain",
    "2015/2021": "from 2015 to 2021",
    "2015-03/2015-04-02": "from March 2015 to 2 April 2015",
    "2021-05/2021": "from May 2021 to 2021",
    "2021-05-03/2021-05-03~": "from 3 May 2021 to about 3 May 2021",
    "2023-05/..": "since May 2023",
    "../1985": "until 1985",
    "2015~/2021?": "from about 2015 to 2021 (uncertain)",
    "2015%/..": "since about 2015 (uncertain)",
    "XXXX-08": "August, year not stated",
    "XXXX-08-15~": "about 15 August, year not stated",
    "XXXX-02-29": "29 February, year not stated",
}
MEANT = {
    "2019/03": "2019-03",
    "2019/03/01": "2019-03-01",
    "2019.3.1": "2019-03-01",
    "2021-5-3": "2021-05-03",
    "20190301": "2019-03-01",
    "2021-05-03T10:00Z": "2021-05-03",
    "3 May 2021": "2021-05-03",
    "3rd of May, 2021": "2021-05-03",
    "May 3, 2021": "2021-05-03",
    "May 2021": "2021-05",
    "in May 2021": "2021-05",
    "sept. 2021": "2021-09",
    "2021-May": "2021-05",
    "03.05.2021": "2021-05-03",
    "August": "XXXX-08",
    "3 August": "XXXX-08-03",
    "xxxx-08": "XXXX-08",
    "c. 2021": "2021~",
    "about May 2021": "2021-05~",
    "perhaps 2021": "2021?",
    "~2021": "2021~",
    "2021?~": "2021%",
    "2021-XX": "2021",
    "2021-05-XX": "2021-05",
    "201X": "2010/2019",
    "2010s": "2010/2019",
    "2015-2021": "2015/2021",
    "2015–2021": "2015/2021",
    "between 2015 and 2021": "2015/2021",
    "from 2015 to May 2021": "2015/2021-05",
    "since May 2023": "2023-05/..",
    "2023-05/": "2023-05/..",
    "2023-05/...": "2023-05/..",
    "until 1985": "../1985",
    "/1985": "../1985",
    "\uff12\uff10\uff12\uff11-05": "2021-05",
    "2021/2015": "2015/2021",
    "2021/2021": "2021",
}
IMPOSSIBLE = {
    "2023-02-30": "February 2023 has 28 days",
    "2024-02-30": "February 2024 has 29 days",
    "1900-02-29": "February 1900 has 28 days",
    "XXXX-02-30": "February has at most 29 days",
    "XXXX-04-31": "April has at most 30 days",
    "2023-13": "there is no month 13",
    "2023-00": "there is no month 0",
    "2023-01-00": "there is no day 0",
    "2020/2023-02-30": "February 2023 has 28 days",
    "0000": "there is no year 0",
    "XXXX-08/2021": "year is not stated",
}
NO_DATES = (
    "yesterday",
    "XXXX",
    "../..",
    "..",
    "/",
    "05/03/2021",
    "12345",
    "²021",
    "٢٠٢١",
    "2021~?~",
    "2020/2021/2022",
    "2021\n/",
)
AGREEING = (
    ("2019", "2019-03"),
    ("2019-03", "2019-03-31"),
    ("2019~", "2020"),
    ("2019-05~", "2019-04"),
    ("2019-05-03~", "2019-05-04"),
    ("2019?", "2019"),
    ("2015/2021", "2016-05"),
    ("2015/2021", "2015-03/2021-12"),
    ("2015/..", "2015/2021"),
    ("2015/..", "2030"),
    ("../1985", "1985-06"),
    ("XXXX-08", "2019-08-15"),
    ("XXXX-08-15", "2019"),
    ("XXXX-08", "2018-09/2019-08"),
    ("XXXX-08", "XXXX-08-15"),
    ("XXXX-02-29", "2019/2025"),
    ("XXXX-12-31~", "2019-01-01"),
    ("9999~", "9999"),
    ("XXXX-08", "9999"),
    ("XXXX-08", "0001"),
    ("0001~", "0002"),
)
CLASHING = (
    ("2019-03", "2019-04"),
    ("2019", "2020"),
    ("2019?", "2020"),
    ("2019~", "2021"),
    ("2019-05~", "2019-03"),
    ("2019-05-03~", "2019-05-05"),
    ("2015/2021", "2022"),
    ("2015/2021", "2016/2021"),
    ("2015/2021", "2015/2020"),
    ("2015/..", "2014-12"),
    ("../1985", "1986"),
    ("../1985", "1990/.."),
    ("XXXX-08", "2019-07"),
    ("XXXX-08", "2018-09/2019-07"),
    ("XXXX-08", "XXXX-09"),
    ("XXXX-02-29", "2019"),
)


@pytest.mark.parametrize(("text", "words"), SHOWN.items())
def test_a_date_reads_as_english(text: str, words: str) -> None:
    assert parse_date(text).show() == (words,)


@pytest.mark.parametrize("text", SHOWN)
def test_a_date_gives_back_its_text(text: str) -> None:
    assert parse_date(text).text == text


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_another_notation_is_refused_with_the_date_it_means(text: str, meant: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_date(text)
    assert str(caught.value).endswith(f"; did you mean '{meant}'")
    assert parse_date(meant).text == meant


@pytest.mark.parametrize(("text", "reason"), IMPOSSIBLE.items())
def test_an_impossible_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAValue, match=reason):
        parse_date(text)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_could_mean_several_dates_or_none_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(NotAValue, match=r"is not a date; write 2021, 2021-05, "):
        parse_date(text)


def test_a_date_is_text_and_not_a_list() -> None:
    with pytest.raises(NotAValue, match="a list stands where a date is wanted"):
        parse_date(["2021"])


def test_a_date_knows_its_first_and_last_day() -> None:
    ends = {text: (parse_date(text).earliest, parse_date(text).latest) for text in SHOWN}
    assert ends["2021"] == ((2021, 1, 1), (2021, 12, 31))
    assert ends["2024-02-29"] == ((2024, 2, 29), (2024, 2, 29))
    assert ends["2015-03/2015-04-02"] == ((2015, 3, 1), (2015, 4, 2))
    assert ends["2023-05/.."] == ((2023, 5, 1), None)
    assert ends["../1985"] == (None, (1985, 12, 31))
    assert ends["XXXX-08"] == (None, None)
    assert parse_date("1900-02").latest == (1900, 2, 28)


def test_dates_sort_by_first_then_last_day_and_those_without_a_year_come_last() -> None:
    ordered = [
        "../1985",
        "1985",
        "2021-01-01",
        "2021-01",
        "2021",
        "2021~",
        "2021/2022",
        "2021/..",
        "2021-02",
        "XXXX-08",
    ]
    assert all(parse_date(one).sort_key() < parse_date(other).sort_key() for one, other in itertools.pairwise(ordered))


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_dates_agree_when_both_can_be_right(one: str, other: str) -> None:
    assert parse_date(one).agrees_with(parse_date(other))
    assert parse_date(other).agrees_with(parse_date(one))


@pytest.mark.parametrize(("one", "other"), CLASHING)
def test_dates_clash_when_only_one_can_be_right(one: str, other: str) -> None:
    assert not parse_date(one).agrees_with(parse_date(other))
    assert not parse_date(other).agrees_with(parse_date(one))


def test_a_date_agrees_with_no_value_of_another_type() -> None:
    assert not parse_date("2021").agrees_with(Text("2021"))


def test_a_moment_without_a_year_reaches_no_day() -> None:
    with pytest.raises(ValueError, match="has no year"):
        Moment(None, 8).reach()


@pytest.mark.parametrize(
    "text", [text for text in SHOWN if "X" not in text and not any(mark in text for mark in ("~", "?", "%", ".."))]
)
def test_first_and_last_day_are_those_of_the_edtf_library(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    parsed, oracle = parse_date(text), edtf.parse_edtf(text)
    assert parsed.earliest == tuple(oracle.lower_strict())[:3]
    assert parsed.latest == tuple(oracle.upper_strict())[:3]


@pytest.mark.parametrize("text", [text for text in SHOWN if not re.match("XXXX.*[~?%]", text)])
def test_the_edtf_library_reads_every_accepted_form_but_doubt_without_a_year(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    assert edtf.parse_edtf(text)


@pytest.mark.parametrize("year", ["1900", "2000", "2023", "2024"])
def test_exactly_the_days_of_the_calendar_are_accepted(year: str) -> None:
    texts = [f"{year}-{month:02}-{day:02}" for month, day in itertools.product(range(14), range(33))]
    assert [text for text in texts if _is_date(text)] == [text for text in texts if _is_day_of_calendar(text)]


def _is_day_of_calendar(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        return isinstance(DATE.parse(text), Date)
    except NotAValue:
        return False
