"""Links that can be written without asking anybody: for names that link nowhere, and ids for links by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.edit import Splice
from generator.authoring.unlinked import UnlinkedNames
from generator.authoring.written import Written
from generator.ids import is_id
from generator.model import GENERATED_PAGES, Link
from generator.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.authoring.unlinked import Unlinked
    from generator.model import Catalog, Chapter, Statement

_LINK = re.compile(r"\[\[(\s*)([^\[\]|]*?)(\s*)(\|[^\[\]]*)?\]\]")


def mend_links(catalog: Catalog, texts: Mapping[str, str]) -> Iterator[tuple[Splice, ...]]:
    """Yield, statement by statement and page by page, what makes names into links and gives links their ids.

    `texts` holds the files by the paths of marks. A link by a name gets the id where its source calls one entity alone
    so; nothing is guessed.
    """
    mender = _Mender(catalog, {path: Written(path, text) for path, text in texts.items()})
    for statement in catalog.statements.values():
        if statement.written.mark.path in texts:  # else there is a stand-in for it
            yield mender.of_statement(statement)
    for chapter in catalog.chapters:
        if chapter.mark.path in texts:
            yield mender.of_chapter(chapter)


@dataclass(frozen=True)
class _Target:
    """An entity, and how a link to it under some words is written."""

    id: str
    name: str

    def link(self, raw: str, *, short: bool) -> str:
        """Write the link; `short` where its words may be left out, since they are the name that it shows anyway."""
        return f"[[{self.id}]]" if short and raw == self.name else f"[[{self.id}|{raw}]]"


class _Mender:
    def __init__(self, catalog: Catalog, files: Mapping[str, Written]) -> None:
        self._catalog, self._files = catalog, files
        self._names = Names(catalog.records.values())
        self._unlinked = UnlinkedNames(catalog.sources, catalog.records)
        self._pages = (*GENERATED_PAGES, *(chapter.id for chapter in catalog.chapters))

    def of_statement(self, statement: Statement) -> tuple[Splice, ...]:
        """Give what mends the links in the text of a statement."""
        scalar = statement.written.mark
        file = self._files[scalar.path]
        # What `derived` explains must stand in the text as words.
        short = not statement.derived
        changes = [
            change
            for part in statement.text
            if isinstance(part, Link)
            for change in self._named(part, statement.source, file, short=short)
        ]
        changes += [change for each in self._unlinked.find(statement) for change in self._made(each, file, short=short)]
        if not changes:
            return ()
        return tuple(file.change(scalar, changes, in_flow=file.raw(statement.mark)[:1] == "{"))

    def of_chapter(self, chapter: Chapter) -> tuple[Splice, ...]:
        """Give what gives the links of a hand-written page their ids."""
        file = self._files[chapter.mark.path]
        links = (part for part in chapter.body if isinstance(part, Link))
        return tuple(change for each in links for change in self._named(each, "", file, short=True))

    def _is_taken(self, id_: str) -> bool:
        """Tell whether a link leads somewhere, once did, or may lead to what could not be read."""
        catalog = self._catalog
        known = (catalog.records, catalog.sources, catalog.tombstones, catalog.redirects, catalog.doubtful, self._pages)
        return is_id(id_) and any(id_ in each for each in known)

    def _named(self, link: Link, source: str, file: Written, *, short: bool) -> Iterator[Splice]:
        """Yield what gives a link by a name its id."""
        bearers = () if self._is_taken(link.id) else self._names.bearers(link.id, source)
        found = _LINK.fullmatch(file.raw(link.mark))
        if len(bearers) != 1 or found is None:
            return
        target = self._target(bearers[0])
        if found[4]:
            yield Splice(file.within(link.mark, *found.span(2)), target.id)
        else:
            yield Splice(link.mark, target.link(found[2], short=short))

    def _made(self, unlinked: Unlinked, file: Written, *, short: bool) -> Iterator[Splice]:
        """Yield what makes a name a link, where it is written without escapes."""
        mark = unlinked.statement.written.part(unlinked.start, unlinked.end)
        if "\n" not in unlinked.form and file.says(mark, unlinked.form, unlinked.statement.written.mark):
            yield Splice(mark, self._target(unlinked.id).link(file.raw(mark), short=short))

    def _target(self, id_: str) -> _Target:
        return _Target(id_, self._catalog.records[id_].name.form)
