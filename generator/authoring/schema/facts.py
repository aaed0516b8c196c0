"""What a JSON Schema says of the facts of each kind: its properties, and what their values look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds import KINDS

if TYPE_CHECKING:
    from generator.kinds import Kind, Property
    from generator.values import Range


def describe_facts(kind: Kind) -> dict[str, Any]:
    """Describe what may be said of an entity of a kind."""
    return {
        "type": "object",
        "properties": {id_: _describe_property(each) for id_, each in kind.properties.items()},
        "additionalProperties": False,
    }


def explain_property(property_: Property) -> str:
    """Tell in a sentence or two what a property takes."""
    kinds = [] if len(property_.to) == len(KINDS) else [f"Of {' or '.join(property_.to)}."] if property_.to else []
    many = "One or a list." if property_.many else "One value; different ones are shown as a disagreement."
    return " ".join([property_.range.description, *kinds, many])


def _describe_property(property_: Property) -> dict[str, Any]:
    value = _describe_value(property_.range, property_.to)
    alternatives = value.get("anyOf", [value])
    if property_.many:
        alternatives = [*alternatives, {"type": "array", "items": value, "minItems": 1}]
    described = {"anyOf": alternatives} if len(alternatives) > 1 else value
    words = {"title": property_.title, "description": explain_property(property_)}
    return words | described | {"examples": [property_.range.example]}


def _describe_value(range_: Range, to: tuple[str, ...]) -> dict[str, Any]:
    text = [_describe_text(range_, to)] if range_.takes_text else []
    map_ = {
        "type": "object",
        "properties": {key.name: _describe_key(key.range, to, many=key.many) for key in range_.keys},
        "required": [key.name for key in range_.keys if key.required],
        "additionalProperties": False,
    }
    forms = [*text, *([map_] if range_.takes_map else [])]
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _describe_text(range_: Range, to: tuple[str, ...]) -> dict[str, Any]:
    if range_.name in {"entity", "case"}:
        return {"namedIn": [*to]}
    if range_.choices:
        return {"enum": [*range_.choices]}
    if not range_.pattern:
        return {"type": ["string", "number", "boolean"]}
    message = f"This is no {range_.name}. Example: {range_.example}"
    return {"type": ["string", "number"], "pattern": range_.folded_pattern, "patternErrorMessage": message}


def _describe_key(range_: Range, to: tuple[str, ...], *, many: bool) -> dict[str, Any]:
    value = _describe_value(range_, to)
    described = {"anyOf": [value, {"type": "array", "items": value}]} if many else value
    return {"description": range_.description, **described, "examples": [range_.example]}
