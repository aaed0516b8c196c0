"""What the fields of several sorts of entry are made of."""

# pydantic reads the annotations when it runs.
# ruff: noqa: TC003

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from generator.fields import AnyId, Capacity, Editor, Id, Number, Paragraph, Quote, Words
from generator.nodes import Node, Text
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


def stand_ins(**fields: str) -> Mapping[str, Node]:
    """Give stand-ins of plain text."""
    return MappingProxyType({name: Text(value, Mark("")) for name, value in fields.items()})


def form_of(value: object) -> str:
    """Tell whether a value is a text, a list or a map."""
    return "list" if isinstance(value, list) else "map" if isinstance(value, (dict, BaseModel)) else "text"


class Coined(Shape):
    """Words that no source has."""

    form: Words = Field(description="The words.", examples=["Case of Tom Ash"])
    by: Editor = Field(description="Who coined them.", examples=["editor"])


class Unsaid(Shape):
    """Someone whom the source does not name, in its words."""

    unnamed: Words = Field(description="What the source calls them.", examples=["media reports"])


Title = Annotated[Annotated[Words, Tag("text")] | Annotated[Coined, Tag("map")], Discriminator(form_of)]
Actor = Annotated[Annotated[AnyId, Tag("text")] | Annotated[Unsaid, Tag("map")], Discriminator(form_of)]
Actors = Annotated[
    Annotated[AnyId, Tag("text")] | Annotated[Unsaid, Tag("map")] | Annotated[list[Actor], Tag("list")],
    Discriminator(form_of),
]
Quotes = Annotated[Annotated[Quote, Tag("text")] | Annotated[list[Quote], Tag("list")], Discriminator(form_of)]
Paragraphs = Annotated[Annotated[Paragraph, Tag("text")] | Annotated[list[Number], Tag("list")], Discriminator(form_of)]


class Remark(Shape):
    """A note of the editor."""

    text: Words = Field(description="The note, in one or two sentences.", examples=["The headline has 2018."])
    by: Editor = Field(description="Whose note it is.", examples=["editor"])


NoteField = Annotated[Annotated[Words, Tag("text")] | Annotated[Remark, Tag("map")], Discriminator(form_of)]


class StepShape(Shape):
    """One step of the way from an asserter to the source."""

    who: Actor = Field(description="Who or what passed it on.", examples=["harbour-video"])
    capacity: Capacity = Field("", alias="as", description="In what capacity.", examples=["translator"])


class WithdrawnShape(Shape):
    """What is left of something that was withdrawn."""

    withdrawn: Words = Field(description="Why; its page stays and says so.", examples=["It was about somebody else."])


class WithdrawnItemShape(Shape):
    """A statement or disagreement that was withdrawn."""

    id: Id = Field(description="Its id, which stays an address.", examples=["life-sentence"])
    withdrawn: Words = Field(description="Why.", examples=["The document was corrected."])
