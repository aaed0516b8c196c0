"""Links that have a name where an id should stand: whom they may mean."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.ids import is_id
from generator.names import Names
from generator.problem import Problem
from generator.prose import malformed_id

if TYPE_CHECKING:
    from generator.model import Catalog
    from generator.nodes import Text

_MOST = 4


class NamedLinks:
    """Tells whom links by name may mean; names are only gathered where there is such a link."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the entities of a catalog."""
        self._catalog = catalog

    def explain(self, id_: Text, source: str) -> Problem | None:
        """Give the problem of a link to what is no known id; None where it is one that no name is like.

        Those whom the source may call so come first; where there are none, all who are called so anywhere are meant.
        """
        names = self._names
        bearers = names.bearers(id_, source) or names.bearers_anywhere(id_) or names.bearers_in_any_case(id_)
        if not bearers or (is_id(id_) and self._is_spoken_for(id_)):
            return None if is_id(id_) else malformed_id(id_)
        if len(bearers) > 1:
            return Problem(id_.mark, "ambiguous-link", self._list(id_, bearers))
        message = f"'{id_}' is a name, no id; did you mean '{bearers[0]}'?"
        return Problem(id_.mark, "unknown-entity", message)

    def _is_spoken_for(self, id_: str) -> bool:
        """Tell whether an id has a past, or may be defined in what could not be read."""
        catalog = self._catalog
        return any(id_ in each for each in (catalog.doubtful, catalog.tombstones, catalog.redirects))

    def _list(self, words: str, bearers: tuple[str, ...]) -> str:
        described = [f"'{id_}' ({self._catalog.records[id_].description})" for id_ in bearers]
        more = f" or {len(described) - _MOST} more" if len(described) > _MOST else ""
        return (
            f"'{words}' could be {' or '.join(described[:_MOST])}{more}; write [[id|{words}]] with the id that you mean"
        )

    @cached_property
    def _names(self) -> Names:
        return Names(self._catalog.records.values())
