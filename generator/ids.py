"""How ids are written: small letters a-z, digits and single hyphens."""

from __future__ import annotations

import re
from typing import Final

ID_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What every id matches from its first character to its last."""

_ID = re.compile(ID_PATTERN)
# Systems take names of files up to 255 bytes, and less where a disk is encrypted.
_LONGEST = 100


def is_id(words: str) -> bool:
    """Tell whether words have the form of an id."""
    return bool(_ID.fullmatch(words))


def check_id(text: str) -> str:
    """Say what is wrong with an id; empty if nothing is."""
    if len(text) > _LONGEST:
        return f"'{text[:_LONGEST]}…' is too long for an id, which names files; at most {_LONGEST} characters"
    if is_id(text):
        return ""
    meant = suggest_id(text)
    hint = f"; did you mean '{meant}'?" if meant else ""
    return f"'{text}' is no id: ids have small letters a-z, digits and single hyphens{hint}"


def suggest_id(words: str) -> str:
    """Give the id that someone who wrote `words` may have meant; empty if nothing is left of them."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))
