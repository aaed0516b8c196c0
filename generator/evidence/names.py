"""Which entities a paragraph names, and by which form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds import PEOPLE
from generator.reading.text import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.model import Entity, Name


@dataclass(frozen=True)
class Naming:
    """A place where a text names entities; a form that several share names them all."""

    ids: tuple[str, ...]
    form: str
    start: int
    end: int


class NameFinder:
    """Finds the names of entities in the text of one source.

    A person's form inside a longer form is not found: "Tom Ash" is never the "Ash" who is somebody else. A body or
    place inside another's name is: "Harbour Office of the HM" names the HM too. Capitalised forms are found as
    written; forms without a capital (common nouns) in any case.
    """

    def __init__(self, entities: Collection[Entity], source: str) -> None:
        """Take the forms that are valid in a source: those for any source and those for this one."""
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for entity in entities:
            for form in forms_in(entity, source):
                self._by_form[_key(form)].append(str(entity.record.id))
        self._people = {each.record.id for each in entities if each.record.kind == PEOPLE}
        self._patterns = {form: re.compile(rf"(?<!\w){_pattern(form)}(?!\w)") for form in self._by_form}

    def find(self, text: str) -> tuple[Naming, ...]:
        """Find every naming in a text, in order; places are those in the normalised text."""
        plain = normalise(text)
        found = [
            Naming(tuple(self._by_form[form]), match[0], match.start(), match.end())
            for form, pattern in self._patterns.items()
            for match in pattern.finditer(plain)
        ]
        found.sort(key=lambda each: (each.start, -each.end))
        return tuple(each for each in found if not self._is_part_of_another(each, found))

    def _is_part_of_another(self, naming: Naming, found: Iterable[Naming]) -> bool:
        if self._people.isdisjoint(naming.ids):
            return False
        longer = (each for each in found if each.end - each.start > naming.end - naming.start)
        return any(each.start <= naming.start and naming.end <= each.end for each in longer)


def forms_in(entity: Entity, source: str) -> tuple[str, ...]:
    """Give the forms under which a source may name an entity: no editor's additions, no other source's forms."""
    own = () if entity.record.name.by_editor else (entity.record.name.form,)
    others = (name.form for name in entity.record.names if _valid(name, source))
    return tuple(dict.fromkeys(normalise(form) for form in (*own, *others)))


def _valid(name: Name, source: str) -> bool:
    return not name.by_editor and not name.language and (not name.sources or source in name.sources)


def _key(form: str) -> str:
    return form if _is_proper(form) else form.lower()


def _is_proper(form: str) -> bool:
    return any(word[:1].isupper() for word in form.split()[1:]) or (form[:1].isupper() and " " not in form)


def _pattern(form: str) -> str:
    escaped = re.escape(form)
    return escaped if _is_proper(form) else f"(?i:{escaped})"


def places(namings: Iterable[Naming]) -> Mapping[str, tuple[Naming, ...]]:
    """Sort namings by entity."""
    by_entity: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        for id_ in naming.ids:
            by_entity[id_].append(naming)
    return {id_: tuple(found) for id_, found in by_entity.items()}
