"""Tables as templates take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True)
class Table:
    """A table: its headings and its rows, cell by cell."""

    headings: tuple[str | Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]
