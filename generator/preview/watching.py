"""An observer of the files that people save, blind for what editors leave beside them for a moment."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from watchdog.observers.polling import PollingObserverVFS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

# Vim asks with a file of this name whether it may write to a folder.
_PASSING_NAMES: Final = frozenset({"4913"})
_PASSING_ENDS: Final = ("~", "#", ".swp", ".swo", ".swx", ".tmp", ".bak", ".part", ".half-written", "___")


def observe(followed: Collection[Path], interval: float) -> PollingObserverVFS:
    """Give an observer that sees nothing but these files and folders, looking every `interval` seconds.

    It asks for names, times and sizes and needs no service of the system, so it works on every disk.
    """
    listing: Any = partial(_list_followed, frozenset(followed))
    return PollingObserverVFS(stat=_stat, listdir=listing, polling_interval=interval)


def folders_above(followed: Iterable[Path]) -> list[Path]:
    """List the folders to watch: those above, so that what is followed may go and come back."""
    return sorted({path.parent for path in followed})


def is_passing(name: str) -> bool:
    """Tell whether a file of this name is there for a moment only, as editors leave them."""
    return name.startswith((".", "#")) or name in _PASSING_NAMES or name.endswith(_PASSING_ENDS)


def _list_followed(followed: frozenset[Path], folder: str) -> Iterator[Path]:
    here = Path(folder)
    inside = any(here.is_relative_to(each) for each in followed)
    return (path for path in here.iterdir() if path in followed or (inside and not is_passing(path.name)))


def _stat(path: str) -> Any:  # noqa: ANN401  what the standard library calls os.stat_result
    return Path(path).stat()
