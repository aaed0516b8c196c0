"""What the stages hand on: sources, statements, facts, authority records, the catalog, the graph and pages.

A module knows only those before it, in the order of the pipeline: `reserved` names; what people wrote (`words`,
`authority`, `remains`, `sources`, `statements`, `disagreements`, `seeds`); the `catalog`; what is linked (`facts`,
`entities`, `chronology`); what the archive shows (`archive`, `coverage`, `evidence`); the `graph`; `pages` and their
`supplements`. Others import from here.
"""

from generator.model.archive import Document, Finding, Receipt, Verification
from generator.model.authority import AuthorityRecord, Name
from generator.model.catalog import Catalog
from generator.model.chronology import Occurrence
from generator.model.coverage import Cell, Coverage, Use
from generator.model.disagreements import Disagreement, Position
from generator.model.entities import Entity
from generator.model.evidence import Evidence, Origin, Probe
from generator.model.facts import Fact, Inverse
from generator.model.graph import Graph
from generator.model.pages import Page
from generator.model.remains import Redirect, Tombstone
from generator.model.reserved import (
    DEVICES,
    DISPUTED,
    GENERATED_PAGES,
    HALF_WRITTEN,
    NETWORK,
    RESERVED_IDS,
    SOURCES,
    TIMELINE,
    reserved_for,
)
from generator.model.seeds import Chapter, Digest, Seeds, Settings
from generator.model.sources import Source
from generator.model.statements import PLAIN, Claim, Locator, Party, Standing, Statement
from generator.model.supplements import Citation, Exports, Picture, Relation, Supplements, Target
from generator.model.words import Link, Note, Prose, Wording

__all__ = [
    "DEVICES",
    "DISPUTED",
    "GENERATED_PAGES",
    "HALF_WRITTEN",
    "NETWORK",
    "PLAIN",
    "RESERVED_IDS",
    "SOURCES",
    "TIMELINE",
    "AuthorityRecord",
    "Catalog",
    "Cell",
    "Chapter",
    "Citation",
    "Claim",
    "Coverage",
    "Digest",
    "Disagreement",
    "Document",
    "Entity",
    "Evidence",
    "Exports",
    "Fact",
    "Finding",
    "Graph",
    "Inverse",
    "Link",
    "Locator",
    "Name",
    "Note",
    "Occurrence",
    "Origin",
    "Page",
    "Party",
    "Picture",
    "Position",
    "Probe",
    "Prose",
    "Receipt",
    "Redirect",
    "Relation",
    "Seeds",
    "Settings",
    "Source",
    "Standing",
    "Statement",
    "Supplements",
    "Target",
    "Tombstone",
    "Use",
    "Verification",
    "Wording",
    "reserved_for",
]
