"""The fields of an authority record, a disagreement and the configuration."""

# pydantic reads the annotations when it runs.
# ruff: noqa: TC001, TC003

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.fields import (
    AnyId,
    Branch,
    Contact,
    Day,
    Description,
    Editor,
    Format,
    Id,
    Key,
    Language,
    NameUse,
    Sort,
    SourceId,
    Status,
    Url,
    UrlOrNothing,
    Words,
    YesNo,
)
from generator.nodes import Node
from generator.shape.parts import NoteField, Shape, Title, stand_ins


class NameShape(Shape):
    """One form of a name."""

    form: Words = Field(description="The name as it is written.", examples=["Ash"])
    use: NameUse = Field(
        "", alias="as", description="What the form is; a full name where left out.", examples=["surname alone"]
    )
    lang: Language = Field("", description="Its language, where it is not the reference's.", examples=["zh-Hans"])
    pinyin: Words | None = Field(None, description="How a name in Chinese script is read.", examples=["Ā Shí"])
    sources: list[SourceId] = Field(
        [], alias="in", description="The sources in which it stands; any where left out.", examples=["[gazette-cases]"]
    )
    by: Editor = Field("", description="For a form that is certain but stands in no source.", examples=["editor"])


class AuthorityShape(Shape):
    """One record of an authority file."""

    stand_ins: ClassVar[Mapping[str, Node]] = stand_ins(name="", description="")
    name: Title = Field(
        description="The preferred name; `{form: …, by: editor}` where we coined it.", examples=["Tom Ash"]
    )
    description: Description = Field(
        description="Who or what it is, in at most 120 characters, borne out by its page.",
        examples=["network administrator sentenced for smuggling in 2019"],
    )
    names: list[NameShape] = Field(
        [], description="Other forms of the name.", examples=["[{form: Ash, as: surname alone, in: [gazette-cases]}]"]
    )
    distinct_from: list[AnyId] = Field(
        [], description="With what it must not be confused; from one side is enough.", examples=["[tom-ash-2]"]
    )
    pseudonym: YesNo = Field(False, description="Whether the preferred name is a pseudonym.", examples=["true"])  # noqa: FBT003  a default
    formerly: list[Id] = Field([], description="Its ids of old, whose addresses lead here.", examples=["[t-ash]"])


class PositionShape(Shape):
    """One side of a disagreement."""

    holds: Words = Field(description="What this side holds, in a few words.", examples=["the ministry"])
    statements: list[Key] = Field(
        min_length=1,
        description="The statements that hold it, as source-id/statement-id.",
        examples=["[gazette-cases/first-post]"],
    )


class DisagreementShape(Shape):
    """One item of disagreements.yml."""

    stand_ins: ClassVar[Mapping[str, Node]] = stand_ins(question="", sort="oddity", status="open")
    id: Id = Field(description="Its id, permanent: it is an address.", examples=["who-posted"])
    question: Words = Field(
        description="What they differ about, as a neutral question.", examples=["Who published the first post?"]
    )
    sort: Sort = Field(description="How they differ.", examples=["contradiction"])
    positions: list[PositionShape] = Field(
        min_length=1,
        description="The sides: two or more, each with other statements; an oddity may have one.",
        examples=["[{holds: the ministry, statements: [gazette-cases/first-post]}]"],
    )
    status: Status = Field(description="How far it is cleared up.", examples=["open"])
    about: list[AnyId] = Field(
        [],
        description="What it is about, where that is not what all positions share.",
        examples=["[harbour-ministry]"],
    )
    note: NoteField | None = Field(
        None,
        description="What there is to say of it; `{text: …, by: editor}` where it draws on more than the documents.",
        examples=["{text: Only the Observer names the minister., by: editor}"],
    )
    formerly: list[Id] = Field([], description="Its ids of old, whose addresses lead here.", examples=["[who-wrote]"])


class LicenceShape(Shape):
    """The licence of the reference's own words."""

    name: Words = Field(description="What it is called.", examples=["CC BY 4.0"])
    url: Url = Field(description="Where it stands.", examples=["https://creativecommons.org/licenses/by/4.0/"])


class ReferenceShape(Shape):
    """The field `extra.reference` of mkdocs.yml."""

    format: Format = Field(description="The version of this format.", examples=["1"])
    edition: Day = Field(description="The date of the edition.", examples=["2026-11-22"])
    licence: LicenceShape = Field(
        description="The licence of the reference's own words.",
        examples=["{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}"],
    )
    repository: UrlOrNothing = Field(
        "",
        description="Where the seeds are edited; empty: paths are shown as text.",
        examples=["https://code.example/x"],
    )
    branch: Branch = Field("main", description="The branch that edit links lead to.", examples=["main"])
    contact: Contact = Field(
        "",
        description="An address for corrections, of the web or of e-mail; may be empty.",
        examples=["desk@quay.example"],
    )
    fixed_terms: list[Words] = Field(
        [], description="Legal phrases that may be repeated word for word.", examples=["[fixed-term imprisonment]"]
    )
    archive: Words | None = Field(
        None, description="The folder of the documents' texts; `archive` where left out.", examples=["archive"]
    )
