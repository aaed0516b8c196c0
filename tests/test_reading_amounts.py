"""Amounts in running text: what each way to write them means, what is none, and which one bears out another."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_shorthand import show_amounts, wanted_amounts

from generator.reading.agreement import supports
from generator.reading.mentions import Amount
from generator.reading.numbers import read_amounts

READ: dict[str, list[str]] = {
    # digits and words
    "5,500 documents": ["5500 documents"],
    "some 5\u202f500 crates": ["about 5500 crates"],
    "1,753": ["1753"],
    "1.4 million citizens": ["1400000 citizens"],
    "0.5 points or .5 points": ["0.5 points", "0.5 points"],
    "2½ hours": ["2.5 hours"],
    "seventeen boats": ["17 boats"],
    "forty-six or twenty one": ["46", "21"],
    "one hundred and forty-six crates": ["146 crates"],
    "nine hundred, three thousand, two million": ["900", "3000", "2000000"],
    "two million three hundred thousand eggs": ["2300000 eggs"],
    "a hundred ships": ["100 ships"],
    "a dozen eggs, two dozen eggs, half a dozen": ["12 eggs", "24 eggs", "6"],
    "15 hundred men": ["1500 men"],
    "half a million boats": ["500000 boats"],
    "half of the crew": ["0.5"],
    "a quarter of it": ["0.25"],
    "two thirds of all pups, three-quarters, four fifths": ["2/3 pups", "0.75", "0.8"],
    "one half, one-third": ["0.5", "1/3"],
    "two and a half million": ["2500000"],
    "twice as many, three times as many": ["2 times", "3 times"],
    "a threefold rise, a 40-fold rise": ["3 times", "40 times"],
    "zero hours": ["0 hours"],
    # what is counted
    "three spy cases": ["3 cases"],
    "two aged wooden piers": ["2 piers"],
    "146 classified, 1,753 confidential": ["146", "1753"],
    "1,200 of the 1,530 invoices": ["1200 invoices", "1530 invoices"],
    "five fishermen, six women, seven grandchildren": ["5 fishermen", "6 women", "7 grandchildren"],
    "one suspect fled": ["1"],
    "One suspect.": ["1 suspect"],
    "a three-storey house": ["3 storey"],
    # the word one
    "one of the cases": [],
    "one of two men": ["2 men"],
    "the one who left, no one, another one, one by one": [],
    "no one boat stayed": [],
    "one or two days": ["1 day", "2 days"],
    "one in ten jobs": ["1", "10 jobs"],
    "both men": [],
    # money
    "200,000 yuan ($27,902)": ["200000 CNY", "27902 USD"],
    "$3.5bn, £3m, €20 million, US$5": ["3500000000 USD", "3000000 GBP", "20000000 EUR", "5 USD"],
    "RMB 3.6 million, HK$40, ¥7": ["3600000 CNY", "40 HKD", "7 CNY"],
    "3m euros and 200k yuan": ["3000000 EUR", "200000 CNY"],
    "20 pounds of flour for 20 pounds": ["20 lb", "20 GBP"],
    "5 U.S. dollars, 6 Hong Kong dollars": ["5 USD", "6 HKD"],
    # stretches of time
    "two years and three months": ["27 months"],
    "two hours 30 minutes, one week and two days": ["150 minutes", "9 days"],
    "seven years and one year": ["7 years", "1 year"],
    "two years and a half": ["2.5 years"],
    "a year and a half": ["1.5 years"],
    "half an hour, every quarter of an hour": ["0.5 hours", "0.25 hours"],
    "a two-year period": ["2 years"],
    "the 64-year-old mayor": ["64 years"],
    "a 10-second delay, a ten-second delay": ["10 seconds", "10 seconds"],
    "after a year, a week later, within an hour": ["1 year", "1 week", "1 hour"],
    "5% a year, twice a day, 60 a second, what a day": ["5 %", "2 times", "60"],
    "Tom Ash, 47, was tried": ["47 years"],
    "aged 33 and 41, at the age of 91": ["33 years", "41 years", "91 years"],
    # comparators
    "more than one week": ["more than 1 week"],
    "in excess of 40, over 40, above 40, exceeding 40": ["more than 40"] * 4,
    "50+ ships, 60-plus staff": ["more than 50 ships", "more than 60 staff"],
    "under 40, below 40, fewer than 40, less than 40": ["less than 40"] * 4,
    "under-16s": ["less than 16"],
    "at least 3, no fewer than 3, not less than 3, no less than 3": ["at least 3"] * 4,
    "five years or more, 50 or more staff": ["at least 5 years", "at least 50 staff"],
    "at most 7, up to 7, not more than 7, no more than 7, as many as 7": ["at most 7"] * 5,
    "10 or fewer": ["at most 10"],
    "nearly 9, almost 9, about 9, some 9, around 9, approximately 9, roughly 9": ["about 9"] * 7,
    "150 or so, 20-odd men": ["about 150", "about 20 men"],
    "about half of it": ["about 0.5"],
    "over a two-year period": ["2 years"],
    "sold over two years, lasted over two years": ["2 years", "more than 2 years"],
    "details about three spy cases": ["3 cases"],
    "there were about three cases": ["about 3 cases"],
    "sailed around 3 islands": ["3 islands"],
    "under two roofs": ["2 roofs"],
    "under 2% of it": ["less than 2 %"],
    # ranges
    "5 to 10 years": ["at least 5 years", "at most 10 years"],
    "between five and ten years": ["at least 5 years", "at most 10 years"],
    "2-3 years": ["at least 2 years", "at most 3 years"],
    "not less than five years but not more than 10 years": ["at least 5 years", "at most 10 years"],
    "a five-to-ten-year term": ["at least 5 years", "at most 10 years"],
    "rose from 5 to 10 percent": ["5 %", "10 %"],
    "$3-5 million": ["at least 3000000 USD", "at most 5000000 USD"],
    "5 to 10 million eggs": ["at least 5000000 eggs", "at most 10000000 eggs"],
    "10 to 5 boats": ["10 boats", "5 boats"],
    # percentages and measures
    "12.5%, 12 per cent, 12 percent": ["12.5 %", "12 %", "12 %"],
    "up three percentage points": ["3 percentage point"],
    "1500 kg, 25cm, 110 km/h": ["1500 kg", "25 cm", "110 km/h"],
    "\u22125 degrees, minus five degrees": ["-5 degrees", "-5 degrees"],
    # ordinals
    "the 4th day, the fourth day": ["4th", "4th"],
    "the second spy, twenty-first, the 1,000th": ["2nd", "21st", "1000th"],
    "a third suspect, a third of it": ["3rd", "1/3"],
    "at first, first of all, second-hand, a split second": [],
    "the second half, the other half": ["2nd"],
    # labels
    "No.2, No. 2, Nos. 3": ["[no 2]", "[no 2]", "[no 3]"],
    "Room 101, Article 110, page 7": ["[room 101]", "[article 110]", "[page 7]"],
    "Articles 12 and 14": ["[article 12]", "[article 14]"],
    "Line 4, but in line 4 people waited": ["[line 4]", "4 people"],
    "004, version 1.2.3, 9/11, 11/1/2024": ["[004]", "[1.2.3]", "[9/11]", "[11/1/2024]"],
    "Covid-19, G20, MH370, 5G": ["[covid-19]", "[g20]", "[mh370]", "[5g]"],
    "at 14 Mill Lane": ["[lane 14]"],
    "beat them 3-1, a 2-3 defeat": ["[3-1]", "[2-3]"],
    "3 p.m., 13:20, 9.40pm, 12 am": ["[clock 15:00]", "[clock 13:20]", "[clock 21:40]", "[clock 00:00]"],
    "nine o'clock, half past three, a quarter to one": ["[clock 09:00]", "[clock 03:30]", "[clock 12:45]"],
    # vague words
    "hundreds of thousands of yuan": ["~hundreds of thousands CNY"],
    "billions for research, tens of thousands of people": ["~billions ", "~tens of thousands people"],
    "dozens of boats, several hundred boats": ["~dozens boats", "~several hundred boats"],
    "a large number of internal documents, several years": ["~a large number documents", "~several years"],
    "more than a few dozen boats": ["more than ~a few dozen boats"],
    "the number of boats, many boats": [],
    # neither here nor there
    "in March 2019, on 5 May": [],
    "call +49 170 1234567 or 020 7946 0123": [],
    "see https://gazette.example/3 or ash3@post.example": [],
    "12x": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_an_amount_is_read_as_what_it_means(text: str, expected: list[str]) -> None:
    assert show_amounts(text) == wanted_amounts(expected)


SORTS = {
    "5 boats": "cardinal",
    "5 percent": "cardinal",
    "5 years": "duration",
    "5 yuan": "money",
    "5th": "ordinal",
    "No. 5": "label",
    "several boats": "vague",
}


@pytest.mark.parametrize(("text", "sort"), SORTS.items())
def test_an_amount_has_its_sort(text: str, sort: str) -> None:
    assert [amount.sort for amount in read_amounts(text)] == [sort]


PLACES = {
    "It took more than 5,500 documents.": "more than 5,500",
    "It was over a two-year period.": "two-year",
    "He got two years and three months of it.": "two years and three months",
    "He paid “200,000 yuan” for it.": "200,000 yuan",
    "There were 50 or more staff.": "50 or more",
}


@pytest.mark.parametrize(("text", "place"), PLACES.items())
def test_an_amount_stands_with_its_comparator_and_unit(text: str, place: str) -> None:
    assert [amount.text for amount in read_amounts(text)] == [place]


# A stated amount and one that bears it out.
BORNE_OUT = [
    ("5,500 documents", "5500 documents"),
    ("seven years", "7 years"),
    ("27 months", "two years and three months"),
    ("two years", "24 months"),
    ("48 hours", "two days"),
    ("12 per cent", "12%"),
    ("$3,500,000,000", "$3.5bn"),
    ("27", "two years and three months"),
    ("200,000", "200,000 yuan"),
    ("146 documents", "146 classified"),
    ("at least five years", "not less than five years"),
    ("up to 10 years", "not more than 10 years"),
    ("between five and ten years", "5-10 years"),
    ("the 4th day", "the fourth Dock Day"),
    ("No. 2", "No.2"),
    ("3 p.m.", "15:00"),
    ("hundreds of thousands of yuan", "Hundreds of thousands of yuan"),
    ("half a million", "500,000"),
]
# A stated amount and one that does not bear it out.
NOT_BORNE_OUT = [
    ("5,500 documents", "5,501 documents"),
    ("5,500 documents", "more than 5,500 documents"),
    ("more than 5,500 documents", "5,500 documents"),
    ("at least five years", "at most five years"),
    ("about 9", "9"),
    ("5,500 documents", "5,500 people"),
    ("5 years", "5 months"),
    ("5 years", "5"),
    ("5 weeks", "5 months"),
    ("200,000 yuan", "$200,000"),
    ("200,000 yuan", "200,000"),
    ("12%", "12"),
    ("12 percentage points", "12%"),
    ("5 boats", "5 years"),
    ("the 4th day", "4 days"),
    ("the second boat", "the third boat"),
    ("the second year", "the second month"),
    ("No. 2", "Room 2"),
    ("No. 2", "2"),
    ("3 p.m.", "3 a.m."),
    ("hundreds of thousands of yuan", "tens of thousands of yuan"),
    ("hundreds of thousands of yuan", "hundreds of thousands of dollars"),
    ("300,000 yuan", "hundreds of thousands of yuan"),
    ("minus five", "five"),
]


def _bears_out(stated: str, found: str) -> bool:
    pairs = zip(read_amounts(stated), read_amounts(found), strict=True)
    return all(supports(*pair) for pair in pairs)


@pytest.mark.parametrize(("stated", "found"), BORNE_OUT)
def test_the_same_amount_in_other_words_bears_a_statement_out(stated: str, found: str) -> None:
    assert _bears_out(stated, found)


@pytest.mark.parametrize(("stated", "found"), NOT_BORNE_OUT)
def test_another_amount_does_not_bear_a_statement_out(stated: str, found: str) -> None:
    assert not _bears_out(stated, found)


_PIECES = """
    one two forty hundred thousand million dozen half third quarter first second No. Room Article March May 2019
    1,753 5 0 007 12.5 % $ £ € - – , . : ( ) “ ” ' ’ to and or of a an the between from over about more than not
    less at least year years-old month days yuan km/h p.m. +49 170 º ² ½ İ \u017f \u0661 K 1/2 3-1 U.S. \u00a0
    \u202f \0
"""
_LISTS = st.lists(st.sampled_from(_PIECES.split(" ")))
_TEXTS = st.one_of(st.text(), _LISTS.map("".join), _LISTS.map(" ".join))


def _stand_apart(text: str, amounts: tuple[Amount, ...]) -> bool:
    end = 0
    for amount in amounts:
        if not end <= amount.start < amount.end <= len(text):
            return False
        end = amount.end
    return True


@given(_TEXTS)
def test_amounts_of_any_text_stand_at_their_places_and_apart(text: str) -> None:
    amounts = read_amounts(text)
    assert _stand_apart(text, amounts)
    assert all(text[amount.start : amount.end] == amount.text for amount in amounts)
    assert all((amount.value is None) == (amount.sort in {"vague", "label"}) for amount in amounts)


@pytest.mark.parametrize("piece", ["1-", "a.", "x", "5 ", "two hundred ", "2019-", "(0", "a@", "not more than "])
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    begun = perf_counter()
    read_amounts(piece * 10_000)
    assert perf_counter() - begun < 10, "minutes where some pattern starts over at every place"


@given(_TEXTS)
def test_every_amount_bears_itself_out(text: str) -> None:
    assert all(supports(amount, amount) for amount in read_amounts(text))
