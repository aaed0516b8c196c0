"""Which entities a paragraph names, and by which form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds import PEOPLE
from generator.reading.naming import FormFinder
from generator.reading.text import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.model import Entity
    from generator.reading.naming import Naming


class NameFinder(FormFinder):
    """Finds the names of entities in the text of one source."""

    def __init__(self, entities: Collection[Entity], source: str) -> None:
        """Take the forms that are valid in a source: those for any source and those for this one."""
        super().__init__(
            ((str(entity.record.id), form) for entity in entities for form in forms_in(entity, source)),
            {str(each.record.id) for each in entities if each.record.kind == PEOPLE},
        )


def forms_in(entity: Entity, source: str) -> tuple[str, ...]:
    """Give the forms under which a source may name an entity: no editor's additions, no other source's forms."""
    own = () if entity.record.name.by_editor else (entity.record.name.form,)
    others = (name.form for name in entity.record.names if not name.by_editor and name.holds_in(source))
    return tuple(dict.fromkeys(normalise(form) for form in (*own, *others)))


def places(namings: Iterable[Naming]) -> Mapping[str, tuple[Naming, ...]]:
    """Sort namings by entity."""
    by_entity: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        for id_ in naming.ids:
            by_entity[id_].append(naming)
    return {id_: tuple(found) for id_, found in by_entity.items()}
