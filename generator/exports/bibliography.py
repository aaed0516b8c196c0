"""Bibliographic items after CSL: one for each document, one for each page of this reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.exports.web import absolute_address
from generator.labels import enumerate_words, name_of
from generator.values.dates import Date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Graph, Source
    from generator.values.moments import Moment

ENTRY: Final = "entry-encyclopedia"
COINED: Final = "title given by the editors of the reference"
_FAMILY_NAME: Final = "surname alone"
# Documents that appear in something which has the publisher's name: a newspaper, a site, an account.
_INSIDE: Final = frozenset(
    ("article-newspaper", "article-magazine", "article-journal", "webpage", "post-weblog", "post", "broadcast")
)


@dataclass(frozen=True)
class Author:
    """Somebody as a bibliography names them; the given name is empty where nobody says how the name is parted."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        """Give the name as it is said."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Item:
    """What a bibliography needs of one thing; `type` is one of CSL 1.0.2, whatever is not known is empty.

    `container` is what it appeared in. `notes` tell what is not the document's own: a title that the editors gave, an
    address of a copy, a date that no calendar writes.
    """

    id: str
    type: str
    title: str
    issued: Date
    authors: tuple[Author, ...] = ()
    editors: tuple[Author, ...] = ()
    container: str = ""
    publisher: str = ""
    edition: str = ""
    address: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()

    @property
    def moment(self) -> Moment | None:
        """Give the one year, month or day of publication; None for a span, or where the year is not stated."""
        start = self.issued.start
        return start if start and start.year is not None and not self.issued.is_interval else None


def describe_document(source: Source, graph: Graph) -> Item:
    """Describe a document itself, as its bibliographic record has it."""
    publisher = name_of(source.publisher, graph) if source.publisher else ""
    inside = source.type in _INSIDE
    return Item(
        id=str(source.id),
        type=source.type,
        title=source.title.form,
        issued=source.published,
        authors=tuple(_author(each, graph) for each in source.authors),
        editors=tuple(_author(each, graph) for each in source.editors),
        container=publisher if inside else "",
        publisher="" if inside else publisher,
        address=source.url or next(iter(source.copies), ""),
        language=source.language,
        notes=tuple(_notes(source, graph)),
    )


def describe_page(id_: str, graph: Graph) -> Item:
    """Describe the page of an entity or a source as an entry of this reference, in its edition.

    The address is empty where the configuration names no site.
    """
    settings = graph.settings
    name = name_of(id_, graph)
    return Item(
        id=f"page-{id_}",
        type=ENTRY,
        title=f"Digest of: {graph.sources[id_].title.form} ({name})" if id_ in graph.sources else name,
        issued=parse_date(settings.edition),
        container=settings.name,
        edition=settings.edition,
        address=absolute_address(id_, graph),
        language="en",
    )


def show_date(date: Date) -> str:
    """Write a date in words."""
    return "".join(str(part) for part in date.show())


def _author(id_: str, graph: Graph) -> Author:
    """Part a name where the authority record has its surname, and that stands last.

    A surname that stands first stays there: bibliographies that knew it would put it last.
    """
    whole = name_of(id_, graph)
    names = graph.entities[id_].record.names if id_ in graph.entities else ()
    for each in names:
        if each.use == _FAMILY_NAME and whole.endswith(f" {each.form}"):
            return Author(each.form, whole.removesuffix(each.form).strip())
    return Author(whole)


def _notes(source: Source, graph: Graph) -> Iterator[str]:
    if source.title.by_editor:
        yield COINED
    if source.carried_by:
        yield f"carried by {enumerate_words([name_of(each, graph) for each in source.carried_by])}"
    if source.copies and not source.url:
        yield "the address is that of a copy"
    start = source.published.start
    if source.published.is_interval or start is None or start.year is None or start.qualifier:
        yield f"published {show_date(source.published)}"
