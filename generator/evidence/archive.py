"""The archive read: the texts of the sources, each proved to be the one that was digested."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.evidence.documents import list_paragraphs
from generator.model import Document
from generator.nodes import Numeral, Text
from generator.problem import Mark, Problem, Severity
from generator.reading.paragraphs import split_paragraphs
from generator.reading.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Receipt, Source, Statement


@dataclass(frozen=True)
class Changes:
    """Paragraphs in which a text differs from what a receipt knows.

    Those changed and added have their number of now, those removed their number of then. `lost` are those of then that
    are no more as they were, changed or removed.
    """

    changed: tuple[int, ...]
    added: tuple[int, ...]
    removed: tuple[int, ...]
    lost: tuple[int, ...] = ()

    def __str__(self) -> str:
        parts = [
            f"{list_paragraphs(numbers)} {what}"
            for numbers, what in ((self.changed, "changed"), (self.added, "added"), (self.removed, "removed"))
            if numbers
        ]
        return ", ".join(parts) or "no paragraph changed but in its quotes, dashes or blanks"


def read_archive(
    folder: Path,
    sources: Iterable[Source],
    receipts: Mapping[str, Receipt] | None = None,
    statements: Iterable[Statement] = (),
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Read the texts of the sources from a folder; gives them by source id.

    A text that is missing, cannot be read or is not the one that was digested is a problem at the source's field, and
    is left out: what it would make of the statements is no news. A missing one is a notice alone where a receipt tells
    that somebody else has it, unless it lies here under another name. Where a receipt knows the paragraphs, those that
    changed are named, and the given statements that cite them. Without the folder there are no texts and one notice.
    """
    if not folder.is_dir():
        message = "there is no archive here: no text is held against the statements"
        return MappingProxyType({}), (Problem(Mark(folder.as_posix()), "no-archive", message, Severity.NOTICE),)
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    given = tuple(statements)
    names = cache(lambda: _names_by_hash(folder))
    for source in sources:
        own = [each for each in given if each.source == source.id]
        receipt = (receipts or {}).get(str(source.id))
        document, found = _read_document(folder, source, receipt, own, names)
        problems += found
        if document is not None:
            documents[str(source.id)] = document
    return MappingProxyType(documents), tuple(problems)


def find_changes(document: Document, receipt: Receipt) -> Changes:
    """Compare a document with the fingerprints that a receipt has of its paragraphs."""
    now = [fingerprint(paragraph) for paragraph in document.paragraphs]
    changed: list[int] = []
    added: list[int] = []
    removed: list[int] = []
    lost: list[int] = []
    for _, then_start, then_end, now_start, now_end in _differences(receipt.fingerprints, now):
        both = min(then_end - then_start, now_end - now_start)
        changed += range(now_start + 1, now_start + both + 1)
        added += range(now_start + both + 1, now_end + 1)
        removed += range(then_start + both + 1, then_end + 1)
        lost += range(then_start + 1, then_end + 1)
    return Changes(tuple(changed), tuple(added), tuple(removed), tuple(lost))


def _differences(then: Sequence[str], now: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    return [each for each in matcher.get_opcodes() if each[0] != "equal"]


def _read_document(
    folder: Path,
    source: Source,
    receipt: Receipt | None,
    statements: Iterable[Statement],
    names: Callable[[], Mapping[str, str]],
) -> tuple[Document | None, tuple[Problem, ...]]:
    place = _place(source.file, source)
    try:
        raw = (folder / source.file).read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} of '{source.file}' in the archive is not UTF-8"
        return None, (Problem(place, "archive-unreadable", message),)
    except FileNotFoundError:
        return None, (_missing_text(source, receipt, names().get(source.sha256)),)
    except OSError as error:
        message = f"'{source.file}' in the archive cannot be read: {error.strerror}"
        return None, (Problem(place, "archive-unreadable", message),)
    document = Document(str(source.id), hashlib.sha256(raw).hexdigest(), split_paragraphs(text))
    if document.sha256 != source.sha256:
        return None, (_another_text(document, source, receipt, statements),)
    return document, tuple(_another_length(document, source))


def _names_by_hash(folder: Path) -> Mapping[str, str]:
    """Give the names of the files that can be read by what they hold."""
    names: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        with contextlib.suppress(OSError):
            if path.is_file():
                names.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
    return names


def _missing_text(source: Source, receipt: Receipt | None, name: str | None) -> Problem:
    message, severity = f"the archive has no file '{source.file}'", Severity.PROBLEM
    if name is not None:
        message += f"; the text that was digested is there as '{name}'"
    elif receipt is not None and receipt.sha256 == source.sha256:
        # Whoever adds a document has its text alone, and all others are verified by those who have them.
        message, severity = f"{message}; what was found in it before stays as it is", Severity.NOTICE
    return Problem(_place(source.file, source), "archive-file-missing", message, severity)


def _another_text(
    document: Document, source: Source, receipt: Receipt | None, statements: Iterable[Statement]
) -> Problem:
    message = f"the archive's '{source.file}' is not the text that was digested: its sha256 is {document.sha256}"
    if receipt is not None and receipt.sha256 == source.sha256:
        changes = find_changes(document, receipt)
        message = "; ".join((message, str(changes), *_touched(changes, statements)))
    return Problem(_place(source.sha256, source), "archive-text-differs", message)


def _touched(changes: Changes, statements: Iterable[Statement]) -> Iterator[str]:
    """Tell which statements cite what changed, paragraph by paragraph as they were numbered."""
    for number in changes.lost:
        keys = [f"'{each.id}'" for each in statements if number in (*each.locator.paragraphs, *each.said_at)]
        if keys:
            yield f"what was paragraph {number} is cited by {', '.join(keys)}"


def _another_length(document: Document, source: Source) -> list[Problem]:
    count = len(document.paragraphs)
    if count == source.paragraphs:
        return []
    message = f"the archive's '{source.file}' has {count} paragraphs, not {int(source.paragraphs)}"
    return [Problem(_place(source.paragraphs, source), "paragraphs-differ", message)]


def _place(field: object, source: Source) -> Mark:
    return field.mark if isinstance(field, (Text, Numeral)) else source.mark
