"""JSON-LD (schema.org) for each page of an entity or source: what the page is about, and who claims what of it."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.exports.claims import describe_claims
from generator.exports.web import TOP, absolute_address, address_from
from generator.inert import inert_json
from generator.kinds import KINDS
from generator.labels import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Entity, Graph, Name, Source
    from generator.values.dates import Date

# The type of schema.org for each of CSL's that a document may have.
_DOCUMENTS: Final = {
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "article-journal": "ScholarlyArticle",
    "webpage": "WebPage",
    "post-weblog": "BlogPosting",
    "post": "SocialMediaPosting",
    "report": "Report",
    "book": "Book",
    "chapter": "Chapter",
    "legislation": "Legislation",
}
# What else a thing is called at large; a surname alone, a title or a misprint is no name of it.
_NAMES: Final = frozenset(("", "abbreviation", "pseudonym"))


def describe_pages(graph: Graph) -> Mapping[str, str]:
    """Write the linked data of each entity's and source's page, by its id, as JSON that is safe inside a script.

    A thing has its names and identity as plain properties and nothing else: every fact is a Claim, with who asserts it
    and in what standing. Addresses are relative to the page where the configuration names no site.
    """
    entities = {id_: _write(_about_entity(each, graph)) for id_, each in graph.entities.items()}
    return MappingProxyType({**entities, **{id_: _write(_about(each, graph)) for id_, each in graph.sources.items()}})


def _about_entity(entity: Entity, graph: Graph) -> Iterable[Mapping[str, object]]:
    record = entity.record
    here = str(record.id)
    yield _page(here, record.name.form, record.description, graph)
    yield {
        "@type": KINDS[record.kind].schema_type,
        "@id": address_from(here, here, graph, TOP),
        "additionalType": address_from(here, record.kind, graph),
        "identifier": here,
        "name": record.name.form,
        "alternateName": [each for name in record.names for each in _forms(name, record.name.form)],
        "disambiguatingDescription": _remark(pseudonym=record.pseudonym, coined=record.name.by_editor),
        "mainEntityOfPage": {"@id": address_from(here, here, graph)},
        "subjectOf": [_document(graph.sources[id_], here, graph) for id_ in entity.sources],
    }
    yield from describe_claims(entity, here, graph)


def _about(source: Source, graph: Graph) -> Iterable[Mapping[str, object]]:
    here = str(source.id)
    yield _page(here, source.title.form, "", graph)
    yield {
        **_document(source, here, graph),
        "identifier": here,
        "author": [_party(each, here, graph) for each in source.authors],
        "editor": [_party(each, here, graph) for each in source.editors],
        "publisher": _party(source.publisher, here, graph) if source.publisher else None,
        "datePublished": _iso(source.published),
        "inLanguage": source.language,
        "url": source.url,
        "workExample": [{"@type": "CreativeWork", "url": each} for each in source.copies],
        "mainEntityOfPage": {"@id": address_from(here, here, graph)},
    }


def _page(here: str, title: str, description: str, graph: Graph) -> Mapping[str, object]:
    """Describe the page; the entity's description stands here, because nobody asserts it of the entity itself."""
    settings = graph.settings
    return {
        "@type": "WebPage",
        "@id": address_from(here, here, graph),
        "url": absolute_address(here, graph),
        "name": title,
        "description": description,
        "inLanguage": "en",
        "version": settings.edition,
        "license": settings.licence_url,
        "isPartOf": _filled({"@type": "WebSite", "name": settings.name, "url": settings.site_url}),
        "mainEntity": {"@id": address_from(here, here, graph, TOP)},
    }


def _document(source: Source, here: str, graph: Graph) -> Mapping[str, object]:
    """Name a document; a title that the editors gave is no headline of it."""
    return _filled(
        {
            "@type": _DOCUMENTS.get(source.type, "CreativeWork"),
            "@id": address_from(here, str(source.id), graph, TOP),
            "name" if source.title.by_editor else "headline": source.title.form,
            "disambiguatingDescription": _remark(pseudonym=False, coined=source.title.by_editor),
        }
    )


def _party(id_: str, here: str, graph: Graph) -> Mapping[str, object]:
    kind = KINDS[graph.entities[id_].record.kind]
    return {"@type": kind.schema_type, "@id": address_from(here, id_, graph, TOP), "name": name_of(id_, graph)}


def _forms(name: Name, preferred: str) -> Iterable[object]:
    """Yield a name and its pinyin, with their languages; not what is a name in some documents alone."""
    if name.use not in _NAMES or name.sources:
        return
    if name.language:
        yield {"@value": name.form, "@language": name.language}
    elif name.form != preferred:
        yield name.form
    if name.pinyin:
        yield {"@value": name.pinyin, "@language": "zh-Latn"}


def _remark(*, pseudonym: bool, coined: bool) -> str:
    remarks = ["known by a pseudonym"] * pseudonym + ["named by the editors of the reference"] * coined
    return "; ".join(remarks)


def _iso(date: Date) -> str:
    """Give a date that ISO 8601 can write as well; empty for any other."""
    moment = date.start
    plain = moment and not date.is_interval and moment.year is not None and not moment.qualifier
    return date.text if plain else ""


def _filled(node: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in node.items() if value}


def _write(nodes: Iterable[Mapping[str, object]]) -> str:
    # The name of the vocabulary; nothing fetches it.
    whole = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
    return inert_json(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))
