"""A schema made whole: lists of ids and the facts of each kind written out once, and what only people read put last."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from generator.authoring.schema.facts import describe_facts
from generator.authoring.schema.id_lists import describe_ids
from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_OURS: Final = {"namedIn", "orWord", "takes", "examples"}
_REFERENCE: Final = re.compile(r'"#/definitions/([a-z-]+)-of-([a-z-]+)"')


def write_schema(schema: Mapping[str, Any], ids: Mapping[str, Sequence[dict[str, Any]]]) -> str:
    """Write a schema as JSON with the definitions that it needs; `ids` describes by kind everything that has an id."""
    finished = _finish(schema)
    definitions: dict[str, Any] = {}
    wanted = _referred(finished)
    while wanted:
        found = {f"{what}-of-{kinds}": _define(what, kinds.split("-"), ids) for what, kinds in sorted(wanted)}
        definitions |= found
        wanted = {each for each in _referred(found) if "-of-".join(each) not in definitions}
    return json.dumps({"$schema": _DRAFT, **finished, "definitions": definitions}) + "\n"


def _define(what: str, kinds: Sequence[str], ids: Mapping[str, Sequence[dict[str, Any]]]) -> Any:  # noqa: ANN401
    if what == "facts":
        return _finish(describe_facts(KINDS[kinds[0]]))
    named = "anything" if len(kinds) > len(KINDS) else " or ".join(kinds)
    return describe_ids([each for kind in kinds for each in ids[kind]], f"An id of {named}")


def _referred(schema: object) -> set[tuple[str, str]]:
    return {(found[1], found[2]) for found in _REFERENCE.finditer(json.dumps(schema))}


def _finish(schema: Any) -> Any:  # noqa: ANN401  JSON is of any type
    """Put lists of ids in the place of `namedIn`, and examples into descriptions: editors would offer them."""
    if isinstance(schema, list):
        return [_finish(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {word: _finish(each) for word, each in schema.items() if word not in _OURS}
    if isinstance(schema.get("namedIn"), (list, tuple)):
        kept = _refer(kept, schema)
    if isinstance(schema.get("anyOf"), list):
        kept["anyOf"] = [_tell_apart(each, schema) for each in kept["anyOf"]]
    if isinstance(schema.get("examples"), list):
        example = " or ".join(f"`{each}`" for each in schema["examples"])
        kept["markdownDescription"] = f"{schema['description']}\n\nExample: {example}"
    return kept


def _refer(kept: dict[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    rest = {word: each for word, each in kept.items() if word != "type"}
    reference = {"$ref": f"#/definitions/ids-of-{'-'.join(schema['namedIn'])}"}
    if "orWord" in schema:
        word = schema["orWord"]
        return rest | {"anyOf": [reference, {"const": word, "title": word, "description": "Nobody tells."}]}
    # Beside `$ref` nothing counts in draft 7.
    return rest | {"allOf": [reference]} if rest else reference


def _tell_apart(alternative: dict[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Give a list a description of its own: editors take alternatives without any for one another."""
    if alternative.get("type") != "array":
        return alternative
    words = {word: schema[word] for word in ("title",) if word in schema}
    return {**words, "description": f"A list. {schema.get('description', '')}".strip(), **alternative}
