"""A list of ids as a schema that stays quick however many there are, and shows what each of them names."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Schema: TypeAlias = dict[str, Any]

# Of so many alternatives an editor tries each; more are told apart by how they begin.
_FEW: Final = 12
# Ids that YAML takes for a number, a truth value or nothing.
_NO_TEXT: Final = re.compile(r"0x[0-9a-f]+|[0-9]+(e[0-9]+)?|true|false|null")


def describe_ids(ids: Sequence[Schema], what: str) -> Schema:
    """Describe the ids (each a constant with its title and description) of what is called `what`.

    Editors offer the snippets, and show the description of the constant that fits. An enumeration would be shorter, but
    of that they show every word; alternatives side by side take them seconds from a thousand on.
    """
    # The title of the whole goes before those of its parts, so that names stand in the descriptions.
    named = [{"const": each["const"], "description": f"{each['title']} – {each['description']}"} for each in ids]
    ordered = sorted(named, key=lambda each: each["const"])
    others = any(_NO_TEXT.fullmatch(each["const"]) for each in ordered)
    return {
        "title": what,
        "if": {"type": "string"},
        "then": _tell_apart(ordered, ""),
        "else": {"type": ["number", "boolean", "null"] if others else "string"},
        "defaultSnippets": [_snippet(each) for each in ordered],
    }


def _snippet(id_: Schema) -> Schema:
    return {"label": id_["const"], "body": id_["const"], "description": id_["description"]}


def _tell_apart(ids: Sequence[Schema], beginning: str) -> Schema:
    """Try few as they are; ask of many first how they go on after the beginning that they share."""
    if len(ids) <= 1:
        return ids[0] if ids else _nothing(beginning)
    if len(ids) <= _FEW:
        return {"anyOf": [*ids]}
    first, last = ids[0]["const"], ids[-1]["const"]  # in order, so that all between begin alike too
    shared = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    branch = _nothing(beginning)
    groups = [(key, [*group]) for key, group in groupby(ids, key=lambda each: each["const"][: shared + 1])]
    for start, group in reversed(groups):
        exact = len(start) <= shared  # an id that the others begin with
        pattern = f"^{start}$" if exact else f"^{start}"
        then = group[0] if exact else _tell_apart(group, start)
        branch = {"if": {"pattern": pattern}, "then": then, "else": branch}
    return branch


def _nothing(beginning: str) -> Schema:
    """Refuse everything."""
    message = f"No id here goes on like this after '{beginning}'." if beginning else "There is no such id here."
    return {"pattern": "^(?!)", "patternErrorMessage": message}
