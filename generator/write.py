"""content/ becomes exactly the rendered pages; site/ is exchanged as a whole, single files by replacing them."""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.model import HALF_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Page

MANIFEST: Final = ".manifest.json"


@dataclass(frozen=True)
class Written:
    """What writing changed: pages written, left as they were, and taken away."""

    written: int
    kept: int
    removed: int


def write_pages(pages: Sequence[Page], folder: Path) -> Written:
    """Make a folder hold exactly these pages; dotfiles stay.

    Only what changed is written: first beside the pages, so that a full disk changes none of them, then each is
    replaced at once. The manifest goes before that and comes back last: if this is interrupted, the next run finds none
    and writes every page anew. Raises OSError where the folder cannot be written or is a link, behind which all else
    would be taken away.
    """
    refuse_link(folder)
    folder.mkdir(parents=True, exist_ok=True)
    staging = folder / HALF_WRITTEN
    _clear(staging)
    known = _read_manifest(folder)
    contents = {page.path: page.text.encode() for page in pages}
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
    changed = [path for path in contents if known.get(path) != hashes[path] or not _holds(folder / path, hashes[path])]
    stale = [path for path in _files(folder) if path not in hashes]
    if changed or stale or known != hashes:
        manifest = (json.dumps(hashes, indent=0, sort_keys=True) + "\n").encode()
        try:
            for path, content in (*((path, contents[path]) for path in changed), (MANIFEST, manifest)):
                _write_through(staging / path, content)
            (folder / MANIFEST).unlink(missing_ok=True)
            # First, because a file or a link may stand where a folder must be.
            _remove(stale, folder)
            for path in (*changed, MANIFEST):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (staging / path).replace(folder / path)
        finally:
            _clear(staging)
    return Written(len(changed), len(pages) - len(changed), len(stale))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Give every file that readers of a folder could see, by its path; dotfiles are left out."""
    return {path: (folder / path).read_bytes() for path in _files(folder)}


def refuse_link(folder: Path) -> None:
    """Raise NotADirectoryError where a link, which may lead anywhere, or a file stands in place of a folder."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, "is no folder of its own", str(folder))


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part."""
    half = path.with_name(f".{path.name}{HALF_WRITTEN}")
    try:
        _write_through(half, content)
        half.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink()
        raise


def encode_like(text: str, path: Path) -> bytes:
    """Encode what people wrote; it begins with a byte order mark where the file at `path` does."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
            return codecs.BOM_UTF8 + text.encode()
    return text.encode()


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
            _write_through(half, contents[path] or b"")
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


def _restore(before: Mapping[Path, bytes | None]) -> None:
    """Give files the contents that they had; one that cannot be mended keeps no other from it."""
    for path, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != content:
                replace_file(path, content)


def _write_through(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before anything is made of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # What an interrupted run left, or a link that somebody put here to have another file overwritten.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_plain(source: str, target: str) -> None:
    """Copy a file for `shutil.copytree`, but for what is none or cannot be read: `check` tells that."""
    with contextlib.suppress(OSError):
        shutil.copyfile(source, target)


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
        _clear(leftover)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f".{folder.name}-new"), folder.with_name(f".{folder.name}-old")


def _clear(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _holds(path: Path, hash_: str) -> bool:
    """Tell whether a file is there with its content; somebody may have changed it since it was written."""
    if path.is_symlink() or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == hash_


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _files(folder: Path) -> Iterator[str]:
    """Yield every file that readers of the folder could see."""
    for path in sorted(folder.rglob("*")):
        if not _is_hidden(path, folder) and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix()


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _remove(paths: Sequence[str], folder: Path) -> None:
    for path in paths:
        (folder / path).unlink()
    # Deepest first; a folder that still holds something stays.
    for below in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if _is_hidden(below, folder):
            continue
        with contextlib.suppress(OSError):
            below.rmdir()
