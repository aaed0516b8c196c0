"""People who share a name, and whom nothing tells apart."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from generator.kinds import PEOPLE
from generator.model import Name
from generator.names import spell
from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import AuthorityRecord, Catalog


def check_homonyms(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each two people with a name in common whom no `distinct_from` tells apart.

    It stands at the later record. Full names count, and other forms that are no more than a part or a title do not;
    nor do two that no document has together. Nothing is said of an entry that could not be read as a whole.
    """
    shared: dict[tuple[str, str], Problem] = {}
    for form, called in _bearers(catalog).items():
        for (one, name), (other, same) in combinations(called, 2):
            if _meet(name, same) and other.id not in one.distinct_from and one.id not in other.distinct_from:
                told = (
                    f"'{other.id}' is called '{form}', and so is '{one.id}' at {one.id.mark}; "
                    f"tell them apart with 'distinct_from: [{one.id}]', or make them one"
                )
                shared.setdefault((one.id, other.id), Problem(other.id.mark, "same-name", told))
    yield from shared.values()


def _bearers(catalog: Catalog) -> Mapping[str, list[tuple[AuthorityRecord, Name]]]:
    bearers: defaultdict[str, list[tuple[AuthorityRecord, Name]]] = defaultdict(list)
    for record in sorted(catalog.records.values(), key=lambda each: each.mark):
        if record.kind == PEOPLE and record.id not in catalog.doubtful:
            for form, name in _full_names(record).items():
                bearers[form].append((record, name))
    return bearers


def _full_names(record: AuthorityRecord) -> dict[str, Name]:
    """Give the full names by their spelling; one that holds anywhere goes before one of a few documents."""
    others = (name for name in record.names if not name.use and not name.form[:1].islower())
    names: dict[str, Name] = {}
    for name in sorted((Name(record.name.form), *others), key=lambda each: bool(each.sources)):
        names.setdefault(spell(name.form), name)
    return names


def _meet(one: Name, other: Name) -> bool:
    return not one.sources or not other.sources or not {*one.sources}.isdisjoint(other.sources)
