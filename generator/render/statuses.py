"""How a person stands with the law, in one line for each document and whoever says so in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model import PLAIN
from generator.render.markdown import escape, join
from generator.render.wording import asserters, badge
from generator.values import LegalStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from generator.model import Fact
    from generator.render.desk import Desk


def legal_status_lines(facts: Iterable[Fact], desk: Desk) -> tuple[Markup, ...]:
    """Write the legal statuses among facts: each as its document gives it, with who says so, in what standing.

    Documents come in the order of the facts; within one line the statuses run by case and stage.
    """
    grouped: defaultdict[tuple[str, Markup], list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.value, LegalStatus):
            statement = desk.graph.statements[fact.statement]
            grouped[statement.source, asserters(statement, desk)].append(fact)
    return tuple(_line(who, group, desk) for (_, who), group in grouped.items())


def _line(who: Markup, group: Sequence[Fact], desk: Desk) -> Markup:
    facts = sorted(group, key=lambda fact: fact.value.sort_key())
    statuses = dict.fromkeys(_status(fact, desk) for fact in facts)
    citations = dict.fromkeys(desk.cite(desk.graph.statements[fact.statement]) for fact in facts)
    said = [join(list(statuses), "; ")]
    if any(_is_stated(fact) for fact in facts):
        said.append(join([escape("according to"), who], " "))
    return join([join(said, ", "), *citations], " · ")


def _is_stated(fact: Fact) -> bool:
    return isinstance(fact.value, LegalStatus) and fact.value.status.word != "none stated"


def _status(fact: Fact, desk: Desk) -> Markup:
    standing = desk.graph.statements[fact.statement].standing
    value = desk.parts(fact.value.show())
    return value if standing in PLAIN else join([value, badge(standing)], " ")
