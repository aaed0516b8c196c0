"""Anchors: a few words of a paragraph that show where a statement stands."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.evidence.documents import count_occurrences, list_paragraphs, plain_paragraphs, stands_in, tell_where
from generator.evidence.languages import is_understood
from generator.evidence.passages import statement_passage
from generator.problem import Problem, Severity
from generator.reading.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Document, Graph, Statement

LENGTHS: Final = range(3, 7)
"""How many words an anchor may have."""

_FEWEST_WORDS_WITH_LETTERS = 2
_LETTER = re.compile(r"[^\W\d_]")
# Quotation marks and brackets, the end of a sentence or clause, and what YAML would take for its own.
_AWKWARD = re.compile(r"[\"()\[\]{}]|(?<!\w)'|'(?!\w)|[.;:!?,] |\s[#&*-]|^[-#&*!|>%@`]")
_AT_THE_EDGES = " \"'([{)]},.;:!?"


def check_anchors(graph: Graph, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Check that each statement has an anchor, exactly as it stands in a cited paragraph.

    One that stands elsewhere in the document too is a notice, where words could be found that do not. Both messages end
    in the line of YAML to be pasted. Statements of sources that the archive lacks are passed over. Where the language
    is not understood, anchors may be missing: its words may not be parted by blanks.
    """
    return tuple(
        problem
        for statement in graph.statements.values()
        if statement.source in documents
        for problem in _check_anchor(statement, graph, documents[statement.source])
    )


def propose_anchor(document: Document, paragraphs: Iterable[int], text: str) -> str:
    """Propose words of these paragraphs for a statement with this text; empty if the paragraphs are too short.

    Words that stand once in the document go before all others, then those that end no sentence and open no quotation,
    then those that share most with the text, then the shortest and the first.
    """
    ranked = sorted(_candidates(document, paragraphs, frozenset(stems(text))), key=lambda each: each.rank)
    unique = (each for each in ranked if count_occurrences(each.words, document) == 1)
    best = next(unique, ranked[0] if ranked else None)
    return best.words if best else ""


@dataclass(frozen=True)
class _Candidate:
    words: str
    rank: tuple[bool, int, int, int]


def _check_anchor(statement: Statement, graph: Graph, document: Document) -> Iterator[Problem]:
    anchor, cited = statement.anchor, statement.locator.paragraphs
    text = statement_passage(statement, graph).text
    if anchor is None:
        if not is_understood(graph.sources[statement.source]):
            return
        advice = _advise(propose_anchor(document, cited, text), document, cited)
        yield Problem(statement.id.mark, "anchor-missing", f"no anchor shows where this stands; {advice}")
    elif not stands_in(anchor, document, cited):
        message = f"'{anchor}' does not stand so in {list_paragraphs(cited)}; {tell_where(anchor, document, cited)}"
        yield Problem(anchor.mark, "anchor-not-found", message)
    elif count_occurrences(anchor, document) > 1:
        yield from _propose_unique(statement, document, text)


def _advise(proposed: str, document: Document, cited: Iterable[int]) -> str:
    if not proposed:
        return f"{list_paragraphs(cited)} has no {LENGTHS[0]} words in a row that could be one"
    where = "" if count_occurrences(proposed, document) == 1 else " (no words there stand but once in the document)"
    return f"add this line{where}: {_in_yaml(proposed)}"


def _in_yaml(anchor: str) -> str:
    """Write the field as a line of a digest; what JSON quotes is quoted right for YAML."""
    return f"anchor: {json.dumps(anchor, ensure_ascii=False)}"


def _propose_unique(statement: Statement, document: Document, text: str) -> Iterator[Problem]:
    proposed = propose_anchor(document, statement.locator.paragraphs, text)
    if statement.anchor is not None and proposed and count_occurrences(proposed, document) == 1:
        message = f"'{statement.anchor}' stands more than once in the document; this stands once: {_in_yaml(proposed)}"
        yield Problem(statement.anchor.mark, "anchor-not-unique", message, Severity.NOTICE)


def _candidates(document: Document, paragraphs: Iterable[int], wanted: frozenset[str]) -> Iterator[_Candidate]:
    texts = plain_paragraphs(document)
    for number in paragraphs:
        tokens = texts[number - 1].split() if 0 < number <= len(texts) else []
        for length in LENGTHS:
            for start in range(len(tokens) - length + 1):
                words = " ".join(tokens[start : start + length]).strip(_AT_THE_EDGES)
                if _can_be_anchor(words, length):
                    shared = len(wanted & {*stems(words)})
                    yield _Candidate(words, (bool(_AWKWARD.search(words)), -shared, length, start))


def _can_be_anchor(words: str, length: int) -> bool:
    each = words.split()
    with_letters = sum(1 for word in each if _LETTER.search(word))
    return (
        len(each) == length
        and all(any(letter.isalnum() for letter in word) for word in each)
        and with_letters >= _FEWEST_WORDS_WITH_LETTERS
    )
