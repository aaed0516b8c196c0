"""How far the statements reach through a source, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What became of a paragraph: statements cite it, it is listed as unused, or neither."""

    USED = "used"
    UNUSED = "unused"
    SILENT = "silent"


@dataclass(frozen=True)
class Cell:
    """One paragraph of a source: its number, the keys of the statements that cite it, why it is unused."""

    paragraph: int
    use: Use
    statements: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Coverage:
    """How far the statements reach through a source: a cell for each paragraph, in order."""

    source: str
    cells: tuple[Cell, ...]

    def count(self, use: Use) -> int:
        """Count the paragraphs of one use."""
        return sum(1 for cell in self.cells if cell.use is use)

    @property
    def content(self) -> int:
        """Count the content paragraphs: all that are not listed as unused."""
        return len(self.cells) - self.count(Use.UNUSED)
