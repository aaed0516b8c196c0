"""Tables that readers sort and filter: what is written for the script, and that no text in it becomes code."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pipeline import FEW, edited, link_files, render_pages, without_data

from generator.kinds import KINDS, Kind
from generator.render.facts import FactRow, merge_rows
from generator.render.markdown import escape, json_attribute
from generator.render.sortable import RESERVED_NAMES, Cell, Column, Row, make_table, value_id
from generator.render.wording import language_name

if TYPE_CHECKING:
    from generator.render.sortable import SortableTable

COLUMNS = (Column("name", "Name"), Column("date", "Date"), Column("type", "Type", "Type of it"), Column("no", "None"))
EMPTY = Cell(Markup())
HOSTILE = "\"></div><script>alert(1)</script> '&quot; {: onclick=x } `[[a]]` </td>"


def _table(*rows: tuple[str, tuple[object, ...] | None, str]) -> SortableTable:
    cells = [
        Row(
            (
                Cell(escape(name)),
                EMPTY if key is None else Cell(escape("a day"), key),
                Cell(escape(type_), values=((value_id(type_), type_),)),
                EMPTY,
            ),
            (name,),
        )
        for name, key, type_ in rows
    ]
    return make_table(COLUMNS, cells, "things")


class _Parts(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.tags if each == tag]


def _html(text: str) -> _Parts:
    return _Parts(markdown.markdown(text, extensions=["attr_list", "md_in_html", "tables"]))


def test_dates_are_numbered_in_their_order_and_an_empty_cell_has_no_number() -> None:
    rows = _table(("b", (2021, 5), "x"), ("a", (2019,), "x"), ("c", None, "x"), ("d", (2021, 5), "x")).rows
    assert ['data-key="1"' in row[1] for row in rows] == [True, False, False, True]
    assert 'data-key="0"' in rows[1][1]
    assert rows[2][1] == ""


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert len(_table(("a", None, "x"), ("b", (1,), "x")).headings) == 3
    assert len(_table(("a", None, "x")).headings) == 2
    assert len(_table().headings) == 4


def test_a_filter_is_offered_where_there_is_a_choice() -> None:
    assert json.loads(_table(("a", None, "x"), ("b", None, "x")).filters.unescape()) == []
    (offered,) = json.loads(_table(("a", None, "spy agency"), ("b", None, "Party")).filters.unescape())
    assert offered == {
        "name": "type",
        "label": "Type of it",
        "values": {"party": "Party", "spy-agency": "spy agency"},
    }
    assert [*offered["values"]] == ["party", "spy-agency"]


def test_words_that_ascii_cannot_tell_apart_have_ids_of_their_own() -> None:
    ids = [value_id(each) for each in ("secret", "Secret ", "sécret", "国家", "安全", "!")]
    assert ids[0] == ids[1] == "secret"
    assert len({*ids}) == 5
    assert all(each.replace("-", "").isalnum() and each.isascii() for each in ids)


@FEW
@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_comes_out_of_an_attribute_as_it_went_in(value: object) -> None:
    written = f'<div data-filters="{json_attribute(value)}" markdown="1">\n\nwords\n\n</div>'
    (found,) = _html(written).attributes("div")
    assert json.loads(str(found["data-filters"])) == value


@pytest.mark.parametrize("words", [HOSTILE, "&lt;", "</script>", "\\u003c", "{ .x }"])
def test_hostile_words_stay_words_in_the_page_and_in_its_filters(words: str) -> None:
    files = edited("digests/gazette-cases.yml", ("type: ministry", f"type: {json.dumps(words)}"))
    page = next(each for each in render_pages(link_files(files)) if each.path == "agencies/index.md")
    html = _html(without_data(page.text).split("\n---\n", 1)[1])
    assert not html.attributes("script")
    (table,) = html.attributes("div")
    filters = json.loads(str(table["data-filters"]))
    shown = [" ".join(words.split())]
    assert [[*each["values"].values()] for each in filters if each["name"] == "type"] in ([shown], [])
    assert {*table} == {"class", "role", "aria-label", "tabindex", "data-noun", "data-filters", "data-words"}
    assert all(name.startswith("data-") for each in html.attributes("td") for name in each)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_facets_are_columns_whose_names_mean_nothing_else(kind: Kind) -> None:
    assert {*kind.facets} <= {*kind.columns}
    assert not {each.replace("_", "-") for each in kind.columns} & RESERVED_NAMES


def _row(label: str, value: str, voice: str, disagreement: str | None = None) -> FactRow:
    return FactRow(((label, escape(value)),), (escape(voice),), escape(disagreement) if disagreement else None, "")


def test_neighbours_of_whom_the_same_voices_tell_become_one_row() -> None:
    rows = [_row("court", "A", "x"), _row("decided", "B", "x"), _row("decided", "C", "x"), _row("decided", "D", "y")]
    assert [[*each.pairs] for each in merge_rows(rows)] == [
        [("court", "A"), ("decided", "B"), ("", "C")],
        [("decided", "D")],
    ]


def test_values_of_one_property_stand_in_one_cell() -> None:
    (row,) = merge_rows([_row("court", "A", "x"), _row("court", "B", "x")])
    assert row.pairs == (("court", "<ul><li>A </li> <li>B </li></ul>"),)


def test_a_value_about_which_documents_differ_is_not_put_beside_another_property() -> None:
    rows = [_row("court", "A", "x", "differ"), _row("decided", "B", "x"), _row("place", "C", "x", "differ")]
    assert [len(each.pairs) for each in merge_rows(rows)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("zh-Hans", "Chinese (simplified characters)"),
        ("zh-Hant-TW", "Chinese (traditional characters, TW)"),
        ("tlh", "tlh"),
    ],
)
def test_languages_are_named_in_words(tag: str, name: str) -> None:
    assert language_name(tag) == name
