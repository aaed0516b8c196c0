"""What the stages hand on: sources, statements, facts, authority records, the catalog, the graph and pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.kinds import Dating, Property
    from generator.nodes import Node, Numeral, Text
    from generator.problem import Mark
    from generator.values import Date, Value

SOURCES: Final = "sources"
"""The folder of the source pages, and the kind of a source where a kind is asked for."""

DISPUTED: Final = "disagreements"
"""The page of the disagreements; it stands where a source's id would, for what remains of a disagreement."""

NETWORK: Final = "network"
"""The page of the whole network."""

TIMELINE: Final = "timeline"
"""The page of all that is dated."""

GENERATED_PAGES: Final = (*KINDS, SOURCES, DISPUTED, NETWORK, TIMELINE, "index")
"""Pages that the generator makes of itself; any text may link to them."""

RESERVED_IDS: Final = (*GENERATED_PAGES, "404", "assets", "search")
"""Names that no entity, source or hand-written page can have: the generator's own pages, now or later, and folders."""

HALF_WRITTEN: Final = ".half-written"
"""How the name of a hidden file ends that is not in its place yet; what is interrupted may leave one behind."""


class Standing(StrEnum):
    """How a statement stands: in what capacity its asserter asserts it."""

    REPORTED = "reported"
    OFFICIAL = "official"
    TESTIMONY = "testimony"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ASSESSMENT = "assessment"
    CALL = "call"
    LAW = "law"


PLAIN: Final = (Standing.REPORTED, Standing.OFFICIAL, Standing.LAW)
"""Standings that a value may have without wearing them where room is short."""


@dataclass(frozen=True)
class Wording:
    """Words of a source, or coined by the editor where no source has any."""

    form: str
    by_editor: bool = False


@dataclass(frozen=True)
class Name:
    """One form of an entity's name.

    `use` tells what the form is (surname alone, abbreviation, …), empty for a full name; `sources` where it occurs,
    empty for anywhere. `language` is a BCP 47 tag, empty for the language of the reference.
    """

    form: str
    use: str = ""
    language: str = ""
    pinyin: str = ""
    sources: tuple[Text, ...] = ()
    by_editor: bool = False

    def holds_in(self, source: str) -> bool:
        """Tell whether a source may mean the entity by this form."""
        return not self.sources or source in self.sources


@dataclass(frozen=True)
class AuthorityRecord:
    """Who or what an entity is: its names, and what it must not be confused with (library authority control)."""

    id: Text
    kind: str
    name: Wording
    description: str
    names: tuple[Name, ...]
    distinct_from: tuple[Text, ...]
    pseudonym: bool
    formerly: tuple[Text, ...]
    mark: Mark


@dataclass(frozen=True)
class Tombstone:
    """What is left of a withdrawn entity, source, statement or disagreement: its address and the reason.

    `kind` is a kind's id or SOURCES; `source` is the id of the source that a statement belonged to, DISPUTED for a
    disagreement, else empty.
    """

    id: Text
    kind: str
    why: str
    mark: Mark
    source: str = ""


@dataclass(frozen=True)
class Redirect:
    """An address of old that leads to what it is called now; shaped like a tombstone."""

    old: Text
    new: Text
    kind: str
    source: str = ""


@dataclass(frozen=True)
class Source:
    """A document that was digested, with its bibliographic record (after CSL).

    `added` names the fields that are not from the text, each with how we know. `unused` maps paragraphs to what they
    are; `left_out` maps paragraphs to words that no statement takes up, each with the reason.
    """

    id: Text
    title: Wording
    publisher: Text | None
    carried_by: tuple[Text, ...]
    authors: tuple[Text, ...]
    editors: tuple[Text, ...]
    published: Date
    type: str
    language: str
    url: str
    copies: tuple[str, ...]
    file: str
    sha256: str
    paragraphs: int
    reliability: str
    reliability_note: str
    added: Mapping[str, str]
    left_out: Mapping[Numeral, Mapping[Text, Text]]
    unused: Mapping[Numeral, str]
    formerly: tuple[Text, ...]
    mark: Mark


