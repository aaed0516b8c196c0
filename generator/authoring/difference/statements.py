"""Statements as sheets: what is stated, who says it, where it stands, in what standing, verified or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.authoring.difference.changes import Sheet
from generator.authoring.difference.naming import place_of, value_words
from generator.labels import attribution_words, name_of, paragraphs_label, plain_prose, shown_words, source_label
from generator.model import Link, Verification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model import Fact, Graph, Note, Statement

_VERIFIED: Final = {
    Verification.VERIFIED: "verified",
    Verification.STALE: "not verified since it changed",
    Verification.MISSING: "not verified yet",
    Verification.UNREAD: "not verified: its language is not understood",
    Verification.UNSUPPORTED: "not verified: not found in its paragraphs",
}


def statement_sheets(graph: Graph, follow: Callable[[str], str] = str) -> Iterator[Sheet]:
    """Give a sheet of each statement whose source is there, as the documents run; `follow` gives ids of now."""
    known = (each for each in graph.statements.values() if each.source in graph.sources)
    for statement in sorted(known, key=lambda each: (each.source, each.locator.paragraphs, each.key)):
        yield statement_sheet(statement, graph, follow)


def statement_sheet(statement: Statement, graph: Graph, follow: Callable[[str], str] = str) -> Sheet:
    """Give the sheet of one statement."""
    attribution = attribution_words(statement, graph)
    where = f"{source_label(graph.sources[statement.source], graph)}, {paragraphs_label(statement)}"
    fields: dict[str, str | Sequence[str]] = {
        "text": plain_prose(statement.text, graph),
        "paragraphs": paragraphs_label(statement),
        "standing": statement.standing.value,
        "attribution": attribution,
        "asserter named in": [f"¶ {int(each)}" for each in statement.said_at],
        "origin": name_of(str(statement.origin), graph) if statement.origin else "",
        "happened": shown_words(statement.date) if statement.date else "",
        "said": shown_words(statement.said) if statement.said else "",
        "facts": [fact_words(fact, graph) for fact in graph.facts.get(statement.key, ())],
        "quotes": [*statement.quotes],
        "concluded": [f"{name}: {premise}" for name, premise in statement.derived.items()],
        "note": note_words(statement.note),
        "answers": [follow(str(each)) for each in statement.answers],
        "anchor": statement.anchor or "",
        "links": [follow(str(part.id)) for part in statement.text if isinstance(part, Link)],
        "former ids": [*statement.formerly],
    }
    checked = graph.evidence.verifications.get(statement.key) if graph.evidence else None
    context = (where, statement.standing.value, attribution, verification_words(checked))
    return Sheet(statement.key, where, listed(fields), context, place_of(statement.mark))


def fact_words(fact: Fact, graph: Graph) -> str:
    """Write a fact in one line: entity, property, value."""
    return f"{name_of(fact.entity, graph)} · {fact.property.title}: {value_words(fact.value, graph)}"


def note_words(note: Note | None) -> str:
    """Write a note, and that it is the editors' where it is."""
    if note is None:
        return ""
    return f"{note.text} (by the editors)" if note.by_editor else note.text


def verification_words(found: Verification | None) -> str:
    """Say whether a statement was held against its document."""
    return _VERIFIED[found] if found else "not checked"


def listed(fields: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Give fields as values, without those that hold nothing."""
    several = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    kept = {name: tuple(str(each) for each in value if each) for name, value in several.items()}
    return {name: value for name, value in kept.items() if value}
