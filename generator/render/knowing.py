"""How we know: what a machine found of a statement, and where a reader can look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from generator.labels import paragraphs_label, source_label
from generator.model import Verification
from generator.render.markdown import escape, join, web_link
from generator.render.wording import GRADES, STANDING_MEANINGS, attribution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from generator.model import Graph, Statement
    from generator.render.desk import Desk

ONE_ORIGIN: Final = "one origin only"

_IN_SHORT: Final = {Verification.VERIFIED: "verified in the text", Verification.UNSUPPORTED: "not verified"}
_FOUND: Final = {
    Verification.VERIFIED: "its figures, dates, names, quotations, asserter and typed values were found where it says",
    Verification.STALE: "not yet verified: it changed since it was held against the document",
    Verification.MISSING: "not yet verified: nobody has held it against the document",
    Verification.UNREAD: "not verified: no machine here understands the language of the document",
    Verification.UNSUPPORTED: "not verified: a machine did not find all of it in the document",
}


def verification_of(key: str, graph: Graph) -> Verification:
    """Tell how a statement stands with its receipt; missing where nobody asked."""
    return graph.evidence.verifications[key] if graph.evidence else Verification.MISSING


def verification_words(key: str, graph: Graph) -> str:
    """Say in a few words whether a statement was verified: that the text says so, not that it is so."""
    return _IN_SHORT.get(verification_of(key, graph), "not yet verified")


def how_we_know(statement: Statement, desk: Desk) -> tuple[Markup, ...]:
    """Tell line by line what a statement rests on: document, chain, standing, machine, passage."""
    source = desk.graph.sources[statement.source]
    grade = f"reliability {source.reliability} ({GRADES[source.reliability]})"
    lines = [
        escape(f"Document: {source_label(source, desk.graph)}, {paragraphs_label(statement)}; {grade}"),
        join([escape("Attribution:"), attribution(statement, desk)], " "),
        escape(f"Standing: {statement.standing.value}, {STANDING_MEANINGS[statement.standing]}"),
        escape(f"By machine: {_FOUND[verification_of(statement.key, desk.graph)]}"),
    ]
    cited = desk.supplements.exports.statements.get(statement.key)
    if cited:
        lines.append(escape(f"Cite: {cited}"))
    passage = _passage(statement, (source.url, *source.copies))
    return (*lines, passage) if passage else tuple(lines)


def origins_words(keys: Iterable[str], graph: Graph) -> str:
    """Say how many independent origins several statements have; empty where there is nothing to count."""
    given = tuple(dict.fromkeys(keys))
    if graph.evidence is None or not given:
        return ""
    count = graph.evidence.count_origins(given)
    return ONE_ORIGIN if count == 1 else f"{count} independent origins"


def _passage(statement: Statement, addresses: Iterable[str]) -> Markup | None:
    """Link the public copy at the anchor's words (the Text Fragments of WICG)."""
    address = next((each for each in addresses if each), "")
    if not address or statement.anchor is None:
        return None
    words = quote(str(statement.anchor), safe="")
    opened = web_link(f"the public copy at “{statement.anchor}”", f"{address}#:~:text={words}")
    return join([escape("Passage:"), opened], " ")
