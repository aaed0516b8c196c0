"""What to say of a name that no cited paragraph has for its entity, though its words may stand there."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from generator.evidence.documents import find_spans
from generator.evidence.readings import unsupported
from generator.kinds import PEOPLE
from generator.problem import Problem
from generator.reading.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading
    from generator.model import Entity
    from generator.nodes import Text
    from generator.reading.naming import Naming

# What stands between braces in YAML without quotation marks.
_PLAIN = re.compile(r"\w(?:[\w .'()/-]*[\w.)])?")


def unnamed(id_: Text, words: str, cited: Iterable[Paragraph], claims: Claims, reading: Reading) -> Problem:
    """Say that the paragraphs do not name an entity by these words, at the mark of its id.

    Where the words stand in one of them, they are no form of its name there, or somebody else's; else the nearest
    paragraph is told that has them, or names the entity in other words.
    """
    for paragraph in cited:
        if find_spans(words, paragraph.text):
            return Problem(id_.mark, "not-supported", _tell_standing(id_, words, paragraph, claims, reading))
    same = reading.where(claims.statement, partial(_has_form, id_=id_, words=words))
    other = None if same else reading.where(claims.statement, partial(_has_form, id_=id_))
    found = unsupported(id_.mark, f"the name '{words}'", claims.statement, same)
    if other is None:
        return found
    form = reading.paragraphs[other - 1].namings[id_][0].form
    return Problem(found.mark, found.code, f"{found.message}; paragraph {other} has '{form}'")


def word_standing(id_: str, cited: Iterable[Paragraph], claims: Claims) -> str:
    """Give the words by which a statement links an entity, or a word of a person's name, that stand in a paragraph.

    The last word of a name goes before the others. Empty if none stands.
    """
    record = claims.entities[id_].record
    names = (record.name.form, *(each.form for each in record.names if not each.use))
    parts = [word for name in names for word in reversed(name.split()) if word[:1].isupper()]
    words = (claims.words_for(id_), *(parts if record.kind == PEOPLE else ()))
    texts = [paragraph.text for paragraph in cited]
    return next((each for each in words if any(find_spans(each, text) for text in texts)), "")


def _tell_standing(id_: str, words: str, paragraph: Paragraph, claims: Claims, reading: Reading) -> str:
    around = [_around(span, id_, paragraph) for span in find_spans(words, paragraph.text)]
    others = [each for each in around if each is not None]
    if len(others) < len(around):
        form = _form_in_yaml(words, claims.entities[id_], reading.source)
        return (
            f"'{words}' stands in paragraph {paragraph.number}, but is no name form of '{id_}' in this document; "
            f"if '{id_}' is meant, add {form} to its names"
        )
    ids = " or ".join(f"'{each}'" for each in others[0].ids)
    where, form = f"paragraph {paragraph.number}", others[0].form
    place = f"in {where}" if form == words else f"stands in {where} only inside '{form}', which"
    return f"'{words}' {place} names {ids}, not '{id_}'"


def _around(span: tuple[int, int], id_: str, paragraph: Paragraph) -> Naming | None:
    """Give the naming of somebody else that a stretch of a paragraph is part of."""
    return next(
        (
            naming
            for other, namings in paragraph.namings.items()
            for naming in namings
            if other != id_ and naming.start <= span[0] and span[1] <= naming.end
        ),
        None,
    )


def _form_in_yaml(words: str, entity: Entity, source: str) -> str:
    form = words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
    is_part = entity.record.kind == PEOPLE and words in entity.record.name.form.split()
    use = "as: surname alone, " if is_part else ""
    return f"{{form: {form}, {use}in: [{source}]}}"


def _has_form(paragraph: Paragraph, id_: str, words: str = "") -> bool:
    wanted = normalise(words).casefold()
    return any(not wanted or naming.form.casefold() == wanted for naming in paragraph.namings.get(id_, ()))
