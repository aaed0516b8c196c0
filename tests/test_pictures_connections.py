"""Connections: every relation drawn or counted, listed from both ends, in its standing, and only as words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from pipeline import SOUND, edited, link_case, link_files, render_pages

from generator.addresses import page_of
from generator.model import Graph, Standing, Target
from generator.pictures import draw_pictures
from generator.pictures.connections import relate_entities
from generator.pictures.ego import MOST, draw_connections

_PLAIN = {Standing.REPORTED, Standing.OFFICIAL, Standing.LAW}
_HOSTILE = """</title></svg><script>alert("1")</script> & 'x' {{ 7 }} {: .y } [a](b)"""


@cache
def _drawn(case: str) -> dict[str, ET.Element]:
    pictures = draw_pictures(link_case(case)).connections
    return {id_: _parsed("".join(_written(part) for part in picture.parts)) for id_, picture in pictures.items()}


def _written(part: str | Target) -> str:
    return part if isinstance(part, str) else f"{part.id}#{part.anchor}"


def _parsed(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314  our own


def _links(figure: ET.Element) -> list[ET.Element]:
    return [link for link in figure.iter("a") if not link.attrib["href"].endswith("#_relations")]


def _related(graph: Graph) -> set[tuple[str, str, bool]]:
    """Give from the facts alone who is related to whom, and whether a plain statement says so, or the editors."""
    pairs: dict[tuple[str, str, str], bool] = {}
    for key, facts in graph.facts.items():
        for fact in facts:
            plain = fact.property.editorial or graph.statements[key].standing in _PLAIN
            for reference in fact.value.references():
                back = fact.property.title if fact.property.symmetric else fact.property.inverse
                ways = [(fact.entity, reference.id, fact.property.title)]
                ways += [(reference.id, fact.entity, back)] if back else []
                for one, other, label in ways:
                    if one != other:
                        pairs[one, other, label] = pairs.get((one, other, label), False) or plain
    return {(f"{one} {label}", other, plain) for (one, other, label), plain in pairs.items()}


@pytest.mark.parametrize("case", SOUND)
def test_every_fact_that_names_somebody_is_a_relation_of_both(case: str) -> None:
    graph = link_case(case)
    found = {
        (f"{id_} {each.label}", each.other, not each.standings)
        for id_, relations in relate_entities(graph).items()
        for each in relations
    }
    assert found == _related(graph)


def test_a_relation_is_not_plain_because_another_one_is() -> None:
    graph = link_case("values")
    assert any(not plain for _, _, plain in _related(graph))
    assert any(plain for _, _, plain in _related(graph))


@pytest.mark.parametrize("case", SOUND)
def test_a_line_and_a_box_are_dashed_exactly_where_no_standing_is_plain(case: str) -> None:
    relations = draw_pictures(link_case(case)).relations
    for id_, figure in _drawn(case).items():
        shown = relations[id_][: len(_links(figure))]
        dashed = [link.find("rect").get("class") == "dashed" for link in _links(figure)]  # type: ignore[union-attr]
        lines = [line.get("class") == "dashed" for line in figure.iter("line")][1:]
        assert dashed == lines == [bool(each.standings) for each in shown]
        for link, relation in zip(_links(figure), shown, strict=True):
            words = " ".join(link.itertext())
            assert all(standing in words for standing in relation.standings)
        assert bool(list(figure.iter("figcaption"))) == any(dashed)


@pytest.mark.parametrize("case", SOUND)
def test_a_picture_has_an_alternative_that_names_all_it_shows(case: str) -> None:
    graph = link_case(case)
    for id_, figure in _drawn(case).items():
        drawing = figure.find("svg")
        assert drawing is not None
        assert drawing.get("role") == "group"
        words = {each.get("id"): each.text or "" for each in drawing if each.tag in ("title", "desc")}
        name = graph.entities[id_].record.name.form
        assert words[drawing.get("aria-labelledby")] == f"Connections of {name}"
        described = words[drawing.get("aria-describedby")]
        for link in _links(figure):
            other = graph.entities[link.attrib["href"].removesuffix("#")].record.name.form
            assert " ".join(other.split()) in described
            assert (link[0].tag, other in (link[0].text or "")) == ("title", True)


@pytest.mark.parametrize("case", SOUND)
def test_the_list_has_every_relation_and_links_it(case: str) -> None:
    graph = link_case(case)
    pages = {page.path: page.text for page in render_pages(graph)}
    for id_, relations in relate_entities(graph).items():
        table = pages[page_of(id_, graph)].partition('<div id="_relations"')[2].partition("</div>")[0]
        for each in relations:
            assert f"]({_way(id_, each.other, graph)})" in table, (id_, each.other)
            assert each.label in table
            assert each.back in table
            assert all(f"standing--{standing}" in table for standing in each.standings)


def _way(one: str, other: str, graph: Graph) -> str:
    here, there = page_of(one, graph), page_of(other, graph)
    folder, _, name = there.partition("/")
    return name if here.startswith(f"{folder}/") else f"../{there}"


def test_of_too_many_the_first_of_each_relation_and_the_most_told_are_drawn_and_the_rest_is_counted() -> None:
    graph = link_case("miniature")
    entity = graph.entities["harbour-land"]
    (first, *_) = relate_entities(graph)["harbour-land"]
    others = sorted(each for each in graph.entities if each != "harbour-land")
    many = [replace(first, other=other) for other in others for _ in range(2)][: MOST + 3]
    rare = replace(first, label="rarely", other=others[-1])
    entity = replace(entity, neighbours={**dict.fromkeys(others, 9), others[-1]: 1, others[0]: 0})
    picture = draw_connections(entity, (*many, rare), graph)
    written = "".join(_written(part) for part in picture.parts)
    figure = _parsed(written)
    assert len(_links(figure)) == MOST
    assert "rarely" in [each.text for each in figure.iter("text")]
    assert "and 4 more in the list below" in [each.text for each in figure.iter("text")]
    assert "and 4 more in the list below" in written.partition("</desc>")[0]
    assert Target("harbour-land", "_relations") in picture.parts
    assert f"{others[0]}#" not in [each.attrib["href"] for each in _links(figure)]


def test_a_name_full_of_markup_stays_a_name_in_a_picture() -> None:
    graph = link_case("miniature")
    court = graph.entities["harbour-court"]
    hostile = replace(court, record=replace(court.record, name=replace(court.record.name, form=_HOSTILE)))
    pages = render_pages(replace(graph, entities={**graph.entities, "harbour-court": hostile}))
    drawings = [found for page in pages for found in re.findall(r"<figure.*?</figure>", page.text, re.DOTALL)]
    about = [each for each in drawings if "alert" in each]
    assert len(about) > 1
    for each in about:
        assert {element.tag for element in _parsed(each).iter()} <= {
            *("figure", "svg", "title", "desc", "g", "a", "line", "rect", "text", "figcaption")
        }
        assert any(_HOSTILE in (element.text or "") for element in _parsed(each).iter("title"))


def test_what_the_editors_concluded_says_so() -> None:
    figures = _drawn("values")
    relations = draw_pictures(link_case("values")).relations
    for id_, figure in figures.items():
        for link, each in zip(_links(figure), relations[id_], strict=False):
            concluded = all(fact.premises for fact in each.facts)
            assert ("concluded" in " ".join(link.itertext())) == concluded


def test_the_order_of_statements_in_a_file_moves_nothing_in_a_picture() -> None:
    path = "digests/gazette-cases.yml"
    text = edited(path)[path]
    above, _, below = text.partition("\nstatements:\n")
    statements = re.split(r"(?m)^(?=  - id:)", below)[1:]
    assert len(statements) > 2
    turned = "".join([f"{above}\nstatements:\n", *reversed(statements)])
    pictures = draw_pictures(link_files({**edited(path), path: turned}))
    assert pictures.connections == draw_pictures(link_case("miniature")).connections
