"""What cannot be compared, because a file of one side could not be read as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.authoring.difference.changes import Sheet
    from generator.model import Disagreement, Graph


@dataclass(frozen=True)
class Unread:
    """The files of either side that could not be read: on the other side, too, nothing of them is compared."""

    _paths: frozenset[str]

    @property
    def paths(self) -> tuple[str, ...]:
        """Give the paths of the files, sorted."""
        return tuple(sorted(self._paths))

    def leave_out(self, graph: Graph) -> Graph:
        """Give a graph without the statements and disagreements of these files; sources and entities still name."""
        if not self._paths:
            return graph
        statements = {key: each for key, each in graph.statements.items() if each.mark.path not in self._paths}
        facts = {key: each for key, each in graph.facts.items() if key in statements}
        disagreements = {id_: each for id_, each in graph.disagreements.items() if not self._holds(each)}
        return replace(
            graph,
            statements=MappingProxyType(statements),
            facts=MappingProxyType(facts),
            disagreements=MappingProxyType(disagreements),
        )

    def rest(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        """Give the sheets of what other files hold."""
        return [each for each in sheets if each.place.rpartition(":")[0] not in self._paths]

    def _holds(self, disagreement: Disagreement) -> bool:
        """Tell whether these files hold a disagreement; one that is found may rest on what could not be read."""
        return disagreement.found or disagreement.mark.path in self._paths
