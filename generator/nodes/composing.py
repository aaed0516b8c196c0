"""YAML composed into texts, lists and maps; nothing is guessed, expanded or executed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

import yaml

from generator.nodes.files import FORBIDDEN, name_character
from generator.nodes.syntax import explain_syntax
from generator.nodes.tree import List, Map, Text
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.nodes.tree import Node

LEAVE_OUT: Final = "leave the field out or "
"""What is said of a field without a value, and unsaid where it must be there."""

MAX_DEPTH: Final = 16
MAX_NODES: Final = 200_000

# A comment that may well be none: nothing parts the sign from its first word.
_GLUED = re.compile(r"[ \t]+(#[^\s#]+)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


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
        composer.problems.append(explain_syntax(error, text, label))
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
                    return None
                node = self._node(next(self._events), 1)
        if not documents or (node is not None and node.is_nothing):
            self.problems.append(Problem(Mark(self._label), "empty-file", "holds nothing"))
            return None
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node | None:
        """Compose one value; None where a problem that is already told stands in its place."""
        self._count += 1
        if self._count > MAX_NODES:
            message = f"more than {MAX_NODES} values in one file"
            raise _TooMuchError(Problem(self._mark(event), "too-many-nodes", message))
        if depth > MAX_DEPTH:
            raise _TooMuchError(Problem(self._mark(event), "too-deep", f"nested more than {MAX_DEPTH} levels deep"))
        if isinstance(event, yaml.AliasEvent):
            message = f"'*{event.anchor}' repeats another place; write it out, or put a text that begins so in quotes"
            self._report(event, "alias", message)
            return None
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            message = f"'&{anchor}' is an anchor; write the value without it, or put a text that begins so in quotes"
            self._report(event, "alias", message)
        if tag:
            message = f"'{tag}' is a tag; leave it out, every value is text, or put a text that begins so in quotes"
            self._report(event, "tag", message)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._map(event, depth)
        return self._scalar(cast("yaml.ScalarEvent", event))

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        start, end = _marks(event, event)
        raw = self._text[start.index : end.index]
        text = Text(event.value, self._mark(event), raw, event.style)
        if "\\" in raw:
            # The text as a whole holds no forbidden character; an escape may still stand for one.
            self._check_escapes(text, event)
        if not event.style:
            text.cut = self._cut_off(end)
        return text

    def _cut_off(self, end: yaml.Mark) -> Text | None:
        """Give the word behind a plain scalar that was taken for a comment."""
        found = _GLUED.match(self._text, end.index)
        if found is None:
            return None
        first, last = (end.column + place - end.index + 1 for place in found.span(1))
        return Text(found[1], Mark(self._label, end.line + 1, first, end.line + 1, last), found[1])

    def _check_escapes(self, text: Text, event: yaml.Event) -> None:
        for found in FORBIDDEN.finditer(text):
            place = text.part(found.start(), found.end())
            self.problems.append(Problem(place, "forbidden-character", name_character(found[0])))
        if _SURROGATE.search(text):
            self._report(event, "forbidden-character", "a lone surrogate is no character")

    def _list(self, start: yaml.Event, depth: int) -> List:
        items = List()
        items.is_nothing = True
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                items.mark = self._mark(start, event)
                break
            items.is_nothing = False
            item = self._node(event, depth + 1)
            if item is not None and self._is_missing(item):
                self.problems.append(Problem(item.mark, "empty-value", "an empty item; leave it out or fill it in"))
            elif item is not None:
                items.append(item)
        return items

    def _map(self, start: yaml.MappingStartEvent, depth: int) -> Map:
        entries = Map()
        entries.is_nothing = True
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                entries.mark = self._mark(start, event)
                break
            entries.is_nothing = False
            key = self._node(event, depth + 1)
            following = next(self._events)
            value = self._node(following, depth + 1)
            if key is not None and not isinstance(key, Text):
                self.problems.append(Problem(key.mark, "key-not-text", _key_not_text(key)))
                entries.spoiled.add("")
            elif key is not None and self._takes(key, value, entries, comma=self._is_cut_off(start, event, following)):
                entries[key] = cast("Node", value)
        return entries

    def _is_cut_off(self, start: yaml.MappingStartEvent, key: yaml.Event, value: yaml.Event) -> bool:
        """Tell whether no colon makes a key of the words: a comma between braces cut them off from a text."""
        if not start.flow_style:
            return False
        (_, end), (begin, _) = _marks(key, key), _marks(value, value)
        return ":" not in self._text[end.index : begin.index]

    def _takes(self, key: Text, value: Node | None, entries: Map, *, comma: bool) -> bool:
        """Tell whether an entry is sound; if not, its field is spoiled."""
        if key in entries:
            first = cast("Text", entries.key(key)).mark
            message = f"'{key}' stands here twice; first on line {first.line}, column {first.column}"
            self.problems.append(Problem(key.mark, "duplicate-key", message))
            return False
        if value is not None and not self._is_missing(value) and not FORBIDDEN.search(key):
            return True
        entries.spoiled.add(FORBIDDEN.sub("", key))
        if value is not None and self._is_missing(value):
            entries.unfilled[key] = key.mark
            self.problems.append(_empty_value(key, previous=next(reversed(entries), None), comma=comma))
        return False

    def _is_missing(self, value: Node) -> bool:
        return value.is_nothing and not self._may_be_empty

    def _mark(self, first: yaml.Event, last: yaml.Event | None = None) -> Mark:
        start, end = _marks(first, last or first)
        return Mark(self._label, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _report(self, event: yaml.Event, code: str, message: str) -> None:
        self.problems.append(Problem(self._mark(event), code, message))


def _marks(first: yaml.Event, last: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Give where events begin and end; the parser marks every one."""
    return cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)


def _key_not_text(key: List | Map) -> str:
    while isinstance(key, List) and len(key) == 1 and isinstance(key[0], List):
        key = key[0]
    inner = key[0] if isinstance(key, List) and len(key) == 1 else None
    return f"a field's name must be plain text{f'; write {inner} without brackets' if isinstance(inner, Text) else ''}"


def _empty_value(key: Text, *, previous: Text | None, comma: bool) -> Problem:
    if not comma:
        return Problem(key.mark, "empty-value", f"'{key}' has no value; {LEAVE_OUT}fill it in")
    if previous is None:
        message = f"'{key}' has no value; leave it out or fill it in, and put words with a comma in quotes"
        return Problem(key.mark, "empty-value", message)
    message = (
        f"YAML took '{key}' for a new field, because of the comma before it; "
        f"if it belongs to '{previous}', put that value in quotes"
    )
    return Problem(key.mark, "comma-in-value", message)
