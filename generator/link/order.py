"""Dates that come before their time: published after the edition, or told before it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problem import Mark, Problem, Severity
from generator.values import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Catalog
    from generator.values import Date


def check_order(catalog: Catalog) -> Iterator[Problem]:
    """Yield a notice for each document that is younger than the edition, and each statement younger than its document.

    The edition may only be waiting for its new date. What happens (`date`) may lie ahead, what was said may not.
    """
    edition = parse_date(catalog.settings.edition).latest
    for source in catalog.sources.values():
        if edition and source.published.earliest and source.published.earliest > edition:
            message = (
                f"published {source.published.text}, after this edition of {catalog.settings.edition} (mkdocs.yml); "
                "is one of the dates mistyped?"
            )
            yield _notice(source.dated, message)
    for statement in catalog.statements.values():
        said, published = statement.said, catalog.sources[statement.source].published
        if said and _is_later(said, published):
            message = f"said {said.text}, after its document was published ({published.text})"
            yield _notice(statement.places["said"], message)


def _is_later(said: Date, published: Date) -> bool:
    if said.earliest is None or published.latest is None:
        return False
    return said.earliest > published.latest and not said.agrees_with(published)


def _notice(place: Mark, message: str) -> Problem:
    return Problem(place, "date-out-of-order", message, Severity.NOTICE)
