"""Items written as RIS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exports.bibliography import Author, Item

_TYPES: Final = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
    "post": "ELEC",
    "report": "RPRT",
    "book": "BOOK",
    "chapter": "CHAP",
    "legislation": "STAT",
    "legal_case": "CASE",
    "entry-encyclopedia": "ENCYC",
}
_ANY: Final = "GEN"


def write_ris(items: Iterable[Item]) -> str:
    """Write items one after another: a line for each value, its tag before it, `TY` first and `ER` last."""
    return "\n".join(_record(item) for item in items)


def _record(item: Item) -> str:
    lines = [("TY", _TYPES.get(item.type, _ANY)), *_lines(item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item.id
    yield from (("AU", _name(each)) for each in item.authors)
    yield from (("ED", _name(each)) for each in item.editors)
    yield "TI", item.title
    values = (("T2", item.container), ("PB", item.publisher), ("ET", item.edition))
    yield from ((tag, value) for tag, value in values if value)
    yield from _date(item)
    yield from ((tag, value) for tag, value in (("LA", item.language), ("UR", item.address)) if value)
    yield from (("N1", note) for note in item.notes)


def _date(item: Item) -> Iterator[tuple[str, str]]:
    """Yield year and date; a date has always four parts (year/month/day/more), of which some may be empty."""
    if item.moment and item.moment.year is not None:
        parts = (item.moment.month, item.moment.day)
        yield "PY", f"{item.moment.year:04}"
        yield "DA", f"{item.moment.year:04}/{'/'.join(f'{part:02}' if part else '' for part in parts)}/"


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.family
