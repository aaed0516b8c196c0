"""What is said without anybody else to say it: by us, or by a source that names no one for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.kinds import CASES, PEOPLE, WORKS
from generator.model import Link
from generator.nodes import Text, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import AuthorityRecord, Catalog, Disagreement, Fact, Source, Statement
    from generator.problem import Mark


@dataclass(frozen=True)
class Saying:
    """Words with their place, and the people whom they are about even where they neither link nor name them.

    `sources` tells whose word on these people counts: that of each one; of any document where it is empty. `is_ours`
    where the editors speak, not a source.
    """

    words: Text
    people: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    is_persons_name: bool = False
    is_ours: bool = True


@dataclass(frozen=True)
class Concerned:
    """Whom entities and statements are about."""

    catalog: Catalog
    facts: Mapping[str, tuple[Fact, ...]]
    _accused: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        """Note who is accused in which case, in whatever document."""
        for fact in (fact for each in self.facts.values() for fact in each if fact.property.accuses):
            self._accused[fact.entity].update(str(each.id) for each in fact.value.references())

    def people(self, ids: Iterable[str]) -> frozenset[str]:
        """Give the people among entities, and those accused in the cases among them."""
        return frozenset(person for id_ in ids for person in self._people_of(id_))

    def of_facts(self, statement: Statement) -> frozenset[str]:
        """Give the people whom the facts of a statement are about, if only through a case."""
        facts = self.facts.get(statement.key, ())
        cases = (each.id for fact in facts for each in fact.value.references() if self.kind(each.id) == CASES)
        return self.people((*(claim.entity for claim in statement.claims), *cases))

    def of_statement(self, statement: Statement) -> frozenset[str]:
        """Give the people whom a statement links to or has facts about."""
        links = self.people(part.id for part in statement.text if isinstance(part, Link))
        return links | self.of_facts(statement)

    def kind(self, id_: str) -> str:
        """Give the kind of an entity; empty where there is none."""
        record = self.catalog.records.get(id_)
        return record.kind if record else ""

    def _people_of(self, id_: str) -> Iterable[str]:
        return {PEOPLE: {str(id_)}, CASES: self._accused.get(str(id_), set())}.get(self.kind(id_), set())


def list_sayings(catalog: Catalog, concerned: Concerned) -> Iterator[Saying]:
    """Yield what the reference says in its own voice, and what its sources say in theirs.

    Left out are what somebody is named for, titles of documents and works, and values of facts about other than
    people and cases.
    """
    for record in catalog.records.values():
        yield from _of_record(record, concerned)
    by_source: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in catalog.statements.values():
        by_source[statement.source].append(statement)
    for source in catalog.sources.values():
        yield from _of_source(source, by_source[str(source.id)], concerned)
    for statement in catalog.statements.values():
        yield from _of_statement(statement, concerned)
    for disagreement in catalog.disagreements:
        yield from _of_disagreement(disagreement, catalog, concerned)
    for stone in catalog.tombstones.values():
        people = frozenset({str(stone.id)} if stone.kind == PEOPLE else ())
        yield Saying(_placed(stone.why, stone.mark), people)
    for chapter in catalog.chapters:
        yield from map(Saying, (_placed(chapter.title, chapter.mark), *chapter.written))


def _of_record(record: AuthorityRecord, concerned: Concerned) -> Iterator[Saying]:
    people, is_person = concerned.people((record.id,)), record.kind == PEOPLE
    if record.kind != WORKS or record.name.by_editor:
        yield Saying(_placed(record.name.form, record.mark), people, is_persons_name=is_person)
    yield Saying(_placed(record.description, record.mark), people)
    for name in record.names:
        if record.kind != WORKS or name.by_editor:
            yield Saying(_placed(name.form, record.mark), people, tuple(map(str, name.sources)), is_person)


def _of_source(source: Source, statements: Iterable[Statement], concerned: Concerned) -> Iterator[Saying]:
    id_ = str(source.id)
    if source.title.by_editor:
        people = frozenset(person for each in statements for person in concerned.of_facts(each))
        yield Saying(_placed(source.title.form, source.mark), people, (id_,))
    yield Saying(_placed(source.reliability_note, source.mark), sources=(id_,))


def _of_statement(statement: Statement, concerned: Concerned) -> Iterator[Saying]:
    sources = (statement.source,)
    if statement.note is not None:
        yield Saying(_placed(statement.note.text, statement.mark), concerned.of_statement(statement), sources)
    if statement.says:
        return
    yield Saying(statement.written, concerned.of_facts(statement), sources, is_ours=False)
    for claim in statement.claims:
        if concerned.kind(claim.entity) in (PEOPLE, CASES):
            # Words for somebody unnamed are the document's.
            for words in texts_in(claim.raw, without="unnamed"):
                if not concerned.kind(words):  # else it is an id
                    yield Saying(words, concerned.people((claim.entity,)), sources, is_ours=False)


def _of_disagreement(disagreement: Disagreement, catalog: Catalog, concerned: Concerned) -> Iterator[Saying]:
    cited = [
        [catalog.statements[key] for key in each.statements if key in catalog.statements]
        for each in disagreement.positions
    ]
    about = concerned.people(disagreement.about)
    everything = [statement for each in cited for statement in each]
    notes = (disagreement.note.text,) if disagreement.note else ()
    for words in (disagreement.question, *notes):
        yield _on_statements(words, about, everything, disagreement, concerned)
    for position, statements in zip(disagreement.positions, cited, strict=True):
        yield _on_statements(position.holds, about, statements, disagreement, concerned)


def _on_statements(
    words: str, about: frozenset[str], statements: list[Statement], disagreement: Disagreement, concerned: Concerned
) -> Saying:
    people = about.union(*(concerned.of_statement(each) for each in statements))
    sources = tuple(sorted({each.source for each in statements}))
    return Saying(_placed(words, disagreement.mark), people, sources)


def _placed(words: str, otherwise: Mark) -> Text:
    """Take a text that knows its place, or give it that of the entry around it."""
    return words if isinstance(words, Text) else Text(words, otherwise)
