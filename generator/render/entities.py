"""Entity pages, one shape for every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.addresses import DISAGREEMENTS, page_of
from generator.kinds import KINDS
from generator.labels import enumerate_words, source_label
from generator.render.dated import Timeline, view_timeline
from generator.render.desk import Desk
from generator.render.disagreements import DisagreementView, view_disagreement
from generator.render.exports import ExportView, view_export
from generator.render.facts import FactRow, fact_rows, relation_rows
from generator.render.knowing import origins_words
from generator.render.markdown import escape, identifier, in_language, join, link
from generator.render.statements import StatementView, view_statement
from generator.render.statuses import legal_status_lines
from generator.render.templates import Head, Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from generator.kinds import Kind
    from generator.model import Entity, Graph, Name, Page, Statement, Supplements

_NAMES_IN_SIGHT = 4


@dataclass(frozen=True)
class Group:
    """Statements under one heading."""

    title: Markup
    anchor: Markup
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class EntityView:
    """An entity page from the top."""

    name: str
    kind: Markup
    names: tuple[Markup, ...]
    more_names: tuple[Markup, ...]
    description: str
    pseudonym: bool
    coined: bool
    distinct_from: Markup
    legal_statuses: tuple[Markup, ...]
    facts: tuple[FactRow, ...]
    groups: tuple[Group, ...]
    stages: Markup | None
    timeline: Timeline | None
    asserted: tuple[StatementView, ...]
    passed_on: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]
    connections: Markup | None
    relations: tuple[FactRow, ...]
    mentions: tuple[tuple[str, Markup], ...]
    sources: tuple[Markup, ...]
    origins: str
    origins_of_facts: str
    export: ExportView


def render_entity(entity: Entity, graph: Graph, supplements: Supplements, templates: Templates) -> Page:
    """Write the page of one entity."""
    desk = Desk(graph, page_of(str(entity.record.id), graph), supplements)
    kind = KINDS[entity.record.kind]
    view = _view(entity, kind, desk)
    return templates.page(
        desk.path,
        "entity.md.jinja",
        Head(
            entity.record.name.form,
            entity.record.description,
            kind.id,
            entity.record.mark,
            open_graph="profile" if kind.schema_type == "Person" else "article",
        ),
        view=view,
    )


def _view(entity: Entity, kind: Kind, desk: Desk) -> EntityView:
    record = entity.record
    statements = [desk.graph.statements[key] for key in entity.statements]
    aside = {*entity.statements}
    shown = _names_shown(record.names)
    asserted = [key for key in entity.asserted if key not in aside]
    passed_on = [key for key in entity.passed_on if key not in aside and key not in asserted]
    return EntityView(
        name=record.name.form,
        kind=link(kind.singular, desk.to_page(f"{kind.id}/index.md")),
        names=tuple(_name(name, desk) for name in record.names[:shown]),
        more_names=tuple(_name(name, desk) for name in record.names[shown:]),
        description=record.description,
        pseudonym=record.pseudonym,
        coined=record.name.by_editor,
        distinct_from=join([_distinct(other, desk) for other in entity.distinct_from], "; "),
        legal_statuses=legal_status_lines(entity.facts, desk),
        facts=fact_rows(entity.facts, desk),
        groups=tuple(_by_date(statements, desk) if kind.by_date else _by_source(statements, desk)),
        stages=desk.picture(desk.supplements.stages.get(str(record.id))),
        timeline=view_timeline(
            str(record.id),
            (*entity.statements, *asserted, *passed_on),
            desk.supplements.timelines.get(str(record.id)),
            desk,
        ),
        asserted=_views(asserted, desk),
        passed_on=_views(passed_on, desk),
        disagreements=tuple(view_disagreement(desk.graph.disagreements[id_], desk) for id_ in entity.disagreements),
        connections=desk.picture(desk.supplements.connections.get(str(record.id))),
        relations=relation_rows(str(record.id), desk.supplements.relations.get(str(record.id), ()), desk),
        mentions=tuple(_mentions(entity, desk)),
        sources=tuple(desk.to(id_) for id_ in entity.sources),
        origins=origins_words((*entity.statements, *asserted), desk.graph),
        origins_of_facts=origins_words((fact.statement for fact in entity.facts), desk.graph),
        export=view_export(str(record.id), desk),
    )


def _names_shown(names: Sequence[Name]) -> int:
    """Count the names that stand in sight; one alone is not worth folding away."""
    return len(names) if len(names) <= _NAMES_IN_SIGHT + 1 else _NAMES_IN_SIGHT


def _name(name: Name, desk: Desk) -> Markup:
    parts = [in_language(name.form, name.language)]
    if name.pinyin:
        parts.append(in_language(name.pinyin, "zh-Latn"))
    details = [name.use] if name.use else []
    if name.sources:
        details.append(
            "in " + enumerate_words([source_label(desk.graph.sources[id_], desk.graph) for id_ in name.sources])
        )
    if details:
        parts.append(escape(f"({', '.join(details)})"))
    return join(parts, " ")


def _distinct(other: str, desk: Desk) -> Markup:
    description = desk.graph.entities[other].record.description if other in desk.graph.entities else ""
    return join([desk.to(other), escape(f"({description.rstrip('.')})")], " ") if description else desk.to(other)


def _by_source(statements: Sequence[Statement], desk: Desk) -> Iterable[Group]:
    for id_ in dict.fromkeys(statement.source for statement in statements):
        views = tuple(view_statement(each, desk) for each in statements if each.source == id_)
        yield Group(desk.to(id_), identifier(f"_from-{id_}"), views)


def _by_date(statements: Sequence[Statement], desk: Desk) -> Iterable[Group]:
    """Yield what is dated in order of what happened, then the rest in order of the documents."""
    dated = sorted((each for each in statements if each.date is not None), key=_when)
    rest = [each for each in statements if each.date is None]
    if dated:
        yield Group(
            escape("In order of what happened"),
            identifier("_dated"),
            tuple(view_statement(each, desk) for each in dated),
        )
    if rest:
        title = "Without a date" if dated else "In order of the documents"
        yield Group(escape(title), identifier("_undated"), tuple(view_statement(each, desk) for each in rest))


def _when(statement: Statement) -> tuple[object, ...]:
    return statement.date.sort_key() if statement.date else ()


def _views(keys: Iterable[str], desk: Desk) -> tuple[StatementView, ...]:
    return tuple(view_statement(desk.graph.statements[key], desk) for key in keys)


def _mentions(entity: Entity, desk: Desk) -> Iterable[tuple[str, Markup]]:
    """Yield by kind the entities that share statements with this one, those with the most first."""
    for kind in KINDS.values():
        shared = [
            (-count, desk.name(id_).casefold(), id_)
            for id_, count in entity.neighbours.items()
            if desk.graph.entities[id_].record.kind == kind.id
        ]
        if shared:
            yield kind.plural, join([_counted(id_, -count, desk) for count, _, id_ in sorted(shared)], ", ")
    found = [desk.graph.disagreements[id_] for id_ in entity.disagreements]
    if found:
        links = [link(each.question, desk.to_page(DISAGREEMENTS, str(each.id))) for each in found]
        yield "Disagreements", join(links, ", ")


def _counted(id_: str, count: int, desk: Desk) -> Markup:
    return join([desk.to(id_), escape(f"({count})")], " ") if count > 1 else desk.to(id_)
