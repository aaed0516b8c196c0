"""The page of the network: every entity with its true numbers, in order, in its standing; every relation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from pipeline import SOUND, link_case, render_pages

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.model import Graph, Link, Standing, Statement
from generator.render.network import letters_of

_PLAIN = {Standing.REPORTED, Standing.OFFICIAL, Standing.LAW}
_CELL = re.compile(r"\[(\d+)\]\(([^)]+)\)\{ \.cell \.(few|some|many)( \.alleged)? \}")


def _page(graph: Graph) -> str:
    return next(page.text for page in render_pages(graph) if page.path == "network.md")


def _touched(statement: Statement, graph: Graph) -> set[str]:
    """Give everyone whom a statement names, or who makes it or passes it on."""
    found = {str(part.id) for part in statement.text if isinstance(part, Link)}
    for fact in graph.facts[statement.key]:
        found |= {fact.entity, *(each.id for each in fact.value.references())}
    found |= {str(party.id) for party in (*statement.says, *statement.via) if party.id}
    return (found | {str(statement.origin)}) & {*graph.entities}


def _numbers(graph: Graph) -> dict[str, Counter[str]]:
    numbers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in graph.statements.values():
        for id_ in _touched(statement, graph):
            numbers[id_][statement.source] += 1
    return numbers


def _rows(text: str) -> dict[str, list[str]]:
    """Give the cells of each row of the tables of entities, by the page that its name leads to."""
    tables = text.partition("## How the kinds are related")[0].splitlines()
    rows = [line.strip("|").split(" | ") for line in tables if line.startswith("| [")]
    found = {re.findall(r"\]\(([^)]+)\)", cells[0])[0]: cells for cells in rows}
    assert len(found) == len(rows)
    return found


def _faults(text: str, graph: Graph) -> list[str]:
    sources = sorted(graph.sources, key=lambda each: (graph.sources[each].published.sort_key(), each))
    numbers, rows = _numbers(graph), _rows(text)
    found = [f"{id_}: no row" for id_ in graph.entities if page_of(id_, graph) not in rows]
    for id_, entity in graph.entities.items():
        for source, cell in zip(sources, rows.get(page_of(id_, graph), [])[1:], strict=False):
            match = _CELL.search(cell)
            if (int(match[1]) if match else 0) != numbers[id_][source]:
                found.append(f"{id_}: {cell!r} for {source}, not {numbers[id_][source]}")
            standings = {
                each.standing
                for each in graph.statements.values()
                if each.source == source and id_ in _touched(each, graph)
            }
            if match and bool(match[4]) == bool(standings & _PLAIN):
                found.append(f"{id_}: {cell!r} is not marked as it stands in {source}")
            if not match and ("record" in cell) != (source in entity.sources):
                found.append(f"{id_}: {cell!r} does not tell that it is in the record of {source}")
    return found


@pytest.mark.parametrize("case", SOUND)
def test_every_entity_has_a_row_with_its_number_of_statements_in_each_document(case: str) -> None:
    graph = link_case(case)
    assert _faults(_page(graph), graph) == []


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r"\n\| \[Harbour Court\].*", ""),
        (r"\[1\]\((?=[^)]*\)\{ \.cell)", "[2]("),
        (r"(\.few) \.alleged", r"\1"),
        (r"(\.few) \}", r"\1 .alleged }"),
        (r">record<", "><"),
    ],
)
def test_a_wrong_number_or_mark_is_noticed(pattern: str, replacement: str) -> None:
    graph = link_case("miniature")
    text, count = re.subn(pattern, replacement, _page(graph), count=1)
    assert count
    assert _faults(text, graph)


@pytest.mark.parametrize("case", SOUND)
def test_within_a_kind_what_stands_in_most_documents_comes_first(case: str) -> None:
    graph = link_case(case)
    in_order = [path.rpartition("/")[2].removesuffix(".md") for path in _rows(_page(graph))]
    kinds = [*KINDS]
    places = [(kinds.index(graph.entities[id_].record.kind), -len(graph.entities[id_].sources)) for id_ in in_order]
    assert places == sorted(places)


@pytest.mark.parametrize("case", SOUND)
def test_every_relation_stands_in_the_list_and_the_kinds_count_each_pair_once(case: str) -> None:
    graph = link_case(case)
    text = _page(graph)
    below = text.partition("## Every relation")[2]
    pairs = set()
    for facts in graph.facts.values():
        for fact in facts:
            for other in fact.value.references():
                if other.id != fact.entity and other.id in graph.entities:
                    pairs.add((fact.entity, other.id))
                    row = below.partition(f"]({page_of(fact.entity, graph)}) |")[2]
                    assert f" {fact.property.title} |" in row
                    assert f"]({page_of(other.id, graph)})" in row
    matrix = text.partition("## How the kinds are related")[2].partition("## Every")[0]
    counted = [int(each) for each in re.findall(r'class="cell \w+">(\d+)<', matrix)]
    assert sum(counted) == len(pairs)


def test_letters_go_on_after_z() -> None:
    assert [letters_of(each) for each in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
