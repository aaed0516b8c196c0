"""The stages that an entity goes through, on one line: which are dated, and which the documents leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS
from generator.labels import elapsed_words, shown_words
from generator.model import PLAIN, Target
from generator.pictures.bars import Bar, draw_bar
from generator.pictures.lettering import wrap
from generator.pictures.scale import EDGE, SIZE, WIDTH
from generator.pictures.svg import element, figure, link, text
from generator.pictures.timeline import is_day
from generator.values import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Entity, Graph, Picture
    from generator.pictures.svg import Element

TOLD: Final = "first told here"
"""The last stage: when the first document that gives facts of the entity was published."""

NOT_STATED: Final = "not stated"
_LINE, _STEP, _LINES = 28.0, 13.0, 3
_RADIUS, _HALF_BAR = 5.0, 9.0


@dataclass(frozen=True)
class Stage:
    """One stage: its name, the dates that documents give for it, what its words lead to, and how it stands.

    No date means that no document states one; several, that they differ.
    """

    name: str
    dates: tuple[Date, ...]
    target: Target | None
    standings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Give the dates in words, with their standing where none of the voices gives it plainly."""
        dates = " or ".join(shown_words(each) for each in self.dates) or NOT_STATED
        return f"{dates} ({', '.join(self.standings)})" if self.standings else dates


def draw_stages(entity: Entity, graph: Graph) -> Picture | None:
    """Draw the stages of an entity; None where its kind has none, or no document dates any of them."""
    stages = tuple(_stages(entity, graph))
    if not any(each.dates for each in stages[:-1]):
        return None
    apart = (WIDTH - 2 * EDGE) / len(stages)
    lines = [wrap(each.words, SIZE, apart - 4, _LINES) for each in stages]
    drawn: list[Element] = [element("path", d=f"M{EDGE},{_LINE} H{WIDTH - EDGE}", class_="line")]
    for number, stage in enumerate(stages):
        drawn += _draw_stage(stage, lines[number], EDGE + apart * (number + 0.5))
    told = "; ".join(f"{each.name}: {each.words}" for each in stages)
    size = (WIDTH, _LINE + 12 + max(map(len, lines)) * _STEP)
    return figure("stages", size, ("Stages, in order and not to scale", told), drawn, _computed(entity))


def _stages(entity: Entity, graph: Graph) -> Iterator[Stage]:
    kind = KINDS[entity.record.kind]
    for id_ in kind.stages:
        facts = [fact for fact in entity.facts if fact.property.id == id_ and isinstance(fact.value, Date)]
        dates = tuple(sorted({fact.value for fact in facts if isinstance(fact.value, Date)}, key=Date.sort_key))
        statements = [graph.statements[fact.statement] for fact in facts]
        target = Target(statements[0].source, str(statements[0].id)) if statements else None
        standings = sorted({each.standing for each in statements})
        plain = any(each in PLAIN for each in standings)
        yield Stage(kind.properties[id_].title, dates, target, () if plain else tuple(standings))
    if kind.stages and entity.facts:
        sources = (graph.sources[graph.statements[fact.statement].source] for fact in entity.facts)
        first = min(sources, key=lambda each: (each.published.sort_key(), each.id))
        yield Stage(TOLD, (first.published,), Target(str(first.id)))


def _draw_stage(stage: Stage, lines: Sequence[str], x: float) -> Iterator[Element]:
    yield text(x, _LINE - 14, stage.name, "quiet", text_anchor="middle")
    yield from _mark(stage, x)
    words = [
        text(x, _LINE + 20 + number * _STEP, line, "" if stage.dates else "quiet", text_anchor="middle")
        for number, line in enumerate(lines)
    ]
    yield from [link(stage.target, element("title", stage.words), *words)] if stage.target else words


def _mark(stage: Stage, x: float) -> Sequence[Element]:
    """Draw a dot for a day, an open bar for less, and an empty ring where no date is stated."""
    if not stage.dates:
        return [element("circle", cx=x, cy=_LINE, r=_RADIUS, class_="missing")]
    if len(stage.dates) == 1 and is_day(stage.dates[0]):
        return [element("circle", cx=x, cy=_LINE, r=_RADIUS, class_="day")]
    return draw_bar(Bar(x - _HALF_BAR, x + _HALF_BAR), _LINE)


def _computed(entity: Entity) -> str:
    kind = KINDS[entity.record.kind]
    found = [
        f"From {kind.properties[start].title} to {kind.properties[end].title}: {words}"
        for start, end in kind.spans
        if (words := elapsed_words(entity, start, end))
    ]
    return f"{'; '.join(found)}. Computed by the generator from the dates that the documents give." if found else ""
