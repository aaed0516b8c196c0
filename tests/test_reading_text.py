"""Text made comparable: normalised, flattened in place, fingerprinted, and searched for quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.text import fingerprint, flatten, lower, normalise, quotations

NORMALISED = {
    "“tide”": '"tide"',
    "the harbour\u2019s bell": "the harbour's bell",
    "2011\u20132019 \u2014 about": "2011-2019 - about",
    "5\u00a0000\u202ftonnes": "5 000 tonnes",
    "  two\t blanks \n": "two blanks",
    "Zoe\u0308": "Zoë",
    "soft\u00adware": "software",
    "and so on…": "and so on...",
    "": "",
}
QUOTATIONS: dict[str, tuple[str, ...]] = {
    "He called it “a fair wind,” and left.": ("a fair wind",),
    'He called it "a fair wind," and left.': ("a fair wind",),
    'It was "grave". It was "late."': ("grave", "late"),
    "“We saw the ‘old’ bell,” she said.": ("We saw the 'old' bell",),
    "“a system that makes it “normal” for all,” it said": ('a system that makes it "normal" for all', "normal"),
    "“This goes on.": ("This goes on",),
    "“This “goes” on “and on": ("This “goes” on “and on".replace("“", '"').replace("”", '"'), "goes"),
    "She asked: “Why?”": ("Why?",),
    "“and so on…” he said": ("and so on...",),
    'a 5" pipe and a 3" one': (),
    "‘single marks’ are none": (),
    "no marks": (),
    '""': (),
    "": (),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NORMALISED.items())
def test_a_text_gets_one_spelling(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS.items())
def test_the_phrases_in_double_quotation_marks_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert quotations(text) == expected


def test_a_fingerprint_changes_with_the_words_alone() -> None:
    assert fingerprint("“Tom  Ash”") == fingerprint('"Tom Ash"')
    assert fingerprint("Tom Ash") != fingerprint("Tom Oak")
    assert len(fingerprint("")) == 16
    assert set(fingerprint("Tom Ash")) <= set("0123456789abcdef")


def test_no_break_blanks_between_digits_become_separators_of_thousands() -> None:
    assert flatten("5\u202f500 tonnes, 5 500") == "5,500 tonnes, 5 500"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_flattening_and_lowering_keep_every_place(text: str) -> None:
    assert len(flatten(text)) == len(text)
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="ab “”\"',.…«»"))
def test_a_quotation_stands_in_the_normalised_text(text: str) -> None:
    for phrase in quotations(text):
        assert phrase
        assert phrase in normalise(text)
