"""What people write is not copied, and what they quote stands in the paragraph that they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import exchange
from harbours import build_harbour, open_harbour, shown

from generator.evidence.copying import check_quotes, find_copies

if TYPE_CHECKING:
    from pathlib import Path

    from harbours import Harbour

_THIRTEEN = "most of them at night and all of them without a single paper"
_TWELVE = _THIRTEEN.removeprefix("most ")
_FIELDS = {
    "a note": ("The paper does not name the prosecutors.", "{}"),
    "a premise": ("The Tuesday before the day on which the paper came out.", "{}"),
    "a reliability note": ("Paper of the town.", "{}"),
    "an addition": ("Stands on the front page.", "{}"),
    "a reason": ("a speech that is given in our words", "{}"),
    "a fact": ("title: tea clerk", "title: {}"),
    "a list of values": ("tom-ash: {role", "mary-oak: {{motive: [tea, {}]}}\n      tom-ash: {{role"),
}
_DISAGREEMENT = """\
- id: crates
  question: Who? QUESTION
  sort: oddity
  status: open
  positions: [{holds: Ash POSITION, statements: [gazette/crates]}]
  note: {text: Ours NOTE, by: editor}
"""


def _write(folder: Path, words: str) -> Harbour:
    """Put words into the text of a statement."""
    return build_harbour(folder, {"without papers": words})


def _find(harbour: Harbour, *fixed_terms: str) -> list[str]:
    return shown(find_copies(harbour.graph, harbour.documents, fixed_terms))


def test_what_people_wrote_in_their_own_words_is_no_copy(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path)
    assert _find(harbour) == []
    assert check_quotes(harbour.graph, harbour.documents) == ()


def test_thirteen_words_in_a_row_are_found_where_they_stand(tmp_path: Path) -> None:
    harbour = _write(tmp_path, f"by  night, {_THIRTEEN}")
    (problem,) = find_copies(harbour.graph, harbour.documents)
    assert f"{problem.mark}: {problem.code}" == f"{harbour.place(_THIRTEEN)}: copied"
    assert problem.mark.end_column == problem.mark.column + len(_THIRTEEN)
    assert "13 words in a row stand so in paragraph 3 of gazette, from 'most of them' to" in problem.message


def test_twelve_words_in_a_row_are_no_copy(tmp_path: Path) -> None:
    assert len(_TWELVE.split()) == 12
    assert _find(_write(tmp_path, f"by night, {_TWELVE}")) == []


def test_a_longer_copy_is_one_problem(tmp_path: Path) -> None:
    harbour = _write(tmp_path, f"past the customs gate between 2015 and 2017, {_THIRTEEN}")
    assert _find(harbour) == [f"{harbour.place('past the customs')}: copied"]
    (problem,) = find_copies(harbour.graph, harbour.documents)
    assert problem.message.startswith("21 words")


@pytest.mark.parametrize(
    "words",
    [
        _THIRTEEN.replace(" ", "-"),
        _THIRTEEN.replace("night and", "night; and").replace("a single", "(a single)"),
        _THIRTEEN.upper(),
        _THIRTEEN.replace(" all ", "\n      all "),
    ],
    ids=["hyphens", "signs", "capitals", "line ends"],
)
def test_signs_case_and_line_ends_hide_no_copy(tmp_path: Path, words: str) -> None:
    harbour = _write(tmp_path, words)
    assert _find(harbour) == [f"{harbour.place(words)}: copied"]


@pytest.mark.parametrize("apostrophe", ["'", "’", ""])
def test_apostrophes_of_any_sort_and_decomposed_letters_hide_no_copy(tmp_path: Path, apostrophe: str) -> None:
    text = {
        "part in the affair.": "part in the affair, for Zoé’s tea had come ashore there on every Sunday of the year."
    }
    words = f"for Zoe\u0301{apostrophe}s tea had come ashore there on every Sunday of the year"
    harbour = build_harbour(tmp_path, {"without papers": words}, text)
    assert _find(harbour) == [f"{harbour.place(words)}: copied"]


def test_link_words_and_preferred_names_count_as_readers_see_them(tmp_path: Path) -> None:
    words = "the [[harbour-court]] sentenced [[tom-ash]], a former tea [[smuggling|clerk]] of the [[harbour-ministry]]"
    harbour = _write(tmp_path, words)
    assert _find(harbour) == [f"{harbour.place(words)}: copied"]


def test_a_copy_that_begins_inside_a_link_is_told_at_the_link(tmp_path: Path) -> None:
    link, rest = "[[smuggling|by night; most]]", _THIRTEEN.removeprefix("most")
    harbour = _write(tmp_path, f"{link}{rest}")
    assert _find(harbour) == [f"{harbour.place(link)}: copied"]


@pytest.mark.parametrize("field", _FIELDS)
def test_every_field_in_which_people_write_is_searched(tmp_path: Path, field: str) -> None:
    old, form = _FIELDS[field]
    harbour = build_harbour(tmp_path, {old: form.format(f"It says {_THIRTEEN}")})
    assert _find(harbour) == [f"{harbour.place(_THIRTEEN)}: copied"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("seeds/disagreements.yml", _DISAGREEMENT.replace("QUESTION", _THIRTEEN)),
        ("seeds/disagreements.yml", _DISAGREEMENT.replace("POSITION", _THIRTEEN)),
        ("seeds/disagreements.yml", _DISAGREEMENT.replace("NOTE", _THIRTEEN)),
        ("seeds/authority/places.yml", f"quay: {{name: Quay, description: It has {_THIRTEEN}}}\n"),
        ("seeds/pages/about.md", f"# About\n\nSome words and [[harbour-court]] {_THIRTEEN}.\n"),
        ("seeds/pages/about.md", "# About\n\nThey came, {}.\n".format(_THIRTEEN.replace(" all", "\nall"))),
    ],
    ids=["a question", "a position", "a note", "a description", "a page", "lines of a page"],
)
def test_every_file_in_which_people_write_is_searched(tmp_path: Path, path: str, content: str) -> None:
    build_harbour(tmp_path)
    exchange(tmp_path / path, content)
    harbour = open_harbour(tmp_path)
    assert _find(harbour) == [f"{harbour.place('most of them', path)}: copied"]


def test_the_reason_of_a_withdrawal_is_searched(tmp_path: Path) -> None:
    build_harbour(tmp_path)
    exchange(tmp_path / "seeds/authority/places.yml", f"quay: {{withdrawn: It had {_THIRTEEN}}}\n")
    (problem,) = find_copies(open_harbour(tmp_path).graph, open_harbour(tmp_path).documents)
    assert (problem.mark.path, problem.mark.line, problem.code) == ("seeds/authority/places.yml", 1, "copied")


def test_a_fixed_term_does_not_count_and_the_words_beside_it_do(tmp_path: Path) -> None:
    harbour = _write(tmp_path, _THIRTEEN)
    assert _find(harbour, _THIRTEEN) == []
    assert _find(harbour, f"so it was, {_THIRTEEN}, by law") == []
    assert _find(harbour, "a single paper") == []
    assert _find(harbour, "a single crate") == [f"{harbour.place(_THIRTEEN)}: copied"]


def test_a_title_may_be_copied(tmp_path: Path) -> None:
    title = "A clerk of the ministry is jailed over tea that nobody at the quay had missed"
    old = "Harbour court jails a clerk over smuggled tea"
    digest = {
        "without papers": f"under the headline {title}",
        "anchor: jails a clerk over smuggled": "anchor: is jailed over tea",
    }
    titled = build_harbour(tmp_path / "titled", {**digest, f"title: {old}": f"title: {title}"}, {old: title})
    assert _find(titled) == []
    other = build_harbour(tmp_path / "other", digest, {old: title})
    assert _find(other) == [f"{other.place(title)}: copied"]


def test_a_marked_quotation_does_not_count_and_does_not_part_a_copy(tmp_path: Path) -> None:
    marked = (
        'past the customs gate between 2015 and 2017, most of "them at night and all of them without a single paper"'
    )
    harbour = _write(tmp_path / "short", marked)
    assert _find(harbour) == []
    longer = marked.replace("past", "more than 5,500 crates past")
    harbour = _write(tmp_path / "long", longer)
    assert _find(harbour) == [f"{harbour.place('more than 5,500 crates past')}: copied"]


def test_two_paragraphs_are_not_read_as_one(tmp_path: Path) -> None:
    words = "all of them without a single paper Nobody at the quay believed us when we told them"
    assert _find(_write(tmp_path, words)) == []


def test_where_there_is_no_archive_nothing_is_a_copy(tmp_path: Path) -> None:
    assert find_copies(_write(tmp_path, _THIRTEEN).graph, {}) == ()


# --- Quotes ---------------------------------------------------------------------------------------------------------


def test_a_quote_with_a_wrong_word_is_found_in_its_field(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"quote: a breach of trust": "quote: a breach of faith"})
    (problem,) = check_quotes(harbour.graph, harbour.documents)
    assert f"{problem.mark}: {problem.code}" == f"{harbour.place('a breach of faith')}: quote-not-found"
    assert "no paragraph has that" in problem.message


def test_each_quote_of_a_list_is_checked(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"quote: a breach of trust": "quote: [a breach of trust, the whole affair]"})
    found = check_quotes(harbour.graph, harbour.documents)
    assert shown(found) == [f"{harbour.place('the whole affair')}: quote-not-found"]


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”")])
def test_a_quotation_in_a_text_is_found_at_its_own_place(tmp_path: Path, opening: str, closing: str) -> None:
    written = f"an utter {opening}breach of faith{closing}"
    harbour = build_harbour(tmp_path, {'"a breach of trust", [[mary-oak]]': f"{written}, [[mary-oak]]"})
    found = check_quotes(harbour.graph, harbour.documents)
    assert shown(found) == [f"{harbour.place('breach of faith')}: quote-not-found"]


def test_a_quotation_in_folded_text_is_found_at_its_own_place(tmp_path: Path) -> None:
    changed = 'nobody at\n      the "wrong quay" believed'
    harbour = build_harbour(tmp_path, {"nobody at the quay believed": changed})
    found = check_quotes(harbour.graph, harbour.documents)
    assert shown(found) == [f"{harbour.place('wrong quay')}: quote-not-found"]


def test_a_quotation_around_a_link_is_read_as_readers_see_it(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"of [[quay-watch]] said": 'who "leads [[quay-watch]]" said'})
    assert check_quotes(harbour.graph, harbour.documents) == ()


def test_the_paragraph_that_has_a_quote_instead_is_named(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {"quote: a breach of trust": "quote: past the customs gate"})
    (problem,) = check_quotes(harbour.graph, harbour.documents)
    assert "not stand so in paragraph 4; paragraph 3 has that" in problem.message


@pytest.mark.parametrize(
    ("in_document", "quoted"),
    [
        ("the town’s own “salt” way", 'the town\'s own "salt" way'),
        ("a ship–to–shore line", "a ship-to-shore line"),
        ("a café on the quay", "a cafe\u0301 on the quay"),
        ("a cafe\u0301 on the quay", "a café on the quay"),
        ("twenty\u00a0thousand\u202fcrates", "twenty thousand crates"),
        ("dealt [with] the crates", "dealt [with] the crates"),
        ("the crates … and the tea", "the crates ... and the tea"),
    ],
)
def test_signs_that_only_look_different_are_the_same(tmp_path: Path, in_document: str, quoted: str) -> None:
    quote = "quote: '" + quoted.replace("'", "''") + "'"
    harbour = build_harbour(
        tmp_path, {"quote: a breach of trust": quote}, {"on the town’s quay.": f"on the quay. {in_document}"}
    )
    assert check_quotes(harbour.graph, harbour.documents) == ()


@pytest.mark.parametrize(
    "quoted",
    [
        "a breach of trus",
        "breach … trust",
        "breach of [the] trust",
        "A breach of trust",
        "a breach of  trusts",
        "a breach of trust!",
    ],
)
def test_a_quote_that_is_nearly_right_is_wrong(tmp_path: Path, quoted: str) -> None:
    harbour = build_harbour(tmp_path, {"quote: a breach of trust": f'quote: "{quoted}"'})
    assert [each.code for each in check_quotes(harbour.graph, harbour.documents)] == ["quote-not-found"]


def test_a_comma_before_the_closing_mark_may_be_ours(tmp_path: Path) -> None:
    harbour = build_harbour(tmp_path, {'"a breach of trust", [[mary': '"a breach of trust," [[mary'})
    assert check_quotes(harbour.graph, harbour.documents) == ()


def test_a_source_that_the_archive_lacks_is_passed_over(tmp_path: Path) -> None:
    echo = '  - {id: a, at: 1, text: It was "all lies" there., standing: reported, quote: no such words}\n'
    harbour = build_harbour(tmp_path, echo=echo)
    assert check_quotes(harbour.graph, harbour.documents) == ()
