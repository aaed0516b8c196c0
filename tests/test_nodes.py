"""Sound YAML as text, lists and maps, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from drawn import words
from hypothesis import given
from hypothesis import strategies as st
from pipeline import MORE

from generator.nodes import List, Map, Numeral, Text, compose_yaml, read_text
from generator.problem import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node


def _compose(text: str) -> Node:
    node, problems = compose_yaml(text, "seeds/x.yml")
    assert not problems
    assert node is not None
    return node


def _map(text: str) -> Map:
    node = _compose(text)
    assert isinstance(node, Map)
    return node


def _text(text: str) -> Text:
    """Compose one field and give its value."""
    node = _map(text).field("text")
    assert isinstance(node, Text)
    return node


def _between(text: str, mark: Mark) -> str:
    """Cut out of a file what a mark on one line or more covers."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return text[starts[mark.line - 1] + mark.column - 1 : starts[mark.end_line - 1] + mark.end_column - 1]


@pytest.mark.parametrize(
    "written", ["no", "NO", "true", "1e3", "1_000", "0123", "0x1f", "2019-03", "2019-03-04", "12:30", "~x", ".5", "+3"]
)
def test_every_scalar_stays_the_text_that_was_written(written: str) -> None:
    node = _text(f"text: {written}\n")
    assert type(node) is Text
    assert node == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("plain words", "plain words"),
        ("plain words\n  over two lines", "plain words over two lines"),
        ("'it''s quoted'", "it's quoted"),
        ('"a \\"b\\" \\u00e9 \\\n  c"', 'a "b" é c'),
        (">-\n  folded\n  text\n\n  and more", "folded text\nand more"),
        ("|-\n  kept\n  as it is", "kept\nas it is"),
        ("阿什 and é", "阿什 and é"),
    ],
)
def test_a_scalar_has_its_value_and_covers_what_was_written(written: str, value: str) -> None:
    file = f"text: {written}\nafter: x\n"
    node = _text(file)
    assert node == value
    assert _between(file, node.mark).rstrip("\n") == written


def test_lists_and_maps_keep_order_and_cover_what_was_written() -> None:
    file = "facts:\n  tom-ash: {age: [1, 2]}\n  ann: x\n"
    facts = _map(file).field("facts")
    assert isinstance(facts, Map)
    assert [*facts] == ["tom-ash", "ann"]
    inner = facts.field("tom-ash")
    assert isinstance(inner, Map)
    assert _between(file, inner.mark) == "{age: [1, 2]}"
    ages = inner.field("age")
    assert isinstance(ages, List)
    assert ages == ["1", "2"]
    assert _between(file, ages.mark) == "[1, 2]"


def test_a_key_knows_its_place_and_is_found_by_its_name() -> None:
    file = "one: x\n'two': y\n"
    node = _map(file)
    key = node.key("two")
    assert key is not None
    assert _between(file, key.mark) == "'two'"
    assert node.key("three") is None
    assert node.field("three") is None


def test_a_part_is_found_through_folding_quotes_and_escapes() -> None:
    for file in (
        "text: see [[tom-ash]] there\n",
        "text: see\n  [[tom-ash]]\n  there\n",
        "text: >-\n    see\n    [[tom-ash]] there\n",
        "text: |\n  see\n\n  [[tom-ash]] there\n",
        "text: 'it''s [[tom-ash]]'\n",
        "text: 'it''[[tom-ash]]'\n",
        'text: "\\u00e9\\n \\"x\\" [[tom-ash]]"\n',
        'text: "see \\\n    [[tom-ash]]"\n',
        "- {text: 'see [[tom-ash]] there'}\n",
    ):
        node = _compose(file)
        text = node[0].field("text") if isinstance(node, List) and isinstance(node[0], Map) else None
        text = text or _text(file)
        assert isinstance(text, Text)
        start = text.index("[[")
        assert _between(file, text.part(start, start + len("[[tom-ash]]"))) == "[[tom-ash]]", file


def test_a_part_behind_the_end_is_the_whole() -> None:
    text = _text("text: abc\n")
    assert text.part(3, 4) == text.mark


@MORE
@given(words, words, st.sampled_from((None, "'", '"', ">", "|")), st.integers(20, 60))
def test_a_part_is_found_in_whatever_a_writer_of_yaml_makes(
    before: str, behind: str, style: str | None, width: int
) -> None:
    value = f"{before} MARKED {behind}"
    file = yaml.dump({"text": value}, default_style=style, width=width, allow_unicode=True)
    text = _map(file).field("text")
    assert isinstance(text, Text)
    assert text == value
    start = value.index("MARKED")
    assert _between(file, text.part(start, start + len("MARKED"))) == "MARKED"


def test_a_text_is_its_words_wherever_it_stands() -> None:
    assert Text("ash", Mark("a", 1)) == Text("ash", Mark("b", 2)) == "ash"
    assert hash(Text("ash", Mark("a"))) == hash("ash")


def test_a_numeral_keeps_its_place() -> None:
    text = _text("text: 20\n")
    assert Numeral(text) == 20
    assert Numeral(text).mark == text.mark


def test_empty_values_are_let_pass_where_that_is_asked_for() -> None:
    node, problems = compose_yaml("theme:\nnav: ''\nplugins: []\n", "mkdocs.yml", empty=True)
    assert not problems
    assert isinstance(node, Map)
    assert [*node] == ["theme", "nav", "plugins"]


@pytest.mark.parametrize("raw", [b"text: \xc3\xa9\n", b"\xef\xbb\xbftext: \xc3\xa9\n"])
def test_a_file_of_utf_8_is_read_with_and_without_a_byte_order_mark(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(raw)
    text, problems = read_text(tmp_path / "x.yml", "seeds/x.yml")
    assert (text, problems) == ("text: é\n", ())
    assert _text(text).mark == Mark("seeds/x.yml", 1, 7, 1, 8)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(line_break: str) -> None:
    node = _map(line_break.join(("one: x", "two:", "  three: y", "  four: a", "    b", "")))
    inner = node.field("two")
    assert isinstance(inner, Map)
    assert str(inner.mark) == "seeds/x.yml:3:3"
    text = inner.field("four")
    assert isinstance(text, Text)
    assert str(text.part(text.index("b"), len(text))) == "seeds/x.yml:5:5"
