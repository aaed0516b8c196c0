"""Links inside running text: what they link, what they show, and where they stand."""

from __future__ import annotations

import pytest
from pipeline import link_case

from generator.ids import is_id, suggest_id
from generator.labels import plain_prose
from generator.model import Link
from generator.nodes import Map, Text, compose_yaml
from generator.problem import Mark
from generator.prose import malformed_id, parse_prose


def _text(words: str) -> Text:
    return Text(words, Mark("seeds/x.yml", 3, 11, 3, 11 + len(words)), words)


def _shown(words: str) -> list[str | tuple[str, str]]:
    prose, problems = parse_prose(_text(words))
    assert not problems
    return [part if isinstance(part, str) else (str(part.id), part.words) for part in prose]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("no link at all", ["no link at all"]),
        ("see [[tom-ash]].", ["see ", ("tom-ash", ""), "."]),
        ("[[tom-ash|Ash]] and [[a]][[b-2]]", [("tom-ash", "Ash"), " and ", ("a", ""), ("b-2", "")]),
        ("[[ tom-ash | the man ]]", [("tom-ash", "the man")]),
        ("[tom-ash] and a[0]", ["[tom-ash] and a[0]"]),
        ("[[tom-ash|he (or “she”) | they]]", [("tom-ash", "he (or “she”) | they")]),
    ],
)
def test_text_is_split_into_words_and_links(words: str, parts: list[str | tuple[str, str]]) -> None:
    assert _shown(words) == parts


def test_a_link_stands_where_its_brackets_stand_and_its_id_inside() -> None:
    prose, _ = parse_prose(_text("see [[ tom-ash | him]]"))
    link = prose[1]
    assert isinstance(link, Link)
    assert link.mark == Mark("seeds/x.yml", 3, 15, 3, 33)
    assert link.id.mark == Mark("seeds/x.yml", 3, 18, 3, 25)


@pytest.mark.parametrize(
    ("words", "column", "message"),
    [
        ("see [[]]", 15, "'' is no id"),
        ("see [[tom-ash|]]", 15, "nothing stands behind the bar; write [[tom-ash]] or [[tom-ash|words]]"),
        ("see [[tom-ash] now", 15, "'[[' belongs to no link; write [[id]] or [[id|words]]"),
        ("see tom-ash]] now", 22, "']]' belongs to no link"),
        ("see [[a]] and [[b", 25, "'[[' belongs to no link"),
    ],
)
def test_a_malformed_link_is_told_at_its_own_place(words: str, column: int, message: str) -> None:
    _, (problem,) = parse_prose(_text(words))
    assert problem.code == "malformed-link"
    assert (problem.mark.line, problem.mark.column) == (3, column)
    assert problem.message.startswith(message)


@pytest.mark.parametrize("name", ["Tom Ash", "tom_ash", "阿什"])
def test_what_is_no_id_may_be_a_name_and_is_left_to_the_whole(name: str) -> None:
    assert _shown(f"see [[{name}]]") == ["see ", (name, "")]
    assert not is_id(name)
    problem = malformed_id(_text(name))
    assert (problem.code, problem.message) == ("malformed-link", f"'{name}' is no id; an id looks like 'tom-ash'")


@pytest.mark.parametrize("bar", ["/", "\uff5c", " \u4e28 ", "\\"])
def test_another_sign_for_the_bar_is_told_with_the_bar(bar: str) -> None:
    problem = malformed_id(_text(f"tom-ash{bar}Ash, Tom"))
    assert problem.message.endswith("is no id; write [[tom-ash|Ash, Tom]]")


def test_every_malformed_link_of_a_folded_text_is_told_on_its_own_line() -> None:
    node, _ = compose_yaml("text: >-\n  see [[a|]]\n  and [[b]] and\n  [[c|]] too\n", "x.yml")
    assert isinstance(node, Map)
    text = node.field("text")
    assert isinstance(text, Text)
    _, problems = parse_prose(text)
    assert [str(problem.mark) for problem in problems] == ["x.yml:2:7", "x.yml:4:3"]


@pytest.mark.parametrize(
    ("words", "id_"), [("Tom Ash", "tom-ash"), ("U.S. Court_2", "u-s-court-2"), ("阿什", ""), ("--", "")]
)
def test_an_id_is_suggested_from_words(words: str, id_: str) -> None:
    assert suggest_id(words) == id_


def test_plain_prose_shows_a_link_as_readers_see_it() -> None:
    prose, _ = parse_prose(_text("[[smuggling]] by [[tom-ash]], told  by [[ann-writer|the writer]]; no [[smuggling]]"))
    assert plain_prose(prose, link_case("miniature")) == "Smuggling by Tom Ash, told by the writer; no smuggling"
