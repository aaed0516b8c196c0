"""The project's own seeds: nothing is wrong with them, and the site shows all that they hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, check_quietly
from pipeline import UNVERIFIED

from generator.examine import Layout
from generator.kinds import CASES, KINDS, PEOPLE
from generator.model import Standing
from generator.nodes import List, Map, Node, Text, compose_yaml
from generator.values import LegalStatus

if TYPE_CHECKING:
    from generator.model import Graph
    from generator.problem import Problem


@cache
def _seeds() -> tuple[Graph, tuple[Problem, ...]]:
    outcome = check_quietly(Layout.of(ROOT))
    assert outcome.graph, [f"{each.mark}: {each.code}: {each.message}" for each in outcome.problems]
    return outcome.graph, outcome.problems


def test_nothing_is_wrong_with_the_seeds_nor_worth_a_notice() -> None:
    _, problems = _seeds()
    # Whether all are verified is what `make check` tells, and the tests of the evidence.
    assert [f"{each.mark}: {each.code}: {each.message}" for each in problems if each.code != UNVERIFIED] == []


def test_everyone_who_is_accused_has_a_legal_status_in_each_case() -> None:
    graph, _ = _seeds()
    accused = {
        (reference.id, fact.entity)
        for facts in graph.facts.values()
        for fact in facts
        if fact.property.accuses
        for reference in fact.value.references()
    }
    given = {
        (fact.entity, fact.value.case.id)
        for facts in graph.facts.values()
        for fact in facts
        if isinstance(fact.value, LegalStatus)
    }
    assert accused
    assert accused <= given


def test_every_case_has_somebody_accused_or_says_that_he_is_unnamed() -> None:
    graph, _ = _seeds()
    cases = [entity for entity in graph.entities.values() if entity.record.kind == CASES]
    assert cases
    assert all(any(fact.property.accuses for fact in entity.facts) for entity in cases)


def test_whoever_imputes_deeds_before_a_conviction_is_named() -> None:
    graph, _ = _seeds()
    for statement in graph.statements.values():
        if statement.standing is Standing.ALLEGATION:
            assert statement.says or graph.sources[statement.source].publisher, statement.key


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_an_entity_of_every_kind(kind: str) -> None:
    graph, _ = _seeds()
    assert any(entity.record.kind == kind for entity in graph.entities.values())


def test_every_document_is_used_in_all_its_content_paragraphs() -> None:
    graph, _ = _seeds()
    for id_, source in graph.sources.items():
        cited = {
            int(number)
            for statement in graph.statements.values()
            if statement.source == id_
            for number in statement.locator.paragraphs
        }
        assert cited | {int(number) for number in source.unused} == {*range(1, source.paragraphs + 1)}, id_


def test_every_person_page_tells_what_some_document_says() -> None:
    graph, _ = _seeds()
    people = [entity for entity in graph.entities.values() if entity.record.kind == PEOPLE]
    assert people
    assert all(entity.statements or entity.asserted or entity.passed_on or entity.sources for entity in people)


def _texts(node: Node) -> list[str]:
    if isinstance(node, Text):
        return [str(node)]
    inner = node.values() if isinstance(node, Map) else node
    assert isinstance(node, (List, Map))
    return [text for each in inner for text in _texts(each)]


def test_the_navigation_lists_the_index_of_every_kind_and_every_page() -> None:
    graph, _ = _seeds()
    configuration, problems = compose_yaml((ROOT / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml", empty=True)
    assert not problems
    assert isinstance(configuration, Map)
    navigation = configuration.field("nav")
    assert navigation is not None
    listed = _texts(navigation)
    pages = [f"{chapter.id}.md" for chapter in graph.chapters if chapter.id != "home"]
    expected = {"index.md", "disagreements.md", "sources/index.md", *(f"{kind}/index.md" for kind in KINDS), *pages}
    assert {*listed} >= expected
    assert len(listed) == len({*listed})
