"""What a paragraph holds and no statement that cites it takes up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.evidence.accounts import join_accounts, read_account, read_attribution
from generator.evidence.documents import find_spans, find_stretches
from generator.evidence.languages import is_understood
from generator.evidence.quotations import uncovered_words
from generator.evidence.readings import Reading
from generator.problem import Mark, Problem
from generator.reading.agreement import supports, supports_date
from generator.reading.text import normalise, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.evidence.accounts import Account
    from generator.evidence.documents import Span
    from generator.evidence.readings import Paragraph
    from generator.model import Document, Graph, Source
    from generator.nodes import Text
    from generator.reading.mentions import Mention


_SHOWN_WORDS = 8


def find_gaps(graph: Graph, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Find what content paragraphs hold and no statement that cites them takes up.

    These are numbers, dates, known names and phrases in double quotation marks. Whatever is listed under `left_out` is
    excused (`from these words … to those` stands for all between); words listed there that do not stand in their
    paragraph are a problem at the words. What is missing is a problem at the paragraph's entry under `left_out`, or at
    the source. Documents in a language that is not understood are passed over.
    """
    return tuple(
        problem
        for id_, document in documents.items()
        if is_understood(graph.sources[id_])
        for problem in _gaps_of_source(graph.sources[id_], document, graph)
    )


@dataclass(frozen=True)
class _Gap:
    what: str
    words: str

    @property
    def shown(self) -> str:
        """Give the words as they can be listed under `left_out`: many of them by their ends."""
        words = self.words.split()
        return self.words if len(words) <= _SHOWN_WORDS else f"{' '.join(words[:4])} … {' '.join(words[-3:])}"


def _gaps_of_source(source: Source, document: Document, graph: Graph) -> Iterator[Problem]:
    accounts = {
        key: read_account(statement, graph)
        for key, statement in graph.statements.items()
        if statement.source == source.id
    }
    for paragraph in Reading(document, graph.entities.values()).paragraphs:
        left_out = tuple(_left_out(paragraph.number, source))
        yield from _left_out_elsewhere(left_out, paragraph)
        if paragraph.number not in source.unused:
            account = _account_of(paragraph.number, accounts, graph)
            quoted = quotations(document.paragraphs[paragraph.number - 1])
            gaps = (*_gaps(paragraph, account, left_out), *_quoted_gaps(quoted, account, left_out))
            for gap in dict.fromkeys(gaps):
                message = (
                    f"paragraph {paragraph.number}: no statement that cites it takes up the {gap.what} '{gap.shown}'; "
                    f"add it, or list it under 'left_out' with the reason"
                )
                yield Problem(_place(paragraph.number, source), "not-taken-up", message)


def _left_out(number: int, source: Source) -> Iterator[Text]:
    for paragraph, words in source.left_out.items():
        if paragraph == number:
            yield from words


def _left_out_elsewhere(left_out: Iterable[Text], paragraph: Paragraph) -> Iterator[Problem]:
    for words in left_out:
        if not find_stretches(words, paragraph.text):
            message = f"'{words}' does not stand so in paragraph {paragraph.number}"
            yield Problem(words.mark, "left-out-not-found", message)


def _account_of(number: int, accounts: Mapping[str, Account], graph: Graph) -> Account:
    statements = {key: graph.statements[key] for key in accounts}
    citing = [accounts[key] for key, each in statements.items() if number in each.locator.paragraphs]
    said_here = [read_attribution(each, graph) for each in statements.values() if number in each.said_at]
    return join_accounts((*citing, *said_here))


def _gaps(paragraph: Paragraph, account: Account, left_out: Sequence[str]) -> Iterator[_Gap]:
    excused = [span for words in left_out for span in find_stretches(words, paragraph.text)]
    names = {(each.start, each.end): each for namings in paragraph.namings.values() for each in namings}
    for span, naming in sorted(names.items()):
        if {*naming.ids} & account.ids or _stands(naming.form, account):
            excused.append(span)  # a figure inside a name is part of the name
        elif not _overlaps(span, excused):
            yield _Gap("name", naming.form)
    for amount in paragraph.amounts:
        taken = any(supports(each, amount) for each in account.amounts)
        if not taken and not _overlaps((amount.start, amount.end), excused):
            yield _Gap("figure", amount.text)
    for date in paragraph.dates:
        if not _is_dated(date, account) and not _overlaps((date.start, date.end), excused):
            yield _Gap("date", date.text)


def _quoted_gaps(phrases: Iterable[str], account: Account, left_out: Sequence[str]) -> Iterator[_Gap]:
    excused = [normalise(words) for words in left_out]
    for phrase in phrases:
        yield from (_Gap("quoted phrase", words) for words in uncovered_words(phrase, account, excused))


def _stands(form: str, account: Account) -> bool:
    return any(find_spans(form.casefold(), text.casefold()) for text in account.texts)


def _is_dated(date: Mention, account: Account) -> bool:
    """Tell whether all that a date of the document says is said by one of the statements, or follows from it."""
    if any(supports_date(date, stated) for stated in account.dates) or _stands(date.text, account):
        return True
    return date.sort == "weekday" and date.weekday in account.weekdays


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _place(number: int, source: Source) -> Mark:
    for paragraph in source.left_out:
        if paragraph == number:
            return paragraph.mark
    return Mark(source.mark.path, source.mark.line, source.mark.column, source.mark.line, source.mark.column + 1)