@dataclass(frozen=True)
class Link:
    """A link inside prose: to an entity or source, under its own name or under other words.

    `mark` is that of the whole link, the id's that of the id alone.
    """

    id: Text
    words: str
    mark: Mark


Prose: TypeAlias = "tuple[str | Link, ...]"
"""Running text and links in order."""


@dataclass(frozen=True)
class Party:
    """Someone who asserts or passes on: by id, or in the words of a source that does not name them."""

    id: Text | None
    unnamed: str = ""
    capacity: str = ""


@dataclass(frozen=True)
class Locator:
    """Where in a source: its paragraphs, ascending, and the part they belong to (CSL locator)."""

    paragraphs: tuple[Numeral, ...]
    part: str = "body"


@dataclass(frozen=True)
class Note:
    """What we, not a source, have to say."""

    text: str
    by_editor: bool


@dataclass(frozen=True)
class Claim:
    """A fact as written: entity, property and value not yet typed, since the kind is known only to the whole."""

    entity: Text
    property: Text
    raw: Node


@dataclass(frozen=True)
class Statement:
    """One thing that a source states, with its citation, attribution and standing (FollowTheMoney's Statement).

    `written` is the text with its markup and its marks. `says` is empty where the source itself asserts it; `said_at`
    is where the asserter is named, if not in the locator; `via` runs from the asserter to the source; `origin` is None
    where it goes back to this source.
    """

    id: Text
    source: str
    locator: Locator
    text: Prose
    written: Text
    says: tuple[Party, ...]
    said_at: tuple[Numeral, ...]
    via: tuple[Party, ...]
    origin: Text | None
    standing: Standing
    date: Date | None
    said: Date | None
    claims: tuple[Claim, ...]
    anchor: Text | None
    quotes: tuple[Text, ...]
    note: Note | None
    answers: tuple[Text, ...]
    derived: Mapping[Text, Text]
    formerly: tuple[Text, ...]
    mark: Mark

    @property
    def key(self) -> str:
        """Give the name of the statement in the whole reference: `source-id/statement-id`."""
        return f"{self.source}/{self.id}"


@dataclass(frozen=True)
class Digest:
    """One source and what it states; `tombstones` and former ids are those of its statements."""

    source: Source
    statements: tuple[Statement, ...]
    tombstones: tuple[Tombstone, ...] = ()


@dataclass(frozen=True)
class Position:
    """One side of a disagreement: who or what holds, and the statements (keys) that show it."""

    holds: str
    statements: tuple[Text, ...]


@dataclass(frozen=True)
class Disagreement:
    """Statements that cannot all be right, or that a reader would take for a contradiction.

    `found` tells that the generator found it, among values of a single-valued property.
    """

    id: Text
    question: str
    sort: str
    status: str
    positions: tuple[Position, ...]
    about: tuple[Text, ...]
    note: Note | None
    mark: Mark
    found: bool = False
    formerly: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A hand-written page: its title, and its body as safe Markdown with links still to be resolved.

    `written` are the lines below the title as they stand in the file.
    """

    id: str
    title: str
    body: tuple[str | Link, ...]
    mark: Mark
    written: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The reference's configuration; every address may be empty."""

    name: str
    edition: str
    repository: str
    branch: str
    contact: str
    licence_name: str
    licence_url: str
    site_url: str
    archive: str = "archive"
    fixed_terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seeds:
    """Everything that people wrote, file by file.

    `doubtful` holds the ids that stand in files or entries with problems: what refers to them is not reported again.
    """

    settings: Settings
    digests: tuple[Digest, ...]
    records: tuple[AuthorityRecord, ...]
    tombstones: tuple[Tombstone, ...]
    disagreements: tuple[Disagreement, ...]
    chapters: tuple[Chapter, ...]
    doubtful: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Catalog:
    """All seeds merged: each id once, in an order that does not depend on the order of the files (after DCAT)."""

    settings: Settings
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    records: Mapping[str, AuthorityRecord]
    tombstones: Mapping[str, Tombstone]
    redirects: Mapping[str, Redirect]
    disagreements: tuple[Disagreement, ...]
    chapters: tuple[Chapter, ...]
    doubtful: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fact:
    """The structured part of a statement: a typed value of an entity's property.

    It inherits citation, attribution and standing from its statement. `premises` tells from what a derived value was
    concluded, and is empty for a value that the document gives.
    """

    entity: str
    property: Property
    value: Value
    statement: str
    mark: Mark
    premises: str = ""


