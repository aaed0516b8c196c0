"""Everything but statements and facts as sheets: entities, sources, disagreements, pages, the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.difference.changes import Sheet
from generator.authoring.difference.naming import place_of
from generator.authoring.difference.statements import listed, note_words
from generator.kinds import KINDS
from generator.labels import name_of, shown_words
from generator.model import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Chapter, Disagreement, Entity, Graph, Name, Settings, Source, Wording


def entity_sheets(graph: Graph) -> Iterator[Sheet]:
    """Give a sheet of each entity: its record, not what is said of it."""
    for entity in graph.entities.values():
        yield entity_sheet(entity)


def entity_sheet(entity: Entity) -> Sheet:
    """Give the sheet of one entity."""
    record = entity.record
    fields: dict[str, str | Sequence[str]] = {
        "name": _wording(record.name),
        "kind": KINDS[record.kind].singular,
        "description": record.description,
        "names": [name_words(each) for each in record.names],
        "not to be confused with": [*map(str, record.distinct_from)],
        "pseudonym": "yes" if record.pseudonym else "",
        "former ids": [*map(str, record.formerly)],
    }
    return Sheet(
        str(record.id), record.name.form, listed(fields), (KINDS[record.kind].singular,), place_of(record.mark)
    )


def name_words(name: Name) -> str:
    """Write a form of a name with what is known of it."""
    sources = f"in {', '.join(name.sources)}" if name.sources else ""
    about = [name.use, name.language, name.pinyin, sources, "by the editors" if name.by_editor else ""]
    known = ", ".join(each for each in about if each)
    return f"{name.form} ({known})" if known else name.form


def source_sheets(graph: Graph) -> Iterator[Sheet]:
    """Give a sheet of each source: its bibliographic record, and what no statement takes up."""
    for source in graph.sources.values():
        yield _source_sheet(source, graph)


def disagreement_sheets(graph: Graph, follow: Callable[[str], str] = str) -> Iterator[Sheet]:
    """Give a sheet of each disagreement, written or found; `follow` gives ids of now."""
    for each in graph.disagreements.values():
        yield _disagreement_sheet(each, graph, follow)


def other_sheets(graph: Graph) -> Iterator[Sheet]:
    """Give sheets of the hand-written pages, of what was withdrawn, and of the configuration."""
    for chapter in graph.chapters:
        yield Sheet(chapter.id, chapter.title, listed(_chapter_fields(chapter)), ("page",), place_of(chapter.mark))
    for key, stone in graph.tombstones.items():
        yield Sheet(key, f"Withdrawn: {key}", {"why": (stone.why,)}, ("withdrawn",), place_of(stone.mark))
    yield Sheet("mkdocs.yml", "Configuration", listed(_settings_fields(graph.settings)), (), "mkdocs.yml")


def _source_sheet(source: Source, graph: Graph) -> Sheet:
    def names(ids: tuple[str, ...]) -> list[str]:
        return [name_of(str(each), graph) for each in ids]

    fields: dict[str, str | Sequence[str]] = {
        "title": _wording(source.title),
        "publisher": name_of(str(source.publisher), graph) if source.publisher else "unknown",
        "carried by": names(source.carried_by),
        "authors": names(source.authors),
        "editors": names(source.editors),
        "published": shown_words(source.published),
        "type": source.type,
        "language": source.language,
        "url": source.url,
        "copies": [*source.copies],
        "file": source.file,
        "sha256": source.sha256,
        "paragraphs": str(source.paragraphs),
        "reliability": f"{source.reliability}: {source.reliability_note}",
        "not from the text": [f"{name}: {how}" for name, how in source.added.items()],
        "left out": [
            f"¶ {int(number)}: {words}: {why}"
            for number, left in source.left_out.items()
            for words, why in left.items()
        ],
        "unused paragraphs": [f"¶ {int(number)}: {why}" for number, why in source.unused.items()],
        "former ids": [*map(str, source.formerly)],
    }
    return Sheet(str(source.id), source.title.form, listed(fields), ("source",), place_of(source.mark))


def _disagreement_sheet(disagreement: Disagreement, graph: Graph, follow: Callable[[str], str]) -> Sheet:
    fields: dict[str, str | Sequence[str]] = {
        "question": disagreement.question,
        "sort": disagreement.sort,
        "status": disagreement.status,
        "positions": [f"{each.holds}: {', '.join(map(follow, each.statements))}" for each in disagreement.positions],
        "about": [name_of(str(each), graph) for each in disagreement.about],
        "note": note_words(disagreement.note),
    }
    found = ("found by the generator",) if disagreement.found else ()
    context = (disagreement.sort, disagreement.status, *found)
    place = "" if disagreement.found else place_of(disagreement.mark)
    return Sheet(str(disagreement.id), disagreement.question, listed(fields), context, place)


def _chapter_fields(chapter: Chapter) -> dict[str, str | Sequence[str]]:
    lines = [*map(str, chapter.written)]
    body = "".join(str(part.id) if isinstance(part, Link) else part for part in chapter.body)
    return {"title": chapter.title, "lines": lines or body.splitlines()}


def _settings_fields(settings: Settings) -> dict[str, str | Sequence[str]]:
    return {
        "name": settings.name,
        "edition": settings.edition,
        "repository": settings.repository,
        "branch": settings.branch,
        "contact": settings.contact,
        "licence": [settings.licence_name, settings.licence_url],
        "site": settings.site_url,
        "archive": settings.archive,
        "fixed terms": [*settings.fixed_terms],
    }


def _wording(wording: Wording) -> str:
    return f"{wording.form} (by the editors)" if wording.by_editor else wording.form
