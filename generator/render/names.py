"""Every form of every name from A to Z, for readers whose browser runs no scripts and for those who like to leaf."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.labels import source_label
from generator.render.desk import Desk
from generator.render.markdown import escape, identifier, in_language, join
from generator.render.templates import Head, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model import Graph, Page

PATH: Final = "search.md"
_OTHERS: Final = "#"
_DOCUMENT: Final = "document"


@dataclass(frozen=True)
class Letter:
    """The names that begin with a letter."""

    sign: str
    anchor: Markup
    names: tuple[Markup, ...]


@dataclass(frozen=True, order=True)
class _Line:
    """A form of a name: what it is sorted by, the form, its language, what it leads to, what that is."""

    key: str
    form: str
    language: str
    id: str
    gloss: str


def render_names(graph: Graph, templates: Templates) -> Page:
    """Write the list of all names; forms in Hanzi stand where their pinyin would."""
    desk = Desk(graph, PATH)
    lines = sorted({*_entity_lines(graph), *_source_lines(graph)})
    letters: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        letters[_letter(line.key)].append(line)
    return templates.page(
        desk.path,
        "names.md.jinja",
        Head(
            "Names from A to Z",
            "Every form of every name, and what it leads to. Chinese characters stand where their pinyin would.",
            "names",
        ),
        letters=[_view(sign, letters[sign], desk) for sign in sorted(letters)],
    )


def _entity_lines(graph: Graph) -> Iterator[_Line]:
    for id_, entity in graph.entities.items():
        record = entity.record
        yield _Line(_key(record.name.form), record.name.form, "", id_, record.description)
        for name in record.names:
            if name.form != record.name.form:
                yield _Line(_key(name.pinyin or name.form), name.form, name.language, id_, "")
            if name.pinyin:
                yield _Line(_key(name.pinyin), name.pinyin, "zh-Latn", id_, "")


def _key(name: str) -> str:
    """Give the letters and figures of a name, so that marks, blanks and capitals sort nothing apart."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in decomposed if sign.isalnum())


def _source_lines(graph: Graph) -> Iterator[_Line]:
    for id_, source in graph.sources.items():
        label = source_label(source, graph)
        yield _Line(_key(source.title.form), source.title.form, "", id_, _DOCUMENT)
        yield _Line(_key(label), label, "", id_, _DOCUMENT)


def _letter(key: str) -> str:
    return key[:1].upper() if key[:1].isascii() and key[:1].isalpha() else _OTHERS


def _view(sign: str, lines: list[_Line], desk: Desk) -> Letter:
    anchor = identifier(f"_{sign.lower()}" if sign != _OTHERS else "_others")
    return Letter(sign, anchor, tuple(_shown(line, desk) for line in lines))


def _shown(line: _Line, desk: Desk) -> Markup:
    if line.form == desk.name(line.id) or line.gloss == _DOCUMENT:
        return join([desk.to(line.id, line.form), escape(f"– {line.gloss}")], " ")
    return join([in_language(line.form, line.language), escape("→"), desk.to(line.id)], " ")