@dataclass(frozen=True)
class Inverse:
    """A fact seen from an entity inside its value, under the inverse's label."""

    label: str
    fact: Fact


@dataclass(frozen=True)
class Entity:
    """An authority record with everything that the documents link to it.

    Facts stand in the order of the kind's properties; `statements` (keys) speak of the entity, `asserted` are those
    that it asserts, `passed_on` those that came through it; all in order of source and paragraph.
    """

    record: AuthorityRecord
    facts: tuple[Fact, ...] = ()
    inverses: tuple[Inverse, ...] = ()
    statements: tuple[str, ...] = ()
    asserted: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()
    neighbours: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Occurrence:
    """Something dated, with all that gives the date.

    It is a fact (`entity` and `property`), or what one statement tells or when its asserter said it (neither), or the
    publication of a digested document (`entity` is its source). `statements` (keys) and `sources` stand in reading
    order; `entities` are those that it touches, and `kinds` theirs. `id` is a name in the whole chronology and fit for
    an anchor.
    """

    id: str
    date: Date
    dating: Dating
    entity: str = ""
    property: str = ""
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    premises: str = ""


@dataclass(frozen=True)
class Graph:
    """The catalog with every reference resolved and every backlink known.

    `clashes` names for a fact (entity, property) the disagreement about its values, `contested` for one (entity,
    property, statement) a disagreement that people wrote about it. `evidence` is what pages show of the checks
    against the archive; None where nobody asked for it. `chronology` is all that is dated, in order of the dates.
    """

    settings: Settings
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    facts: Mapping[str, tuple[Fact, ...]]
    disagreements: Mapping[str, Disagreement]
    clashes: Mapping[tuple[str, str], str]
    tombstones: Mapping[str, Tombstone]
    redirects: Mapping[str, Redirect]
    chapters: tuple[Chapter, ...]
    evidence: Evidence | None = None
    contested: Mapping[tuple[str, str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    chronology: tuple[Occurrence, ...] = ()

    def chronology_of(self, id_: str) -> tuple[Occurrence, ...]:
        """Give what is dated and touches an entity, or stands in a source, in order of the dates."""
        return self._occurrences.get(id_, ())

    def answers_to(self, key: str) -> tuple[str, ...]:
        """Give the keys of the statements that answer a statement, in the order of the sources."""
        return self._answers.get(key, ())

    @cached_property
    def _answers(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, statement in self.statements.items():
            for answered in statement.answers:
                found[answered][key] = None
        return {answered: tuple(keys) for answered, keys in found.items()}

    @cached_property
    def _occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for each in self.chronology:
            for id_ in (*each.entities, *each.sources):
                found[id_].append(each)
        return {id_: tuple(occurrences) for id_, occurrences in found.items()}


@dataclass(frozen=True)
class Target:
    """Where something leads that was made without knowing on which page it will stand: an id, and an anchor there."""

    id: str
    anchor: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing in SVG, as one piece of text in which the addresses of its links are still to be written."""

    parts: tuple[str | Target, ...]


@dataclass(frozen=True)
class Relation:
    """What connects an entity with another: by facts of its own, by facts of the other one, or by both.

    `label` names it from here, `back` from there, empty where it has no name. `standings` are those of the statements
    that say so, in the order of Standing; empty where one gives it as reported, official or law, and for an arrangement
    of the editors.
    """

    label: str
    back: str
    other: str
    facts: tuple[Fact, ...]
    standings: tuple[Standing, ...] = ()

    @property
    def editorial(self) -> bool:
        """Tell whether it is the editors' arrangement."""
        return any(fact.property.editorial for fact in self.facts)


@dataclass(frozen=True)
class Citation:
    """How to cite something: one line of plain text, and the same for reference managers."""

    text: str
    bibtex: str
    ris: str
    csl: str


@dataclass(frozen=True)
class Exports:
    """What readers and machines can take along.

    `pages` goes by the id of an entity or source, `documents` by that of a source, `statements` by a key; `linked_data`
    is JSON-LD by the id of an entity or source, safe inside a script; `files` stand beside the pages.
    """

    pages: Mapping[str, Citation] = field(default_factory=lambda: MappingProxyType({}))
    documents: Mapping[str, Citation] = field(default_factory=lambda: MappingProxyType({}))
    statements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    linked_data: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Supplements:
    """What the rooms beside the pipeline add to the pages; all mappings go by the id of what the page is about.

    A page does without what is not there.
    """

    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=lambda: MappingProxyType({}))
    connections: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    exports: Exports = field(default_factory=Exports)
    timelines: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    stages: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))
    comparisons: Mapping[str, Picture] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Page:
    """A file to be written: a path below content/ with slashes, and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Document:
    """The text of a source as the archive has it; paragraph 1 is the first of `paragraphs`."""

    source: str
    sha256: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """What `verify` found of one statement: a hash of all that was checked, and whether the document bears it out."""

    hash: str
    supported: bool


@dataclass(frozen=True)
class Receipt:
    """What `verify` found when it held a source's statements against the archive.

    `rules` is the version of the rules; `fingerprints` has one entry a paragraph; `findings` go by a statement's id.
    """

    source: str
    rules: int
    sha256: str
    fingerprints: tuple[str, ...]
    findings: Mapping[str, Finding]


class Verification(StrEnum):
    """How a statement stands with its receipt; a stale one was checked in another wording, or by other rules."""

    VERIFIED = "verified"
    STALE = "stale"
    MISSING = "missing"
    UNSUPPORTED = "unsupported"


class Use(StrEnum):
    """What became of a paragraph: statements cite it, it is listed as unused, or neither."""

    USED = "used"
    UNUSED = "unused"
    SILENT = "silent"


@dataclass(frozen=True)
class Cell:
    """One paragraph of a source: its number, the keys of the statements that cite it, why it is unused."""

    paragraph: int
    use: Use
    statements: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Coverage:
    """How far the statements reach through a source: a cell for each paragraph, in order."""

    source: str
    cells: tuple[Cell, ...]

    def count(self, use: Use) -> int:
        """Count the paragraphs of one use."""
        return sum(1 for cell in self.cells if cell.use is use)

    @property
    def content(self) -> int:
        """Count the content paragraphs: all that are not listed as unused."""
        return len(self.cells) - self.count(Use.UNUSED)


@dataclass(frozen=True)
class Origin:
    """Utterances and publications that count as one, with all that goes back to them.

    `ids` names works, events and sources; `asserters` who speaks in them; `statements` are keys.
    """

    ids: tuple[str, ...]
    asserters: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Probe:
    """Faults of one sort, planted into the statements to try the checks: how many, and how many of them were caught.

    `means` tells readers what was done.
    """

    sort: str
    means: str
    planted: int
    caught: int


@dataclass(frozen=True)
class Evidence:
    """What the pages show of the checks against the archive; made from receipts, so that no archive is needed.

    `verifications` go by a statement's key, `coverage` by a source's id; `count_origins` tells how many independent
    origins statements (keys) have. `origins` are those of all statements; `probes` tell how far the checks go, and are
    empty where nobody tried them.
    """

    verifications: Mapping[str, Verification]
    coverage: Mapping[str, Coverage]
    count_origins: Callable[[Iterable[str]], int]
    origins: tuple[Origin, ...] = ()
    probes: tuple[Probe, ...] = ()
