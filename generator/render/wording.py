"""Who says a thing, and how, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.labels import asserters_of, attribution_chain
from generator.model import Standing
from generator.render.markdown import escape, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Party, Source, Statement
    from generator.render.desk import Desk

GRADES: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The reliability of a source after the Admiralty (NATO) system, STANAG 2511."""

_SOURCE_TYPES: Final = {
    "article-newspaper": "newspaper article",
    "article-magazine": "magazine article",
    "article-journal": "journal article",
    "webpage": "web page",
    "post-weblog": "blog post",
    "legal_case": "legal case",
}
_LANGUAGES: Final = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "ug": "Uyghur",
    "bo": "Tibetan",
    "zh": "Chinese",
}
_SUBTAGS: Final = {"Hans": "simplified characters", "Hant": "traditional characters", "Latn": "Latin letters"}

STANDING_MEANINGS: Final = {
    Standing.REPORTED: "reported by the source, or by whom it cites, without fitting another standing",
    Standing.OFFICIAL: "an authority on its own acts or those of its own state",
    Standing.TESTIMONY: "told first hand",
    Standing.ALLEGATION: "an accusation; also deeds imputed to somebody before a conviction",
    Standing.DENIAL: "a denial, shown beside what it denies",
    Standing.ASSESSMENT: "an opinion, analysis or prediction",
    Standing.CALL: "something asked for, promised or planned",
    Standing.LAW: "a provision of a law as the source gives it",
}


def attribution(statement: Statement, desk: Desk) -> Markup:
    """Tell the chain from the asserter to the source, with links to whoever stands in it."""
    chain = attribution_chain(statement, desk.graph.sources[statement.source])
    return join([join([escape(step.words), _and(step.parties, desk)], " ") for step in chain], ", ")


def asserters(statement: Statement, desk: Desk) -> Markup:
    """Name who asserts a statement, without the chain."""
    return _and(asserters_of(statement, desk.graph.sources[statement.source]), desk)


def badge(standing: Standing) -> Markup:
    """Write a standing as readers see it: a word in a frame."""
    return Markup(f'<span class="standing standing--{standing.value}">{standing.value}</span>')  # noqa: S704  an enum


def shown_date(date: object) -> Markup:
    """Write a date or value in words."""
    return escape("".join(str(part) for part in date.show()))  # type: ignore[attr-defined]


def source_type(source: Source) -> str:
    """Name the type of a document, a word of CSL, as readers do."""
    return _SOURCE_TYPES.get(source.type, source.type.replace("-", " ").replace("_", " "))


def language_name(tag: str) -> str:
    """Name a language in English with what its tag (BCP 47) adds; a language without a name here keeps its tag."""
    language, *subtags = tag.split("-")
    if language not in _LANGUAGES:
        return tag
    added = ", ".join(_SUBTAGS.get(each, each) for each in subtags)
    return f"{_LANGUAGES[language]} ({added})" if added else _LANGUAGES[language]


def _and(parties: Sequence[Party], desk: Desk) -> Markup:
    names = [desk.party(each) for each in parties]
    return join([join(names[:-1], ", "), names[-1]], " and ") if len(names) > 1 else names[0]
