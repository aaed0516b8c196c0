"""Each sort of field: what it takes, what it makes of it, and what it says of what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator import fields
from generator.meant import did_you_mean
from generator.model import Standing
from generator.nodes import Numeral, Text
from generator.problem import Mark
from generator.values import LEGAL_STATUS, ROLE, parse_date

HERE = Mark("seeds/x.yml", 4, 7, 4, 12)

TAKEN = [
    ("Words", "any words: even [these]", "any words: even [these]"),
    ("Id", "tom-ash-2", "tom-ash-2"),
    ("Id", "404", "404"),
    ("Key", "gazette/tom-ash", "gazette/tom-ash"),
    ("Key", "tom-ash", "tom-ash"),
    ("Number", "20", 20),
    ("Number", "999999", 999999),
    ("When", "2015/2021", parse_date("2015/2021")),
    ("Url", "https://gazette.example:8080/a_b/c?d=e&f=%20#g", "https://gazette.example:8080/a_b/c?d=e&f=%20#g"),
    ("UrlOrNothing", "", ""),
    ("UrlOrNothing", "http://gazette.example", "http://gazette.example"),
    ("BareName", "001_harbour.v2.txt", "001_harbour.v2.txt"),
    ("Sha256", "0123456789abcdef" * 4, "0123456789abcdef" * 4),
    ("Language", "en", "en"),
    ("Language", "zh-Hans", "zh-Hans"),
    ("Language", "pt-BR", "pt-BR"),
    ("Grade", "F", "F"),
    ("YesNo", "true", True),
    ("YesNo", "false", False),
    ("Description", "x" * 120, "x" * 120),
    ("Quote", "one two three four five six seven eight nine ten eleven twelve", None),
    ("Editor", "editor", "editor"),
    ("Format", "1", "1"),
    ("Day", "2026-11-22", "2026-11-22"),
    ("Contact", "", ""),
    ("Contact", "harbour@quay.example", "harbour@quay.example"),
    ("Contact", "https://quay.example/write", "https://quay.example/write"),
    ("Branch", "main", "main"),
    ("Branch", "work/on_it-2", "work/on_it-2"),
]

REFUSED = [
    ("Id", "Tom Ash", "malformed-id", "did you mean 'tom-ash'?"),
    ("Id", "tom--ash", "malformed-id", "did you mean 'tom-ash'?"),
    ("Id", "-", "malformed-id", "'-' is no id"),
    ("Id", "tom-ash\n", "malformed-id", "did you mean 'tom-ash'?"),
    ("Key", "gazette/", "malformed-id", "write source-id/statement-id"),
    ("Key", "a/b/c", "malformed-id", "write source-id/statement-id"),
    ("Number", "0", "not-a-number", "no whole number from 1 to 999999"),
    ("Number", "1_000", "not-a-number", "did you mean 1000?"),
    ("Number", "+3", "not-a-number", "did you mean 3?"),
    ("Language", "english", "not-a-language", "did you mean 'en'?"),
    ("Language", "chinese-hans", "not-a-language", "did you mean 'zh-Hans'?"),
    ("Language", "zh_cn", "not-a-language", "did you mean 'zh-CN'?"),
    ("Grade", "c", "not-a-grade", "did you mean 'C'?"),
    ("Grade", "\u201cC\u201d", "not-a-grade", "curly quotation marks are no signs of YAML: leave them out"),
    ("Number", "1,000", "not-a-number", "did you mean 1000?"),
    ("Number", "¶ 5", "not-a-number", "did you mean 5?"),
    ("Number", "2.5", "not-a-number", "write digits only"),
    ("Number", "5, 6", "not-a-number", "write digits only"),
    ("Paragraph", "\uff15", "not-a-number", "did you mean 5?"),
    ("Paragraph", "5, 6", "not-a-number", "did you mean [5, 6]?"),
    ("Paragraph", "7,8", "not-a-number", "did you mean [7, 8]?"),
    ("Paragraph", "2 and 3", "not-a-number", "did you mean [2, 3]?"),
    ("Paragraph", "2、4，5", "not-a-number", "did you mean [2, 4, 5]?"),
    ("Paragraph", "5-7, ¶9", "not-a-number", "did you mean [5, 6, 7, 9]?"),
    ("Paragraph", "1, and 2, " * 9999, "not-a-number", "write digits only"),
    ("Paragraph", "0" * 99999 + "?", "not-a-number", "write digits only"),
    ("Paragraph", "7-5", "not-a-number", "write digits only"),
    ("Paragraph", "1-900", "not-a-number", "write digits only"),
    ("Paragraph", "0, 1", "not-a-number", "write digits only"),
    ("Paragraph", "1000000, 2", "not-a-number", "write digits only"),
    ("Number", "1e3", "not-a-number", "write digits only"),
    ("Number", "٣", "not-a-number", "write digits only"),
    ("Number", "1000000", "not-a-number", "from 1 to 999999"),
    ("When", "May 2021", "not-a-date", "did you mean '2021-05'"),
    ("Url", "", "not-an-address", "begins with http:// or https://"),
    ("Url", "javascript:alert(1)", "not-an-address", "begins with http:// or https://"),
    ("Url", 'https://quay.example/"x', "not-an-address", "begins with http:// or https://"),
    ("UrlOrNothing", "quay.example", "not-an-address", "begins with http:// or https://"),
    ("BareName", "../001.txt", "not-a-file-name", "no folders, no blanks"),
    ("BareName", ".hidden", "not-a-file-name", "no folders, no blanks"),
    ("BareName", "a b", "not-a-file-name", "no folders, no blanks"),
    ("Sha256", "0123456789ABCDEF" * 4, "not-a-hash", "64 digits and letters a-f"),
    ("Language", "English", "not-a-language", "like 'en' or 'zh-Hans'"),
    ("Grade", "a", "not-a-grade", "A to F"),
    ("YesNo", "yes", "not-true-or-false", "none of true, false"),
    ("Description", "x" * 121, "description-too-long", "has 121 characters; a description has at most 120"),
    ("Quote", "a " * 13, "quote-too-long", "a quote of 13 words; at most 12"),
    ("Part", "head line", "unknown-word", "did you mean 'headline'?"),
    ("StandingWord", "alegation", "unknown-word", "did you mean 'allegation'?"),
    ("Capacity", "by", "unknown-word", "none of translator, interpreter"),
    ("NameUse", "abbreviated", "unknown-word", "did you mean 'abbreviation'?"),
    ("Unused", "by-line", "unknown-word", "did you mean 'byline'?"),
    ("Sort", "contradicts", "unknown-word", "did you mean 'contradiction'?"),
    ("Status", "opened", "unknown-word", "did you mean 'open'?"),
    ("SourceType", "newspaper", "unknown-word", "did you mean 'article-newspaper'?"),
    ("Editor", "reader", "unknown-word", "none of editor"),
    ("Format", "2", "unknown-format", "none of 1"),
    ("Day", "2026-11", "not-a-date", "not a day like 2026-11-22"),
    ("Day", "2026-02-30", "not-a-date", "February 2026 has 28 days"),
    ("Contact", "somewhere", "not-an-address", "nor an e-mail address"),
    ("Branch", "my branch", "not-a-file-name", "not the name of a branch"),
]


def _read(name: str, written: object) -> Any:  # noqa: ANN401  what the field makes of it
    return TypeAdapter(getattr(fields, name)).validate_python(written)


@pytest.mark.parametrize(("name", "written", "value"), TAKEN)
def test_a_field_takes_what_it_is_for(name: str, written: str, value: object) -> None:
    assert _read(name, Text(written, HERE)) == (written if value is None else value)


@pytest.mark.parametrize(("name", "written", "code", "message"), REFUSED)
def test_a_field_refuses_everything_else_and_says_what_was_meant(
    name: str, written: str, code: str, message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        _read(name, Text(written, HERE))
    (error,) = caught.value.errors()
    assert error["ctx"]["code"] == code
    assert message in error["msg"]


@pytest.mark.parametrize("name", ["Words", "Id", "Number", "When", "YesNo"])
@pytest.mark.parametrize("written", [20, True, 2.5, None, b"bytes", "a plain str"])
def test_a_field_takes_nothing_but_text_of_a_file(name: str, written: object) -> None:
    with pytest.raises(ValidationError):
        _read(name, written)


def test_ids_keys_and_numbers_keep_their_places() -> None:
    assert _read("Id", Text("tom-ash", HERE)).mark == HERE
    assert _read("Key", Text("gazette/arrest", HERE)).mark == HERE
    number = _read("Number", Text("20", HERE))
    assert isinstance(number, Numeral)
    assert number.mark == HERE


def test_the_words_of_fields_are_those_that_the_model_and_values_know() -> None:
    assert {*fields.STANDINGS} == {*Standing}
    for range_ in (ROLE, LEGAL_STATUS):  # their words are lists of values, not of fields
        assert not {*fields.STANDINGS} & {word for key in range_.keys for word in key.range.choices}


def test_near_words_are_suggested_the_nearest_alone_or_two_alike() -> None:
    known = ("harbour-court", "harbour-coast", "harbour-ministry", "tom-ash")
    assert did_you_mean("harbour-cuort", known[:1] + known[2:]) == "; did you mean 'harbour-court'?"
    assert did_you_mean("harbour-cost", known[:2]) == "; did you mean 'harbour-coast' or 'harbour-court'?"
    assert did_you_mean("xyzzy", known) == ""
    assert did_you_mean("anything", ()) == ""
