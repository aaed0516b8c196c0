"""Statements: what a source states, with its citation, attribution, standing and claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.words import Note, Prose
    from generator.nodes import Node, Numeral, Text
    from generator.problem import Mark
    from generator.values import Date


class Standing(StrEnum):
    """How a statement stands: in what capacity its asserter asserts it."""

    REPORTED = "reported"
    OFFICIAL = "official"
    TESTIMONY = "testimony"
    ALLEGATION = "allegation"
    DENIAL = "denial"
    ASSESSMENT = "assessment"
    CALL = "call"
    LAW = "law"


PLAIN: Final = (Standing.REPORTED, Standing.OFFICIAL, Standing.LAW)
"""Standings that a value may have without wearing them where room is short."""


@dataclass(frozen=True)
class Party:
    """Someone who asserts or passes on: by id, or in the words of a source that does not name them."""

    id: Text | None
    unnamed: str = ""
    capacity: str = ""


@dataclass(frozen=True)
class Locator:
    """Where in a source: its paragraphs, ascending, and the part they belong to (CSL locator)."""

    paragraphs: tuple[Numeral, ...]
    part: str = "body"


@dataclass(frozen=True)
class Claim:
    """A fact as written: entity, property and value not yet typed, since the kind is known only to the whole."""

    entity: Text
    property: Text
    raw: Node


@dataclass(frozen=True)
class Statement:
    """One thing that a source states, with its citation, attribution and standing (FollowTheMoney's Statement).

    `written` is the text with its markup and its marks. `says` is empty where the source itself asserts it; `said_at`
    is where the asserter is named, if not in the locator; `via` runs from the asserter to the source; `origin` is None
    where it goes back to this source. `places` has where `date` and `said` stand.
    """

    id: Text
    source: str
    locator: Locator
    text: Prose
    written: Text
    says: tuple[Party, ...]
    said_at: tuple[Numeral, ...]
    via: tuple[Party, ...]
    origin: Text | None
    standing: Standing
    date: Date | None
    said: Date | None
    places: Mapping[str, Mark]
    claims: tuple[Claim, ...]
    anchor: Text | None
    quotes: tuple[Text, ...]
    note: Note | None
    answers: tuple[Text, ...]
    derived: Mapping[Text, Text]
    formerly: tuple[Text, ...]
    mark: Mark

    @property
    def key(self) -> str:
        """Give the name of the statement in the whole reference: `source-id/statement-id`."""
        return f"{self.source}/{self.id}"
