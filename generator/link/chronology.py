"""The chronology: whatever the documents date, and their own dates, in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS, Dating
from generator.link.entities import reading_order
from generator.model import Occurrence
from generator.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Catalog, Entity, Fact, Source, Statement

_ORDER: Final = tuple(Dating)
# What EDTF writes that an anchor cannot hold.
_ANCHORED: Final = {"/": "_", "..": "open", "~": "-about", "?": "-uncertain", "%": "-about-uncertain"}


def arrange_chronology(
    catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]], entities: Mapping[str, Entity]
) -> tuple[Occurrence, ...]:
    """Give all that is dated: by date, then by what is dated, then as the documents run.

    Facts of one entity, property and value are one occurrence, however many statements give them. The date of a
    statement is one of its own unless a fact of the same statement has that date; the date of its saying always is.
    """
    ordered = sorted(catalog.statements.values(), key=lambda each: reading_order(each, catalog))
    context = _Context(catalog, entities)
    found = chain(
        _of_facts([fact for each in ordered for fact in facts.get(each.key, ())], context),
        chain.from_iterable(_of_statement(each, facts.get(each.key, ()), context) for each in ordered),
        (_of_source(source, context) for source in catalog.sources.values()),
    )
    place = {each.key: number for number, each in enumerate(ordered)}
    return tuple(sorted(found, key=lambda each: _when(each, place)))


def _when(occurrence: Occurrence, place: Mapping[str, int]) -> tuple[object, ...]:
    first = min((place[key] for key in occurrence.statements), default=-1)
    return (occurrence.date.sort_key(), _ORDER.index(occurrence.dating), first, occurrence.id)


class _Context:
    """Which entities a statement touches, and who asserts it."""

    def __init__(self, catalog: Catalog, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._catalog = catalog
        self.touched: defaultdict[str, list[str]] = defaultdict(list)
        self.asserting: defaultdict[str, list[str]] = defaultdict(list)
        for id_, entity in entities.items():
            for key in entity.statements:
                self.touched[key].append(id_)
            for key in entity.asserted:
                self.asserting[key].append(id_)

    def occurrence(
        self, id_: str, date: Date, dating: Dating, touched: Iterable[str], statements: tuple[str, ...] = ()
    ) -> Occurrence:
        """Make an occurrence with its entities in the order of all entities, and the sources of its statements."""
        among = {*touched}
        named = tuple(each for each in self._entities if each in among)
        kinds = {self._entities[each].record.kind for each in named}
        return Occurrence(
            id=_anchored(f"_{dating.value}.{id_}"),
            date=date,
            dating=dating,
            statements=statements,
            sources=tuple(dict.fromkeys(self._catalog.statements[key].source for key in statements)),
            entities=named,
            kinds=tuple(each for each in KINDS if each in kinds),
        )


def _of_facts(facts: Iterable[Fact], context: _Context) -> Iterator[Occurrence]:
    alike: defaultdict[tuple[str, str, Date], list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.value, Date):
            alike[fact.entity, fact.property.id, fact.value].append(fact)
    for (entity, property_, date), group in alike.items():
        keys = tuple(dict.fromkeys(fact.statement for fact in group))
        touched = {entity, *chain.from_iterable(context.touched[key] for key in keys)}
        name = f"{entity}.{property_}.{date.text}"
        made = context.occurrence(name, date, group[0].property.dates, touched, keys)
        printed = any(not fact.premises for fact in group)
        premises = "" if printed else group[0].premises
        yield replace(made, entity=entity, property=property_, premises=premises)


def _of_statement(statement: Statement, facts: Iterable[Fact], context: _Context) -> Iterator[Occurrence]:
    key = statement.key
    name = key.replace("/", ".")
    if statement.date is not None and statement.date not in [fact.value for fact in facts]:
        made = context.occurrence(name, statement.date, Dating.HAPPENING, context.touched[key], (key,))
        yield replace(made, premises=_premises("date", statement))
    if statement.said is not None:
        touched = (*context.touched[key], *context.asserting[key])
        made = context.occurrence(name, statement.said, Dating.SAYING, touched, (key,))
        yield replace(made, premises=_premises("said", statement))


def _premises(name: str, statement: Statement) -> str:
    return next((str(why) for what, why in statement.derived.items() if what == name), "")


def _of_source(source: Source, context: _Context) -> Occurrence:
    bodies = (*source.authors, *source.editors, *source.carried_by, *((source.publisher,) if source.publisher else ()))
    id_ = str(source.id)
    made = context.occurrence(id_, source.published, Dating.PUBLICATION, map(str, bodies))
    return replace(made, entity=id_, sources=(id_,), premises=source.added.get("published", ""))


def _anchored(name: str) -> str:
    """Write a name with the letters that an anchor may have; different names stay different."""
    for written, spelt in _ANCHORED.items():
        name = name.replace(written, spelt)
    return name
