"""A page in Markdown of every field, every property and every fixed list, made of the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds import KINDS
from generator.shape import (
    AuthorityShape,
    DisagreementShape,
    NameShape,
    PositionShape,
    ReferenceShape,
    SourceShape,
    StatementShape,
    StepShape,
    WithdrawnItemShape,
    WithdrawnShape,
    fields_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.kinds import Kind, Property
    from generator.shape import Shape
    from generator.values import Range

_SHAPES: tuple[tuple[str, type[Shape]], ...] = (
    ("A source: the field `source` of a digest", SourceShape),
    ("A statement: an item of a digest's `statements`", StatementShape),
    ("A step: an item of a statement's `via`", StepShape),
    ("An authority record", AuthorityShape),
    ("A name: an item of a record's `names`", NameShape),
    ("A disagreement: an item of `disagreements.yml`", DisagreementShape),
    ("A position: an item of a disagreement's `positions`", PositionShape),
    ("What is left of a record or digest that was withdrawn", WithdrawnShape),
    ("What is left of a statement that was withdrawn", WithdrawnItemShape),
    ("The configuration: `extra.reference` in `mkdocs.yml`", ReferenceShape),
)
_ALL_KINDS = len(KINDS)
_HEAD = """# Fields

Made of the declarations by `python -m generator schema --fields docs/fields.md`; never change it by hand.
[format.md](format.md) tells how the fields play together.
"""


def write_field_reference() -> str:
    """Write the page; examples are invented."""
    sections = [_write_shape(title, shape) for title, shape in _SHAPES]
    kinds = [_write_kind(kind) for kind in KINDS.values()]
    ranges = {each.range.name: each.range for kind in KINDS.values() for each in kind.properties.values()}
    facts = "## Facts\n\nWhat can be said of an entity under a statement's `facts`, by its kind.\n"
    return "\n".join([_HEAD, *sections, facts, *kinds, _write_ranges(ranges.values())])


def _write_shape(title: str, shape: type[Shape]) -> str:
    fields = fields_of(shape)
    rows = (
        (f"`{each.name}`", "yes" if each.required else "", _takes(each.schema), each.meaning, f"`{each.example}`")
        for each in fields
    )
    table = _table(("field", "needed", "takes", "means", "example"), rows)
    lists = [f"\n`{each.name}`:\n\n{words}" for each in fields if (words := _words_of(each.schema))]
    return "".join([f"## {title}\n\n{table}", *lists])


def _words_of(schema: Mapping[str, Any]) -> str:
    """List the words of a field's fixed list, if it has one of several words."""
    inner = [schema, *schema.get("patternProperties", {}).values()]
    described = [each for each in inner if len(each.get("enum", ())) > 1]
    return "".join(
        f"- `{word}` – {meaning}\n"
        for each in described
        for word, meaning in zip(each["enum"], each["markdownEnumDescriptions"], strict=True)
    )


def _takes(schema: Mapping[str, Any]) -> str:
    """Say in a few words what a field takes."""
    if "anyOf" in schema:
        return ", or ".join(dict.fromkeys(_takes(each) for each in schema["anyOf"]))
    if "namedIn" in schema:
        return _takes_id(schema["namedIn"]) + (f", or `{schema['orWord']}`" if "orWord" in schema else "")
    if schema.get("type") == "array":
        return f"list of: {_takes(schema['items'])}"
    if schema.get("type") == "object":
        named = schema.get("properties", {})
        return f"`{{{', '.join(named)}}}`" if named else "a map"
    return str(schema.get("takes", "text"))


def _takes_id(kinds: list[str]) -> str:
    if kinds == ["statements"]:
        return "source-id/statement-id"
    if len(kinds) < _ALL_KINDS:
        return f"an id of {' or '.join(kinds)}"
    return "any id" if len(kinds) > _ALL_KINDS else "any entity's id"


def _write_kind(kind: Kind) -> str:
    rows = ((f"`{each.id}`", _takes_value(each), _shown(each)) for each in kind.properties.values())
    return f"### {kind.plural}\n\n{kind.about}\n\n{_table(('property', 'takes', 'shown as'), rows)}"


def _takes_value(property_: Property) -> str:
    to = [] if len(property_.to) in {0, _ALL_KINDS} else [f"of {' or '.join(property_.to)}"]
    return " ".join([property_.range.name.replace("_", " "), *to]) + (", many" if property_.many else "")


def _shown(property_: Property) -> str:
    inverse = f"; from the other side: {property_.inverse}" if property_.inverse else ""
    return property_.title + ("; from both sides alike" if property_.symmetric else inverse)


def _write_ranges(ranges: Iterable[Range]) -> str:
    rows = (
        (each.name.replace("_", " "), each.description, "; ".join(_keys(each)), f"`{each.example}`") for each in ranges
    )
    return f"### What a property takes\n\n{_table(('type', 'is', 'fields of its map', 'example'), rows)}"


def _keys(range_: Range) -> Iterator[str]:
    for key in range_.keys:
        words = ", ".join(f"`{word}`" for word in key.range.choices)
        sort = f"one of {words}" if words else key.range.name
        yield f"`{key.name}` ({'needed, ' if key.required else ''}{sort}{', many' if key.many else ''})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
