"""What files may look like: the fields of each sort of entry, from which the JSON Schema comes too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from generator.fields import (
    BareName,
    Capacity,
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
    WordsOrNothing,
    YesNo,
    did_you_mean,
)
from generator.nodes import List, Map, Node, Text
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Shape(BaseModel):
    """A map of fields; unknown ones are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", arbitrary_types_allowed=True, frozen=True)


def _form(value: object) -> str:
    return "list" if isinstance(value, list) else "map" if isinstance(value, (dict, BaseModel)) else "text"


class Coined(Shape):
    """Words that no source has."""

    form: Words
    by: Editor


class Unsaid(Shape):
    """Someone whom the source does not name, in its words."""

    unnamed: Words


Title = Annotated[Annotated[Words, Tag("text")] | Annotated[Coined, Tag("map")], Discriminator(_form)]
Actor = Annotated[Annotated[Id, Tag("text")] | Annotated[Unsaid, Tag("map")], Discriminator(_form)]
Actors = Annotated[
    Annotated[Id, Tag("text")] | Annotated[Unsaid, Tag("map")] | Annotated[list[Actor], Tag("list")],
    Discriminator(_form),
]
Quotes = Annotated[Annotated[Quote, Tag("text")] | Annotated[list[Quote], Tag("list")], Discriminator(_form)]
Paragraphs = Annotated[Annotated[Number, Tag("text")] | Annotated[list[Number], Tag("list")], Discriminator(_form)]


class Remark(Shape):
    """A note of the editor."""

    text: Words
    by: Editor


NoteField = Annotated[Annotated[Words, Tag("text")] | Annotated[Remark, Tag("map")], Discriminator(_form)]


class StepShape(Shape):
    """One step of the way from an asserter to the source."""

    who: Actor
    capacity: Capacity = Field("", alias="as")


class WithdrawnShape(Shape):
    """What is left of something that was withdrawn."""

    withdrawn: Words


class SourceShape(Shape):
    """The field `source` of a digest."""

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


class WithdrawnStatementShape(Shape):
    """An item of `statements` that was withdrawn."""

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

    id: Id
    question: Words
    sort: Sort
    positions: list[PositionShape] = Field(min_length=1)
    status: Status
    about: list[Id] = []
    note: NoteField | None = None


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
    branch: BareName = "main"
    contact: WordsOrNothing = ""
    fixed_terms: list[Words] = []
    archive: Words | None = None


_Shape = TypeVar("_Shape", bound=Shape)


def read_shape(shape: type[_Shape], node: Node) -> tuple[_Shape | None, tuple[Problem, ...]]:
    """Read a node as a shape; every fault in it is a problem at its own place.

    Where the faults stand in fields that can do without, the shape is given without them, so that later stages find
    the rest of what is to mend; else it is None.
    """
    try:
        return shape.model_validate(node), ()
    except ValidationError as errors:
        faults = [(error["loc"], _problem(shape, node, error)) for error in errors.errors()]
    problems = tuple(problem for _, problem in faults)
    if not isinstance(node, Map):
        return None, problems
    faulty = {str(location[0]) for location, _ in faults if location}
    remnant = {key: value for key, value in node.items() if key not in faulty}
    try:
        return shape.model_validate(remnant), problems
    except ValidationError:
        return None, problems


def _problem(shape: type[Shape], node: Node, error: Mapping[str, Any]) -> Problem:
    location = error["loc"]
    trail = list(_follow(node, location))
    place = trail[-1]
    mark = place.mark
    if error["type"] == "extra_forbidden":
        return _unknown_field(shape, node, location)
    if error["type"] == "missing":
        return Problem(_first_line(mark), "missing-field", f"the field '{location[-1]}' is missing")
    if error["type"] == "rule":
        return Problem(mark, error["ctx"]["code"], error["msg"])
    if error["type"] == "not-text":
        return Problem(mark, "not-text", error["msg"])
    if error["type"] == "too_short":
        return Problem(mark, "empty-value", "an empty list; leave the field out or fill it in")
    wanted = "a list" if error["type"] == "list_type" else "a map of fields"
    return Problem(mark, "wrong-shape", f"is {_describe(place)} where {wanted} is wanted")


def _unknown_field(shape: type[Shape], node: Node, location: tuple[int | str, ...]) -> Problem:
    owner = list(_follow(node, location[:-1]))[-1]
    key = owner.key(str(location[-1])) if isinstance(owner, Map) else None
    known = _fields_at(shape, location[:-1])
    hint = did_you_mean(str(location[-1]), known) or f"; known here: {', '.join(known)}"
    mark = key.mark if isinstance(key, Text) else owner.mark
    return Problem(mark, "unknown-field", f"there is no field '{location[-1]}'{hint}")


def _fields_at(shape: type[Shape], location: tuple[int | str, ...]) -> list[str]:
    """Give the names of the fields that a map at this place of the shape may have."""
    current: object = shape
    for step in location:
        fields = current.model_fields if isinstance(current, type) and issubclass(current, Shape) else {}
        by_alias = {(field.alias or name): field.annotation for name, field in fields.items()}
        current = _innermost_shape(by_alias.get(str(step), current))
    fields = current.model_fields if isinstance(current, type) and issubclass(current, Shape) else {}
    return [field.alias or name for name, field in fields.items()]


def _innermost_shape(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _innermost_shape(argument)
        if isinstance(found, type) and issubclass(found, Shape):
            return found
    return annotation


def _follow(node: Node, location: tuple[int | str, ...]) -> Iterator[Node]:
    """Yield the nodes on the way to a place; steps that are no part of the text (a union's branch) are passed over."""
    yield node
    for step in location:
        if isinstance(node, Map):
            inner = node.field(str(step))
            if inner is not None:
                node = inner
                yield node
        elif isinstance(node, List) and isinstance(step, int) and step < len(node):
            node = node[step]
            yield node


def _describe(node: Node) -> str:
    if isinstance(node, Text):
        return f"the text '{node}'"
    return "a list" if isinstance(node, List) else "a map of fields"


def _first_line(mark: Mark) -> Mark:
    return Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)
