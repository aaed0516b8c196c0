"""What the stages hand on cannot be changed, and is named alike everywhere."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from pipeline import SETTINGS, link_case, load_case

from generator import model
from generator.merge import merge_seeds
from generator.nodes import List, Map

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = {
    path.stem: ast.parse(path.read_text("utf-8")) for path in sorted(Path(model.__file__).parent.glob("[!_]*.py"))
}
TYPES = [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass) if isinstance(each, type)]


@pytest.mark.parametrize("type_", TYPES, ids=lambda each: each.__name__)
def test_a_type_is_frozen_and_says_what_it_means(type_: type) -> None:
    assert type_.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert type_.__doc__
    assert not type_.__doc__.startswith(f"{type_.__name__}(")


def _defined(tree: ast.Module) -> Iterator[str]:
    for each in tree.body:
        if isinstance(each, (ast.ClassDef, ast.FunctionDef)) and not each.name.startswith("_"):
            yield each.name
        elif isinstance(each, ast.AnnAssign):
            yield ast.unparse(each.target)


def test_the_model_hands_on_each_name_once_that_its_modules_define() -> None:
    assert sorted(each for tree in MODULES.values() for each in _defined(tree)) == sorted(model.__all__)


def test_a_module_of_the_model_knows_only_those_before_it_in_the_order_of_the_pipeline() -> None:
    order = [each for each in re.findall(r"`(\w+)`", str(model.__doc__)) if each in MODULES]
    assert sorted(order) == sorted(MODULES)
    for name, tree in MODULES.items():
        imported = {str(each.module) for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
        own = {each.removeprefix("generator.model.") for each in imported if each.startswith("generator.model.")}
        assert own <= {*order[: order.index(name)]}, name
        assert "generator.model" not in imported


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
