"""Pages: the files that are written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A file to be written: a path below content/ with slashes, and its text."""

    path: str
    text: str
