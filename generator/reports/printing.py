"""Text that cannot drive a terminal or deceive whoever reads it."""

from __future__ import annotations

_LONGEST = 1_000


def printable(line: str) -> str:
    """Escape what could drive a terminal or reorder a line, and cut a line that nobody would read to its end."""
    return escape_controls(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


def escape_controls(text: str) -> str:
    r"""Write each character that is not printable as its number in hexadecimal digits, behind `\u`; cut nothing."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)
