"""Whether paragraphs name the entities that a statement links and the names that it writes out."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from generator.evidence.documents import find_spans
from generator.evidence.readings import unsupported
from generator.evidence.unnamed import unnamed
from generator.kinds import KINDS, PEOPLE
from generator.nodes import Text
from generator.reading.names import capitalised
from generator.reading.text import normalise
from generator.reading.words import stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading
    from generator.model import Entity, Link
    from generator.problem import Problem

_COINED_BY_MEANING = ("cases", "events", "works")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|himself|herself|they|their)\b", re.IGNORECASE)


def names_found(claims: Claims, reading: Reading) -> Iterator[Problem]:
    """Yield a problem for every linked entity and every written name that no cited paragraph has."""
    statement = claims.statement
    cited = reading.at(statement.locator.paragraphs)
    for link in _unborne_links(claims, cited, reading):
        words = link.words or claims.name(link.id)
        yield unnamed(Text(link.id, link.mark), words, heard(link.id, claims, reading), claims, reading)
    plain = {word for each in cited for word in each.text.split() if word.islower()}
    for name in _written_names(claims, plain):
        if not any(name.casefold() in each.text.casefold() for each in cited) and not claims.excuses(name):
            where = reading.where(statement, partial(_has_words, words=name))
            yield unsupported(claims.place(name), f"the name '{name}'", statement, where)


def is_told_at_link(id_: str, claims: Claims, reading: Reading) -> bool:
    """Tell whether `names_found` has said that words which stand there, by which the text links it, do not name it."""
    cited = reading.at(claims.statement.locator.paragraphs)
    return any(
        find_spans(link.words or claims.name(id_), paragraph.text)
        for link in _unborne_links(claims, cited, reading)
        for paragraph in heard(id_, claims, reading)
        if link.id == id_
    )


def heard(id_: str, claims: Claims, reading: Reading) -> tuple[Paragraph, ...]:
    """Give the paragraphs where an entity may be named: those cited, and those of `said_at` for those who say it."""
    said_at = claims.statement.said_at if id_ in claims.chain else ()
    return reading.at((*claims.statement.locator.paragraphs, *said_at))


def _unborne_links(claims: Claims, cited: Collection[Paragraph], reading: Reading) -> Iterator[Link]:
    for link in claims.links():
        id_ = str(link.id)
        if id_ not in claims.entities or claims.excuses(link.words or claims.name(id_)):
            continue
        if not is_there(id_, cited, claims, reading, link.words):
            yield link


def is_there(id_: str, cited: Iterable[Paragraph], claims: Claims, reading: Reading, words: str = "") -> bool:
    """Tell whether one of the cited paragraphs names an entity or means it, or `derived` says why it is meant."""
    if claims.excuses_entity(id_) or claims.excuses_link(id_):
        return True
    accused = claims.accused.get(id_, ())
    if any(claims.excuses_link(each) for each in accused):
        return True
    if id_ in claims.chain:
        cited = (*cited, *reading.at(claims.statement.said_at))
    return any(is_named(id_, each, claims, words) or is_meant(id_, each, reading, claims) for each in cited)


def _has_words(paragraph: Paragraph, words: str) -> bool:
    return words in paragraph.text


def is_named(id_: str, paragraph: Paragraph, claims: Claims, words: str = "") -> bool:
    """Tell whether a paragraph names an entity.

    By one of its forms; a common noun by its words' stems, in any order; what the editors named by the words under
    which the statement links it, or through whom it is about (a case by its accused).
    """
    if id_ in paragraph.namings:
        return True
    entity = claims.entities[id_]
    if KINDS[entity.record.kind].common_nouns:
        return any(stems_of(each) <= paragraph.stems for each in _spoken_forms(entity, words))
    if entity.record.name.by_editor:
        return _coined_is_named(entity, paragraph, claims, words)
    if not words or entity.record.kind == PEOPLE or words != words.lower():
        return False
    return stems_of(words) <= paragraph.stems


def is_meant(id_: str, paragraph: Paragraph, reading: Reading, claims: Claims) -> bool:
    """Tell whether a pronoun of a paragraph means a person.

    It does where nobody is named before it in the paragraph, and the nearest earlier paragraph with a name of a person
    has this one first.
    """
    pronoun = _PRONOUN.search(paragraph.text)
    if pronoun is None or not _is_person(id_, claims):
        return False
    if any(place < pronoun.start() for place, _ in _people(paragraph, claims)):
        return False
    for earlier in reversed(reading.paragraphs[: paragraph.number - 1]):
        people = sorted(_people(earlier, claims))
        if people:
            return id_ in people[0][1]
    return False


def stems_of(words: str) -> frozenset[str]:
    """Give the stems of some words; those of function words are left out."""
    return frozenset(stems(words))


def _is_person(id_: str, claims: Claims) -> bool:
    return claims.entities[id_].record.kind == PEOPLE


def _people(paragraph: Paragraph, claims: Claims) -> Iterator[tuple[int, tuple[str, ...]]]:
    for id_, namings in paragraph.namings.items():
        if _is_person(id_, claims):
            yield from ((naming.start, naming.ids) for naming in namings)


def _spoken_forms(entity: Entity, words: str) -> Iterable[str]:
    forms = (name.form for name in entity.record.names if not name.language and not name.sources)
    return (*((words,) if words else ()), entity.record.name.form, *forms)


def _coined_is_named(entity: Entity, paragraph: Paragraph, claims: Claims, words: str) -> bool:
    if entity.record.kind == PEOPLE:
        return False
    accused = claims.accused.get(str(entity.record.id), ())
    if accused:
        return any(each in paragraph.namings for each in accused)
    if any(stems_of(each) <= paragraph.stems for each in _spoken_forms(entity, words)):
        return True
    if entity.record.kind not in _COINED_BY_MEANING:
        return False
    own = stems_of(entity.record.name.form)
    return len(own & paragraph.stems) * 2 >= len(own)


def _written_names(claims: Claims, plain: Collection[str]) -> Iterator[str]:
    """Yield the capitalised names of the text outside of its links; what is linked is looked for by its forms."""
    unlinked = "".join(part if isinstance(part, str) else "it" for part in claims.statement.text)
    yield from (name.text for name in capitalised(normalise(unlinked), plain))
