"""Facts as table rows: each value once, with everyone who says so and in what standing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import DISAGREEMENTS
from generator.render.knowing import origins_words
from generator.render.markdown import escape, join, link, listed
from generator.render.wording import PLAIN, asserters, badge
from generator.values import Reference, Unnamed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Fact, Inverse, Standing
    from generator.render.desk import Desk


@dataclass(frozen=True)
class FactRow:
    """What the same voices tell: values of properties, or entities under the labels of inverses.

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
    for (title, property_id), values in grouped.items():
        for group in values.values():
            clash = desk.graph.clashes.get((group[0].entity, property_id))
            rows.append(_row(title, desk.parts(group[0].value.show()), group, desk, clash))
    return merge_rows(rows)


def inverse_rows(inverses: Iterable[Inverse], desk: Desk) -> tuple[FactRow, ...]:
    """Make the rows of other entities' facts that point here, by label and entity."""
    grouped: defaultdict[tuple[str, str, object], list[Fact]] = defaultdict(list)
    for inverse in inverses:
        grouped[inverse.label, inverse.fact.entity, inverse.fact.value].append(inverse.fact)
    rows = [
        _row(label, _from_there(entity, group[0], desk), group, desk, None)
        for (label, entity, _), group in grouped.items()
    ]
    return merge_rows(rows)


def merge_rows(rows: Iterable[FactRow]) -> tuple[FactRow, ...]:
    """Say once what neighbours have in common: the voices of several pairs, the label of several values."""
    merged: list[FactRow] = []
    last = ""
    for _, group in groupby(rows, key=_common):
        alike = [*group]
        pairs = [pair for row in alike for pair in row.pairs]
        merged.append(replace(alike[0], pairs=_without_echoes(pairs, last)))
        last = pairs[-1][0]
    return tuple(merged)


def cell(facts: Iterable[Fact], desk: Desk) -> Markup:
    """Put the values of one property into one cell of an index; whatever is not plain fact wears its standing."""
    standings: defaultdict[Markup, set[Standing]] = defaultdict(set)
    for fact in facts:
        standings[desk.parts(fact.value.show())].add(desk.graph.statements[fact.statement].standing)
    return listed([_marked(value, found) for value, found in standings.items()])


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


def _marked(value: Markup, standings: set[Standing]) -> Markup:
    """Mark a value with its standing, unless one voice at least gives it as reported, official or law."""
    if standings & {*PLAIN}:
        return value
    return join([value, *(badge(standing) for standing in sorted(standings))], " ")


def _from_there(entity: str, fact: Fact, desk: Desk) -> Markup:
    if isinstance(fact.value, Reference | Unnamed):
        return desk.to(entity)
    return join([desk.to(entity), desk.parts(fact.value.show())], ": ")


def _row(label: str, value: Markup, group: list[Fact], desk: Desk, clash: str | None) -> FactRow:
    return FactRow(
        pairs=((label, value),),
        voices=tuple(dict.fromkeys(_voice(fact, desk) for fact in group)),
        disagreement=link("documents differ", desk.to_page(DISAGREEMENTS, clash)) if clash else None,
        origins=origins_words((fact.statement for fact in group), desk.graph) if len(group) > 1 else "",
    )


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
