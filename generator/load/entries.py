"""What has been read so far, and how a YAML file is split into entries that stand or fall alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from generator.ids import ID_PATTERN
from generator.model import Name, Note, Party, Wording
from generator.nodes import LEAVE_OUT, Map, Text, compose_yaml, decode_text, read_bytes
from generator.problem import Mark, Problem
from generator.shape import STAND_IN_ID, Coined, Remark, Shape, Unsaid, read_shape, required_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.model import AuthorityRecord, Chapter, Digest, Disagreement, Tombstone
    from generator.nodes import Node
    from generator.shape import NameShape

_Shape = TypeVar("_Shape", bound=Shape)

# How an id is declared, in a file that may be no YAML any more: as a key, or as the value of `id`.
_DECLARED = re.compile(rf"^\s*(?:-\s+)?(?:\{{?\s*id:\s*)?[\"']?({ID_PATTERN})[\"']?\s*(?::|,|\}}|#|$)", re.MULTILINE)


class _AllIds(frozenset[str]):
    """The ids that a file may declare which cannot be read at all: every one, statements apart."""

    __slots__ = ()

    def __contains__(self, id_: object) -> bool:
        return "/" not in str(id_) or super().__contains__(id_)


@dataclass
class Entries:
    """Everything read so far, with the ids that stand in what could not be read."""

    digests: list[Digest] = field(default_factory=list)
    records: list[AuthorityRecord] = field(default_factory=list)
    tombstones: list[Tombstone] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _demanded: set[Mark] = field(default_factory=set)
    _doubtful: set[str] = field(default_factory=set)
    _all_in_doubt: bool = False

    @property
    def doubtful(self) -> frozenset[str]:
        """Give the ids that something seems to declare that could not be read."""
        return (_AllIds if self._all_in_doubt else frozenset)(self._doubtful)

    def told(self) -> tuple[Problem, ...]:
        """Give every problem once, sorted; no field that must be there is said to be left out."""
        return tuple(sorted({self._without_way_out(problem) for problem in self.problems}))

    def doubt(self, *ids: str) -> None:
        """Note ids as declared by something that could not be read: what refers to them is not reported too."""
        self._doubtful.update(ids)

    def doubt_all(self) -> None:
        """Note that something may declare any id."""
        self.doubt(STAND_IN_ID)
        self._all_in_doubt = True

    def compose(self, path: Path, label: str) -> tuple[Node | None, str]:
        """Read a YAML file; gives the node, None if that failed, and the text as far as it can be made out."""
        raw, problems = read_bytes(path, label)
        text, node = "", None
        if not problems:
            text, problems = decode_text(raw, label)
        if not problems:
            node, problems = compose_yaml(text, label)
        self._keep(problems)
        return node, text or raw.decode("utf-8", "replace")

    def shape(self, shape: type[_Shape], node: Node) -> _Shape | None:
        """Read a node as a shape and keep its problems."""
        found, problems = read_shape(shape, node)
        self._keep(problems)
        self.demand(node, required_fields(shape))
        return found

    def demand(self, node: Node, names: Iterable[str]) -> None:
        """Note that a map must have these fields: which ones must be there, nobody knew who composed it."""
        if isinstance(node, Map):
            self._demanded.update(node.unfilled[name] for name in names if name in node.unfilled)

    def _without_way_out(self, problem: Problem) -> Problem:
        if problem.code != "empty-value" or problem.mark not in self._demanded:
            return problem
        return replace(problem, message=problem.message.replace(LEAVE_OUT, ""))

    def _keep(self, problems: Sequence[Problem]) -> None:
        self.problems += problems
        if problems:
            # So that nobody is told what may only be missing because this could not be read.
            self.doubt(STAND_IN_ID)


def declared_ids(text: str) -> list[str]:
    """Give what looks like the declaration of an id in a text that could not be read as it should."""
    return _DECLARED.findall(text)


def is_withdrawn(node: Node) -> bool:
    """Tell whether an entry is a tombstone, even one that does not say why."""
    return isinstance(node, Map) and ("withdrawn" in node or "withdrawn" in node.spoiled)


def first_place(mark: Mark) -> Mark:
    """Give the first character of a stretch that may run over many lines."""
    return Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)


def read_wording(field_: Text | Coined) -> Wording:
    """Take words as a source has them, or as the editor coined them."""
    return Wording(field_.form, by_editor=True) if isinstance(field_, Coined) else Wording(field_)


def read_note(field_: Text | Remark | None) -> Note | None:
    """Take a note; one in a map says that it is the editor's."""
    if field_ is None:
        return None
    return Note(field_.text, by_editor=True) if isinstance(field_, Remark) else Note(field_, by_editor=False)


def read_party(field_: Text | Unsaid, capacity: str = "") -> Party:
    """Take an asserter or one who passes on, named by id or unnamed."""
    if isinstance(field_, Unsaid):
        return Party(None, str(field_.unnamed), capacity)
    return Party(field_, capacity=capacity)


def read_name(shape: NameShape) -> Name:
    """Take one form of a name."""
    return Name(
        form=shape.form,
        use=shape.use,
        language=shape.lang,
        pinyin=str(shape.pinyin or ""),
        sources=tuple(shape.sources),
        by_editor=bool(shape.by),
    )
