"""The real digests stand in their documents; without the archive, their receipts say so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import ROOT

from generator.evidence.archive import read_archive
from generator.evidence.verify import verify_statements
from generator.examine import Layout, check
from generator.model import Verification
from generator.problem import Severity

ARCHIVE = Path(os.environ.get("REFERENCE_ARCHIVE", ROOT / "archive"))


def test_every_statement_is_verified_by_its_receipt() -> None:
    graph = check(Layout.of(ROOT), lambda _: None).graph
    assert graph is not None
    assert graph.evidence is not None
    found = graph.evidence.verifications
    assert found
    assert not [key for key, each in found.items() if each is not Verification.VERIFIED]


def test_every_statement_stands_in_its_document() -> None:
    if not ARCHIVE.is_dir():
        pytest.skip("the texts of the documents are not here: no archive/, no REFERENCE_ARCHIVE")
    graph = check(Layout.of(ROOT), lambda _: None).graph
    assert graph is not None
    documents, problems = read_archive(ARCHIVE, graph.sources.values())
    assert documents.keys() == graph.sources.keys()
    verdict = verify_statements(graph, documents)
    told = [each for each in (*problems, *verdict.problems) if each.severity is Severity.PROBLEM]
    assert not told


def test_a_planted_figure_or_date_is_found_at_its_place(tmp_path: Path) -> None:
    if not ARCHIVE.is_dir():
        pytest.skip("the texts of the documents are not here: no archive/, no REFERENCE_ARCHIVE")
    for folder in ("seeds", "mkdocs.yml"):
        source = ROOT / folder
        for path in [source] if source.is_file() else sorted(source.rglob("*")):
            if path.is_file():
                target = tmp_path / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    digest = tmp_path / "seeds/digests/gt-police-day.yml"
    digest.write_text(
        digest.read_text(encoding="utf-8")
        .replace("more than 5,500 documents.", "more than 5,600 documents.")
        .replace("    date: 2019-03\n", "    date: 2016-04\n"),
        encoding="utf-8",
    )
    graph = check(Layout.of(tmp_path), lambda _: None).graph
    assert graph is not None
    documents, _ = read_archive(ARCHIVE, graph.sources.values())
    lines = digest.read_text(encoding="utf-8").splitlines()
    problems = verify_statements(graph, documents).problems
    for planted in ("5,600", "date: 2016-04"):
        told = [each for each in problems if planted in each.message]
        assert told
        assert all(planted in lines[each.mark.line - 1] for each in told)
