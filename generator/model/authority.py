"""Authority records: who or what an entity is, and the forms of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.words import Wording
    from generator.nodes import Text
    from generator.problem import Mark


@dataclass(frozen=True)
class Name:
    """One form of an entity's name.

    `use` tells what the form is (surname alone, abbreviation, …), empty for a full name; `sources` where it occurs,
    empty for anywhere. `language` is a BCP 47 tag, empty for the language of the reference.
    """

    form: str
    use: str = ""
    language: str = ""
    pinyin: str = ""
    sources: tuple[Text, ...] = ()
    by_editor: bool = False

    def holds_in(self, source: str) -> bool:
        """Tell whether a source may mean the entity by this form."""
        return not self.sources or source in self.sources


@dataclass(frozen=True)
class AuthorityRecord:
    """Who or what an entity is: its names, and what it must not be confused with (library authority control)."""

    id: Text
    kind: str
    name: Wording
    description: str
    names: tuple[Name, ...]
    distinct_from: tuple[Text, ...]
    pseudonym: bool
    formerly: tuple[Text, ...]
    mark: Mark
