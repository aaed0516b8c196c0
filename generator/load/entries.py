"""What has been read so far, and how a YAML file is split into entries that stand or fall alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from generator.model import Name, Note, Party, Wording
from generator.nodes import Text, compose_yaml, read_text
from generator.shape import Coined, Remark, Shape, Unsaid, read_shape

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import AuthorityRecord, Chapter, Digest, Disagreement, Tombstone
    from generator.nodes import Node
    from generator.problem import Problem
    from generator.shape import NameShape

_Shape = TypeVar("_Shape", bound=Shape)

# How a record's or a statement's id looks in a file that is no YAML any more.
_DECLARED = re.compile(r"^(?:\s*-\s+\{?\s*id:\s*)?([a-z0-9]+(?:-[a-z0-9]+)*)\s*(?:$|:|,|#)", re.MULTILINE)


@dataclass
class Entries:
    """Everything read so far, with the ids that stand in what could not be read."""

    digests: list[Digest] = field(default_factory=list)
    records: list[AuthorityRecord] = field(default_factory=list)
    tombstones: list[Tombstone] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def compose(self, path: Path, label: str) -> Node | None:
        """Read a YAML file; if that fails, its ids are doubtful."""
        text, problems = read_text(path, label)
        self.problems += problems
        if problems:
            self._doubt(path)
            return None
        node, problems = compose_yaml(text, label)
        self.problems += problems
        if node is None:
            self._doubt(path)
        return node

    def shape(self, shape: type[_Shape], node: Node) -> _Shape | None:
        """Read a node as a shape and keep its problems."""
        found, problems = read_shape(shape, node)
        self.problems += problems
        return found

    def _doubt(self, path: Path) -> None:
        """Note the ids that a broken file seems to declare, so that what refers to them is not reported too."""
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        self.doubtful.update(_DECLARED.findall(text))
        self.doubtful.update(f"{path.stem}/{id_}" for id_ in _DECLARED.findall(text))
        self.doubtful.add(path.stem)


def read_wording(field_: Text | Coined) -> Wording:
    """Take words as a source has them, or as the editor coined them."""
    return Wording(str(field_.form), by_editor=True) if isinstance(field_, Coined) else Wording(str(field_))


def read_note(field_: Text | Remark | None) -> Note | None:
    """Take a note; one in a map says that it is the editor's."""
    if field_ is None:
        return None
    return Note(str(field_.text), by_editor=True) if isinstance(field_, Remark) else Note(str(field_), by_editor=False)


def read_party(field_: Text | Unsaid, capacity: str = "") -> Party:
    """Take an asserter or one who passes on, named by id or unnamed."""
    if isinstance(field_, Unsaid):
        return Party(None, str(field_.unnamed), capacity)
    return Party(field_, capacity=capacity)


def read_name(shape: NameShape) -> Name:
    """Take one form of a name."""
    return Name(
        form=str(shape.form),
        use=shape.use,
        language=shape.lang,
        pinyin=str(shape.pinyin or ""),
        sources=tuple(shape.sources),
        by_editor=bool(shape.by),
    )
