"""Splicing changes a file at the marks and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.edit import OverlapError, Splice, splice, splice_files
from generator.nodes import Text, compose_yaml
from generator.problem import Mark
from generator.write import replace_files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node

WRITTEN = "# why\r\nold:   'it''s'  # a comment\r\n\r\nlist: [old, \"\\u0041\", 甲]\n"


def _scalars(node: Node | None) -> list[Text]:
    if isinstance(node, Text):
        return [node]
    inner = [each for pair in node.items() for each in pair] if isinstance(node, dict) else node or []
    return [text for each in inner for text in _scalars(each)]


def test_only_what_stands_at_the_marks_changes() -> None:
    node, _ = compose_yaml(WRITTEN, "a.yml")
    changes = [Splice(text.mark, "new") for text in _scalars(node) if text == "old"]
    assert splice(WRITTEN, changes) == WRITTEN.replace("old", "new")


def test_a_part_of_a_quoted_scalar_is_found_through_its_escapes() -> None:
    node, _ = compose_yaml(WRITTEN, "a.yml")
    quoted = next(text for text in _scalars(node) if text == "it's")
    assert splice(WRITTEN, [Splice(quoted.part(3, 4), "is")]) == WRITTEN.replace("''s'", "''is'")


def test_an_empty_stretch_is_a_place_to_insert_at() -> None:
    assert splice("ab\ncd", [Splice(Mark("", 2, 2, 2, 2), "-")]) == "ab\nc-d"


def test_the_same_change_twice_is_one_and_two_changes_of_one_place_are_refused() -> None:
    here = Mark("a.yml", 1, 1, 1, 3)
    assert splice("abcd", [Splice(here, "x"), Splice(here, "x")]) == "xcd"
    with pytest.raises(OverlapError, match=r"a\.yml:1:2"):
        splice("abcd", [Splice(here, "x"), Splice(Mark("a.yml", 1, 2, 1, 4), "y")])


@given(st.text(), st.data())
def test_a_text_spliced_with_its_own_words_stays(text: str, data: st.DataObject) -> None:
    from_, to = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    place = _mark(text, from_, to)
    assert splice(text, [Splice(place, text[from_:to])]) == text
    assert splice(text, [Splice(place, "")]) == text[:from_] + text[to:]


def _mark(text: str, start: int, end: int) -> Mark:
    broken = text.replace("\r\n", " \n").replace("\r", "\n")
    places = [(broken.count("\n", 0, each) + 1, each - (broken.rfind("\n", 0, each) + 1) + 1) for each in (start, end)]
    return Mark("", *places[0], *places[1])


def test_files_that_do_not_change_are_left_out() -> None:
    texts = {"a.yml": "a", "b.yml": "b"}
    changes = [Splice(Mark("a.yml", 1, 1, 1, 2), "a"), Splice(Mark("b.yml", 1, 1, 1, 2), "c")]
    assert splice_files(texts, changes) == {"b.yml": "c"}


def test_either_all_files_are_replaced_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        replace_files({tmp_path / "a.yml": b"new", tmp_path / "file" / "b.yml": b"new"})
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.yml", "file"]
    assert (tmp_path / "a.yml").read_bytes() == b"old"
    replace_files({tmp_path / "a.yml": None, tmp_path / "below" / "b.yml": b"new"})
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["below", "file"]
