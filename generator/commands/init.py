"""`init`: an empty reference on another subject in a folder of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.authoring.beginning import FRAME, begin_reference
from generator.commands import WrongCallError
from generator.console import DONE, show
from generator.write import replace_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from generator.console import Progress
    from generator.examine import Layout

_PROJECT: Final = Path(__file__).resolve().parent.parent.parent
# What nobody means to hand on: what Python, editors and systems leave in folders, hidden files among them.
_LEFT_BEHIND: Final = re.compile(r"__pycache__|\..*|.*(?:~|\.(?:bak|orig|rej|swp|tmp))")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the folder, and how the reference is called."""
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--name", default="A new reference", help="what the reference is called")
    parser.add_argument("--description", default="What published documents say.", help="one sentence on its subject")


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Write the files, or nothing where something is in the folder."""
    folder = layout.root / options.folder
    for text in (options.name, options.description):
        if not text.strip() or not text.isprintable():
            raise WrongCallError("the name and the description are one line of words each")
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise WrongCallError(f"{folder}: something is there; name a new folder")
    if folder.resolve().is_relative_to(_PROJECT):
        raise WrongCallError(f"{folder}: lies inside this project, whose builds would take it for their own")
    progress.show("copying the frame")
    frame = dict(_frame())
    contents = {path: each.read_bytes() for path, each in frame.items()}
    files = begin_reference(contents, options.name, options.description)
    replace_files({folder / path: content for path, content in files.items()})
    for path, source in frame.items():
        (folder / path).chmod(source.stat().st_mode)
    progress.end()
    show(f"{folder}: {len(files)} files; there, `make site` builds the site, and docs/format.md tells what to write")
    return DONE


def _frame() -> Iterator[tuple[str, Path]]:
    for name in FRAME:
        path = _PROJECT / name
        for each in [path] if path.is_file() else sorted(path.rglob("*")):
            left = any(_LEFT_BEHIND.fullmatch(part) for part in each.relative_to(path).parts)
            if each.is_file() and not each.is_symlink() and not left:
                yield each.relative_to(_PROJECT).as_posix(), each
