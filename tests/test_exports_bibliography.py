"""Citations: what pages offer to reference managers is read by real parsers, and says what the record says."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from conftest import ROOT, check_quietly
from pipeline import SOUND, link_case
from pybtex.database import Entry, parse_string

from generator.examine import Layout
from generator.exports import export_graph
from generator.exports.bibliography import COINED, Author, Item, describe_document, describe_page, show_date
from generator.exports.bibtex import write_bibtex
from generator.exports.csl import write_csl
from generator.exports.plain import write_text
from generator.exports.ris import write_ris
from generator.fields import SOURCE_TYPES
from generator.model import Name
from generator.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Graph

REAL = "the real seeds"
HOSTILE = 'a {b, c} "d" \\e and #1 $2 5% & _x_ ~ ^ <i> </script>\n@book{q,\u2028ER  - 港 é } {'
FOLDED = " ".join(HOSTILE.split())
_LATEX = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
_LATEX |= {"textasciicircum": "^", "textless": "<", "textgreater": ">"}


@cache
def _graph(case: str) -> Graph:
    graph = check_quietly(Layout.of(ROOT)).graph if case == REAL else link_case(case)
    assert graph
    return graph


def _items(graph: Graph) -> list[Item]:
    documents = [describe_document(source, graph) for source in graph.sources.values()]
    return documents + [describe_page(id_, graph) for id_ in (*graph.entities, *graph.sources)]


def _item(**fields: Any) -> Item:  # noqa: ANN401  any field of an item
    plain = Item("post", "article-newspaper", "A post", parse_date("2021-05-03"))
    return replace(plain, **fields)


def _from_latex(text: str) -> str:
    """Give the text that LaTeX would set, of what our own writer writes out."""
    named = re.sub(r"\\([a-z]+)\{\}", lambda found: _LATEX[found[1]], text)
    return re.sub(r"\\([#$%&_])", r"\1", named)


def _bibtex(items: Sequence[Item]) -> dict[str, Entry]:
    return dict(parse_string(write_bibtex(items), "bibtex").entries.items())


def _lost_in_bibtex(items: Sequence[Item], written: str) -> list[str]:
    """List the values of items that a parser of BibTeX does not find."""
    read = parse_string(written, "bibtex").entries
    lost = []
    for item in items:
        fields = {name: _from_latex(value) for name, value in read[item.id].fields.items()} if item.id in read else {}
        inside = next(
            (fields[name] for name in ("journal", "booktitle", "series", "howpublished") if name in fields), ""
        )
        year = str(item.moment.year) if item.moment else show_date(item.issued)
        pairs = (
            (f"{{{item.title}}}", fields.get("title", "")),
            (item.container, inside),
            (item.publisher, fields.get("publisher", "")),
            (item.edition, fields.get("edition", "")),
            (item.address, fields.get("url", "")),
            ("; ".join(item.notes), fields.get("note", "")),
            (year, fields.get("year", "")),
        )
        lost += [f"{item.id}: {wanted!r}" for wanted, found in pairs if " ".join(wanted.split()) != found]
    return lost


def _lost_in_ris(items: Sequence[Item], written: str) -> list[str]:
    """List the values of items that a parser of RIS does not find."""
    read = {record["id"]: record for record in rispy.loads(written)}
    lost = []
    for item in items:
        record = read.get(item.id, {})
        pairs: tuple[tuple[object, object], ...] = (
            (item.title, record.get("title")),
            (item.container, record.get("secondary_title", "")),
            (item.publisher, record.get("publisher", "")),
            ([_in_ris(each) for each in item.authors], record.get("authors", [])),
            ([item.address] if item.address else [], record.get("urls", [])),
            ([*item.notes], record.get("notes", [])),
        )
        lost += [f"{item.id}: {wanted!r}" for wanted, found in pairs if wanted != found]
    return lost


def _in_ris(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.name


def _lost_in_csl(items: Sequence[Item], written: str) -> list[str]:
    """List the values of items that a parser of CSL-JSON does not find; what it does not know is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = CiteProcJSON(json.loads(written))
    lost = []
    for item in items:
        fields = read.get(item.id, {})
        pairs = (
            ("title", item.title),
            ("container_title", item.container),
            ("publisher", item.publisher),
            ("edition", item.edition),
            ("URL", item.address),
            ("note", "; ".join(item.notes)),
        )
        lost += [f"{item.id}: {value!r}" for name, value in pairs if value and str(fields.get(name, "")) != value]
        if item.moment and fields.get("issued", {}).get("year") != item.moment.year:
            lost.append(f"{item.id}: {item.moment.year}")
        names = [name.get("literal") or f"{name.given} {name.family}" for name in fields.get("author", [])]
        if names != [each.name for each in item.authors]:
            lost.append(f"{item.id}: {names}")
    return lost


