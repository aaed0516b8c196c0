"""Seeds as they were at a revision, read from git and laid out in a folder."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.commands import InTheWayError, WrongCallError

MOST_BYTES: Final = 64 * 1024 * 1024
"""How much the seeds of one revision may hold."""

_MOST_FILES: Final = 10_000
_SECONDS: Final = 60
_TRUNKS: Final = ("origin/main", "main")
_PLAIN_FILES: Final = ("100644", "100755", "100664")
_FORBIDDEN_PARTS: Final = ("", ".", "..", ".git")


def name_commit(folder: Path, revision: str | None) -> str:
    """Give the hash of a revision's commit; where none is named, of the one at which the branch left the trunk.

    Raises InTheWayError where the folder lies in no repository, WrongCallError where there is no such commit.
    """
    inside = _try(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode != 0:
        # In git's words: it may also refuse a repository that belongs to somebody else.
        raise InTheWayError(f"git: {inside.stderr.decode('utf-8', 'replace').strip()}")
    if revision is not None:
        unknown = WrongCallError(f"git knows no revision {revision!r}")
        if revision.startswith("-"):
            raise unknown
        wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return _run(folder, "rev-parse", *wanted, wrong=unknown).decode().strip()
    for trunk in _TRUNKS:
        found = _try(folder, "merge-base", "HEAD", trunk)
        if found.returncode == 0:
            return found.stdout.decode().strip()
    raise WrongCallError(f"there is neither {' nor '.join(_TRUNKS)} to compare with: name a revision")


def lay_out_revision(folder: Path, commit: str, paths: tuple[str, ...], target: Path) -> None:
    """Write what stood at these paths of a folder at a commit into an empty folder, byte for byte.

    Raises InTheWayError where that is no plain file, leads out of the folder, or is too much to be what people wrote.
    """
    entries = [*_list_files(folder, commit, paths)]
    if len(entries) > _MOST_FILES or sum(each.size for each in entries) > MOST_BYTES:
        raise InTheWayError(f"the seeds at {commit} are too large to be compared")
    wanted = "".join(f"{each.hash}\n" for each in entries).encode()
    answer = _run(folder, "cat-file", "--batch", given=wanted, wrong=InTheWayError(f"git cannot read {commit}"))
    at = 0
    for each in entries:
        head = answer.index(b"\n", at) + 1
        path = target / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer[head : head + each.size])
        at = head + each.size + 1


@dataclass(frozen=True)
class _Entry:
    """A file of a commit: its path, the hash and the size of what it holds."""

    path: PurePosixPath
    hash: str
    size: int


def _list_files(folder: Path, commit: str, paths: tuple[str, ...]) -> list[_Entry]:
    listed = ("ls-tree", "-r", "-z", "--long", commit, "--", *paths)
    raw = _run(folder, *listed, wrong=InTheWayError(f"git cannot list {commit}"))
    return [_read_entry(line) for line in raw.decode("utf-8", "replace").split("\0") if line]


def _read_entry(line: str) -> _Entry:
    about, _, name = line.partition("\t")
    mode, _, hash_, size = about.split()
    path = PurePosixPath(name)
    if mode not in _PLAIN_FILES:
        raise InTheWayError(f"{name} is no plain file at that revision")
    # Split by hand: a path drops what it finds needless, and so would not show it.
    if any(part in _FORBIDDEN_PARTS for part in name.split("/")) or "\\" in name:
        raise InTheWayError(f"{name} is no path that seeds can have")
    return _Entry(path, hash_, int(size))


def _run(folder: Path, *arguments: str, wrong: Exception, given: bytes = b"") -> bytes:
    """Give what git prints; raises `wrong` where git refuses."""
    done = _try(folder, *arguments, given=given)
    if done.returncode != 0:
        raise wrong
    return done.stdout


def _try(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # No shell; replaced objects are no part of what was committed.
    call = ("git", "--no-replace-objects", "-C", str(folder), *arguments)
    try:
        return subprocess.run(call, input=given, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
    except FileNotFoundError as error:
        raise InTheWayError("git is not installed, or the folder is not there") from error
    except subprocess.TimeoutExpired as error:
        raise InTheWayError(f"git does not answer within {_SECONDS} seconds") from error
