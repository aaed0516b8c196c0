"""Mutants with another typed value: of a fact, or of the dates of a statement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from mutant_words import MONTHS, changed_edtf, exchange_value, figures, other_values, values_in
from mutants import Mutant, draw

from generator.kinds import KINDS
from generator.nodes import List, Map, Text
from generator.values import DATE, ENTITY, LEGAL_STATUS, PENALTY, PROVISION, ROLE, NotAValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutants import Ground

    from generator.kinds import Property
    from generator.model import Claim
    from generator.nodes import Node
    from generator.values import Date

_UNITS = (
    ("years", "months"), ("year", "month"), ("months", "years"), ("month", "year"), ("CNY", "EUR"), ("USD", "EUR"),
    ("EUR", "USD"), ("documents", "people"), ("citizens", "soldiers"), ("crates", "barrels"), ("weeks", "days"),
)  # fmt: skip
_STATUSES = ("suspected", "detained", "charged", "convicted", "administratively penalised", "acquitted")
_TERMS = ("former", "current")
_EDITORIAL = "the editors' arrangement of topics, which no document need state"

Step = int | str


def mutate_dates(ground: Ground) -> Iterator[Mutant]:
    """Change the year, month and day of `date` and `said`."""
    statement = ground.statement
    for name, date in (("date", statement.date), ("said", statement.said)):
        for text in changed_edtf(date.text) if date else ():
            value = _read_date(text)
            if value is not None:
                excused = name in statement.derived
                sort = "value that `derived` excuses" if excused else _dated(date.text if date else "", text, ground)
                fields = {name: value}
                yield Mutant(sort, replace(statement, **fields), f"{statement.id}: {name} → {text}", statement.mark)  # type: ignore[arg-type]


def _read_date(text: str) -> Date | None:
    try:
        return cast("Date", DATE.parse(text))
    except NotAValue:
        return None


def _dated(old: str, new: str, ground: Ground) -> str:
    """Tell the sort of a changed date: whether the words for what is new stand in the paragraphs."""
    heard = "\n".join(ground.texts[each - 1] for each in ground.heard)
    differing = [(a, b) for a, b in zip(re.split(r"[-/]", old), re.split(r"[-/]", new), strict=False) if a != b]
    part = differing[0][1] if differing else ""
    words = part if len(part) > 2 else f"(?:{int(part)}|{MONTHS[(int(part) - 1) % 12]})" if part.isdigit() else "$^"
    return "date of the same paragraph" if re.search(rf"(?<!\d){words}(?!\d)", heard) else "date"


def mutate_facts(ground: Ground) -> Iterator[Mutant]:
    """Change each number, unit, date, status, name and word of the typed values."""
    for number, claim in enumerate(ground.statement.claims):
        property_ = _property(claim, ground)
        if property_ is not None:
            yield from _mutate_claim(number, claim, property_, ground)


def _property(claim: Claim, ground: Ground) -> Property | None:
    kind = ground.book.kind(str(claim.entity))
    return KINDS[kind].properties.get(str(claim.property)) if kind else None


def _mutate_claim(number: int, claim: Claim, property_: Property, ground: Ground) -> Iterator[Mutant]:
    statement = ground.statement
    excused = f"{claim.entity}.{claim.property}" in statement.derived
    for path, leaf in _leaves(claim.raw):
        for sort, new in _other_leaves(path, leaf, property_, ground):
            raw = _with_leaf(claim.raw, path, Text(new, leaf.mark))
            claims = (*statement.claims[:number], replace(claim, raw=raw), *statement.claims[number + 1 :])
            yield Mutant(
                "value that `derived` excuses" if excused else sort,
                replace(statement, claims=claims),
                f"{claim.entity}.{claim.property}: {leaf} → {new}",
                leaf.mark,
                _EDITORIAL if property_.editorial else "",
            )


def _leaves(node: Node, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Text]]:
    if isinstance(node, Text):
        yield path, node
        return
    steps = enumerate(node) if isinstance(node, List) else node.items()
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


def _with_leaf(node: Node, path: tuple[Step, ...], new: Text) -> Node:
    if not path:
        return new
    if isinstance(node, List):
        items = List(_with_leaf(each, path[1:], new) if at == path[0] else each for at, each in enumerate(node))
        items.mark = node.mark
        return items
    fields = Map()
    fields.mark = node.mark
    for key, each in cast("Map", node).items():
        fields[key] = _with_leaf(each, path[1:], new) if key == path[0] else each
    return fields


def _other_leaves(path: tuple[Step, ...], leaf: Text, property_: Property, ground: Ground) -> Iterator[tuple[str, str]]:
    range_, key = property_.range, path[-1] if path else ""
    if _is_id(key, property_):
        yield from _other_ids(leaf, property_, ground)
    elif key in ("is", "status") and range_ in (LEGAL_STATUS, ROLE):
        words = _STATUSES if range_ is LEGAL_STATUS else _TERMS
        yield from (("fact: status", each) for each in words if each != leaf)
    elif range_ is DATE or key in ("when", "from", "until"):
        yield from (_dated_fact(leaf, each, ground) for each in changed_edtf(leaf))
    else:
        yield from _other_words(leaf, property_, ground)


def _is_id(key: Step, property_: Property) -> bool:
    if property_.range is ENTITY:
        return key != "unnamed"
    return (property_.range is ROLE and key == "at") or (property_.range is LEGAL_STATUS and key == "in")


def _dated_fact(old: str, new: str, ground: Ground) -> tuple[str, str]:
    return ("fact: date" if _dated(old, new, ground) == "date" else "date of the same paragraph"), new


def _other_ids(leaf: Text, property_: Property, ground: Ground) -> Iterator[tuple[str, str]]:
    book, source = ground.book, ground.statement.source
    fitting = {id_ for id_ in book.alike(str(leaf)) if book.kind(id_) in (property_.to or (book.kind(id_),))}
    here, anywhere = book.there(source, ground.heard), book.in_source(source)
    yield from (("fact: name (absent)", id_) for id_ in draw(fitting - here, 2, ground))
    yield from (("fact: name of the same paragraph", id_) for id_ in draw(fitting & here & anywhere, 1, ground))


def _other_words(leaf: Text, property_: Property, ground: Ground) -> Iterator[tuple[str, str]]:
    known = values_in(ground.cited_text) | values_in(leaf)
    sort = "fact: penalty" if property_.range in (PENALTY, PROVISION) else "fact: number"
    for figure in figures(leaf):
        for value in other_values(figure, known, ground.dice):
            start, end, new = exchange_value(leaf, figure, value)
            yield sort, f"{leaf[:start]}{new}{leaf[end:]}"
    for old, new in _UNITS:
        changed = re.sub(rf"\b{old}\b", new, leaf, count=1)
        if changed != leaf and figures(leaf):
            yield "fact: unit", changed
    for old, new in (("more than ", "less than "), ("more than ", "")):
        if old in leaf:
            yield "fact: comparator", leaf.replace(old, new, 1)
    if property_.range not in (PENALTY, PROVISION) and not figures(leaf):
        others = _values_elsewhere(property_, ground) - {str(leaf)}
        yield from (("fact: words", each) for each in draw(others, 1, ground))


def _values_elsewhere(property_: Property, ground: Ground) -> set[str]:
    return {
        str(claim.raw)
        for statement in ground.book.graph.statements.values()
        for claim in statement.claims
        if claim.property == property_.id and isinstance(claim.raw, Text) and not figures(claim.raw)
    }
