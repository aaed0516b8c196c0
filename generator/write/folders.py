"""Folders exchanged as a whole, so that an interrupted exchange can be mended."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def exchange_folder(folder: Path, build: Callable[[Path], None]) -> None:
    """Let `build` fill an empty folder beside `folder`, then put it in its place.

    The old folder stays where it was until the new one is whole; its .gitignore is carried along. Raises what `build`
    raises, with `folder` untouched, and NotADirectoryError where `folder` is a link or no folder.
    """
    restore_folder(folder)
    # A link may be what a server shows: whoever set it would not expect it to go.
    refuse_link(folder)
    new, old = _beside(folder)
    try:
        build(new)
        if (folder / ".gitignore").is_file():
            shutil.copyfile(folder / ".gitignore", new / ".gitignore", follow_symlinks=False)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        restore_folder(folder)


def restore_folder(folder: Path) -> None:
    """Mend what an interrupted exchange left behind: the folder stands where it was, and nothing else beside it."""
    new, old = _beside(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (new, old):
        clear_away(leftover)


def refuse_link(folder: Path) -> None:
    """Raise NotADirectoryError where a link, which may lead anywhere, or a file stands in place of a folder."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, "is no folder of its own", str(folder))


def clear_away(path: Path) -> None:
    """Take away a file, a link or a folder with all that is in it, where there is one."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f".{folder.name}-new"), folder.with_name(f".{folder.name}-old")
