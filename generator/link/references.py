"""Whether every id that people wrote names something, and something of the right kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.link.called import NamedLinks
from generator.meant import did_you_mean
from generator.model import GENERATED_PAGES, SOURCES, Link
from generator.problem import Mark, Problem
from generator.prose import links_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Catalog, Disagreement, Prose, Source, Statement
    from generator.nodes import Text

_BODIES = ("agencies", "organisations")
_ANYTHING = (*KINDS, SOURCES)


def check_references(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for every reference that leads nowhere or to the wrong kind, facts apart."""
    for source in catalog.sources.values():
        yield from _check_source(source, catalog)
    named = NamedLinks(catalog)
    for statement in catalog.statements.values():
        yield from _check_statement(statement, catalog)
        yield from _check_links(statement.text, statement.source, named, catalog)
        yield from _other_notations(statement.written, catalog)
    for record in catalog.records.values():
        yield from check_ids(record.distinct_from, _ANYTHING, catalog)
        for name in record.names:
            yield from check_ids(name.sources, (SOURCES,), catalog)
    for disagreement in catalog.disagreements:
        yield from _check_disagreement(disagreement, catalog)
    for chapter in catalog.chapters:
        yield from _check_links(chapter.body, "", named, catalog)


def check_ids(ids: Iterable[Text], kinds: tuple[str, ...], catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each id that names nothing of these kinds (a kind's id, or SOURCES)."""
    for id_ in ids:
        kind = kind_of(id_, catalog)
        if kind is None:
            yield from _unknown(id_, id_.mark, catalog)
        elif kind not in kinds:
            message = f"'{id_}' is one of {kind}; wanted here: {', '.join(kinds)}"
            yield Problem(id_.mark, "wrong-kind", message)


def kind_of(id_: str, catalog: Catalog) -> str | None:
    """Give the kind of a living entity or source, None if there is none of that id."""
    if id_ in catalog.sources:
        return SOURCES
    record = catalog.records.get(id_)
    return record.kind if record else None


def _unknown(id_: str, mark: Mark, catalog: Catalog, pages: tuple[str, ...] = ()) -> Iterator[Problem]:
    if id_ in catalog.doubtful:
        return
    if id_ in catalog.tombstones:
        why = catalog.tombstones[id_].why
        yield Problem(mark, "withdrawn-id", f"'{id_}' was withdrawn ({why}); nothing may refer to it")
    elif id_ in catalog.redirects:
        yield Problem(mark, "former-id", f"'{id_}' is called '{catalog.redirects[id_].new}' now; write that")
    else:
        known = [*dict.fromkeys((*catalog.records, *catalog.sources, *pages))]
        code = "ambiguous-id" if len([each for each in known if each.startswith(f"{id_}-")]) > 1 else "unknown-entity"
        yield Problem(mark, code, _explain_unknown(id_, known))


def _explain_unknown(id_: str, known: list[str]) -> str:
    longer = [each for each in known if each.startswith(f"{id_}-")]
    if len(longer) > 1:
        return f"'{id_}' could be {' or '.join(repr(each) for each in longer[:4])}; write the whole id"
    return f"'{id_}' is not defined{did_you_mean(id_, known)}"


def _check_source(source: Source, catalog: Catalog) -> Iterator[Problem]:
    publisher = () if source.publisher is None else (source.publisher,)
    yield from check_ids((*publisher, *source.carried_by), _BODIES, catalog)
    yield from check_ids((*source.authors, *source.editors), ("people", *_BODIES), catalog)


def _check_statement(statement: Statement, catalog: Catalog) -> Iterator[Problem]:
    parties = (party.id for party in (*statement.says, *statement.via) if party.id is not None)
    yield from check_ids(parties, _ANYTHING, catalog)
    origin = () if statement.origin is None else (statement.origin,)
    yield from check_ids(origin, ("works", "events", SOURCES), catalog)
    for key in statement.answers:
        yield from _check_key(key, statement.source, catalog)


def _check_links(prose: Prose, source: str, named: NamedLinks, catalog: Catalog) -> Iterator[Problem]:
    pages = (*GENERATED_PAGES, *(chapter.id for chapter in catalog.chapters))
    for link in prose:
        if isinstance(link, Link) and kind_of(link.id, catalog) is None and link.id not in pages:
            explained = named.explain(link.id, source)
            yield from (explained,) if explained else _unknown(link.id, link.mark, catalog, pages)


def _other_notations(text: Text, catalog: Catalog) -> Iterator[Problem]:
    for link in links_otherwise(text):
        if kind_of(link.id, catalog) is not None:
            meant = f"[[{link.id}|{link.words}]]" if link.words else f"[[{link.id}]]"
            yield Problem(link.mark, "malformed-link", f"these brackets make no link of '{link.id}'; write {meant}")


def _check_key(key: Text, source: str, catalog: Catalog) -> Iterator[Problem]:
    if key in catalog.statements or key in catalog.doubtful:
        return
    if "/" not in key:
        yield _bare_key(key, source, catalog)
    elif key in catalog.tombstones:
        yield Problem(key.mark, "withdrawn-id", f"'{key}' was withdrawn ({catalog.tombstones[key].why})")
    elif key in catalog.redirects:
        new = catalog.redirects[key]
        yield Problem(key.mark, "former-id", f"'{key}' is called '{new.source}/{new.new}' now; write that")
    elif key.partition("/")[0] not in catalog.doubtful:
        hint = did_you_mean(key, list(catalog.statements))
        yield Problem(key.mark, "unknown-statement", f"there is no statement '{key}'{hint}")


def _bare_key(key: Text, source: str, catalog: Catalog) -> Problem:
    holders = [each for each in catalog.sources if f"{each}/{key}" in catalog.statements]
    if not holders:
        hint = did_you_mean(f"{source}/{key}", list(catalog.statements))
        return Problem(key.mark, "unknown-statement", f"there is no statement '{key}'{hint}")
    written = " or ".join(f"'{holder}/{key}'" for holder in holders)
    return Problem(key.mark, "ambiguous-id", f"'{key}' does not tell its source; write {written}")


def _check_disagreement(disagreement: Disagreement, catalog: Catalog) -> Iterator[Problem]:
    yield from check_ids(disagreement.about, _ANYTHING, catalog)
    for position in disagreement.positions:
        for key in position.statements:
            yield from _check_key(key, "", catalog)
