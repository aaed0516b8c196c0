"""A difference as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from generator.authoring.review.summary import count_changes, count_names
from generator.inert import inert_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.authoring.difference.changes import Difference, SheetChange

_FORMAT: Final = 1
_CHANGES: Final = ("statements", "facts", "entities", "disagreements", "sources", "others")


def write_json(difference: Difference) -> str:
    """Write all of a difference, cut nowhere; ASCII alone, and safe inside a script."""
    written = {"format": _FORMAT, "summary": _summary(difference), **_plain(difference)}
    changes = {name: _by_sort(getattr(difference, name)) for name in _CHANGES}
    return inert_json(json.dumps(written | changes, ensure_ascii=True, indent=1)) + "\n"


def _summary(difference: Difference) -> dict[str, object]:
    pages = difference.pages
    return {
        **{name: count_changes(getattr(difference, name)) for name in _CHANGES},
        "names": count_names(difference),
        "people": len(difference.people),
        "unverified": len(difference.unverified),
        "broken": len(pages.broken) if pages else None,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a difference holds
    """Give dataclasses as maps, and tuples as lists."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "items"):
        return {str(key): _plain(each) for key, each in value.items()}
    return value


def _by_sort(changes: Sequence[SheetChange]) -> dict[str, list[object]]:
    return {
        "added": [_plain(each.after) for each in changes if each.sort == "added"],
        "changed": [_altered(each) for each in changes if each.sort == "changed"],
        "removed": [_plain(each.before) for each in changes if each.sort == "removed"],
    }


def _altered(change: SheetChange) -> dict[str, object]:
    return {"id": change.sheet.id, "alterations": _plain(change.alterations), "now": _plain(change.after)}
