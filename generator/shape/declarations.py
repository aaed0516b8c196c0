"""The fields of each sort of entry."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  pydantic reads the annotations
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from generator.fields import (
    BareName,
    Branch,
    Capacity,
    Contact,
    Day,
    Description,
    Editor,
    Format,
    Grade,
    Id,
    Key,
    Language,
    NameUse,
    Number,
    Part,
    Quote,
    Sha256,
    Sort,
    SourceType,
    StandingWord,
    Status,
    Unused,
    Url,
    UrlOrNothing,
    When,
    Words,
    YesNo,
)
from generator.nodes import List, Node, Text
from generator.problem import Mark

STAND_IN_ID = "not-read"
"""The id that stands in for one that could not be read; nobody is told that it names nothing."""


class Shape(BaseModel):
    """A map of fields; unknown ones are refused.

    `stand_ins` take the place of fields that are missing or faulty, so that the rest can still be checked; optional
    fields have one where others would seem to lack them.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", arbitrary_types_allowed=True, frozen=True)
    stand_ins: ClassVar[Mapping[str, Node]] = MappingProxyType({})


def _stand_ins(**fields: str) -> Mapping[str, Node]:
    return MappingProxyType({name: Text(value, Mark("")) for name, value in fields.items()})


def form_of(value: object) -> str:
    """Tell whether a value is a text, a list or a map."""
    return "list" if isinstance(value, list) else "map" if isinstance(value, (dict, BaseModel)) else "text"


class Coined(Shape):
    """Words that no source has."""

    form: Words
    by: Editor


class Unsaid(Shape):
    """Someone whom the source does not name, in its words."""

    unnamed: Words


Title = Annotated[Annotated[Words, Tag("text")] | Annotated[Coined, Tag("map")], Discriminator(form_of)]
Actor = Annotated[Annotated[Id, Tag("text")] | Annotated[Unsaid, Tag("map")], Discriminator(form_of)]
Actors = Annotated[
    Annotated[Id, Tag("text")] | Annotated[Unsaid, Tag("map")] | Annotated[list[Actor], Tag("list")],
    Discriminator(form_of),
]
Quotes = Annotated[Annotated[Quote, Tag("text")] | Annotated[list[Quote], Tag("list")], Discriminator(form_of)]
Paragraphs = Annotated[Annotated[Number, Tag("text")] | Annotated[list[Number], Tag("list")], Discriminator(form_of)]


class Remark(Shape):
    """A note of the editor."""

    text: Words
    by: Editor


NoteField = Annotated[Annotated[Words, Tag("text")] | Annotated[Remark, Tag("map")], Discriminator(form_of)]


class StepShape(Shape):
    """One step of the way from an asserter to the source."""

    who: Actor
    capacity: Capacity = Field("", alias="as")


class WithdrawnShape(Shape):
    """What is left of something that was withdrawn."""

    withdrawn: Words


class SourceShape(Shape):
    """The field `source` of a digest."""

    stand_ins: ClassVar[Mapping[str, Node]] = _stand_ins(
        title="",
        publisher=STAND_IN_ID,
        published="XXXX-01",
        type="document",
        language="en",
        file="unknown",
        sha256="0" * 64,
        paragraphs="999999",
        reliability="F",
        reliability_note="",
    )
    title: Title
    publisher: Id
    published: When
    type: SourceType
    language: Language
    file: BareName
    sha256: Sha256
    paragraphs: Number
    reliability: Grade
    reliability_note: Words
    carried_by: list[Id] = []
    authors: list[Id] = []
    editors: list[Id] = []
    url: Url = ""
    copies: list[Url] = []
    added: dict[Words, Words] = {}
    left_out: dict[Number, dict[Words, Words]] = {}
    unused: dict[Number, Unused] = {}
    formerly: list[Id] = []


class StatementShape(Shape):
    """One item of a digest's `statements`."""

    stand_ins: ClassVar[Mapping[str, Node]] = MappingProxyType(
        {
            "at": List(),
            **_stand_ins(id=STAND_IN_ID, text="", standing="reported", says=STAND_IN_ID, date="2000", said="2000"),
        }
    )
    id: Id
    at: Paragraphs
    text: Words
    standing: StandingWord
    part: Part = "body"
    says: Actors | None = None
    said_at: Paragraphs | None = None
    via: list[StepShape] = []
    origin: Id | None = None
    date: When | None = None
    said: When | None = None
    facts: dict[Id, dict[Words, Any]] = {}
    anchor: Words | None = None
    quote: Quotes | None = None
    note: NoteField | None = None
    answers: list[Key] = []
    derived: dict[Words, Words] = {}
    formerly: list[Id] = []


class WithdrawnItemShape(Shape):
    """A statement or disagreement that was withdrawn."""

    id: Id
    withdrawn: Words


class NameShape(Shape):
    """One form of a name."""

    form: Words
    use: NameUse = Field("", alias="as")
    lang: Language = ""
    pinyin: Words | None = None
    sources: list[Id] = Field([], alias="in")
    by: Editor = ""


class AuthorityShape(Shape):
    """One record of an authority file."""

    stand_ins: ClassVar[Mapping[str, Node]] = _stand_ins(name="", description="")
    name: Title
    description: Description
    names: list[NameShape] = []
    distinct_from: list[Id] = []
    pseudonym: YesNo = False
    formerly: list[Id] = []


class PositionShape(Shape):
    """One side of a disagreement."""

    holds: Words
    statements: list[Key] = Field(min_length=1)


class DisagreementShape(Shape):
    """One item of disagreements.yml."""

    stand_ins: ClassVar[Mapping[str, Node]] = _stand_ins(question="", sort="oddity", status="open")
    id: Id
    question: Words
    sort: Sort
    positions: list[PositionShape] = Field(min_length=1)
    status: Status
    about: list[Id] = []
    note: NoteField | None = None
    formerly: list[Id] = []


class LicenceShape(Shape):
    """The licence of the reference's own words."""

    name: Words
    url: Url


class ReferenceShape(Shape):
    """The field `extra.reference` of mkdocs.yml."""

    format: Format
    edition: Day
    licence: LicenceShape
    repository: UrlOrNothing = ""
    branch: Branch = "main"
    contact: Contact = ""
    fixed_terms: list[Words] = []
    archive: Words | None = None
