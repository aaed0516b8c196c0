"""Reading who or what a fact points to: an id, or the words for an actor that the document does not name."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from generator.ids import is_id
from generator.values.raw import Layout, describe, in_flow, quoted, read_entries, read_text
from generator.values.value import Actor, NotAValue, Raw, Reference, Unnamed

_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_SUGGESTED_LENGTH = 60
_BRACKETS = 2

UNNAMED_LAYOUT = Layout("an unnamed actor", required=("unnamed",))


def parse_entity(raw: Raw) -> Actor:
    """Read an id, or a map {unnamed: words}; plain words are refused."""
    if isinstance(raw, Mapping):
        return Unnamed(read_entries(raw, UNNAMED_LAYOUT).take("unnamed", _parse_words))
    return parse_reference(raw)


def parse_reference(raw: Raw) -> Reference:
    """Read an id (ASCII, kebab-case); the reference keeps the very text, which may know its place in the file."""
    if isinstance(raw, str) and is_id(raw):
        return Reference(raw)
    if isinstance(raw, Mapping):
        raise NotAValue("a map stands where an id is wanted; write the id of an entity that has a page")
    if not isinstance(raw, str):
        raise NotAValue(f"{describe(raw)} stands where one id is wanted{_without_brackets(raw)}")
    raise NotAValue(_explain(read_text(raw, "an id")))


def _parse_words(raw: Raw) -> str:
    return read_text(raw, "a description of an unnamed actor")


def _explain(text: str) -> str:
    if link := _LINK.fullmatch(text):
        return f"{quoted(text)} is a link, which belongs into prose; write {_suggest_id(link[1]) or 'the id'} alone"
    suggested = _suggest_id(text)
    like = f" such as {suggested}" if suggested else ""
    return f"{quoted(text)} is not an id; write an id{like}, or {{unnamed: {in_flow(text)}}}"


def _suggest_id(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text[: _SUGGESTED_LENGTH * 4])
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    suggested = _NOT_IN_IDS.sub("-", letters.lower().replace("'", "").replace("’", "")).strip("-")
    return f"'{suggested}'" if suggested and len(suggested) <= _SUGGESTED_LENGTH else ""


def _without_brackets(raw: Sequence[Raw]) -> str:
    """Explain an unquoted `[[id]]`, which YAML reads as a list in a list."""
    inner: Raw = raw
    for _ in range(_BRACKETS):
        if isinstance(inner, str | Mapping) or len(inner) != 1:
            break
        inner = inner[0]
    return f"; write {quoted(inner)} without brackets" if isinstance(inner, str) and is_id(inner) else ""
