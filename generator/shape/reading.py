"""Nodes read as shapes, and what is wrong with them told at its place."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from generator.fields.rules import find_to_do, is_to_do
from generator.meant import did_you_mean
from generator.nodes import List, Map, Node, Text, texts_in
from generator.problem import Mark, Problem
from generator.shape.describing import required_fields
from generator.shape.parts import Shape, form_of
from generator.shape.to_do import tell_to_do

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_Shape = TypeVar("_Shape", bound=Shape)


def read_shape(shape: type[_Shape], node: Node) -> tuple[_Shape | None, tuple[Problem, ...]]:
    """Read a node as a shape; every fault in it is a problem at its own place.

    Where there are faults, the shape is given without what is faulty, and with stand-ins for required fields, so that
    later stages find the rest of what is to mend; it is None where nothing can stand in.
    """
    fields = _with_stand_ins(shape, node) if isinstance(node, Map) else None
    try:
        return shape.model_validate(node if fields is None else fields), ()
    except ValidationError as errors:
        faults = errors.errors()
    problems = tuple(problem for fault in faults for problem in _problems(shape, node, fault))
    if fields is None:
        return None, problems
    try:
        return shape.model_validate(_without_faults(shape, fields, [fault["loc"] for fault in faults])), problems
    except ValidationError:
        return None, problems


def _with_stand_ins(shape: type[Shape], node: Map) -> dict[str, Node]:
    """Put stand-ins for what is there but could not be read."""
    return dict(node.items()) | {name: shape.stand_ins[name] for name in node.spoiled if name in shape.stand_ins}


def _without_faults(
    shape: type[Shape], fields: Mapping[str, Node], locations: Sequence[tuple[int | str, ...]]
) -> Mapping[str, Node]:
    """Take away faulty fields, but of a list its faulty items alone; put stand-ins where that leaves a gap."""
    sound = dict(fields)
    faults: defaultdict[str, list[tuple[int | str, ...]]] = defaultdict(list)
    for location in locations:
        faults[str(location[0])].append(location)
    for name, faulty in faults.items():
        value = sound.pop(name, None)
        items = _without_items(value, faulty) if isinstance(value, List) else List()
        if items:
            sound[name] = items
        elif name in shape.stand_ins:
            sound[name] = shape.stand_ins[name]
    return sound


def _without_items(items: List, locations: Sequence[tuple[int | str, ...]]) -> List:
    """Keep the items into which no location leads; none if one leads to the list itself."""
    leads = {next((step for step in location if isinstance(step, int)), None) for location in locations}
    kept = List() if None in leads else List(item for number, item in enumerate(items) if number not in leads)
    kept.mark = items.mark
    return kept


def _problems(shape: type[Shape], node: Node, fault: Mapping[str, Any]) -> Iterator[Problem]:
    """Tell a fault; nothing where it only follows from one that is told already."""
    location = fault["loc"]
    place = list(_follow(node, location))[-1]
    if fault["type"] == "extra_forbidden":
        yield _unknown_field(shape, node, location)
    elif fault["type"] == "missing":
        if not isinstance(place, Map) or location[-1] not in place.spoiled:
            yield Problem(_first_line(place.mark), "missing-field", f"the field '{location[-1]}' is missing")
    elif fault["type"] == "rule":
        yield Problem(_mark_of(node, place, location), fault["ctx"]["code"], fault["msg"])
    elif fault["type"] == "to-do":
        yield Problem(_mark_of_to_do(node, place, location), "to-do", tell_to_do(str(location[0])))
    elif fault["type"] == "cut-off":
        yield _cut_off(_key_at(node, location) or place)
    elif fault["type"] == "not-text":
        yield Problem(place.mark, "not-text", fault["msg"])
    elif fault["type"] == "unquoted-link":
        yield Problem(place.mark, "unquoted-link", fault["msg"])
    elif fault["type"] == "too_short":
        yield Problem(place.mark, "empty-value", "an empty list; leave the field out or fill it in")
    else:
        yield Problem(place.mark, "wrong-shape", _wrong_shape(shape, place, fault))


def _cut_off(place: Node) -> Problem:
    cut = next(each.cut for each in texts_in(place) if each.cut)
    message = (
        f"YAML took '{cut}' and what follows for a comment; put the text in quotes or below '>-', "
        "or a blank behind '#' if it is one"
    )
    return Problem(cut.mark, "comment-in-value", message)


def _placeholder(place: Node) -> Text:
    """Give the text that is still to be written; a value of a fact may hold it further inside."""
    while not isinstance(place, Text):
        inner = [*place, *place.values()] if isinstance(place, Map) else place
        place = next(each for each in inner if is_to_do(each))
    return place


def _mark_of(node: Node, place: Node, location: tuple[int | str, ...]) -> Mark:
    """Give the mark of a place, or of the key where that is at fault."""
    key = _key_at(node, location)
    return place.mark if key is None else key.mark


def _mark_of_to_do(node: Node, place: Node, location: tuple[int | str, ...]) -> Mark:
    """Give the mark of a placeholder with the proposal behind it, or of the one alone that stands in a text."""
    key = _key_at(node, location)
    text = _placeholder(place) if key is None else key
    found = None if is_to_do(text) else find_to_do(text)
    return text.part(*found.span()) if found else text.mark


def _key_at(node: Node, location: tuple[int | str, ...]) -> Text | None:
    """Give the key to which a location leads, if it does."""
    if location[-1] != "[key]":
        return None
    owner = list(_follow(node, location[:-2]))[-1]
    return owner.key(str(location[-2])) if isinstance(owner, Map) else None


def _wrong_shape(shape: type[Shape], place: Node, fault: Mapping[str, Any]) -> str:
    if fault["type"] == "list_type":
        is_word = isinstance(place, Text) and re.fullmatch(r"[\w-]+", place)
        holds_maps = _shape_at(shape, fault["loc"]) not in (None, _shape_at(shape, fault["loc"][:-1]))
        hint = f"; write [{place}]" if is_word and not holds_maps else _like(shape, place, fault["loc"])
        return f"is {_describe(place)} where a list is wanted{hint}"
    if fault["type"].startswith("union_tag"):
        wanted = re.findall(r"\w+", fault["ctx"]["expected_tags"])
        return (
            f"is {_describe(place)} where {' or '.join(_SORTS[each] for each in wanted)} is wanted{_bracketed(place)}"
        )
    known = _fields_at(shape, fault["loc"])
    if fault["type"] == "model_type":
        needed = required_fields(_shape_at(shape, fault["loc"]) or Shape)
        hint = f"; write {{{needed[0]}: {place}}}" if len(needed) == 1 and _is_plain(place) else ""
        return f"is {_describe(place)} where a map with the fields {', '.join(known)} is wanted{hint}"
    return f"is {_describe(place)} where a map is wanted{_like(shape, place, fault['loc'])}"


def _like(shape: type[Shape], place: Node, location: tuple[int | str, ...]) -> str:
    """Show how the field looks, with the number of a paragraph that somebody wrote in a list."""
    owner = _shape_at(shape, location[:-1])
    fields = owner.model_fields.items() if owner else ()
    examples = next((field.examples for name, field in fields if (field.alias or name) == location[-1]), None)
    if not examples:
        return ""
    example = str(examples[0])
    if isinstance(place, List) and place and isinstance(place[0], Text) and place[0].isdecimal():
        example = re.sub(r"(?<=^\{)[0-9]+(?=: )", str(place[0]), example)
    return f", like {example}"


def _is_plain(node: Node) -> bool:
    """Tell whether a node is a text that needs no quotes anywhere."""
    return isinstance(node, Text) and re.fullmatch(r"[^\W_][\w .-]*", node) is not None


def _unknown_field(shape: type[Shape], node: Node, location: tuple[int | str, ...]) -> Problem:
    owner = list(_follow(node, location[:-1]))[-1]
    key = owner.key(str(location[-1])) if isinstance(owner, Map) else None
    known = _fields_at(shape, location[:-1])
    hint = did_you_mean(str(location[-1]), known) or f"; known here: {', '.join(known)}"
    mark = key.mark if isinstance(key, Text) else owner.mark
    return Problem(mark, "unknown-field", f"there is no field '{location[-1]}'{hint}")


def _fields_at(shape: type[Shape], location: tuple[int | str, ...]) -> list[str]:
    """Give the names of the fields that a map at this place of the shape may have."""
    found = _shape_at(shape, location)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _shape_at(shape: type[Shape], location: tuple[int | str, ...]) -> type[Shape] | None:
    current: object = shape
    for step in location:
        fields = current.model_fields if isinstance(current, type) and issubclass(current, Shape) else {}
        by_alias = {(field.alias or name): field.annotation for name, field in fields.items()}
        current = _innermost_shape(by_alias.get(str(step), current))
    return current if isinstance(current, type) and issubclass(current, Shape) else None


def _innermost_shape(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _innermost_shape(argument)
        if isinstance(found, type) and issubclass(found, Shape):
            return found
    return annotation


def _follow(node: Node, location: tuple[int | str, ...]) -> Iterator[Node]:
    """Yield the nodes on the way to a place; steps that are no part of the text (a union's branch) are passed over."""
    yield node
    for step in location:
        if isinstance(node, Map):
            inner = node.field(str(step))
            if inner is not None:
                node = inner
                yield node
        elif isinstance(node, List) and isinstance(step, int) and step < len(node):
            node = node[step]
            yield node


def _bracketed(place: Node) -> str:
    inner = place
    while isinstance(inner, List) and len(inner) == 1:
        inner = inner[0]
    return f"; write {inner} without brackets" if isinstance(inner, Text) and inner is not place else ""


_SORTS = {"text": "plain text", "list": "a list", "map": "a map"}


def _describe(node: Node) -> str:
    return f"the text '{node}'" if isinstance(node, Text) else _SORTS[form_of(node)]


def _first_line(mark: Mark) -> Mark:
    return Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)
