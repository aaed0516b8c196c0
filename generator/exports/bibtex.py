"""Items written as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.exports.bibliography import show_date
from generator.values.moments import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exports.bibliography import Author, Item

# For each type of CSL the entry's, and the field that takes what the item appeared in.
_ENTRIES: Final = {
    "article-newspaper": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "entry-encyclopedia": ("incollection", "booktitle"),
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
}
_ANY: Final = ("misc", "howpublished")
# Braces have names: BibTeX counts them even behind a backslash.
_ACTIVE: Final = {
    **{each: f"\\{each}" for each in "#$%&_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_ACTIVE_CHARACTER: Final = re.compile(f"[{re.escape(''.join(_ACTIVE))}]")
_UNSAFE_IN_ADDRESS: Final = re.compile(r"[\s{}\\\"]")


def write_bibtex(items: Iterable[Item]) -> str:
    """Write items in UTF-8, each field on a line; letters outside ASCII stay, what LaTeX would obey is written out."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: Item) -> str:
    sort, inside = _ENTRIES.get(item.type, _ANY)
    lines = [f"  {name} = {value},\n" for name, value in _fields(item, inside)]
    return f"@{sort}{{{item.id},\n{''.join(lines)}}}\n"


def _fields(item: Item, inside: str) -> Iterator[tuple[str, str]]:
    plain = {inside: item.container, "publisher": item.publisher, "edition": item.edition}
    if item.authors:
        yield "author", f"{{{_names(item.authors)}}}"
    if item.editors:
        yield "editor", f"{{{_names(item.editors)}}}"
    yield "title", f"{{{{{_text(item.title)}}}}}"
    yield from ((name, f"{{{_text(value)}}}") for name, value in plain.items() if value)
    yield from _date(item)
    if item.address:
        yield "url", f"{{{_UNSAFE_IN_ADDRESS.sub(_percent, item.address)}}}"
    if item.language:
        yield "language", f"{{{_text(item.language)}}}"
    if item.notes:
        yield "note", f"{{{_text('; '.join(item.notes))}}}"


def _date(item: Item) -> Iterator[tuple[str, str]]:
    moment = item.moment
    yield "year", f"{{{moment.year if moment else _text(show_date(item.issued))}}}"
    if moment and moment.month:
        yield "month", MONTHS[moment.month - 1][:3].lower()  # the names that every BibTeX style knows
    if moment and moment.day:
        yield "day", f"{{{moment.day}}}"


def _names(authors: Iterable[Author]) -> str:
    """Join names; braces keep each part whole, whatever commas it holds, and a name that is not parted as it is."""
    parts = (
        f"{{{_text(each.family)}}}, {{{_text(each.given)}}}" if each.given else f"{{{_text(each.family)}}}"
        for each in authors
    )
    return " and ".join(parts)


def _text(text: str) -> str:
    return _ACTIVE_CHARACTER.sub(lambda found: _ACTIVE[found[0]], " ".join(text.split()))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
