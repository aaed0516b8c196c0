"""seeds/ read into digests, authority records, disagreements and hand-written pages; scalars keep their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.load.authority import read_authority
from generator.load.chapters import read_chapter
from generator.load.digests import read_digest
from generator.load.disagreements import read_disagreements
from generator.load.entries import Entries
from generator.load.settings import load_settings
from generator.meant import did_you_mean
from generator.model import HALF_WRITTEN, Seeds, Settings
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["load_seeds", "load_settings"]

_HERE = ("digests", "authority", "pages", "disagreements.yml")
_BESIDE = ("LICENSE", "README.md", "receipts", "mutation.yml", "published.txt")
_NO_FOLDER = "there is no such folder"
_A_FILE = "this is a file, not the folder of the seeds; give that folder, or nothing for 'seeds'"
_LEFT_BEHIND = (
    "; a change was interrupted: `git diff` shows how far it came, `git checkout` takes it back; then delete this"
)


def load_seeds(folder: Path, label: str, settings: Settings) -> tuple[Seeds, tuple[Problem, ...]]:
    """Read a folder of seeds, called `label` in problems.

    Gives what is sound, entry by entry, and every problem of every file. A file that has no place there is a problem:
    it would be left out in silence.
    """
    if not folder.is_dir():
        what = _A_FILE if folder.is_file() else _NO_FOLDER
        return Seeds(settings, (), (), (), (), ()), (Problem(Mark(label), "no-seeds", what),)
    entries = Entries()
    # A link may lead to the seeds as a whole, but nothing below them leads elsewhere.
    folder = folder.resolve()
    for path, reader in _readers(folder, label, entries):
        reader(path, f"{label}/{path.relative_to(folder).as_posix()}", entries)
    seeds = Seeds(
        settings,
        tuple(entries.digests),
        tuple(entries.records),
        tuple(entries.tombstones),
        tuple(entries.disagreements),
        tuple(entries.chapters),
        entries.doubtful,
    )
    return seeds, entries.told()


def _readers(folder: Path, label: str, entries: Entries) -> Iterator[tuple[Path, Callable[[Path, str, Entries], None]]]:
    """Yield every file of the folder with the function that reads it, in an order that no file system decides."""
    for path in _visible(folder, label, entries):
        if path.name == "digests":
            yield from _files_in(path, ".yml", read_digest, label, entries)
        elif path.name == "pages":
            yield from _files_in(path, ".md", read_chapter, label, entries)
        elif path.name == "authority":
            yield from _authority_files(path, label, entries)
        elif path.name == "disagreements.yml":
            yield path, read_disagreements
        elif path.name not in _BESIDE:
            hint = did_you_mean(path.name, _HERE) or f"; here stand {', '.join(_HERE)}"
            _report_stray(path, f"{label}/{path.name}", entries, hint)


def _files_in(
    folder: Path, suffix: str, reader: Callable[[Path, str, Entries], None], label: str, entries: Entries
) -> Iterator[tuple[Path, Callable[[Path, str, Entries], None]]]:
    for path in _visible(folder, f"{label}/{folder.name}", entries):
        if path.suffix == suffix:
            yield path, reader
        else:
            _report_stray(path, f"{label}/{folder.name}/{path.name}", entries, f"; files here end in '{suffix}'")
            entries.doubt(path.stem)


def _authority_files(
    folder: Path, label: str, entries: Entries
) -> Iterator[tuple[Path, Callable[[Path, str, Entries], None]]]:
    for path in _visible(folder, f"{label}/{folder.name}", entries):
        if path.suffix == ".yml" and path.stem in KINDS:
            yield path, read_authority
        else:
            hint = f"; files here are named after a kind: {', '.join(f'{kind}.yml' for kind in KINDS)}"
            _report_stray(path, f"{label}/{folder.name}/{path.name}", entries, hint)


def _visible(folder: Path, label: str, entries: Entries) -> list[Path]:
    """Give what stands in a folder, hidden files apart; that it cannot be listed is a problem."""
    try:
        if not folder.is_symlink():
            found = sorted(folder.iterdir())
            for path in found:
                if path.name.startswith(".") and path.name.endswith(HALF_WRITTEN):
                    _report_stray(path, f"{label}/{path.name}", entries, _LEFT_BEHIND)
            return [path for path in found if not path.name.startswith(".")]
        message = "is a symbolic link; put the folder itself here"
        entries.problems.append(Problem(Mark(label), "not-a-file", message))
    except NotADirectoryError:
        _report_stray(folder, label, entries, "; it is the name of a folder")
    except OSError as error:
        entries.problems.append(Problem(Mark(label), "unreadable", f"cannot be read: {error.strerror}"))
    # Nobody is told that what it declares is missing.
    entries.doubt_all()
    return []


def _report_stray(path: Path, label: str, entries: Entries, hint: str = "") -> None:
    sort = "folder" if path.is_dir() else "file"
    entries.problems.append(Problem(Mark(label), "stray-file", f"this {sort} has no place here{hint}"))
