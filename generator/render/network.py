"""The whole network on one page: which entities stand in which documents, and how the kinds are related."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.addresses import page_of
from generator.kinds import KINDS
from generator.labels import source_label
from generator.model import NETWORK, PLAIN, Standing
from generator.render.desk import Desk
from generator.render.facts import mark_value
from generator.render.indexes import Table
from generator.render.markdown import escape, identifier, join, link, listed
from generator.render.templates import Head, Templates
from generator.render.wording import badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.kinds import Kind
    from generator.model import Entity, Graph, Page, Relation, Source

_SHADES: Final = ((1, "few"), (4, "some"), (10, "many"))
"""From how many statements on a cell is shaded how much."""
_PARTS: Final = (("statements", "_statements"), ("asserted", "_asserted"), ("passed_on", "_passed-on"))
"""Where on its page an entity's statements stand, in the order in which they are looked for."""


@dataclass(frozen=True)
class Part:
    """The entities of one kind: an anchor, the kind's name, and a row for each with a cell for each document."""

    anchor: Markup
    title: Markup
    table: Table


@dataclass(frozen=True)
class Column:
    """A document: the letters that stand for it in narrow columns, its name, its title."""

    letters: str
    name: Markup
    title: str


@dataclass(frozen=True)
class Row:
    """What facts of one entity relate it to by one relation; the name is empty where it is that of the row above."""

    name: Markup
    label: str
    others: Markup


def render_network(graph: Graph, relations: Mapping[str, Sequence[Relation]], templates: Templates) -> Page:
    """Write entities against documents, those in most documents first; kinds against kinds; and every relation."""
    desk = Desk(graph, f"{NETWORK}.md")
    sources = sorted(graph.sources.values(), key=lambda each: (each.published.sort_key(), each.id))
    return templates.page(
        desk.path,
        "network.md.jinja",
        Head(
            "Network",
            "Who and what stands in which documents, in how many statements, and how the kinds are related.",
            NETWORK,
        ),
        columns=[
            Column(_letters(number), desk.to(str(each.id)), each.title.form) for number, each in enumerate(sources)
        ],
        parts=[_part(kind, entities, sources, desk) for kind, entities in _by_kind(graph) if entities],
        kinds=_kinds(graph, relations, desk),
        relations=[*_relations(graph, relations, desk)],
    )


def _by_kind(graph: Graph) -> Iterable[tuple[Kind, list[Entity]]]:
    for kind in KINDS.values():
        found = [entity for entity in graph.entities.values() if entity.record.kind == kind.id]
        yield kind, sorted(found, key=lambda each: (-len(each.sources), -len(_keys(each)), _key(each)))


def _key(entity: Entity) -> tuple[str, str]:
    return entity.record.name.form.casefold(), str(entity.record.id)


def _keys(entity: Entity) -> dict[str, None]:
    """Give the statements that speak of an entity, that it asserts and that came through it, each once."""
    return dict.fromkeys((*entity.statements, *entity.asserted, *entity.passed_on))


def _part(kind: Kind, entities: Sequence[Entity], sources: Sequence[Source], desk: Desk) -> Part:
    headings = (kind.singular.capitalize(), *(_heading(number, each, desk) for number, each in enumerate(sources)))
    rows = tuple(
        (_name(entity, desk), *(_cell(entity, str(source.id), desk) for source in sources)) for entity in entities
    )
    return Part(
        identifier(f"_of-{kind.id}"), link(kind.plural, desk.to_page(f"{kind.id}/index.md")), Table(headings, rows)
    )


def _letters(number: int) -> str:
    """Count in letters: A to Z, then AA, AB and so on."""
    before, last = divmod(number, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def _heading(number: int, source: Source, desk: Desk) -> Markup:
    name = source_label(source, desk.graph)
    return Markup('<span class="letters">{}</span> <span class="whole">{}</span>').format(
        escape(_letters(number)), escape(name)
    )


def _name(entity: Entity, desk: Desk) -> Markup:
    """Name an entity, with the standings that its statements have if none is plain."""
    marks = [badge(each) for each in _not_plain(_keys(entity), desk.graph)]
    return join([desk.to(str(entity.record.id)), *marks], " ")


def _not_plain(keys: Iterable[str], graph: Graph) -> list[Standing]:
    found = {graph.statements[key].standing for key in keys}
    return [] if found & {*PLAIN} else [each for each in Standing if each in found]


def _cell(entity: Entity, source: str, desk: Desk) -> Markup:
    """Count an entity's statements in a document, and lead to them; tell where it stands in its record alone."""
    keys = [key for key in _keys(entity) if desk.graph.statements[key].source == source]
    if not keys:
        record = '<span class="cell">record</span>'
        return Markup(record) if source in entity.sources else Markup()  # noqa: S704  ours
    shade = [name for least, name in _SHADES if len(keys) >= least][-1]
    alone = ".alleged" if _not_plain(keys, desk.graph) else ""
    way = desk.to_page(page_of(str(entity.record.id), desk.graph), _anchor(entity, source, desk.graph))
    return link(len(keys), way, f"cell .{shade} {alone}".strip())


def _anchor(entity: Entity, source: str, graph: Graph) -> str:
    """Give the part of an entity's page where its statements of one document stand, or begin."""
    held = [
        anchor
        for part, anchor in _PARTS
        if any(graph.statements[key].source == source for key in getattr(entity, part))
    ]
    by_source = held[0] == "_statements" and not KINDS[entity.record.kind].by_date
    return f"_from-{source}" if by_source else held[0]


def _kinds(graph: Graph, relations: Mapping[str, Sequence[Relation]], desk: Desk) -> Table:
    """Count for each two kinds the pairs of entities that a fact of the first one relates to the second."""
    kind_of = {id_: entity.record.kind for id_, entity in graph.entities.items()}
    pairs = {
        (id_, each.other)
        for id_, found in relations.items()
        for each in found
        if any(fact.entity == id_ for fact in each.facts)
    }
    counts = Counter((kind_of[one], kind_of[other]) for one, other in pairs)
    rows = tuple(
        (
            link(kind.plural, desk.to_page(f"{kind.id}/index.md")),
            *(_shaded(counts[kind.id, other]) for other in KINDS),
        )
        for kind in KINDS.values()
    )
    return Table(("From", *(kind.plural for kind in KINDS.values())), rows)


def _relations(graph: Graph, relations: Mapping[str, Sequence[Relation]], desk: Desk) -> Iterable[Row]:
    for id_ in graph.entities:
        own = [each for each in relations.get(id_, ()) if any(fact.entity == id_ for fact in each.facts)]
        for number, (label, group) in enumerate(groupby(own, key=lambda each: each.label)):
            others = listed([mark_value(desk.to(each.other), {*each.standings}) for each in group])
            yield Row(Markup() if number else desk.to(id_), label, others)


def _shaded(count: int) -> Markup:
    if not count:
        return Markup()
    shade = [name for least, name in _SHADES if count >= least][-1]
    return Markup('<span class="cell {}">{}</span>').format(shade, count)
