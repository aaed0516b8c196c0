"""content/ becomes exactly the rendered pages; site/ is exchanged as a whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.model import Page

MANIFEST: Final = ".manifest.json"
_TEMPORARY: Final = ".new"


@dataclass(frozen=True)
class Written:
    """What writing changed: pages written, left as they were, and taken away."""

    written: int
    kept: int
    removed: int


def write_pages(pages: Sequence[Page], folder: Path) -> Written:
    """Make a folder hold exactly these pages; dotfiles stay.

    Only what changed is written, each file by an atomic replacement. The manifest goes first and comes back last: if
    this is interrupted, the next run finds none and writes every page anew. Raises OSError where the folder cannot be
    written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder)
    hashes = {page.path: _hash(page.text) for page in pages}
    changed = [page for page in pages if known.get(page.path) != hashes[page.path] or not _stands(folder / page.path)]
    stale = [path for path in _files(folder) if path not in hashes]
    if changed or stale or known != hashes:
        (folder / MANIFEST).unlink(missing_ok=True)
        for page in changed:
            replace_file(folder / page.path, page.text.encode())
        _remove(stale, folder)
        replace_file(folder / MANIFEST, (json.dumps(hashes, indent=0, sort_keys=True) + "\n").encode())
    return Written(len(changed), len(pages) - len(changed), len(stale))


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}{_TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def exchange_folder(folder: Path, build: Callable[[Path], None]) -> None:
    """Let `build` fill an empty folder beside `folder`, then put it in its place.

    The old folder stays where it was until the new one is whole; its .gitignore is carried along. What an interrupted
    run left behind is mended first. Raises what `build` raises, with `folder` untouched.
    """
    new, old = (folder.with_name(f".{folder.name}-{word}") for word in ("new", "old"))
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        build(new)
        if (folder / ".gitignore").is_file():
            shutil.copyfile(folder / ".gitignore", new / ".gitignore")
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        elif old.exists():
            old.rename(folder)


def _stands(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _files(folder: Path) -> Iterator[str]:
    """Yield every file that readers of the folder could see, and what interrupted writing left behind."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        leftover = path.name.startswith(".") and path.name.endswith(_TEMPORARY)
        if (leftover or not hidden) and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix()


def _remove(paths: Sequence[str], folder: Path) -> None:
    for path in paths:
        (folder / path).unlink()
    # Deepest first; a folder that still holds something stays.
    for below in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        with contextlib.suppress(OSError):
            below.rmdir()
