"""YAML read into plain text, lists and maps that know where they stand; nothing is guessed or executed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Self, cast

import yaml

from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 16
MAX_NODES: Final = 200_000

# What no text here needs, and what makes a line look like another one: control characters, the two Unicode line
# separators, and the bidirectional overrides of "Trojan Source" (CVE-2021-42574).
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}
_LINK_AT_START = re.compile(r"(?::|-)\s+\[\[")


class Text(str):
    """A scalar exactly as YAML gives it: always text, with its mark."""

    __slots__ = ("_raw", "_style", "mark")

    mark: Mark
    _raw: str
    _style: str | None

    def __new__(cls, value: str, mark: Mark, raw: str = "", style: str | None = None) -> Self:
        """Make a text that stands at `mark`, written there as `raw` in the given YAML style."""
        self = super().__new__(cls, value)
        self.mark, self._raw, self._style = mark, raw, style
        return self

    def part(self, start: int, end: int) -> Mark:
        """Give the mark of the characters from `start` to `end` of the value, through folding, quotes and escapes."""
        places = list(_places(self, self._raw, self._style))
        if not places or start >= len(places):
            return self.mark
        first, last = places[start], places[min(end, len(places)) - 1]
        line, column = self._line_and_column(first)
        end_line, end_column = self._line_and_column(last + 1)
        return Mark(self.mark.path, line, column, end_line, end_column)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        before = self._raw[:offset]
        breaks = before.count("\n")
        column = len(before) - before.rfind("\n") if breaks else self.mark.column + len(before)
        return self.mark.line + breaks, column


class Numeral(int):
    """A whole number with its mark."""

    mark: Mark

    def __new__(cls, text: Text) -> Self:
        """Read the digits of a text."""
        self = super().__new__(cls, text)
        self.mark = text.mark
        return self


class List(list["Node"]):
    """A sequence with its mark."""

    mark: Mark


class Map(dict[Text, "Node"]):
    """A mapping with its mark; the keys carry their own."""

    mark: Mark

    def field(self, name: str) -> Node | None:
        """Give the value of a key, None if there is none."""
        return next((value for key, value in self.items() if key == name), None)

    def key(self, name: str) -> Text | None:
        """Give the key as it stands in the file, with its mark."""
        return next((key for key in self if key == name), None)


Node = Text | List | Map


def read_text(path: Path, label: str) -> tuple[str, tuple[Problem, ...]]:
    """Read a text file that people edit, called `label` in problems.

    Gives the text without a byte order mark, and what is wrong with its bytes and characters: not a regular file, too
    large, not UTF-8, forbidden characters. With any problem the text is empty.
    """
    mark = Mark(label)
    if path.is_symlink():
        return "", (Problem(mark, "not-a-file", "is a symbolic link; put the file itself here"),)
    if not path.is_file():
        return "", (Problem(mark, "not-a-file", "is not a regular file"),)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", (Problem(mark, "unreadable", f"cannot be read: {error.strerror}"),)
    if len(raw) > MAX_BYTES:
        return "", (Problem(mark, "too-large", f"has {len(raw)} bytes; at most {MAX_BYTES} are read"),)
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(raw, error.start, label),)
    problems = tuple(
        Problem(_mark_at(text, found.start(), label), "forbidden-character", _name_character(found[0]))
        for found in _FORBIDDEN.finditer(text)
    )
    return ("" if problems else text), problems


def compose_yaml(text: str, label: str, *, empty: bool = False) -> tuple[Node | None, tuple[Problem, ...]]:
    """Compose one YAML document of a file called `label`.

    Aliases, anchors, tags, a second document, duplicate keys, fields without a value, and whatever is too deep or too
    much are problems. The node is None where the file is empty or cannot be read to its end. With `empty`, values may
    be empty, as in files that others define.
    """
    composer = _Composer(text, label, empty=empty)
    try:
        node = composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax_problem(error, text, label))
        node = None
    except _TooMuchError as error:
        composer.problems.append(error.problem)
        node = None
    return node, tuple(composer.problems)


class _TooMuchError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Composer:
    """Walks the parser's events, so that nothing is expanded before it was counted."""

    def __init__(self, text: str, label: str, *, empty: bool) -> None:
        self._may_be_empty = empty
        self.problems: list[Problem] = []
        self._text = text
        self._label = label
        self._count = 0
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def compose(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(event, "second-document", "starts a second document; a file holds one")
                    return node
                node = self._node(next(self._events), 1)
        if node is None or (isinstance(node, Text) and node == ""):
            self.problems.append(Problem(Mark(self._label), "empty-file", "holds nothing"))
            return None
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count += 1
        if self._count > MAX_NODES:
            message = f"more than {MAX_NODES} values in one file"
            raise _TooMuchError(Problem(self._mark(event), "too-many-nodes", message))
        if depth > MAX_DEPTH:
            raise _TooMuchError(Problem(self._mark(event), "too-deep", f"nested more than {MAX_DEPTH} levels deep"))
        if isinstance(event, yaml.AliasEvent):
            self._report(event, "alias", f"'*{event.anchor}' repeats another place; write it out")
            return Text("", self._mark(event))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._report(event, "alias", f"'&{anchor}' is an anchor; write the value without it")
        if tag:
            self._report(event, "tag", f"'{tag}' is a tag; every value is read as text, leave it out")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event, depth)
        return self._scalar(cast("yaml.ScalarEvent", event))

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        start, end = _marks(event, event)
        raw = self._text[start.index : end.index]
        text = Text(event.value, self._mark(event), raw, event.style)
        for found in _FORBIDDEN.finditer(text):
            place = text.part(found.start(), found.end())
            self.problems.append(Problem(place, "forbidden-character", _name_character(found[0])))
        if _SURROGATE.search(text):
            self._report(event, "forbidden-character", "a lone surrogate is no character")
        return text

    def _list(self, start: yaml.Event, depth: int) -> List:
        items = List()
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                items.mark = self._mark(start, event)
                break
            item = self._node(event, depth + 1)
            if self._is_missing(item):
                self.problems.append(Problem(item.mark, "empty-value", "an empty item; leave it out"))
            else:
                items.append(item)
        return items

    def _map(self, start: yaml.MappingStartEvent, depth: int) -> Map:
        entries = Map()
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                entries.mark = self._mark(start, event)
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if self._sound_entry(key, value, entries, flow=bool(start.flow_style)):
                entries[key] = value  # type: ignore[index]
        return entries

    def _sound_entry(self, key: Node, value: Node, entries: Map, *, flow: bool) -> bool:
        if not isinstance(key, Text):
            self.problems.append(Problem(key.mark, "key-not-text", "a field's name must be plain text"))
            return False
        if key in entries:
            first = entries.key(key)
            message = f"'{key}' stands here twice; first on line {first.mark.line if first else '?'}"
            self.problems.append(Problem(key.mark, "duplicate-key", message))
            return False
        if self._is_missing(value):
            self.problems.append(_empty_value(key, previous=next(reversed(entries), None), flow=flow))
            return False
        return True

    def _is_missing(self, value: Node) -> bool:
        return isinstance(value, Text) and not value.strip() and not self._may_be_empty

    def _mark(self, first: yaml.Event, last: yaml.Event | None = None) -> Mark:
        start, end = _marks(first, last or first)
        return Mark(self._label, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _report(self, event: yaml.Event, code: str, message: str) -> None:
        self.problems.append(Problem(self._mark(event), code, message))


def _marks(first: yaml.Event, last: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Give where events begin and end; the parser marks every one."""
    return cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)


def _empty_value(key: Text, *, previous: Text | None, flow: bool) -> Problem:
    if flow and previous is not None:
        message = (
            f"YAML took '{key}' for a new field, because of the comma before it; "
            f"if it belongs to '{previous}', put that value in quotes"
        )
        return Problem(key.mark, "comma-in-value", message)
    return Problem(key.mark, "empty-value", f"'{key}' has no value; leave the field out or fill it in")


def _places(value: str, raw: str, style: str | None) -> Iterator[int]:
    """Yield for each character of a scalar's value its offset in what was written."""
    at = _body_start(raw, style)
    for character in value:
        if style == '"':
            at = _skip_escaped_breaks(raw, at)
        if style == '"' and raw[at : at + 1] == "\\":
            yield at
            at += _ESCAPE_LENGTH.get(raw[at + 1 : at + 2], 2)
            continue
        # Folding and indentation leave more blanks in the file than in the value.
        while at < len(raw) - 1 and raw[at] != character and raw[at].isspace():
            at += 1
        yield at
        at += 2 if style == "'" and raw[at : at + 2] == "''" else 1


def _body_start(raw: str, style: str | None) -> int:
    if style in ("|", ">"):
        return raw.find("\n") + 1
    return 1 if style in ("'", '"') else 0


def _skip_escaped_breaks(raw: str, at: int) -> int:
    found = re.compile(r"(?:\\\r?\n[ \t]*)+").match(raw, at)
    return found.end() if found else at


def _not_utf8(raw: bytes, offset: int, label: str) -> Problem:
    before = raw[:offset].decode("utf-8")
    message = f"byte 0x{raw[offset]:02x} is not UTF-8; save the file as UTF-8"
    return Problem(_mark_at(before, len(before), label), "not-utf8", message)


def _mark_at(text: str, offset: int, label: str) -> Mark:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Mark(label, line, column, line, column + 1)


def _name_character(character: str) -> str:
    return f"the character U+{ord(character):04X} is not allowed; delete it"


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, label: str) -> Problem:
    place = error.problem_mark or error.context_mark
    if place is None:
        return Problem(Mark(label), "yaml", str(error.problem))
    mark = Mark(label, place.line + 1, place.column + 1, place.line + 1, place.column + 2)
    line = (text.split("\n")[place.line : place.line + 1] or [""])[0]
    opening = _LINK_AT_START.search(line)
    if opening:
        mark = Mark(label, place.line + 1, opening.end() - 1, place.line + 1, opening.end() + 1)
        return Problem(mark, "unquoted-link", UNQUOTED_LINK)
    return Problem(mark, "yaml", f"{error.problem}{_syntax_hint(str(error.problem), line)}")


UNQUOTED_LINK: Final = "YAML reads [[…]] at the start of a value as a list; put the text in quotes or below '>-'"


def _syntax_hint(problem: str, line: str) -> str:
    if "\t" in line:
        return "; YAML is indented with blanks, not tabs"
    if "mapping values are not allowed" in problem:
        return "; a text with ': ' inside must stand in quotes or below '>-'"
    if "expected ',' or ']'" in problem or "expected ',' or '}'" in problem:
        return "; a bracket or brace is not closed, or a text that begins with one is not in quotes"
    return ""
