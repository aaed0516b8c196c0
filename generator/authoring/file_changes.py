"""What a command is about to change in files: new texts, other names, and how much in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.authoring.edit import splice_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.authoring.edit import Splice


@dataclass(frozen=True)
class FileChanges:
    """Files to be written, by label (None: to be taken away), and how many places of each file change.

    `moves` maps the label of a file to its new one; `counts` goes by labels of old.
    """

    texts: Mapping[str, str | None]
    counts: Mapping[str, int]
    moves: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def origin(self, label: str) -> str:
        """Give the label of the file that a text was made from."""
        return next((old for old, new in self.moves.items() if new == label), label)


def make_changes(
    texts: Mapping[str, str], splices: Iterable[Splice], moves: Mapping[str, str] | None = None
) -> FileChanges:
    """Give each text with its splices made; a moved one under its new label, and None under its old one.

    `texts` and `moves` go by label. A splice that stands twice is made and counted once; raises OverlapError.
    """
    wanted = {*splices}
    changed: dict[str, str | None] = {**splice_files(dict(texts), wanted)}
    for old, new in (moves or {}).items():
        changed[new] = changed.get(old) or texts[old]
        changed[old] = None
    counts = Counter(each.mark.path for each in wanted)
    return FileChanges(MappingProxyType(changed), MappingProxyType(dict(sorted(counts.items()))), moves or {})
