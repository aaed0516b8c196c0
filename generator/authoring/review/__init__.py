"""What a change means, written for those who review it: on a terminal, in a comment, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.authoring.review.machine import write_json
from generator.authoring.review.markdown import write_markdown
from generator.authoring.review.terminal import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.authoring.difference.changes import Difference

__all__ = ["FORMATS", "write_json", "write_markdown", "write_text"]

FORMATS: Final[Mapping[str, Callable[[Difference], str]]] = {
    "text": write_text,
    "markdown": write_markdown,
    "json": write_json,
}
"""How a difference can be written; each writer gives lines that end with a line break."""
