"""Facts as table rows: each value once, with everyone who says so and in what standing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import DISAGREEMENTS
from generator.labels import documents_of
from generator.model import PLAIN
from generator.render.knowing import origins_words
from generator.render.markdown import escape, join, link, listed
from generator.render.wording import asserters, badge
from generator.values import Reference, Unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Disagreement, Fact, Relation, Standing
    from generator.render.desk import Desk


@dataclass(frozen=True)
class FactRow:
    """What the same voices tell: values of properties, or entities under the labels of relations.

    Each pair is a label and what stands under it; a label is empty where it is that of the pair above. Voices tell one
    by one who says so, in what standing, where, and from what it was concluded if it is not printed there.
    """

    pairs: tuple[tuple[str, Markup], ...]
    voices: tuple[Markup, ...]
    disagreement: Markup | None
    origins: str


def fact_rows(facts: Iterable[Fact], desk: Desk) -> tuple[FactRow, ...]:
    """Make the rows of an entity's own facts, in the order of its kind's properties."""
    grouped: defaultdict[tuple[str, str], defaultdict[object, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        grouped[fact.property.title, fact.property.id][fact.value].append(fact)
    rows: list[FactRow] = []
    for (title, _), values in grouped.items():
        for group in values.values():
            touching = _disagreement_about(group, desk)
            rows.append(_row(title, desk.parts(group[0].value.show()), group, desk, touching))
    return merge_rows(rows)


def relation_rows(entity: str, relations: Iterable[Relation], desk: Desk) -> tuple[FactRow, ...]:
    """Make the rows of what an entity is related to, relations of one label together.

    What its own facts say is named and refers to the table of facts; what others' facts say comes with its voices.
    """
    rows: list[FactRow] = []
    for (label, back), group in groupby(relations, key=lambda each: (each.label, each.back)):
        of_label, shown = [*group], _both_ways(label, back)
        rows += [*_own_row(shown, entity, of_label, desk), *_rows_from_there(shown, entity, of_label, desk)]
    return merge_rows(rows)


def merge_rows(rows: Iterable[FactRow]) -> tuple[FactRow, ...]:
    """Say once what neighbours have in common: the voices of several pairs, the label of several values."""
    merged: list[FactRow] = []
    last = ""
    for _, group in groupby(rows, key=_common):
        alike = [*group]
        pairs = [pair for row in alike for pair in row.pairs]
        merged.append(replace(alike[0], pairs=_without_echoes(pairs, last)))
        # Below a row of several labels nobody would take an empty one for the last of them.
        last = "" if len({label for label, _ in pairs}) > 1 else pairs[-1][0]
    return tuple(merged)


def mark_value(value: Markup, standings: set[Standing]) -> Markup:
    """Mark a value with its standing, unless one voice at least gives it as reported, official or law."""
    if not standings or standings & {*PLAIN}:
        return value
    return join([value, *(badge(standing) for standing in sorted(standings))], " ")


def _own_row(label: Markup, entity: str, relations: Iterable[Relation], desk: Desk) -> Iterator[FactRow]:
    own = [each for each in relations if any(fact.entity == entity for fact in each.facts)]
    if own:
        names = listed([mark_value(desk.to(each.other), {*each.standings}) for each in own])
        yield FactRow(((label, names),), (Markup("see [Facts](#_facts)"),), None, "")


def _rows_from_there(label: Markup, entity: str, relations: Iterable[Relation], desk: Desk) -> Iterator[FactRow]:
    for relation in relations:
        grouped: defaultdict[object, list[Fact]] = defaultdict(list)
        for fact in relation.facts:
            if fact.entity != entity:
                grouped[fact.value].append(fact)
        yield from (
            _row(label, _from_there(relation.other, group[0], desk), group, desk, None) for group in grouped.values()
        )


def _both_ways(label: str, back: str) -> Markup:
    """Name a relation as it is called from here and, smaller, as it is called from there."""
    if not back or back == label:
        return escape(label)
    return Markup('{}<br> <span class="gloss">in reverse: {}</span>').format(escape(label), escape(back))


def cell(facts: Iterable[Fact], desk: Desk) -> Markup:
    """Put the values of one property into one cell of an index; whatever is not plain fact wears its standing."""
    standings: defaultdict[Markup, set[Standing]] = defaultdict(set)
    for fact in facts:
        standings[desk.parts(fact.value.show())].add(desk.graph.statements[fact.statement].standing)
    return listed([mark_value(value, found) for value, found in standings.items()])


def _common(row: FactRow) -> tuple[object, ...]:
    """Give what neighbours must share to be one row; a disagreement is about one property alone."""
    return (row.voices, row.disagreement, row.pairs[0][0] if row.disagreement else "")


def _without_echoes(pairs: list[tuple[str, Markup]], last: str) -> tuple[tuple[str, Markup], ...]:
    """Leave out each label but where it changes; the values of one label alone stand together."""
    labels = [label for label, _ in pairs]
    shown = ["" if label == above else label for label, above in zip(labels, [last, *labels], strict=False)]
    if len({*labels}) == 1:
        return ((shown[0], listed([value for _, value in pairs])),)
    return tuple((label, value) for label, (_, value) in zip(shown, pairs, strict=True))


def _from_there(entity: str, fact: Fact, desk: Desk) -> Markup:
    if isinstance(fact.value, Reference | Unnamed):
        return desk.to(entity)
    return join([desk.to(entity), desk.parts(fact.value.show())], ": ")


def _disagreement_about(group: list[Fact], desk: Desk) -> Disagreement | None:
    """Give the disagreement about a value: over those of its property, or written about one who gives it."""
    graph = desk.graph
    clash = graph.clashes.get((group[0].entity, group[0].property.id))
    written = (graph.contested.get((fact.entity, fact.property.id, fact.statement)) for fact in group)
    id_ = clash or next((each for each in written if each is not None), None)
    return graph.disagreements[id_] if id_ is not None else None


def _row(label: str, value: Markup, group: list[Fact], desk: Desk, touching: Disagreement | None) -> FactRow:
    return FactRow(
        pairs=((label, value),),
        voices=tuple(dict.fromkeys(_voice(fact, desk) for fact in group)),
        disagreement=_link_disagreement(touching, desk) if touching else None,
        origins=origins_words((fact.statement for fact in group), desk.graph) if len(group) > 1 else "",
    )


def _link_disagreement(disagreement: Disagreement, desk: Desk) -> Markup:
    words = "documents differ" if len(documents_of(disagreement)) > 1 else "statements differ"
    return link(words, desk.to_page(DISAGREEMENTS, str(disagreement.id)))


def _voice(fact: Fact, desk: Desk) -> Markup:
    statement = desk.graph.statements[fact.statement]
    if fact.property.editorial:
        return join([Markup('<span class="editor">arranged by the editors, after</span>'), desk.cite(statement)], " ")
    who = join([badge(statement.standing), asserters(statement, desk)], " ")
    voice = join([who, desk.cite(statement)], " · ")
    if not fact.premises:
        return voice
    concluded = Markup('<span class="editor">concluded: {}</span>').format(escape(fact.premises))
    return join([voice, concluded], "<br> ")
