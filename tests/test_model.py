"""What the stages hand on cannot be changed, and is named alike everywhere."""

from __future__ import annotations

import dataclasses
import inspect
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from pipeline import SETTINGS, link_case, load_case

from generator import model
from generator.merge import merge_seeds
from generator.nodes import List, Map

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass) if isinstance(each, type)]


@pytest.mark.parametrize("type_", TYPES, ids=lambda each: each.__name__)
def test_a_type_is_frozen_and_says_what_it_means(type_: type) -> None:
    assert type_.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert type_.__doc__
    assert not type_.__doc__.startswith(f"{type_.__name__}(")


def _collections(node: object) -> Iterator[object]:
    """Yield every collection in a model, from the outside in; values not typed yet are as the file has them."""
    if dataclasses.is_dataclass(node) and not isinstance(node, type) and type(node) in TYPES:
        for field in dataclasses.fields(node):
            yield from _collections(getattr(node, field.name))
    elif isinstance(node, (list, dict, set, tuple, frozenset, MappingProxyType)) and not isinstance(node, (List, Map)):
        yield node
        for each in node.values() if isinstance(node, (dict, MappingProxyType)) else node:
            yield from _collections(each)


def test_nothing_that_stages_hand_on_can_be_changed() -> None:
    seeds = load_case("values")
    for handed_on in (seeds, merge_seeds(seeds)[0], link_case("values")):
        assert {type(each) for each in _collections(handed_on)} <= {tuple, frozenset, MappingProxyType}


def test_a_statement_is_named_by_its_source_and_its_own_id() -> None:
    graph = link_case("miniature")
    assert graph.statements["gazette-cases/sentence"].key == "gazette-cases/sentence"
    assert all(key == statement.key for key, statement in graph.statements.items())


def test_every_stage_hands_on_the_settings_of_the_reference() -> None:
    assert SETTINGS
    assert (SETTINGS.name, SETTINGS.edition, SETTINGS.licence_name) == ("Harbour reference", "2026-11-22", "CC BY 4.0")
    assert load_case("miniature").settings == link_case("miniature").settings == SETTINGS
