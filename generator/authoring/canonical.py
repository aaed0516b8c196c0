"""Values in the one form in which digests write them, where nothing but signs, blanks and capitals has to change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from generator.authoring.edit import Splice
from generator.authoring.written import Written
from generator.kinds import KINDS
from generator.nodes import List, Map, Text, compose_yaml
from generator.values import COUNT, DATE, MONEY, PENALTY, NotAValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import AuthorityRecord
    from generator.nodes import Node
    from generator.values import Range, Raw

_MENDED = (DATE, MONEY, COUNT, PENALTY)
# How every parser of values ends what it says of a value that it could have read.
_MEANT = re.compile(r"; did you mean '(?P<value>[^']+)'$")
_LETTERS = re.compile(r"\d\.\d|[^\W_]")
_GROUPS = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")
# What needs no quotes in YAML, not even inside of brackets and braces.
_PLAIN = re.compile(r"[^\W_][\w ./~?%();-]*")
_QUOTED = re.compile(r"[^\W_][\w ./~?%();,-]*")


def mend_values(texts: Mapping[str, str], records: Mapping[str, AuthorityRecord]) -> Iterator[tuple[Splice, ...]]:
    """Yield a splice for each value of a digest that is written in another way than values are.

    `texts` holds the digests by the paths of marks. A value that cannot be read is only changed where its letters and
    figures stay as they are.
    """
    for path, text in texts.items():
        node, _ = compose_yaml(text, path)
        file = Written(path, text)
        for value, range_ in _values_of(node, records):
            canonical = _canonical(value, range_)
            written = _rewritten(file, value, canonical)
            if written:
                yield (Splice(value.mark, written),)


def _values_of(node: Node | None, records: Mapping[str, AuthorityRecord]) -> Iterator[tuple[Text, Range]]:
    """Yield each text of a digest that is the value of a property or a date of its own, with what it should be."""
    digest = node if isinstance(node, Map) else Map()
    yield from _field(digest.field("source"), "published", DATE)
    statements = digest.field("statements")
    for statement in statements if isinstance(statements, List) else ():
        yield from _field(statement, "date", DATE)
        yield from _field(statement, "said", DATE)
        facts = statement.field("facts") if isinstance(statement, Map) else None
        for entity, values in facts.items() if isinstance(facts, Map) else ():
            record = records.get(entity)
            properties = KINDS[record.kind].properties if record else {}
            for property_, raw in values.items() if isinstance(values, Map) else ():
                if property_ in properties:
                    yield from _texts(raw, properties[property_].range)


def _field(node: Node | None, name: str, range_: Range) -> Iterator[tuple[Text, Range]]:
    value = node.field(name) if isinstance(node, Map) else None
    if isinstance(value, Text):
        yield value, range_


def _texts(raw: Node, range_: Range) -> Iterator[tuple[Text, Range]]:
    """Yield the texts of a value, each with the range of its place in the value's map."""
    if isinstance(raw, Text):
        yield from ((raw, range_),) if range_ in _MENDED else ()
    elif isinstance(raw, List):
        for item in raw:
            yield from _texts(item, range_)
    else:
        for key in range_.keys:
            inner = raw.field(key.name)
            if inner is not None:
                yield from _texts(inner, key.range)


def _canonical(value: Text, range_: Range) -> str:
    """Give the canonical form of a value; empty where there is none that is certain."""
    try:
        parsed = range_.parse(cast("Raw", value))
    except NotAValue as error:
        meant = _MEANT.search(str(error))
        return meant["value"] if meant and _is_certain(value, meant["value"], range_) else ""
    return str(getattr(parsed, "text", ""))


def _is_certain(written: str, meant: str, range_: Range) -> bool:
    """Tell whether both have the same letters and figures in the same order, and both an open end or neither.

    Noughts before a number are no figures: `2021-5-3`, `007`.
    """
    try:
        range_.parse(meant)
    except NotAValue:
        return False
    alike = _letters(written) == _letters(meant) or _groups(written) == _groups(meant)
    return alike and (".." in written) == (".." in meant)


def _letters(words: str) -> list[str]:
    return _LETTERS.findall(words.casefold())


def _groups(words: str) -> list[str]:
    return [each.lstrip("0") for each in _GROUPS.findall(words.casefold())]


def _rewritten(file: Written, value: Text, canonical: str) -> str:
    """Give what is to be written for a value; empty where nothing is, or where it would need other quotes."""
    raw, style = file.raw(value.mark), file.style(value.mark)
    if not canonical or canonical == value or "\n" in raw or style in ("|", ">"):
        return ""
    allowed = _QUOTED if style else _PLAIN
    return f"{style}{canonical}{style}" if allowed.fullmatch(canonical) else ""
