"""Citations as one line of plain text: of documents, of pages and of single statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.bibliography import COINED, ENTRY, show_date
from generator.exports.web import absolute_address
from generator.labels import attribution_words, enumerate_words, paragraphs_label
from generator.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.bibliography import Item
    from generator.model import Graph, Statement


def write_text(item: Item) -> str:
    """Write an item as one line: who, title, where, when, address, and in brackets what is not its own."""
    notes = f" ({'; '.join(item.notes)})" if item.notes else ""
    who = f"{enumerate_words([each.name for each in item.authors])}: " if item.authors else ""
    return " ".join(f"{who}{', '.join(_parts(item))}{notes}".split())


def write_statement(statement: Statement, document: Item, graph: Graph) -> str:
    """Write how to cite one statement: who asserts it, through whom, where, how it stands, and its permanent name."""
    coined = COINED if COINED in document.notes else ""
    known = (coined, document.container or document.publisher, show_date(document.issued))
    place = ", ".join(part for part in known if part)
    said = f"{attribution_words(statement, graph)}, in “{document.title}” ({place}), {paragraphs_label(statement)}"
    address = absolute_address(statement.source, graph, str(statement.id))
    here = ", ".join(part for part in (graph.settings.name, _edition(graph.settings.edition), address) if part)
    return " ".join(f"{said}; statement {statement.key} ({statement.standing.value}) in {here}".split())


def _parts(item: Item) -> Iterator[str]:
    yield f"“{item.title}”"
    if item.type == ENTRY:
        yield f"in {item.container}"
        yield _edition(item.edition)
    else:
        yield from (part for part in (item.container, item.publisher) if part)
        yield show_date(item.issued)
    if item.address:
        yield item.address


def _edition(edition: str) -> str:
    return f"edition of {show_date(parse_date(edition))}"
