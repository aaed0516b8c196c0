"""Whatever anyone writes into a file gives problems, each at a place of its file, or pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import GOLDEN, MINIATURE
from hypothesis import given
from hypothesis import strategies as st
from pipeline import MORE, as_text, assert_lies_in_its_file, check_files, read_files, render_pages, to_yaml

from generator.problem import Mark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FAULTY = sorted(path.parent.name for path in GOLDEN.glob("problems-*/seeds"))
_PLACES = (
    *("digests/gazette-cases.yml", "digests/new.yml", "authority/people.yml", "authority/topics.yml"),
    *("disagreements.yml", "pages/about.md", "pages/new.md"),
)
_MINIATURE = read_files(MINIATURE / "seeds")
_YAML_BITS = (
    *(
        "\n",
        "  ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "[[",
        "]]",
        "'",
        '"',
        "|",
        ">-",
        "&a",
        "*a",
        "!!int ",
        "#",
        ",",
        "\t",
    ),
    *("\\u202e", "\r\n", "\ufeff", "\x00", "\u2028", "\x85", "---\n", "...\n", "? ", "<<: ", "no", "1e3", "0123", "~"),
    *("facts: ", "id: ", "withdrawn: x", "formerly: [a]", "{unnamed: x}", "unknown", "2019-03/..", "[[x|", "é", "阿"),
)


def _assert_only_problems_or_pages(files: Mapping[str, str | bytes]) -> None:
    graph, problems = check_files(files)
    if graph is None:
        assert any(problem.severity is Severity.PROBLEM for problem in problems)
    else:
        assert render_pages(graph)
    assert list(problems) == sorted({*problems})
    for problem in problems:
        assert_lies_in_its_file(problem.mark, files)
        assert problem.message


@MORE
@given(st.sampled_from(_PLACES), st.binary(max_size=60) | st.text(max_size=60))
def test_any_file_whatever_gives_problems_or_pages(path: str, content: bytes | str) -> None:
    _assert_only_problems_or_pages({**_MINIATURE, path: content})


@MORE
@given(st.sampled_from(_PLACES), st.lists(st.sampled_from(_YAML_BITS), max_size=25).map("".join))
def test_any_pieces_of_yaml_give_problems_or_pages(path: str, content: str) -> None:
    _assert_only_problems_or_pages({**_MINIATURE, path: content})


_nodes = st.recursive(
    st.text(max_size=8)
    | st.sampled_from(("tom-ash", "gazette-cases/contact", "2021", "1", "en", "reported", "editor")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@MORE
@given(st.sampled_from(sorted(_MINIATURE)), st.data())
def test_any_change_of_sound_text_gives_problems_or_pages(path: str, data: st.DataObject) -> None:
    text = _MINIATURE[path]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        piece = data.draw(st.sampled_from(_YAML_BITS) | st.text(max_size=5) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    _assert_only_problems_or_pages({**_MINIATURE, path: text})


@MORE
@given(st.sampled_from(sorted(path for path in _MINIATURE if path.endswith(".yml"))), st.data())
def test_any_value_in_any_place_gives_problems_or_pages(path: str, data: st.DataObject) -> None:
    tree = as_text(yaml.load(_MINIATURE[path], Loader=yaml.BaseLoader))  # noqa: S506  the loader that makes text alone
    places = [*_places(tree)]
    owner, key = data.draw(st.sampled_from(places))
    owner[key] = data.draw(_nodes)
    _assert_only_problems_or_pages({**_MINIATURE, path: to_yaml(tree)})


def _places(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  a tree of lists and maps
    """Yield each place in a tree as the list or map around it and the index or key."""
    if isinstance(node, (dict, list)):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield node, key
            yield from _places(value)


@pytest.mark.parametrize("case", FAULTY)
def test_every_problem_of_a_golden_case_lies_inside_its_file(case: str) -> None:
    _assert_only_problems_or_pages(read_files(GOLDEN / case / "seeds"))


@MORE
@given(
    st.sampled_from(sorted(_MINIATURE)), st.sampled_from("\x00\x07\x7f\x85\u00ad\u200b\u202e\u2028\ufeff"), st.data()
)
def test_a_forbidden_character_is_told_at_its_own_place(path: str, character: str, data: st.DataObject) -> None:
    text = _MINIATURE[path]
    at = data.draw(st.integers(1, len(text)))
    _, problems = check_files({**_MINIATURE, path: text[:at] + character + text[at:]})
    told = [problem.mark for problem in problems if problem.code == "forbidden-character"]
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    assert told == [Mark(f"seeds/{path}", line, column, line, column + 1)]
