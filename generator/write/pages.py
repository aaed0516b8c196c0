"""content/ made exactly the rendered pages, by a manifest of what was written."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.model import HALF_WRITTEN
from generator.write.files import write_through
from generator.write.folders import clear_away, refuse_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
    clear_away(staging)
    known = _read_manifest(folder)
    contents = {page.path: page.text.encode() for page in pages}
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
    changed = [path for path in contents if known.get(path) != hashes[path] or not _holds(folder / path, hashes[path])]
    stale = [path for path in _files(folder) if path not in hashes]
    if changed or stale or known != hashes:
        manifest = (json.dumps(hashes, indent=0, sort_keys=True) + "\n").encode()
        try:
            for path, content in (*((path, contents[path]) for path in changed), (MANIFEST, manifest)):
                write_through(staging / path, content)
            (folder / MANIFEST).unlink(missing_ok=True)
            # First, because a file or a link may stand where a folder must be.
            _remove(stale, folder)
            for path in (*changed, MANIFEST):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (staging / path).replace(folder / path)
        finally:
            clear_away(staging)
    return Written(len(changed), len(pages) - len(changed), len(stale))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Give every file that readers of a folder could see, by its path; dotfiles are left out."""
    return {path: (folder / path).read_bytes() for path in _files(folder)}


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _holds(path: Path, hash_: str) -> bool:
    """Tell whether a file is there with its content; somebody may have changed it since it was written."""
    if path.is_symlink() or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == hash_


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
