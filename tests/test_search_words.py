"""Words as the search compares them, alike where the index is made and where it is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import snowballstemmer  # type: ignore[import-untyped]
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from pipeline import MORE
from searching import client

from generator.search.encoding import encode_numbers
from generator.search.entry import Entry, Form, Passage
from generator.search.index import write_index
from generator.search.words import name_key, terms, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from searching import Client

VECTORS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "vectors" / "search.yml").read_text("utf-8"))
_ENDS = re.findall(r"\w+", "s ed ing eed y ly ness ful fulness ization ational iviti biliti ent ion sion ator ll er")


@pytest.fixture(scope="module")
def scripts() -> Iterator[Client]:
    # Any index brings the lists of words that the scripts learn.
    entry = Entry("a", "a.html", "people", (Form("A"),), 0, (Passage("a", "people"),))
    with client(write_index([entry])) as found:
        yield found


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["text"]))
def test_python_makes_of_a_text_what_the_vectors_say(vector: dict[str, Any]) -> None:
    text = vector["text"]
    assert (words(text), name_key(text), terms(text)) == (vector["words"], vector["key"], vector["terms"])


def test_javascript_makes_of_each_text_what_the_vectors_say(scripts: Client) -> None:
    texts = [vector["text"] for vector in VECTORS]
    for name, key in (("words", "words"), ("nameKey", "key"), ("terms", "terms")):
        assert scripts.map(name, texts) == [vector[key] for vector in VECTORS], name


def test_javascript_cuts_words_to_the_stems_that_snowball_cuts(scripts: Client) -> None:
    files = [*(ROOT / "seeds").rglob("*.yml"), *(ROOT / "docs").glob("*.md"), ROOT / "LICENSE"]
    known = {word for path in files for word in re.findall("[a-z]{3,}", path.read_text("utf-8").lower())}
    many = sorted({*known, *(word + end for word in known for end in _ENDS)})
    assert len(many) > 20_000
    stemmer = snowballstemmer.stemmer("porter")
    stems = zip(many, scripts.map("stem", many), strict=True)
    assert not [(word, stem) for word, stem in stems if stem != stemmer.stemWord(word)]


# Signs of one script that the two languages may know in different versions of Unicode are left out.
@MORE
@given(
    st.lists(
        st.text(st.sampled_from("aÀéz'’.,-_ 019国安𠀀ñßÅﬁ\u0301\u200bИ–&<\t"), max_size=30), min_size=20, max_size=20
    )
)
def test_both_make_the_same_of_any_text(scripts: Client, texts: list[str]) -> None:
    assert scripts.map("terms", texts) == [terms(text) for text in texts]
    assert scripts.map("nameKey", texts) == [name_key(text) for text in texts]


@MORE
@given(st.lists(st.integers(0, 2**30), max_size=20))
def test_numbers_come_back_as_they_were_encoded(scripts: Client, numbers: list[int]) -> None:
    assert scripts.call("decode", encode_numbers(numbers)) == numbers
