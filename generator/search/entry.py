"""What can be found: an entry for each page, with the forms of its name and its passages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds import KINDS
from generator.model import SOURCES

PAGES = "pages"
QUESTIONS = "disagreements"
STATEMENTS = "statements"
"""Kinds of what is found that are no kinds of entities."""

LABELS = {
    **{kind.id: kind.singular for kind in KINDS.values()},
    SOURCES: "document",
    STATEMENTS: "statement",
    QUESTIONS: "disagreement",
    PAGES: "page",
}
"""Each kind of what is found, in one word."""


@dataclass(frozen=True)
class Form:
    """A name as it is written; the language is a BCP 47 tag, empty for that of the reference."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Passage:
    """A piece of a page that is found by its words.

    `about` names entries (by id) under whose names it is found as well; `kind`, `sources` and `years` are what readers
    narrow by. `standing`, `voice` and `place` say how, who and where, and are empty where no source speaks. `title` has
    what the passage is called, where that is not the name of its page; by its words it is found as well.
    """

    text: str
    kind: str
    anchor: str = ""
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    standing: str = ""
    voice: str = ""
    place: str = ""
    title: str = ""


@dataclass(frozen=True)
class Entry:
    """A page: its address below site/, the forms of its name (its title first), how much it weighs, its passages."""

    id: str
    address: str
    kind: str
    forms: tuple[Form, ...]
    weight: int
    passages: tuple[Passage, ...]
