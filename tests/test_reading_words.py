"""Words in running text: their places, stems, denials, and capitalised runs that look like names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.names import capitalised
from generator.reading.words import negations, stem, stems, words

WORDS = {
    "A clerk's 5,500 counter-files, in the U.S.": ["A", "clerk's", "5,500", "counter", "files", "in", "the", "U.S."],
    "Don’t": ["Don’t"],
    "": [],
}  # fmt: skip
STEMS = {
    "The spies were spying on a harbour's documents": ("spi", "spi", "harbour", "document"),
    "counter-espionage": ("counter", "espionag"),
    "They don't; it isn't": (),
    "5,500 documents": ("5,500", "document"),
}
NEGATIONS = {
    "He did not answer, and nobody else did.": 2,
    "They don’t and can't; she cannot.": 3,
    "neither Ash nor Oak, without a word, never": 4,
    "It failed to sail and was unable to turn.": 2,
    "not less than five years but not more than 10 years": 0,
    "no fewer than 12 men, no doubt, not only him": 0,
    "the No.2 court and No. 7": 0,
    "a notable knot": 0,
}
NAMES: dict[str, list[str]] = {
    "Then Tom Ash met Ann Writer and Mr. Oak.": ["Tom Ash", "Ann Writer", "Mr. Oak"],
    "the Ministry of Harbour Safety said": ["Ministry of Harbour Safety"],
    "Ministry of Harbour Safety staff left": ["Ministry of Harbour Safety"],
    "the Bank of the Seven Isles": ["Bank of the Seven Isles"],
    "the Committee for Harbour Safety and the Centre for the Tides": [
        "Committee for Harbour Safety",
        "Centre for the Tides",
    ],
    "asked Ash for Oak": ["Ash", "Oak"],
    "Ash and Oak met": ["Ash", "Oak"],
    "the Department of Trade and Industry": ["Department of Trade and Industry"],
    "the U.S.-Northgate Economic and Security Board": ["U.S.-Northgate Economic and Security Board"],
    "Northgate's Harbour Ministry": ["Northgate", "Harbour Ministry"],
    "the Northgate No.2 Middle People's Court": ["Northgate No.2 Middle People's Court"],
    "a Northgate-based firm, an anti-Northgate vote": ["Northgate", "Northgate"],
    "the Counter-Smuggling Law": ["Counter-Smuggling Law"],
    "the agency (HMA) and the HMA’s friends": ["HMA", "HMA"],
    "J. K. Oak and Dr. Vale": ["J. K. Oak", "Dr. Vale"],
    "The Northgate Post": ["Northgate Post"],
    "Smugglers came. The smugglers left.": [],
    "Residents of Northgate left": ["Northgate"],
    "According to Ash, he left. Following that, he and I met.": ["Ash"],
    "on Wednesday, in March 2019": [],
    "He met Theresa May and Will Oak": ["Theresa May", "Will Oak"],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_a_text_is_split_into_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(("text", "expected"), STEMS.items())
def test_function_words_are_left_out_of_the_stems(text: str, expected: tuple[str, ...]) -> None:
    assert stems(text) == expected


def test_inflected_forms_share_a_stem() -> None:
    assert stem("spies") == stem("spy")
    assert stem("Ministry's") == stem("ministry") == stem("ministry’s")
    assert stem("document") != stem("person")


@pytest.mark.parametrize(("text", "expected"), NEGATIONS.items())
def test_words_that_deny_are_counted_and_comparisons_are_not(text: str, expected: int) -> None:
    assert negations(text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_runs_of_capitals_that_look_like_names_are_found(text: str, expected: list[str]) -> None:
    assert [name.text for name in capitalised(text)] == expected


def test_in_a_headline_every_word_may_be_plain() -> None:
    headline = "They're All Sailors Now: Northgate Calls Upon Sailors"
    assert [name.text for name in capitalised(headline, {"sailors", "calls"})] == ["Northgate"]
    assert [name.text for name in capitalised(headline)] == ["Sailors", "Northgate Calls", "Sailors"]


def test_a_word_that_is_plain_elsewhere_only_begins_its_sentence() -> None:
    assert [name.text for name in capitalised("Smuggling pays.")] == ["Smuggling"]
    assert not capitalised("Smuggling pays.", {"smuggling"})
    assert not capitalised("Smuggling pays. He likes smuggling.")


@given(st.one_of(st.text(), st.text(alphabet="ABab .,-'’\"No2McSt of and")))
def test_words_and_names_of_any_text_stand_at_their_places_and_apart(text: str) -> None:
    for found in (words(text), capitalised(text)):
        end = 0
        for word in found:
            assert end <= word.start < word.end <= len(text)
            assert text[word.start : word.end] == word.text
            end = word.end
    assert negations(text) >= 0
    assert all(stems(text))
