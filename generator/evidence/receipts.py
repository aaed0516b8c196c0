"""Receipts: what `verify` found, read without an archive and written so that nothing else changes."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.evidence.languages import is_understood
from generator.evidence.reliance import Reliance
from generator.evidence.rules import RULES_VERSION
from generator.evidence.verification import HASH_LENGTH, hash_statement
from generator.model import Finding, Receipt
from generator.nodes import List, Map, Text, compose_yaml, read_text
from generator.problem import Mark, Problem, Severity
from generator.reading.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.model import Document, Graph
    from generator.nodes import Node

FIRST_LINE: Final = "# Written by `verify`: change the digest, then verify again; never change this file by hand."
_FIELDS = ("rules", "sha256", "paragraphs", "statements")
_SHORT_HASH = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_ANSWERS = MappingProxyType({"true": True, "false": False})


def read_receipts(
    folder: Path, label: str, sources: Container[str], doubtful: Container[str] = ()
) -> tuple[Mapping[str, Receipt], tuple[Problem, ...]]:
    """Read a folder of receipts, called `label` in problems; gives them by source id.

    A receipt that `verify` could not have written is a problem and left out, and so is any other file. One of no known
    source is a notice; of a doubtful one, whose digest could not be read, nothing is said. Without the folder there are
    no receipts and nothing to say.
    """
    receipts: dict[str, Receipt] = {}
    problems: list[Problem] = []
    for path in _visible(folder):
        called = f"{label}/{path.name}"
        if path.suffix != ".yml":
            problems.append(Problem(Mark(called), "stray-file", "this has no place among the receipts; delete it"))
        elif path.stem in sources:
            receipt, found = _read_receipt(path, called)
            problems += found
            receipts.update({path.stem: receipt} if receipt else {})
        elif path.stem not in doubtful:
            message = f"there is no source '{path.stem}'; delete this receipt"
            problems.append(Problem(Mark(called), "stray-receipt", message, Severity.NOTICE))
    return MappingProxyType(receipts), tuple(problems)


def write_receipt(receipt: Receipt) -> str:
    """Give the text of a receipt's file: the same findings give the same text, reading it gives the same receipt."""
    lines = [FIRST_LINE, f"rules: {receipt.rules}", f'sha256: "{receipt.sha256}"']
    lines += ["paragraphs:"] if receipt.fingerprints else ["paragraphs: []"]
    lines += [f'  - "{each}"' for each in receipt.fingerprints]
    lines += ["statements:"] if receipt.findings else ["statements: {}"]
    lines += [
        f'  "{id_}": {{hash: "{finding.hash}", supported: {str(finding.supported).lower()}}}'
        for id_, finding in sorted(receipt.findings.items())
    ]
    return "\n".join(lines) + "\n"


def make_receipt(document: Document, graph: Graph, unsupported: Container[str]) -> Receipt:
    """Make the receipt of a document's source; `unsupported` has the keys of statements that it does not bear out.

    Where the language is not understood it has no findings.
    """
    prints = tuple(fingerprint(paragraph) for paragraph in document.paragraphs)
    reliance = Reliance(graph)
    findings = {
        str(statement.id): Finding(hash_statement(statement, reliance, prints), key not in unsupported)
        for key, statement in graph.statements.items()
        if statement.source == document.source and is_understood(graph.sources[document.source])
    }
    return Receipt(document.source, RULES_VERSION, document.sha256, prints, MappingProxyType(findings))


def _visible(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if not each.name.startswith(".")) if folder.is_dir() else []


def _read_receipt(path: Path, label: str) -> tuple[Receipt | None, tuple[Problem, ...]]:
    text, problems = read_text(path, label)
    if problems:
        return None, problems
    node, problems = compose_yaml(text, label, empty=True)
    if node is None or problems:
        return None, problems
    faults = tuple(Problem(mark, "mangled-receipt", f"{what}; verify again") for mark, what in _faults(node))
    if faults or not isinstance(node, Map):
        return None, faults
    return _take_receipt(path.stem, node), ()


def _take_receipt(source: str, node: Map) -> Receipt:
    """Take a receipt out of a node without faults."""
    prints, findings = node.field("paragraphs"), node.field("statements")
    return Receipt(
        source=source,
        rules=int(str(node.field("rules"))),
        sha256=str(node.field("sha256")),
        fingerprints=tuple(str(each) for each in prints) if isinstance(prints, List) else (),
        findings=MappingProxyType(
            {
                str(id_): Finding(str(each.field("hash")), _ANSWERS[str(each.field("supported"))])
                for id_, each in (findings.items() if isinstance(findings, Map) else ())
                if isinstance(each, Map)
            }
        ),
    )


def _faults(node: Node) -> Iterator[tuple[Mark, str]]:
    if not isinstance(node, Map):
        yield node.mark, f"a receipt has the fields {', '.join(_FIELDS)}"
        return
    yield from _other_fields(node, _FIELDS)
    yield from _unless(node.field("rules"), _NUMBER, "'rules' is a whole number")
    yield from _unless(node.field("sha256"), _SHA256, "'sha256' has 64 digits and letters a-f")
    prints, findings = node.field("paragraphs"), node.field("statements")
    for each in prints if isinstance(prints, List) else ():
        yield from _unless(each, _SHORT_HASH, f"a fingerprint has {HASH_LENGTH} digits and letters a-f")
    for field, form, what in ((prints, List, "'paragraphs' is a list"), (findings, Map, "'statements' is a map")):
        if field is not None and not isinstance(field, form):
            yield field.mark, what
    for each in findings.values() if isinstance(findings, Map) else ():
        yield from _faults_of_finding(each)


def _faults_of_finding(node: Node) -> Iterator[tuple[Mark, str]]:
    if not isinstance(node, Map):
        yield node.mark, "a finding has the fields hash and supported"
        return
    yield from _other_fields(node, ("hash", "supported"))
    yield from _unless(node.field("hash"), _SHORT_HASH, f"a hash has {HASH_LENGTH} digits and letters a-f")
    yield from _unless(node.field("supported"), re.compile("|".join(_ANSWERS)), "'supported' is true or false")


def _other_fields(node: Map, wanted: Iterable[str]) -> Iterator[tuple[Mark, str]]:
    yield from ((key.mark, f"there is no field '{key}'") for key in node if key not in wanted)
    yield from ((_head(node.mark), f"the field '{each}' is missing") for each in wanted if each not in node)


def _unless(node: Node | None, pattern: re.Pattern[str], what: str) -> Iterator[tuple[Mark, str]]:
    if node is not None and not (isinstance(node, Text) and pattern.fullmatch(node)):
        yield node.mark, what


def _head(mark: Mark) -> Mark:
    return Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)