CHECKS = [(_lost_in_bibtex, write_bibtex), (_lost_in_ris, write_ris), (_lost_in_csl, write_csl)]


@pytest.mark.parametrize("case", [*SOUND, REAL])
@pytest.mark.parametrize(("check", "write"), CHECKS)
def test_a_parser_finds_all_of_every_document_and_page(check: Any, write: Any, case: str) -> None:  # noqa: ANN401
    items = _items(_graph(case))
    assert not check(items, write(items))
    assert not check(items[:1], write(items[:1]))


@pytest.mark.parametrize(("check", "write"), CHECKS)
def test_a_parser_finds_texts_that_look_like_its_own_language(check: Any, write: Any) -> None:  # noqa: ANN401
    hostile = _item(title=FOLDED, container=FOLDED, publisher=FOLDED, authors=(Author(FOLDED),), notes=(FOLDED, "two"))
    items = [hostile, _item(id="next")]
    assert not check(items, write(items))
    assert "\u2028" not in write([_item(title=HOSTILE)]) or write is write_csl


@pytest.mark.parametrize(("check", "write"), CHECKS)
def test_the_check_sees_what_is_lost(check: Any, write: Any) -> None:  # noqa: ANN401
    item = _item(
        container="Harbour Gazette", address="https://a.example/3", authors=(Author("Ann"),), notes=("carried",)
    )
    faults: dict[str, Any] = {"title": "Other", "container": "Other", "address": "https://b.example/", "notes": ()}
    for name, value in faults.items():
        assert check([item], write([replace(item, **{name: value})])), name
    assert check([item], write([_item(id="other")]))


def test_a_text_that_is_not_written_out_breaks_bibtex() -> None:
    written = write_bibtex([_item(title=FOLDED)]).replace(r"\textbraceleft{}", "{")
    with pytest.raises(Exception, match=r"syntax error|premature"):
        parse_string(written, "bibtex")


def test_a_line_break_in_a_text_starts_no_line_of_ris() -> None:
    (record,) = rispy.loads(write_ris([_item(title="A\nER  - \nTY  - BOOK\u2028TI  - B")]))
    assert record["title"] == "A ER - TY - BOOK TI - B"


def test_an_address_stays_inside_its_braces() -> None:
    entry = _bibtex([_item(address='https://a.example/{x}"y%20\\z?a=b&c_d#e')])["post"]
    assert entry.fields["url"] == "https://a.example/%7Bx%7D%22y%20%5Cz?a=b&c_d#e"


def test_names_that_are_parted_stay_parted_and_others_whole() -> None:
    authors = (Author("Ash", "Tom"), Author("Oak, Elm and Sons"), Author("Zhao Xuejun"))
    item = _item(authors=authors)
    parted, firm, whole = _bibtex([item])["post"].persons["author"]
    assert (parted.last_names, parted.first_names) == (["{Ash}"], ["{Tom}"])
    assert (firm.last_names, firm.first_names) == (["{Oak, Elm and Sons}"], [])
    assert (whole.last_names, whole.first_names) == (["{Zhao Xuejun}"], [])
    assert rispy.loads(write_ris([item]))[0]["authors"][::2] == ["Ash, Tom", "Zhao Xuejun"]
    assert json.loads(write_csl([item]))[0]["author"] == [
        {"family": "Ash", "given": "Tom"},
        {"literal": "Oak, Elm and Sons"},
        {"literal": "Zhao Xuejun"},
    ]


@pytest.mark.parametrize(
    ("name", "surname", "author"),
    [
        ("Ann Writer", "Writer", Author("Writer", "Ann")),
        ("Ann Writer", "", Author("Ann Writer")),
        ("Writer Ann", "Writer", Author("Writer Ann")),
        ("Writer", "Writer", Author("Writer")),
        ("Ann Typewriter", "writer", Author("Ann Typewriter")),
    ],
)
def test_a_name_is_parted_where_its_record_has_the_surname_and_that_stands_last(
    name: str, surname: str, author: Author
) -> None:
    graph = link_case("miniature")
    entity = graph.entities["ann-writer"]
    names = (Name(surname, "surname alone"),) if surname else ()
    record = replace(entity.record, name=replace(entity.record.name, form=name), names=names)
    graph = replace(graph, entities={**graph.entities, "ann-writer": replace(entity, record=record)})
    source = next(each for each in graph.sources.values() if "ann-writer" in each.authors)
    assert describe_document(source, graph).authors == (author,)


