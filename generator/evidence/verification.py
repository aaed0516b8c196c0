"""Whether a statement is as it was when it was verified; told from receipts, without an archive."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from generator.evidence.names import forms_in
from generator.evidence.rules import RULES_VERSION
from generator.model import Link, Verification

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Graph, Party, Receipt, Source, Statement

HASH_LENGTH: Final = 16
"""How many hexadecimal digits a statement's hash has; enough to notice every change that is no attack."""


def verification(statement: Statement, graph: Graph, receipt: Receipt | None) -> Verification:
    """Tell how a statement stands with its source's receipt; needs no archive."""
    finding = receipt.findings.get(str(statement.id)) if receipt else None
    if receipt is None or finding is None:
        return Verification.MISSING
    if receipt.sha256 != graph.sources[statement.source].sha256:
        return Verification.STALE
    if finding.hash != hash_statement(graph, statement, receipt.fingerprints):
        return Verification.STALE
    return Verification.VERIFIED if finding.supported else Verification.UNSUPPORTED


def hash_statement(graph: Graph, statement: Statement, fingerprints: Sequence[str]) -> str:
    """Hash a statement of a graph, as `statement_hash` does, with the forms that it relies on."""
    source = graph.sources[statement.source]
    return statement_hash(statement, source, forms_relied_on(statement, graph), fingerprints)


def statement_hash(
    statement: Statement, source: Source, forms: Mapping[str, Sequence[str]], fingerprints: Sequence[str]
) -> str:
    """Hash everything that is checked of a statement: its fields, the name forms it relies on, the text it cites.

    `fingerprints` has one entry a paragraph of the source; those cited and those of `said_at` count.
    """
    checked = {
        "rules": RULES_VERSION,
        "published": source.published.text,
        "publisher": source.publisher,
        "authors": [*source.authors],
        "forms": {id_: [*each] for id_, each in forms.items()},
        "at": [*statement.locator.paragraphs],
        "part": statement.locator.part,
        "said_at": [*statement.said_at],
        "paragraphs": [_at(fingerprints, each) for each in (*statement.locator.paragraphs, *statement.said_at)],
        "text": statement.written,
        "says": [_party(each) for each in statement.says],
        "via": [_party(each) for each in statement.via],
        "origin": statement.origin,
        "date": statement.date.text if statement.date else None,
        "said": statement.said.text if statement.said else None,
        "facts": {f"{claim.entity}.{claim.property}": claim.raw for claim in statement.claims},
        "quotes": [*statement.quotes],
        "anchor": statement.anchor,
        "derived": {**statement.derived},
    }
    return hashlib.sha256(json.dumps(checked, sort_keys=True).encode()).hexdigest()[:HASH_LENGTH]


def forms_relied_on(statement: Statement, graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """Give the preferred name, and the name forms valid in its source, of every entity that a statement relies on.

    These are all that it links, claims or has speak, and those accused in such cases: a case is named by its accused.
    """
    parties = (party.id for party in (*statement.says, *statement.via))
    links = (part.id for part in statement.text if isinstance(part, Link))
    facts = graph.facts.get(statement.key, ())
    claimed = (id_ for fact in facts for id_ in (fact.entity, *(each.id for each in fact.value.references())))
    named = {str(id_) for id_ in (*parties, *links, *claimed, statement.origin) if id_ is not None}
    ids = named | {person for id_ in named for person in _accused(id_, graph)}
    return {
        id_: (graph.entities[id_].record.name.form, *forms_in(graph.entities[id_], statement.source))
        for id_ in sorted(ids & graph.entities.keys())
    }


def _accused(id_: str, graph: Graph) -> Iterator[str]:
    entity = graph.entities.get(id_)
    for fact in entity.facts if entity else ():
        if fact.property.accuses:
            yield from (str(person.id) for person in fact.value.references())


def _at(fingerprints: Sequence[str], paragraph: int) -> str:
    return fingerprints[paragraph - 1] if paragraph <= len(fingerprints) else ""


def _party(party: Party) -> tuple[str | None, str, str]:
    return party.id, party.unnamed, party.capacity
