"""Receipts that go on to hold after ids were exchanged, since nothing that was checked has changed."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.evidence.receipts import write_receipt
from generator.evidence.reliance import Reliance
from generator.evidence.verification import hash_statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Finding, Graph, Receipt


def carry_receipts(
    receipts: Mapping[str, Receipt], before: Graph, after: Graph, renamed: Mapping[str, str]
) -> Mapping[str, str | None]:
    """Give the new texts of receipts by their source; None for that of a source that is gone.

    `after` is `before` with ids exchanged and nothing else; `renamed` maps the old id or key to the new one. A finding
    that fitted its statement gets the hash that the same statement has now; one that was stale stays so.
    """
    old_reliance, new_reliance = Reliance(before), Reliance(after)
    texts: dict[str, str | None] = {}
    for source, receipt in receipts.items():
        name = renamed.get(source, source)
        found = dict(_findings(receipt, name, old_reliance, new_reliance, renamed))
        texts[name] = write_receipt(replace(receipt, source=name, findings=MappingProxyType(found)))
        if name not in after.sources or name != source:
            texts[source] = None
    return texts


def _findings(
    receipt: Receipt, name: str, before: Reliance, after: Reliance, renamed: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    for id_, finding in receipt.findings.items():
        key = f"{receipt.source}/{id_}"
        new = renamed.get(key, f"{name}/{id_}")
        old_statement, statement = before.graph.statements.get(key), after.graph.statements.get(new)
        kept = finding
        if old_statement and statement and finding.hash == hash_statement(old_statement, before, receipt.fingerprints):
            kept = replace(finding, hash=hash_statement(statement, after, receipt.fingerprints))
        yield new.rpartition("/")[2], kept