@pytest.mark.parametrize(
    ("written", "csl", "ris", "bibtex"),
    [
        ("2021-05-03", {"date-parts": [[2021, 5, 3]]}, "2021/05/03/", ("2021", "May", "3")),
        ("2021-05", {"date-parts": [[2021, 5]]}, "2021/05//", ("2021", "May", None)),
        ("2021", {"date-parts": [[2021]]}, "2021///", ("2021", None, None)),
        ("2021~", {"date-parts": [[2021]], "circa": True}, "2021///", ("2021", None, None)),
        ("2015/2021-06", {"date-parts": [[2015], [2021, 6]]}, None, ("from 2015 to June 2021", None, None)),
        ("2015/..", {"literal": "since 2015"}, None, ("since 2015", None, None)),
        ("XXXX-08", {"literal": "August, year not stated"}, None, ("August, year not stated", None, None)),
    ],
)
def test_a_date_is_as_sure_in_each_format_as_it_is(
    written: str, csl: object, ris: str | None, bibtex: tuple[str | None, ...]
) -> None:
    item = _item(issued=parse_date(written))
    assert json.loads(write_csl([item]))[0]["issued"] == csl
    assert rispy.loads(write_ris([item]))[0].get("date") == ris
    fields = _bibtex([item])["post"].fields
    assert tuple(fields.get(name) for name in ("year", "month", "day")) == bibtex
    CiteProcJSON(json.loads(write_csl([item])))


@pytest.mark.parametrize("type_", SOURCE_TYPES)
def test_every_type_of_a_document_is_read(type_: str) -> None:
    item = _item(type=type_, container="Harbour Gazette")
    assert not _lost_in_bibtex([item], write_bibtex([item]))
    (record,) = rispy.loads(write_ris([item]))
    assert record["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    assert CiteProcJSON(json.loads(write_csl([item])))["post"].type == type_


def test_what_is_not_the_documents_own_is_said() -> None:
    graph = link_case("miniature")
    source = next(iter(graph.sources.values()))
    coined = replace(source, title=replace(source.title, by_editor=True), url="", copies=("https://copy.example/",))
    item = describe_document(replace(coined, published=parse_date("2021~")), graph)
    assert item.notes[0] == COINED
    assert item.notes[-2:] == ("the address is that of a copy", "published about 2021")
    assert all(note in write_text(item) for note in item.notes)


def test_no_address_is_given_where_no_site_is_named() -> None:
    graph = link_case("miniature")
    assert not describe_page("tom-ash", graph).address
    named = replace(graph, settings=replace(graph.settings, site_url="https://harbour.example/reference/"))
    assert describe_page("tom-ash", named).address == "https://harbour.example/reference/people/tom-ash.html"
    cited = export_graph(named).statements["gazette-cases/sentence"]
    assert cited.endswith("https://harbour.example/reference/sources/gazette-cases.html#sentence")


def test_a_statement_is_cited_with_who_says_so_how_and_where() -> None:
    graph = link_case("miniature")
    cited = export_graph(graph).statements["gazette-cases/sentence"]
    assert cited == (
        "according to Harbour Court, as published by Harbour Gazette, in "
        "“Harbour ministry publishes a smuggling case” (Harbour Gazette, 3 May 2021), ¶ 4 and 5; "
        "statement gazette-cases/sentence (official) in Harbour reference, edition of 22 November 2026"
    )


@pytest.mark.parametrize("case", [*SOUND, REAL])
def test_every_page_document_and_statement_is_cited(case: str) -> None:
    graph = _graph(case)
    exports = export_graph(graph)
    assert exports.pages.keys() == {*graph.entities, *graph.sources}
    assert exports.documents.keys() == graph.sources.keys()
    assert exports.statements.keys() == graph.statements.keys()
    for key, cited in exports.statements.items():
        assert f"statement {key} ({graph.statements[key].standing})" in cited
        assert cited.startswith("according to ")
