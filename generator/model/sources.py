"""Sources: the documents that were digested, with their bibliographic records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.words import Wording
    from generator.nodes import Numeral, Text
    from generator.problem import Mark
    from generator.values import Date


@dataclass(frozen=True)
class Source:
    """A document that was digested, with its bibliographic record (after CSL).

    `added` names the fields that are not from the text, each with how we know. `unused` maps paragraphs to what they
    are; `left_out` maps paragraphs to words that no statement takes up, each with the reason.
    `dated` is where `published` stands.
    """

    id: Text
    title: Wording
    publisher: Text | None
    carried_by: tuple[Text, ...]
    authors: tuple[Text, ...]
    editors: tuple[Text, ...]
    published: Date
    type: str
    language: str
    url: str
    copies: tuple[str, ...]
    file: str
    sha256: Text
    paragraphs: int
    reliability: str
    reliability_note: str
    added: Mapping[str, str]
    left_out: Mapping[Numeral, Mapping[Text, Text]]
    unused: Mapping[Numeral, str]
    formerly: tuple[Text, ...]
    mark: Mark
    dated: Mark
