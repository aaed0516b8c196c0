"""What people wrote, as readers see it, with the place of each word in its file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.nodes import Text, texts_in
from generator.problem import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.evidence.documents import Span
    from generator.model import AuthorityRecord, Disagreement, Graph, Source, Statement

_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_QUOTATION = re.compile('"([^"]*)"|“([^”]*)”')
# Letters and digits with the accents that stand behind them in decomposed text; apostrophes join.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+(?:['’]+(?:[^\W_][\u0300-\u036f]*)+)*")


@dataclass(frozen=True)
class Word:
    """A word as it is compared – small, composed, without apostrophes – and its place in the passage."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class _Piece:
    """Words of a passage that stand at an offset of a written text; those of a link stand where the link stands."""

    shown: str
    written: Text
    start: int
    end: int
    is_link: bool = False

    def mark(self, start: int, end: int) -> Mark:
        if self.is_link:
            return self.written.part(self.start, self.end)
        return self.written.part(self.start + start, self.start + max(end, start + 1))


@dataclass(frozen=True)
class Passage:
    """Running text in pieces, each of which knows its place."""

    pieces: tuple[_Piece, ...]

    @cached_property
    def text(self) -> str:
        """Give the words as readers see them."""
        return "".join(piece.shown for piece in self.pieces)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Give the words in order."""
        return read_words(self.text)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Give where the words between double quotation marks stand, without the marks."""
        return tuple(found.span(1 if found[1] is not None else 2) for found in _QUOTATION.finditer(self.text))

    def mark(self, start: int, end: int) -> Mark:
        """Give the place in the file of the characters from `start` to `end`."""
        first, last = self._at(start), self._at(max(end - 1, start))
        return Mark(first.path, first.line, first.column, last.end_line, last.end_column)

    def _at(self, offset: int) -> Mark:
        begin = 0
        for piece in self.pieces:
            if offset < begin + len(piece.shown):
                return piece.mark(offset - begin, offset - begin + 1)
            begin += len(piece.shown)
        return self.pieces[-1].written.mark


def read_words(text: str) -> tuple[Word, ...]:
    """Read the words of a text: letters and digits; anything else parts them."""
    return tuple(Word(_key(found[0]), *found.span()) for found in _WORD.finditer(text))


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower().replace("'", "").replace("’", "")


def statement_passage(statement: Statement, graph: Graph) -> Passage:
    """Give the text of a statement with link words, or the preferred names of what is linked."""
    return _linked_passage((statement.written,), graph)


def written_passages(graph: Graph) -> Iterator[Passage]:
    """Yield all running text that people wrote, quotes, anchors, names and titles apart."""
    for statement in graph.statements.values():
        yield statement_passage(statement, graph)
        yield from map(_plain_passage, _beside_text(statement))
    for source in graph.sources.values():
        yield from map(_plain_passage, _of_source(source))
    for entity in graph.entities.values():
        yield _plain_passage(_description(entity.record))
    for disagreement in graph.disagreements.values():
        yield from map(_plain_passage, _of_disagreement(disagreement))
    for stone in graph.tombstones.values():
        yield _plain_passage(_written(stone.why, stone.mark))
    for chapter in graph.chapters:
        yield _linked_passage(chapter.written, graph)


def _linked_passage(lines: Iterable[Text], graph: Graph) -> Passage:
    pieces: list[_Piece] = []
    for line in lines:
        end = 0
        for found in _LINK.finditer(line):
            pieces.append(_Piece(line[end : found.start()], line, end, found.start()))
            words = (found[2] or "").strip() or _name(found[1].strip(), graph)
            pieces.append(_Piece(words, line, *found.span(), is_link=True))
            end = found.end()
        pieces.append(_Piece(line[end:] + "\n", line, end, len(line)))
    return Passage(tuple(pieces))


def _plain_passage(text: Text) -> Passage:
    return Passage((_Piece(str(text), text, 0, len(text)),))


def _name(id_: str, graph: Graph) -> str:
    entity = graph.entities.get(id_)
    return entity.record.name.form if entity else id_


def _beside_text(statement: Statement) -> Iterator[Text]:
    if statement.note is not None:
        yield _written(statement.note.text, statement.mark)
    yield from statement.derived.values()
    for claim in statement.claims:
        yield from texts_in(claim.raw)


def _of_source(source: Source) -> Iterator[Text]:
    yield _written(source.reliability_note, source.mark)
    yield from (_written(words, source.mark) for words in source.added.values())
    for words in source.left_out.values():
        yield from (*words.keys(), *words.values())


def _description(record: AuthorityRecord) -> Text:
    return _written(record.description, record.mark)


def _of_disagreement(disagreement: Disagreement) -> Iterator[Text]:
    if disagreement.found:  # its words are the generator's
        return
    yield _written(disagreement.question, disagreement.mark)
    yield from (_written(position.holds, disagreement.mark) for position in disagreement.positions)
    if disagreement.note is not None:
        yield _written(disagreement.note.text, disagreement.mark)


def _written(words: str, otherwise: Mark) -> Text:
    """Take a text that knows its place, or give it that of the entry around it."""
    return words if isinstance(words, Text) else Text(words, otherwise)
