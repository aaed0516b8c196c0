"""What is copied from the documents, and what is quoted from them wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.evidence.documents import list_paragraphs, stands_in, tell_where
from generator.evidence.passages import read_words, statement_passage, written_passages
from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.evidence.passages import Passage
    from generator.model import Document, Graph, Statement
    from generator.problem import Mark

RUN: Final = 13
"""So many words in a row, shared with a document, are copied."""

MAX_QUOTE_WORDS: Final = 12

_Run = tuple[str, ...]


def find_copies(
    graph: Graph, documents: Mapping[str, Document], fixed_terms: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Find each stretch of what people wrote that shares 13 or more words in a row with a document.

    Words compare by their letters and digits alone. Marked quotations, fixed terms and titles of sources inside a
    stretch do not count; they do not part it either. A problem stands where the stretch begins.
    """
    known = _known_runs(documents)
    titles = (source.title.form for source in graph.sources.values())
    exempt = frozenset(run for phrase in (*fixed_terms, *titles) for run in _runs_of_phrase(phrase))
    return tuple(
        problem for passage in written_passages(graph) for problem in _copies_in(passage, known, exempt) if known
    )


def check_quotes(graph: Graph, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Check each quote and each quotation in a text: it must stand in a cited paragraph exactly.

    Quotes, dashes and blanks of any sort are alike. Statements of sources that the archive lacks are passed over.
    """
    return tuple(
        problem
        for statement in graph.statements.values()
        if statement.source in documents
        for words, mark in _quoted_words(statement, graph)
        for problem in _check_quote(words, mark, statement, documents[statement.source])
    )


def _known_runs(documents: Mapping[str, Document]) -> Mapping[_Run, tuple[str, int]]:
    known: dict[_Run, tuple[str, int]] = {}
    for document in documents.values():
        for number, paragraph in enumerate(document.paragraphs, 1):
            for run in _runs([word.key for word in read_words(paragraph)], RUN):
                known.setdefault(run, (document.source, number))
    return known


def _runs(keys: Sequence[str], length: int) -> Iterator[_Run]:
    return (tuple(keys[start : start + length]) for start in range(len(keys) - length + 1))


def _runs_of_phrase(phrase: str) -> Iterator[_Run]:
    """Yield a short phrase as a whole, and a long one in pieces that are long enough to be found as copied."""
    keys = [word.key for word in read_words(phrase)]
    return _runs(keys, min(len(keys), RUN)) if keys else iter(())


def _copies_in(passage: Passage, known: Mapping[_Run, tuple[str, int]], exempt: frozenset[_Run]) -> Iterator[Problem]:
    keys = [word.key for word in passage.words]
    counted = _counted_words(passage, keys, exempt)
    for start, end in _shared_stretches(keys, known):
        count = sum(counted[start:end])
        if count >= RUN:
            source, number = known[tuple(keys[start : start + RUN])]
            first, last = passage.words[start], passage.words[end - 1]
            ends = f"from '{' '.join(keys[start : start + 3])}' to '{' '.join(keys[end - 3 : end])}'"
            message = f"{count} words in a row stand so in paragraph {number} of {source}, {ends}; use your own words"
            yield Problem(passage.mark(first.start, last.end), "copied", message)


def _shared_stretches(keys: Sequence[str], known: Mapping[_Run, tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield from where to where words run on as in the documents."""
    begin: int | None = None
    for at, run in enumerate(_runs(keys, RUN)):
        if run in known:
            begin = at if begin is None else begin
        elif begin is not None:
            yield begin, at + RUN - 1
            begin = None
    if begin is not None:
        yield begin, len(keys)


def _counted_words(passage: Passage, keys: Sequence[str], exempt: frozenset[_Run]) -> list[bool]:
    counted = [
        not any(start <= word.start and word.end <= end for start, end in passage.quotations) for word in passage.words
    ]
    for length in {len(run) for run in exempt}:
        for at, run in enumerate(_runs(keys, length)):
            if run in exempt:
                counted[at : at + length] = [False] * length
    return counted


def _quoted_words(statement: Statement, graph: Graph) -> Iterator[tuple[str, Mark]]:
    yield from ((str(quote), quote.mark) for quote in statement.quotes)
    passage = statement_passage(statement, graph)
    for start, end in passage.quotations:
        yield passage.text[start:end], passage.mark(start, end)


def _check_quote(words: str, mark: Mark, statement: Statement, document: Document) -> Iterator[Problem]:
    cited = statement.locator.paragraphs
    # A comma or full stop before the closing mark may belong to our sentence.
    if not stands_in(words, document, cited) and not stands_in(words.rstrip(",."), document, cited):
        where = tell_where(words.rstrip(",."), document, cited)
        message = f"'{words}' does not stand so in {list_paragraphs(cited)}; {where}"
        yield Problem(mark, "quote-not-found", message)
