"""What is dated on the page of an entity or source: short lines that lead to the statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.addresses import copy_anchor
from generator.kinds import KINDS, Dating
from generator.labels import occurrence_label, paragraphs_label, source_label
from generator.model import PLAIN, SOURCES, Link, Standing
from generator.render.markdown import escape, identifier, join, link
from generator.render.wording import asserters, badge, shown_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from markupsafe import Markup

    from generator.model import Occurrence, Picture, Statement
    from generator.render.desk import Desk

FEWEST: Final = 2
"""How many lines make a timeline."""


@dataclass(frozen=True)
class DatedLine:
    """A line: when, of what sort, what, and where it stands.

    `told` are statements in their own words, each with its voice, where nothing else says what is dated.
    """

    anchor: Markup
    date: Markup
    dating: str
    words: Markup
    told: tuple[tuple[Markup, Markup], ...]
    citations: Markup


@dataclass(frozen=True)
class Timeline:
    """The timeline of a page: its picture, if there is one, and its lines."""

    picture: Markup | None
    lines: tuple[DatedLine, ...]


def view_timeline(id_: str, shown: Iterable[str], picture: Picture | None, desk: Desk) -> Timeline | None:
    """Prepare the timeline of an entity or source whose page shows these statements (keys); None below two lines.

    Statements of one document, date and sort are one line, under the anchor of the first.
    """
    here = frozenset(shown)
    alike: defaultdict[tuple[object, ...], list[Occurrence]] = defaultdict(list)
    for each in desk.graph.chronology_of(id_):
        whose = (each.entity, each.property) if each.entity else (_words(each, id_, desk), each.sources)
        alike[each.date, each.dating, whose].append(each)
    if len(alike) < FEWEST:
        return None
    return Timeline(desk.picture(picture), tuple(_line(group, id_, here, desk) for group in alike.values()))


def _line(group: Sequence[Occurrence], id_: str, here: AbstractSet[str], desk: Desk) -> DatedLine:
    first = group[0]
    statements = [desk.graph.statements[key] for each in group for key in each.statements]
    shown = _told(first, statements)
    rest = statements[len(shown) :]
    named: set[str] = set()
    told = tuple((desk.prose(each.text), _voice(each, first, here, named, desk)) for each in shown)
    citations = _citations(rest, here, named, desk)
    return DatedLine(
        anchor=identifier(first.id),
        date=shown_date(first.date),
        dating=first.dating.value,
        words=_words(first, id_, desk),
        told=told,
        citations=join([escape(f"· {len(rest)} more:"), citations], " ") if shown and rest else citations,
    )


def _told(occurrence: Occurrence, statements: Sequence[Statement]) -> Sequence[Statement]:
    """Give the statements of a line to show in their words: what happened each, of what somebody said the first."""
    if occurrence.entity:
        return ()
    return statements[:1] if occurrence.dating is Dating.SAYING else statements


def _voice(statement: Statement, occurrence: Occurrence, here: AbstractSet[str], named: set[str], desk: Desk) -> Markup:
    """Tell the standing, who asserts it unless the line or the document's name says so, and where it stands."""
    marks = [] if statement.standing in PLAIN else [badge(statement.standing)]
    if statement.says and occurrence.dating is not Dating.SAYING:
        marks.append(join([asserters(statement, desk), escape("·")], " "))
    return join([*marks, _cite(statement, here, named, desk)], " ")


def _words(occurrence: Occurrence, id_: str, desk: Desk) -> Markup:
    """Name what is dated or who said it, or the courses of events that a statement belongs to but does not link."""
    if occurrence.entity:
        return desk.to(occurrence.entity, occurrence_label(occurrence, desk.graph))
    statement = desk.graph.statements[occurrence.statements[0]]
    if occurrence.dating is Dating.SAYING:
        return asserters(statement, desk)
    linked = {part.id for part in statement.text if isinstance(part, Link)}
    courses = [each for each in occurrence.entities if KINDS[desk.graph.entities[each].record.kind].by_date]
    return join([desk.to(each) for each in courses if each != id_ and each not in linked], ", ")


def _citations(statements: Sequence[Statement], here: AbstractSet[str], named: set[str], desk: Desk) -> Markup:
    """Cite statements by standing, which stands before whatever is not plain fact; each paragraph once."""
    groups: defaultdict[str, dict[tuple[str, str], Statement]] = defaultdict(dict)
    for each in statements:
        groups["" if each.standing in PLAIN else each.standing].setdefault((each.source, paragraphs_label(each)), each)
    cited = []
    for standing, places in sorted(groups.items()):
        links = join([_cite(each, here, named, desk) for each in places.values()], ", ")
        cited.append(join([badge(Standing(standing)), links], " ") if standing else links)
    return join(cited, "; ")


def _cite(statement: Statement, here: AbstractSet[str], named: set[str], desk: Desk) -> Markup:
    """Link a place; the document is named with the first of its paragraphs."""
    source = statement.source
    document = "" if source in named else f"{source_label(desk.graph.sources[source], desk.graph)}, "
    named.add(source)
    return link(f"{document}{paragraphs_label(statement)}", _address(statement, here, desk), "cite")


def _address(statement: Statement, here: AbstractSet[str], desk: Desk) -> str:
    """Lead to the statement on this page if it stands here, and to its home otherwise."""
    home = f"{SOURCES}/{statement.source}.md"
    if statement.key in here and desk.path != home:
        return f"#{copy_anchor(statement)}"
    return desk.to_page(home, str(statement.id)) if desk.path != home else f"#{statement.id}"
