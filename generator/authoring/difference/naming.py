"""What things are called when two states are compared: ids followed to their new ones, names as they are now."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.labels import name_of
from generator.values import Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Graph
    from generator.problem import Mark
    from generator.values import Value


def follow_ids(after: Graph) -> Callable[[str], str]:
    """Give a function that tells what an id of old (of an entity, a source, or a statement's key) is called now."""
    there = after.entities.keys() | after.sources.keys()
    moved = {
        f"{each.source}/{each.old}" if each.source else str(each.old): str(each.new)
        for each in after.redirects.values()
    }

    def follow(id_: str) -> str:
        head, slash, tail = id_.partition("/")
        first = head if head in there else moved.get(head, head)
        now = f"{first}{slash}{tail}"
        return f"{first}/{moved[now]}" if slash and now in moved and now not in after.statements else now

    return follow


def with_names_of_now(before: Graph, after: Graph) -> Graph:
    """Give the graph of before in which every entity that is still there has its name of now.

    A new name would else change every sentence that the entity is linked in, and hide what people changed there.
    """
    follow = follow_ids(after)
    entities = {
        id_: replace(entity, record=replace(entity.record, name=after.entities[follow(id_)].record.name))
        if follow(id_) in after.entities
        else entity
        for id_, entity in before.entities.items()
    }
    return replace(before, entities=MappingProxyType(entities))


def value_words(value: Value, graph: Graph) -> str:
    """Write a value in plain words, with the names of the entities in it."""
    parts = (name_of(part.id, graph) if isinstance(part, Reference) else part for part in value.show())
    return " ".join("".join(parts).split())


def place_of(mark: Mark) -> str:
    """Name where something is written: file and line."""
    return f"{mark.path}:{mark.line}"
