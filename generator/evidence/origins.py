"""How many origins statements really have: five articles that quote one post have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Graph, Statement

_Node = tuple[bool, str]
"""An id, and whether it stands for an asserter rather than an origin; a source or agency can be both."""


def independent_origins(statements: Iterable[Statement], graph: Graph) -> tuple[Origin, ...]:
    """Group statements by what they go back to, in the order in which the origins first occur.

    Statements of one origin are one group: a work, an event or a source; their own source where they name none. Origins
    with an asserter in common count once, and so does a chain: two that share nobody with each other but each somebody
    with a third are one group, so that the number is never too high. The asserter is who says it, else the publisher
    of the source; those whom a property that `speaks` names speak in a work too. Someone unnamed is never taken for the
    same as anybody else.
    """
    given = tuple(statements)
    groups = _Groups()
    for statement in given:
        for asserter in _asserters(statement, graph):
            groups.join((False, _origin(statement)), (True, asserter))
    members: dict[_Node, list[Statement]] = {}
    for statement in given:
        members.setdefault(groups.head((False, _origin(statement))), []).append(statement)
    return tuple(_describe(each, graph) for each in members.values())


def _describe(statements: list[Statement], graph: Graph) -> Origin:
    return Origin(
        ids=tuple(dict.fromkeys(_origin(each) for each in statements)),
        asserters=tuple(dict.fromkeys(asserter for each in statements for asserter in _asserters(each, graph))),
        statements=tuple(each.key for each in statements),
    )


def _origin(statement: Statement) -> str:
    return str(statement.origin) if statement.origin is not None else statement.source


def _asserters(statement: Statement, graph: Graph) -> Iterator[str]:
    """Yield who asserts a statement and who speaks in its origin, perhaps twice."""
    if statement.says:
        yield from (str(party.id) for party in statement.says if party.id is not None)
    else:
        source = graph.sources[statement.source]
        yield from (str(id_) for id_ in (source.publisher,) if id_ is not None)
    origin = graph.entities.get(_origin(statement))
    for fact in origin.facts if origin else ():
        if fact.property.speaks:
            yield from (str(reference.id) for reference in fact.value.references())


class _Groups:
    """Nodes joined into groups (union-find)."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def head(self, node: _Node) -> _Node:
        while self._above.get(node, node) != node:
            node = self._above[node]
        return node

    def join(self, one: _Node, other: _Node) -> None:
        self._above[self.head(other)] = self.head(one)
