"""The text of a comment that shows what a stranger's code says of a change, as plain text and nothing else."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from typing import Final

from generator.nodes.files import FORBIDDEN

MARKER: Final = "<!-- what a change means -->"
"""The first line of each comment, by which it is found again."""

MOST_BYTES: Final = 1_000_000
"""The largest artifact that is looked at."""

_MEMBER: Final = "diff.txt"
# As GitHub packs them. Python unpacks the other ways of a zip without a limit, however little is asked for.
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MOST_READ: Final = 200_000
# GitHub takes 65,536 characters; the frame needs its part.
_MOST_SHOWN: Final = 60_000
_MOST_IN_A_ROW: Final = 3
_LONG_FENCE = re.compile(r"`{10,}")
_INTRODUCTION: Final = (
    "What this change means, as the change's own code tells it, so take it as a stranger's word. "
    "The built site is among the artifacts of the check."
)
_NOTHING: Final = "No summary of the change could be read; the run of the check says why."


def comment_on(artifact: bytes) -> str:
    """Give a comment in Markdown that shows the file diff.txt of a zip, whatever the zip holds.

    The text stands in one block of code, in which GitHub makes no links, mentions or pictures, and the block's fence is
    longer than any in the text; what could drive a terminal, reorder or hide a line is written as an escape. The
    comment has at most 65,536 characters. An artifact that is no such zip gives a comment that says so.
    """
    told = _read_member(artifact)
    if told is None or not told.strip():
        return f"{MARKER}\n{_NOTHING}\n"
    shown = _cut(_make_plain(told))
    fence = "`" * (max(map(len, re.findall(r"`+", shown)), default=2) + 1)
    fence = max(fence, "```", key=len)
    return f"{MARKER}\n{_INTRODUCTION}\n\n{fence}text\n{shown}\n{fence}\n"


def _read_member(artifact: bytes) -> str | None:
    """Unpack the one file in memory, and no more of it than is shown; names inside the zip lead nowhere."""
    if len(artifact) > MOST_BYTES:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(artifact)) as archive:
            if archive.getinfo(_MEMBER).compress_type not in _METHODS:
                return None
            with archive.open(_MEMBER) as member:
                content = member.read(_MOST_READ)
    # What a damaged or hostile zip makes zipfile raise; RuntimeError is a file under a password.
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error):
        return None
    return content.decode(errors="replace")


def _make_plain(text: str) -> str:
    """Escape what is not seen or not seen where it stands, and shorten what no fence could hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).strip("\n").split("\n")
    plain = "\n".join("".join(_escaped(line)) for line in lines)
    return _LONG_FENCE.sub(lambda found: f"(` {len(found[0])} times)", plain)


def _escaped(line: str) -> list[str]:
    """Give each character or its escape; of marks piled on one letter only the first few stay."""
    found: list[str] = []
    piled = 0
    for character in line:
        piled = piled + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        seen = character.isprintable() and not FORBIDDEN.match(character) and piled <= _MOST_IN_A_ROW
        found.append(character if seen else f"\\u{ord(character):04x}")
    return found


def _cut(text: str) -> str:
    """Cut after a whole line where that is near, and say so."""
    if len(text) <= _MOST_SHOWN:
        return text
    whole = text[:_MOST_SHOWN].rpartition("\n")[0]
    kept = whole if len(whole) > _MOST_SHOWN // 2 else text[:_MOST_SHOWN]
    return f"{kept}\n… and more, which the run of the check shows"
