"""Digests and authority records united into one catalog; nothing is overwritten."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.model import DISPUTED, SOURCES, Catalog, Redirect, reserved_for
from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeVar

    from generator.model import Seeds, Tombstone
    from generator.nodes import Text
    from generator.problem import Mark

    _Item = TypeVar("_Item")


def merge_seeds(seeds: Seeds) -> tuple[Catalog, tuple[Problem, ...]]:
    """Unite all seeds by id, sorted by id: set union, so the order of files and entries does not matter.

    Ids are unique over all kinds, sources and hand-written pages; a second one is a problem that names the first, and
    the catalog keeps the first.
    """
    statements = ((each.key, each.mark, each) for digest in seeds.digests for each in digest.statements)
    stones = ((_address(each.source, each.id), each.mark, each) for each in _tombstones(seeds))
    redirects = ((_address(each.source, each.old), each.old.mark, each) for each in _redirects(seeds))
    catalog = Catalog(
        settings=seeds.settings,
        sources=_unite((str(each.source.id), each.source.mark, each.source) for each in seeds.digests),
        statements=_unite(statements),
        records=_unite((str(each.id), each.mark, each) for each in seeds.records),
        tombstones=_unite(stones),
        redirects=_unite(redirects),
        disagreements=tuple(sorted(set(seeds.disagreements), key=lambda each: (each.id, each.mark))),
        chapters=tuple(sorted(set(seeds.chapters), key=lambda each: (each.id, each.mark))),
        doubtful=seeds.doubtful,
    )
    return catalog, (*_clashes(seeds), *_same_documents(seeds))


def _unite(items: Iterable[tuple[str, Mark, _Item]]) -> Mapping[str, _Item]:
    """Map each id to its item, sorted by id; of two items with one id, take that which stands first."""
    last_written_first = sorted(items, key=lambda each: each[:2], reverse=True)
    united = {id_: item for id_, _, item in last_written_first}
    return MappingProxyType(dict(sorted(united.items())))


def _address(source: str, id_: Text) -> str:
    return f"{source}/{id_}" if source else str(id_)


def _tombstones(seeds: Seeds) -> Iterator[Tombstone]:
    yield from seeds.tombstones
    for digest in seeds.digests:
        yield from digest.tombstones


def _redirects(seeds: Seeds) -> Iterator[Redirect]:
    for record in seeds.records:
        yield from (Redirect(old, record.id, record.kind) for old in record.formerly)
    for digest in seeds.digests:
        yield from (Redirect(old, digest.source.id, SOURCES) for old in digest.source.formerly)
        for statement in digest.statements:
            yield from (Redirect(old, statement.id, SOURCES, statement.source) for old in statement.formerly)
    for disagreement in seeds.disagreements:
        yield from (Redirect(old, disagreement.id, DISPUTED, DISPUTED) for old in disagreement.formerly)


def _clashes(seeds: Seeds) -> Iterator[Problem]:
    """Name every id that two things claim, at the later place."""
    places: defaultdict[str, set[tuple[Mark, str]]] = defaultdict(set)
    for id_, mark, what in _claimed_ids(seeds):
        places[id_].add((mark, what))
    for id_, claims in places.items():
        reserved = reserved_for(id_)
        for mark, what in sorted(claims) if reserved else ():
            yield Problem(mark, "reserved-id", f"'{id_}' is the name of {reserved} ({what})")
        (first_mark, first), *others = sorted(claims)
        for mark, what in others:
            message = f"'{id_}' is taken: {what} here, {first} at {first_mark}; ids are unique over everything"
            yield Problem(mark, "id-clash", message)


def _same_documents(seeds: Seeds) -> Iterator[Problem]:
    """Name every digest of a text that another one has already; a hash that could not be read has no place."""
    first: dict[str, Text] = {}
    places = {each.source.sha256.mark: each.source.sha256 for each in seeds.digests}
    for sha256 in (places[mark] for mark in sorted(places) if mark.path):
        if sha256 in first:
            message = f"this document is digested already, in {first[sha256].mark.path}; a document has one digest"
            yield Problem(sha256.mark, "same-document", message)
        first.setdefault(str(sha256), sha256)


def _claimed_ids(seeds: Seeds) -> Iterator[tuple[str, Mark, str]]:
    for record in seeds.records:
        yield str(record.id), record.id.mark, f"one of {record.kind}"
        yield from _former(record.formerly)
    for digest in seeds.digests:
        yield str(digest.source.id), digest.source.id.mark, "a source"
        yield from _former(digest.source.formerly)
    for stone in (each for each in seeds.tombstones if not each.source):
        yield str(stone.id), stone.id.mark, "withdrawn"
    for chapter in seeds.chapters:
        yield chapter.id, chapter.mark, "a hand-written page"


def _former(ids: Iterable[Text]) -> Iterator[tuple[str, Mark, str]]:
    for id_ in ids:
        yield str(id_), id_.mark, "a former id"
