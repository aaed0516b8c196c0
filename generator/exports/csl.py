"""Items written as CSL-JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.exports.bibliography import show_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.exports.bibliography import Author, Item
    from generator.values.dates import Date
    from generator.values.moments import Moment


def write_csl(items: Iterable[Item]) -> str:
    """Write items as the list of CSL's input schema (1.0.2); letters outside ASCII stay."""
    written = ",\n".join(_object(_item(item)) for item in items)
    return f"[\n{written}\n]\n"


def _object(item: Mapping[str, object]) -> str:
    """Write one item with each field on a line."""
    return "{\n" + ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in item.items()) + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(item: Item) -> Mapping[str, object]:
    fields = {
        "id": item.id,
        "type": item.type,
        "title": item.title,
        "author": [_name(each) for each in item.authors],
        "editor": [_name(each) for each in item.editors],
        "container-title": item.container,
        "publisher": item.publisher,
        "edition": item.edition,
        "issued": _date(item.issued),
        "URL": item.address,
        "language": item.language,
        "note": "; ".join(item.notes),
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> Mapping[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(date: Date) -> Mapping[str, object]:
    """Give years, months and days, and `circa` where they are not sure; words where an end or a year is not stated."""
    moments = [date.start, date.end] if date.is_interval else [date.start]
    known = [moment for moment in moments if moment and moment.year is not None]
    if len(known) < len(moments):
        return {"literal": show_date(date)}
    parts = {"date-parts": [_parts(moment) for moment in known]}
    return {**parts, "circa": True} if any(moment.qualifier for moment in known) else parts


def _parts(moment: Moment) -> list[int]:
    return [part for part in (moment.year, moment.month, moment.day) if part is not None]
