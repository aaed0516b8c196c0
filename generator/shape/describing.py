"""What a JSON Schema (draft 7) says of a shape, and its fields one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.shape.parts import Shape

_OURS = ("title", "default", "$defs")


@dataclass(frozen=True)
class Field:
    """A field of a shape, as people read of it; `schema` is what a JSON Schema says of its value."""

    name: str
    required: bool
    meaning: str
    example: str
    schema: Mapping[str, Any]


def describe_shape(shape: type[Shape]) -> dict[str, Any]:
    """Describe a shape as JSON Schema, with the shapes inside it written out.

    Words are those of draft 7 and of editors, and `namedIn`: the kinds of which a text is an id.
    """
    schema = shape.model_json_schema()
    described = _cleaned(schema, schema.get("$defs", {}))
    assert isinstance(described, dict)  # noqa: S101  for the type checker
    return described


def fields_of(shape: type[Shape]) -> tuple[Field, ...]:
    """List the fields of a shape, required ones first, each group in the order of the declaration."""
    schema = describe_shape(shape)
    required = schema.get("required", [])
    fields = [
        Field(name, name in required, each["description"], str(each["examples"][0]), each)
        for name, each in schema["properties"].items()
    ]
    return tuple(sorted(fields, key=lambda field: not field.required))


@cache
def required_fields(shape: type[Shape]) -> tuple[str, ...]:
    """Name the fields that every map of a shape must have."""
    return tuple(field.alias or name for name, field in shape.model_fields.items() if field.is_required())


def _cleaned(schema: Any, shapes: Mapping[str, Any]) -> Any:  # noqa: ANN401  JSON is of any type
    """Take away what pydantic adds for itself: titles, defaults, null for what is left out, names for inner shapes."""
    if isinstance(schema, list):
        return [_cleaned(each, shapes) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _cleaned(shapes[schema["$ref"].rpartition("/")[2]] | _without(schema, "$ref"), shapes)
    alternatives = schema.get("oneOf", schema.get("anyOf"))
    if alternatives is not None:
        kept = [_cleaned(each, shapes) for each in alternatives if each != {"type": "null"}]
        rest = _cleaned(_without(schema, "oneOf", "anyOf"), shapes)
        return kept[0] | rest if len(kept) == 1 else {**rest, "anyOf": kept}
    inner = {name: _cleaned(each, shapes) for name, each in schema.get("properties", {}).items()}
    rest = {name: _cleaned(each, shapes) for name, each in schema.items() if name not in {*_OURS, "properties"}}
    if "patternProperties" in schema:
        rest["additionalProperties"] = False
    return {**rest, "properties": inner} if "properties" in schema else rest


def _without(schema: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: each for name, each in schema.items() if name not in names}
