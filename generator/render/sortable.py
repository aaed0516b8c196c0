"""Tables that readers sort and filter: what each cell shows, sorts by and is chosen by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.markdown import attribute, identifier, json_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.values import SortKey

# Addresses and attributes have other things under these names: the script's, and those of the search.
RESERVED_NAMES = frozenset(("find", "q", "h", "sort", "order", "key", "label", "column", "noun", "filters", "words"))
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_HASH_LENGTH = 6
_A_CHOICE = 2


@dataclass(frozen=True)
class Column:
    """A column: its name in addresses, its heading, and what its filter is called; no filter without that."""

    name: str
    heading: str
    facet: str = ""


@dataclass(frozen=True)
class Cell:
    """What a cell shows. `key` orders it where its words do not sort; `values` are what a filter finds it by.

    Values go by an id that stands in addresses; to each the words that readers choose.
    """

    shown: Markup
    key: SortKey | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of a table, and further names by which it is found."""

    cells: tuple[Cell, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class SortableTable:
    """A table as a template prints it; filters and words are JSON for the script that sorts and filters."""

    noun: str
    headings: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]
    filters: Markup
    words: Markup


def make_table(columns: Sequence[Column], rows: Sequence[Row], noun: str) -> SortableTable:
    """Lay out a table whose rows are called `noun`; columns in which nothing stands are left out.

    A filter is offered where there is a choice: two values at least.
    """
    kept = [at for at in range(len(columns)) if not rows or any(row.cells[at].shown for row in rows)]
    written = [_write_column(columns[number], [row.cells[number] for row in rows]) for number in kept]
    filters = (_filter(columns[number], [row.cells[number] for row in rows]) for number in kept)
    return SortableTable(
        noun=noun,
        headings=tuple(_heading(columns[number]) for number in kept),
        rows=tuple(zip(*written, strict=True)),
        filters=json_attribute([each for each in filters if each]),
        words=json_attribute([list(row.names) for row in rows]),
    )


def value_id(words: str) -> str:
    """Make an id of words for an address: kebab-case; what ASCII cannot tell apart gets a hash of the words."""
    folded = " ".join(words.split()).casefold()
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    id_ = _NOT_IN_IDS.sub("-", plain).strip("-")
    if id_ and folded.isascii():
        return id_
    return f"{id_}-{sha256(folded.encode()).hexdigest()[:_HASH_LENGTH]}".strip("-")


def _heading(column: Column) -> Markup:
    return Markup('{} {{ data-column="{}" }}').format(column.heading, identifier(column.name))


def _write_column(column: Column, cells: Sequence[Cell]) -> Iterable[Markup]:
    ranks = _ranks(cells)
    return [_write_cell(each, column, None if each.key is None else ranks[each.key]) for each in cells]


def _ranks(cells: Iterable[Cell]) -> Mapping[SortKey, int]:
    """Give the keys of a column numbers in their order, so that a script need not know what they mean."""
    keys = sorted({each.key for each in cells if each.key is not None})
    return {key: number for number, key in enumerate(keys)}


def _write_cell(cell: Cell, column: Column, rank: int | None) -> Markup:
    """Write a cell with its attributes; an empty one has none."""
    if not cell.shown:
        return cell.shown
    attributes = {"label": attribute(column.heading)}
    if rank is not None:
        attributes["key"] = identifier(str(rank))
    if column.facet and cell.values:
        attributes[column.name] = Markup(" ").join(identifier(id_) for id_, _ in cell.values)
    pairs = (Markup('data-{}="{}"').format(identifier(name), value) for name, value in attributes.items())
    return Markup("{} {{ {} }}").format(cell.shown, Markup(" ").join(pairs))


def _filter(column: Column, cells: Iterable[Cell]) -> dict[str, object]:
    """Describe a column's filter, its values by the alphabet of their words; empty where there is no choice."""
    values = {id_: words for cell in cells for id_, words in cell.values}
    if not column.facet or len(values) < _A_CHOICE:
        return {}
    ordered = sorted(values.items(), key=lambda each: (each[1].casefold(), each[0]))
    return {"name": column.name, "label": column.facet, "values": dict(ordered)}
