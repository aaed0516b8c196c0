"""A digest to fill in, made from a text: what can be counted is there, what must be judged is a placeholder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.scaffold.findings import search_paper
from generator.authoring.scaffold.paper import UnusableTextError, read_paper
from generator.authoring.scaffold.records import write_proposals
from generator.authoring.scaffold.source import write_source
from generator.authoring.scaffold.statements import write_statements
from generator.ids import check_id
from generator.model import reserved_for
from generator.shape import STAND_IN_ID

if TYPE_CHECKING:
    from generator.model import Catalog

__all__ = ["Scaffold", "UnusableTextError", "find_fault", "make_scaffold"]

_HEAD = """\
# yaml-language-server: $schema=../../schema/digest.json
# A digest to fill in. Each TODO stands for something to write; what follows it is a proposal and decides nothing.
# `python -m generator check` lists what is left. Comments with ¶ list what each paragraph holds, to tick off; take them
# out in the end. A paragraph may need several statements, or none (`unused`). All fields: docs/format.md.
"""


@dataclass(frozen=True)
class Scaffold:
    """A digest to fill in, with what stands in it: paragraphs, statements to write, names without a record."""

    text: str
    paragraphs: int
    statements: int
    names: int


def find_fault(id_: str, catalog: Catalog) -> str:
    """Say why a new source cannot have this id; empty if it can."""
    wrong = check_id(id_)
    if wrong:
        return wrong
    reserved = "a stand-in of the generator's own" if id_ == STAND_IN_ID else reserved_for(id_)
    if reserved:
        return f"'{id_}' is the name of {reserved}; take another"
    return next((f"'{id_}' is taken ({what}); ids are for ever" for what, ids in _taken(catalog) if id_ in ids), "")


def _taken(catalog: Catalog) -> tuple[tuple[str, set[str]], ...]:
    return (
        ("a source", {*catalog.sources}),
        ("an authority record", {*catalog.records}),
        ("withdrawn", {*catalog.tombstones}),
        ("a former id", {*catalog.redirects}),
        ("a hand-written page", {chapter.id for chapter in catalog.chapters}),
        # One by one: where a file could not be read, every id is in doubt, and that is no reason.
        ("it stands in a file that has problems", {*catalog.doubtful}),
    )


def make_scaffold(raw: bytes, file: str, id_: str, catalog: Catalog) -> Scaffold:
    """Make the digest `id_` of a text, whose bytes are `raw` and whose name in the archive is `file`.

    Gives YAML in which everything that `check` tells is a placeholder still to be written. Names that the catalog has
    are links, names that several bear are listed with all who may be meant. Nothing of the text is copied but names,
    figures, dates and the headline. Raises UnusableTextError where the text cannot be digested.
    """
    paper = read_paper(raw)
    for source in catalog.sources.values():
        if source.sha256 == paper.sha256:
            raise UnusableTextError(f"is digested already, as '{source.id}'")
        if source.file == file:
            raise UnusableTextError(f"has the name of another text in the archive, of '{source.id}'; rename it")
    findings = search_paper(paper, catalog.records)
    taken = {id_, *catalog.records, *catalog.sources, *catalog.tombstones, *catalog.redirects}
    lines = [
        *write_source(findings, file),
        *write_statements(findings),
        *write_proposals(findings, id_, taken),
    ]
    text = _HEAD + "\n".join(lines) + "\n"
    return Scaffold(text, len(paper.passages), len(findings.content), len(findings.proposals))
