"""Which documents are in a language whose figures, dates and words are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Source

_UNDERSTOOD = "en"


def is_understood(source: Source) -> bool:
    """Tell whether statements can be held against a document: whether it is in English, of whatever country."""
    return source.language.partition("-")[0].lower() == _UNDERSTOOD
