"""The fields of a digest: its source, and its statements."""

# pydantic reads the annotations when it runs.
# ruff: noqa: TC001, TC003

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from pydantic import Field

from generator.fields import (
    Anchor,
    AuthorId,
    BareName,
    BodyId,
    FactValue,
    Grade,
    Id,
    Key,
    Language,
    Number,
    OriginId,
    Part,
    PublisherId,
    Sha256,
    SourceType,
    StandingWord,
    SubjectId,
    Unused,
    Url,
    When,
    Words,
)
from generator.nodes import List, Node
from generator.shape.parts import (
    STAND_IN_ID,
    Actors,
    NoteField,
    Paragraphs,
    Quotes,
    Shape,
    StepShape,
    Title,
    stand_ins,
)


class SourceShape(Shape):
    """The field `source` of a digest."""

    stand_ins: ClassVar[Mapping[str, Node]] = stand_ins(
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
    title: Title = Field(
        description="What the document is called; `{form: …, by: editor}` where its text has no title.",
        examples=["Harbour ministry publishes three smuggling cases"],
    )
    publisher: PublisherId = Field(
        description="Who published it: an organisation or agency, or `unknown`; then every statement says who speaks.",
        examples=["harbour-gazette"],
    )
    published: When = Field(description="When it was published.", examples=["2021-05-03"])
    type: SourceType = Field(
        description="What sort of document it is, in a word of CSL.", examples=["article-newspaper"]
    )
    language: Language = Field(description="Its language, as a tag of BCP 47.", examples=["en"])
    file: BareName = Field(description="The bare name of its text in the archive.", examples=["003_harbour.txt"])
    sha256: Sha256 = Field(description="The sha256 of that file.", examples=["64 digits and letters a-f"])
    paragraphs: Number = Field(
        description="How many paragraphs it has: every line that is not blank is one.", examples=["20"]
    )
    reliability: Grade = Field(description="How reliable the document is, as an Admiralty grade.", examples=["C"])
    reliability_note: Words = Field(
        description="Why it has that grade.", examples=["State outlet on a case of its own ministry; no other origin."]
    )
    carried_by: list[BodyId] = Field(
        [],
        description="Who republished it; they stand at the end of every chain of attribution.",
        examples=["[evening-post]"],
    )
    authors: list[AuthorId] = Field([], description="Who wrote it.", examples=["[ann-writer]"])
    editors: list[AuthorId] = Field([], description="Who edited it.", examples=["[tom-oak]"])
    url: Url = Field("", description="The publisher's own address.", examples=["https://gazette.example/3"])
    copies: list[Url] = Field([], description="Addresses of copies seen.", examples=['["https://post.example/9"]'])
    added: dict[Words, Words] = Field(
        {},
        description="Fields of the source that are not from its text, each with how we know.",
        examples=["{url: found in the publisher's index}"],
    )
    left_out: dict[Number, dict[Words, Words]] = Field(
        {},
        description="By paragraph: figures, dates, names, quotations that no statement takes up, each with the reason.",
        examples=["{8: {half a year: repeats 6}}"],
    )
    unused: dict[Number, Unused] = Field(
        {}, description="Whole paragraphs that no statement cites, each with what it is.", examples=["{20: navigation}"]
    )
    formerly: list[Id] = Field(
        [], description="Its ids of old, whose addresses lead here.", examples=["[gazette-cases]"]
    )


class StatementShape(Shape):
    """One item of a digest's `statements`."""

    stand_ins: ClassVar[Mapping[str, Node]] = MappingProxyType(
        {
            "at": List(),
            **stand_ins(id=STAND_IN_ID, text="", standing="reported", says=STAND_IN_ID, date="2000", said="2000"),
        }
    )
    id: Id = Field(
        description="Its id, unique in the digest and permanent: it is an address.", examples=["life-sentence"]
    )
    at: Paragraphs = Field(description="The paragraph or paragraphs that it is taken from.", examples=["6", "[6, 7]"])
    text: Words = Field(
        description=(
            "What is stated, in our own words. `[[id]]` links under the preferred name, `[[id|words]]` under others; "
            "words in double quotation marks are the document's, at most twelve in a row."
        ),
        examples=["The [[harbour-court]] sentenced [[tom-ash]] to life imprisonment in March 2019."],
    )
    standing: StandingWord = Field(description="In what capacity it is asserted.", examples=["official"])
    part: Part = Field("body", description="The part of the document; the body where left out.", examples=["headline"])
    says: Actors | None = Field(
        None,
        description="Who asserts it: an id, a list, or `{unnamed: …}`; the source itself where left out.",
        examples=["harbour-ministry", "{unnamed: media reports}"],
    )
    said_at: Paragraphs | None = Field(
        None, description="Where the asserter is named, if not in `at`; a byline too.", examples=["5"]
    )
    via: list[StepShape] = Field(
        [],
        description="Through whom or what it reached the source, nearest to the asserter first.",
        examples=["[{who: harbour-video}]"],
    )
    origin: OriginId | None = Field(
        None,
        description="The work, event or source that it goes back to; this source where left out.",
        examples=["harbour-video"],
    )
    date: When | None = Field(None, description="When it happened.", examples=["2019-03"])
    said: When | None = Field(None, description="When it was asserted, if the source tells.", examples=["2021-05"])
    facts: dict[SubjectId, dict[Words, FactValue]] = Field(
        {},
        description="The same in a form that can be compared: for each entity the properties of its kind.",
        examples=["{tom-ash-case: {accused: tom-ash, decided: 2019-03}}"],
    )
    anchor: Anchor | None = Field(
        None,
        description="Three to six words exactly as in the paragraph, best such as stand nowhere else.",
        examples=["jailed for life by the"],
    )
    quote: Quotes | None = Field(
        None,
        description="One quotation or a list, exactly as in the paragraph, of at most twelve words.",
        examples=["the gravest breach of trust"],
    )
    note: NoteField | None = Field(
        None,
        description="What we have to say of it; `{text: …, by: editor}` marks it as the editor's.",
        examples=["{text: The headline has 2018., by: editor}"],
    )
    answers: list[Key] = Field(
        [], description="The statements that a denial or reply replies to.", examples=["[observer-call/accusation]"]
    )
    derived: dict[Words, Words] = Field(
        {},
        description=(
            "Values that the document does not print (`entity.property`, `date`, `said`, or words of `text`), each "
            "with what it was concluded from."
        ),
        examples=["{tom-ash-case.decided: Wednesday before the issue of 11 January}"],
    )
    formerly: list[Id] = Field([], description="Its ids of old, whose addresses lead here.", examples=["[sentence]"])
