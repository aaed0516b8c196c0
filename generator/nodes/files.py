"""Files that people edit read as text: their bytes and characters checked, nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.nodes.places import Lines
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES: Final = 4 * 1024 * 1024

# What no text here needs and what deceives a reader: control characters, the two Unicode line separators, what reorders
# a line ("Trojan Source", CVE-2021-42574), what cannot be seen, be it a letter or a sign to Unicode, and what is no
# character. Joiners and what chooses the shape of a letter stay, because words of some scripts need them.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    r"\u2800\u3164\uffa0\ufff9-\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_BYTE_ORDER_MARK = "\ufeff"
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(path: Path, label: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a text file that people edit, called `label` in problems.

    Gives the text without a byte order mark, and what is wrong with its bytes and characters: not a regular file, too
    large, not UTF-8, forbidden characters. With any problem the text is empty.
    """
    raw, problems = read_bytes(path, label)
    return ("", problems) if problems else decode_text(raw, label)


def read_bytes(path: Path, label: str) -> tuple[bytes, tuple[Problem, ...]]:
    """Read a regular file of a size that people write; with any problem the bytes are empty."""
    try:
        wrong = _wrong_sort(path)
        if wrong:
            return b"", (Problem(Mark(label), "not-a-file", wrong),)
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            message = f"has {path.stat().st_size} bytes; at most {MAX_BYTES} are read"
            return b"", (Problem(Mark(label), "too-large", message),)
    except OSError as error:
        return b"", (Problem(Mark(label), "unreadable", f"cannot be read: {error.strerror}"),)
    return raw, ()


def decode_text(raw: bytes, label: str) -> tuple[str, tuple[Problem, ...]]:
    """Take bytes as UTF-8, without a byte order mark; with any problem the text is empty."""
    try:
        text = raw.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return "", (_not_utf8(raw, error.start, label),)
    problems = tuple(_forbidden_characters(text, label))
    return ("" if problems else text), problems


def name_character(character: str) -> str:
    """Say what is wrong with a forbidden character."""
    return f"the character U+{ord(character):04X} is not allowed; delete it"


def _wrong_sort(path: Path) -> str:
    if path.is_symlink():
        return "is a symbolic link; put the file itself here"
    if path.is_dir():
        return "is a folder where a file is wanted"
    if not path.exists():
        return "there is no such file"
    return "" if path.is_file() else "is not a regular file"


def _not_utf8(raw: bytes, offset: int, label: str) -> Problem:
    before = raw[:offset].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    encoding = _OTHER_ENCODINGS.get(raw[:2])
    what = f"this is {encoding}" if encoding else f"byte 0x{raw[offset]:02x} is not UTF-8"
    return Problem(_mark(Lines(before), len(before), label), "not-utf8", f"{what}; save the file as UTF-8")


def _forbidden_characters(text: str, label: str) -> Iterator[Problem]:
    lines = Lines(text)
    for found in FORBIDDEN.finditer(text):
        mark = _mark(lines, found.start(), label)
        if found[0] == "\x00":
            # Where one is, there may be millions.
            yield Problem(mark, "forbidden-character", "the character U+0000 is not allowed; is this a text file?")
            return
        yield Problem(mark, "forbidden-character", name_character(found[0]))


def _mark(lines: Lines, offset: int, label: str) -> Mark:
    line, column = lines.place(offset)
    return Mark(label, line, column, line, column + 1)
