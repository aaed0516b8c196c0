"""Whether a statement is as it was when it was verified; told from receipts, without an archive."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from generator.evidence.languages import is_understood
from generator.evidence.rules import RULES_VERSION
from generator.model import Verification

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.evidence.reliance import Reliance
    from generator.model import Party, Receipt, Source, Statement

HASH_LENGTH: Final = 16
"""How many hexadecimal digits a statement's hash has; enough to notice every change that is no attack."""


def verification(statement: Statement, reliance: Reliance, receipt: Receipt | None) -> Verification:
    """Tell how a statement stands with its source's receipt; needs no archive."""
    if not is_understood(reliance.graph.sources[statement.source]):
        return Verification.UNREAD
    finding = receipt.findings.get(str(statement.id)) if receipt else None
    if receipt is None or finding is None:
        return Verification.MISSING
    if receipt.sha256 != reliance.graph.sources[statement.source].sha256:
        return Verification.STALE
    if finding.hash != hash_statement(statement, reliance, receipt.fingerprints):
        return Verification.STALE
    return Verification.VERIFIED if finding.supported else Verification.UNSUPPORTED


def hash_statement(statement: Statement, reliance: Reliance, fingerprints: Sequence[str]) -> str:
    """Hash a statement of a graph, as `statement_hash` does, with the forms that it relies on."""
    source = reliance.graph.sources[statement.source]
    return statement_hash(statement, source, reliance.forms(statement), fingerprints)


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


def _at(fingerprints: Sequence[str], paragraph: int) -> str:
    return fingerprints[paragraph - 1] if paragraph <= len(fingerprints) else ""


def _party(party: Party) -> tuple[str | None, str, str]:
    return party.id, party.unnamed, party.capacity
