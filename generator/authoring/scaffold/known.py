"""Names that the reference knows, found in a new text; what several may bear is never decided."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.kinds import KINDS, PEOPLE
from generator.reading.naming import FormFinder, Naming
from generator.reading.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.authoring.scaffold.paper import Paper
    from generator.model import AuthorityRecord, Name

_ALONE = ("surname alone", "given name alone")


@dataclass(frozen=True)
class Mention(Naming):
    """A naming in a paragraph: of one entity where it is `sure`; else it may name each of its ids."""

    sure: bool


@dataclass(frozen=True)
class Known:
    """The mentions of each paragraph, by its number; `in_full` tells in which paragraphs an entity surely stands.

    `forms` are all that were looked for, between blanks.
    """

    forms: str
    mentions: Mapping[int, tuple[Mention, ...]]
    in_full: Mapping[str, tuple[int, ...]]


def find_known(paper: Paper, records: Mapping[str, AuthorityRecord]) -> Known:
    """Find the names of the records in a paper.

    A form is sure where it is valid in any document and one entity alone bears it. A surname alone, and a form that
    other documents have, may mean whoever bears it; those whom the paper names in full elsewhere come first.
    """
    forms = [(id_, form, sure) for id_, record in records.items() for form, sure in _forms(record, paper.language)]
    sure = {(id_, form.casefold()) for id_, form, is_sure in forms if is_sure}
    people = {id_ for id_, record in records.items() if record.kind == PEOPLE}
    finder = FormFinder(dict.fromkeys((id_, form) for id_, form, _ in forms), people)
    found = {
        passage.number: [
            Mention(naming.ids, naming.form, naming.start, naming.end, _is_sure(naming.ids, naming.form, sure))
            for naming in finder.find(passage.text)
        ]
        for passage in paper.passages
    }
    in_full: defaultdict[str, list[int]] = defaultdict(list)
    for number, mentions in found.items():
        for id_ in dict.fromkeys(each.ids[0] for each in mentions if each.sure):
            in_full[id_].append(number)
    return Known(
        "".join(f" {form} \n" for _, form, _ in forms),
        {
            number: tuple(_sorted(each, in_full) for each in mentions if not _is_settled(each, mentions))
            for number, mentions in found.items()
        },
        {id_: tuple(numbers) for id_, numbers in in_full.items()},
    )


def _is_sure(ids: tuple[str, ...], form: str, sure: set[tuple[str, str]]) -> bool:
    return len({*ids}) == 1 and (ids[0], form.casefold()) in sure


def _is_settled(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether a form that is not sure is part of one that is, or holds it, and is the same entity's."""
    return not mention.sure and any(
        other.sure and other.ids[0] in mention.ids and other.start < mention.end and mention.start < other.end
        for other in others
    )


def _sorted(mention: Mention, in_full: Mapping[str, object]) -> Mention:
    ids = tuple(sorted({*mention.ids}, key=lambda id_: (id_ not in in_full, id_)))
    return replace(mention, ids=ids)


def _forms(record: AuthorityRecord, language: str) -> Iterator[tuple[str, bool]]:
    if KINDS[record.kind].common_nouns:
        # Written small inside a sentence, and so found in any case.
        yield normalise(record.name.form).lower(), True
    elif not record.name.by_editor:
        alone = record.kind == PEOPLE and len(record.name.form.split()) == 1 and record.name.form.isascii()
        yield normalise(record.name.form), not alone
    for name in record.names:
        if not name.language or _same(name.language, language):
            form = normalise(name.form)
            yield from ((each, _anywhere(name)) for each in (form,) if form)


def _anywhere(name: Name) -> bool:
    by_editor = name.by_editor and not name.language
    return not name.sources and not by_editor and name.use not in _ALONE


def _same(tag: str, other: str) -> bool:
    return tag.partition("-")[0] == other.partition("-")[0]
