"""Citations and linked data as the end of a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.addresses import page_of
from generator.render.markdown import data_script, link, verbatim

if TYPE_CHECKING:
    from generator.model import Citation
    from generator.render.desk import Desk


@dataclass(frozen=True)
class CitationView:
    """One citation: its line, a permanent link if what is cited is here, and what reference managers read."""

    text: str
    permalink: Markup | None
    records: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True)
class ExportView:
    """What a page offers to take along; None for what there is not."""

    page: CitationView | None
    document: CitationView | None
    linked_data: Markup


def view_export(id_: str, desk: Desk) -> ExportView:
    """Prepare what the page of an entity or source offers to take along."""
    exports = desk.supplements.exports
    page, document = exports.pages.get(id_), exports.documents.get(id_)
    permalink = link("permanent link", desk.to_page(page_of(id_, desk.graph)), "permalink")
    data = exports.linked_data.get(id_)
    return ExportView(
        page=_citation(page, permalink) if page else None,
        document=_citation(document, None) if document else None,
        linked_data=data_script(data, "application/ld+json") if data else Markup(),
    )


def _citation(citation: Citation, permalink: Markup | None) -> CitationView:
    records = (("BibTeX", citation.bibtex), ("RIS", citation.ris), ("CSL-JSON", citation.csl))
    return CitationView(
        citation.text, permalink, tuple((label, verbatim(record.rstrip("\n"))) for label, record in records)
    )
