"""Names in running text that link nowhere: where a statement first names an entity to which it has no link."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.authoring.shown import Shown, show_statement
from generator.kinds import KINDS, PEOPLE
from generator.names import Names
from generator.problem import Problem, Severity
from generator.reading.names import capitalised
from generator.reading.text import HANZI, flatten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import AuthorityRecord, Source, Statement

_HANZI = re.compile(f"[{HANZI}]")
# Hanzi have no blanks between words, so each may begin a name.
_WORD = re.compile(rf"[{HANZI}]|[^\W{HANZI}]+")
_QUOTATION: Final = re.compile(r"\"[^\"]*\"|“[^”]*”")
_JOINS_ON = re.compile(r"[\w-]")


@dataclass(frozen=True)
class Unlinked:
    """A name in the text of a statement, from `start` to `end`, that means the entity `id` alone."""

    statement: Statement
    id: str
    form: str
    start: int
    end: int


def tell_unlinked(
    statements: Mapping[str, Statement], sources: Mapping[str, Source], records: Mapping[str, AuthorityRecord]
) -> Iterator[Problem]:
    """Yield a notice at each name that should be a link."""
    finder = UnlinkedNames(sources, records)
    for each in (found for statement in statements.values() for found in finder.find(statement)):
        message = (
            f"'{each.form}' is a name of '{each.id}' and no link; write [[{each.id}|{each.form}]], or let `fix` do it"
        )
        yield Problem(each.statement.written.part(each.start, each.end), "unlinked-name", message, Severity.NOTICE)


class UnlinkedNames:
    """Finds the names that should be links.

    A name counts where it is capitalised, or in Hanzi, and means one entity alone in that source. Inside a longer
    name, in quotation marks and beside a hyphen it does not, nor as an adjective. Those who say or pass on a
    statement stand below it with links of their own; their names in its text need none.
    """

    def __init__(self, sources: Mapping[str, Source], records: Mapping[str, AuthorityRecord]) -> None:
        """Take the forms of all names."""
        self._sources, self._records = sources, records
        self._shown_names = {id_: record.name.form for id_, record in records.items()}
        self._names = Names(records.values())
        self._by_first_word: defaultdict[str, list[str]] = defaultdict(list)
        self._telling: set[str] = set()
        for form in sorted(self._names.forms(), key=lambda each: (-len(each), each)):
            first = _WORD.search(form)
            if first and first.start() == 0:
                self._by_first_word[first[0]].append(flatten(form))
                if any(self._counts(form, id_) for id_ in self._names.bearers_anywhere(form)):
                    self._telling.add(first[0])

    def find(self, statement: Statement) -> tuple[Unlinked, ...]:
        """Give the first mention of each entity that a statement names and does not link, in order."""
        shown = show_statement(statement, self._shown_names) if self._may_name(statement) else None
        if shown is None:
            return ()
        done = {id_ for each in shown.links for id_ in self._meant(each, statement)} | self._attributed(statement)
        found: list[Unlinked] = []
        for start, end in self._mentions(shown.words):
            form = shown.words[start:end]
            bearers = self._names.bearers(form, statement.source)
            if len(bearers) != 1 or bearers[0] in done or not self._counts(form, bearers[0]):
                continue
            place = shown.place(start, end)
            is_full_name = " " in form and self._records[bearers[0]].kind == PEOPLE
            if place is not None and _stands_alone(shown, start, end, behind_a_title=is_full_name):
                found.append(Unlinked(statement, bearers[0], form, *place))
                done.add(bearers[0])
        return tuple(found)

    def _may_name(self, statement: Statement) -> bool:
        """Tell whether a word outside of the links begins a name: most texts have none, and are done with."""
        words = (_WORD.findall(part) for part in statement.text if isinstance(part, str))
        return not all(self._telling.isdisjoint(each) for each in words)

    def _meant(self, link: str, statement: Statement) -> tuple[str, ...]:
        """Give whom a link means, by its id or by a name."""
        return (link,) if link in self._records else self._names.bearers(link, statement.source)

    def _attributed(self, statement: Statement) -> set[str]:
        source = self._sources.get(statement.source)
        parties = {str(each.id) for each in (*statement.says, *statement.via)}
        of_source = (source.publisher, *source.carried_by, *source.authors, *source.editors) if source else ()
        return parties | {str(statement.origin), *map(str, of_source)}

    def _mentions(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where known forms stand, of those at one place the longest; none inside another."""
        flat = flatten(words)
        end = 0
        for word in _WORD.finditer(flat):
            if word.start() >= end:
                form = next(
                    (form for form in self._by_first_word.get(word[0], ()) if _is_at(form, flat, word.start())), ""
                )
                if form:
                    end = word.start() + len(form)
                    yield word.start(), end

    def _counts(self, form: str, id_: str) -> bool:
        """Tell whether a form is a name wherever it stands, not also a common word or an adjective."""
        if self._names.is_adjective(form):
            return False
        is_common = KINDS[self._records[id_].kind].common_nouns
        letters = form.partition(" ")[2] if is_common else form
        return any(each.isupper() for each in letters) or bool(_HANZI.search(form))


def _is_at(form: str, flat: str, start: int) -> bool:
    end = start + len(form)
    if not flat.startswith(form, start):
        return False
    return bool(_HANZI.match(form[-1])) or not flat[end : end + 1].isalnum()


def _stands_alone(shown: Shown, start: int, end: int, *, behind_a_title: bool) -> bool:
    """Tell whether a name is neither quoted nor a part of a longer one, known or not, but for a title before it."""
    flat = flatten(shown.words)
    if any(quoted.start() < end and start < quoted.end() for quoted in _QUOTATION.finditer(shown.words)):
        return False
    if _HANZI.match(flat[start]):
        return True
    if _JOINS_ON.match(flat[max(0, start - 1) : start]) or flat[end : end + 1] == "-":
        return False
    runs = (run for run in capitalised(shown.words) if run.start < end and start < run.end)
    return all((start <= run.start or behind_a_title) and run.end <= end for run in runs)
