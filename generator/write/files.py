"""Single files written so that readers see the old one or the new one, and several so that all change or none."""

from __future__ import annotations

import codecs
import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from generator.model import HALF_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part."""
    half = path.with_name(f".{path.name}{HALF_WRITTEN}")
    try:
        write_through(half, content)
        half.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink()
        raise


def replace_files(contents: Mapping[Path, bytes | None]) -> None:
    """Replace several files, and take away those without a content; nothing is replaced until all are on the disk.

    A full disk or a folder that may not be written so changes none of them, and what fails or is interrupted later is
    undone. Raises OSError.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    staged = {
        path: path.with_name(f".{path.name}{HALF_WRITTEN}") for path, content in contents.items() if content is not None
    }
    try:
        for path, half in staged.items():
            write_through(half, contents[path] or b"")
        try:
            for path, half in staged.items():
                half.replace(path)
            for path in contents.keys() - staged.keys():
                path.unlink(missing_ok=True)
        except BaseException:
            _restore(before)
            raise
    finally:
        for half in staged.values():
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)


def create_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, with the folders above it; an interrupted one is taken away again.

    Raises FileExistsError where there is one, and OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def encode_like(text: str, path: Path) -> bytes:
    """Encode what people wrote; it begins with a byte order mark where the file at `path` does."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
            return codecs.BOM_UTF8 + text.encode()
    return text.encode()


def copy_plain(source: str, target: str) -> None:
    """Copy a file for `shutil.copytree`, but for what is none or cannot be read: `check` tells that."""
    with contextlib.suppress(OSError):
        shutil.copyfile(source, target)


def write_through(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before anything is made of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # What an interrupted run left, or a link that somebody put here to have another file overwritten.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _restore(before: Mapping[Path, bytes | None]) -> None:
    """Give files the contents that they had; one that cannot be mended keeps no other from it."""
    for path, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != content:
                replace_file(path, content)
