"""JSON made inert: set into a page or a script, it is data and nothing else."""

from __future__ import annotations

from typing import Final

# What could end a script, begin another or a comment, or end a line of a script.
_ACTIVE: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def inert_json(json: str) -> str:
    """Escape in JSON what could end a script, begin one, or end a line of one; it goes on to mean the same.

    Outside of its texts, JSON has none of these signs. What is inert already stays as it is.
    """
    return json.translate(_ACTIVE)
