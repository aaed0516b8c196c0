"""What stands in the archive, and what was found when statements were held against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Document:
    """The text of a source as the archive has it; paragraph 1 is the first of `paragraphs`."""

    source: str
    sha256: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """What `verify` found of one statement: a hash of all that was checked, and whether the document bears it out."""

    hash: str
    supported: bool


@dataclass(frozen=True)
class Receipt:
    """What `verify` found when it held a source's statements against the archive.

    `rules` is the version of the rules; `fingerprints` has one entry a paragraph; `findings` go by a statement's id.
    """

    source: str
    rules: int
    sha256: str
    fingerprints: tuple[str, ...]
    findings: Mapping[str, Finding]


class Verification(StrEnum):
    """How a statement stands with its receipt; a stale one was checked in another wording, or by other rules.

    One is unread if nothing understands the language of its document.
    """

    VERIFIED = "verified"
    STALE = "stale"
    MISSING = "missing"
    UNSUPPORTED = "unsupported"
    UNREAD = "unread"
