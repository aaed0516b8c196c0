"""What one file alone shows to be wrong."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from generator.model import DISPUTED, Link
from generator.nodes import Text
from generator.problem import Mark, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import AuthorityRecord, Digest, Disagreement, Seeds, Source, Statement
    from generator.nodes import Numeral

MAX_QUOTE_WORDS: Final = 12
_ANCHOR_WORDS: Final = range(3, 7)
_QUOTATION = re.compile(r"\"([^\"]*)\"|“([^”]*)”")
_WORD = re.compile(r"[^\W\d_]+")
# The first words of the names that Unicode gives to letters of these scripts.
_ALIKE: Final = {"Armenian", "Cherokee", "Coptic", "Cyrillic", "Fullwidth", "Greek", "Latin", "Mathematical"}
_NO_MARKS: Final = {ord(mark): None for mark in '"“”'}


def check_seeds(seeds: Seeds) -> tuple[Problem, ...]:
    """Check every file by itself: paragraphs in range, ids used once, quotes short, derived values and names sound."""
    problems: list[Problem] = []
    names = {str(record.id): record.name.form for record in seeds.records}
    for digest in seeds.digests:
        problems += _check_digest(digest, names)
    for record in seeds.records:
        problems += _check_record(record)
    problems += _repeated(_disagreement_ids(seeds), "disagreement")
    for disagreement in seeds.disagreements:
        if f"{DISPUTED}/{disagreement.id}" not in seeds.doubtful:  # else a side may be what could not be read
            problems += _check_sides(disagreement)
    return tuple(problems)


def _check_digest(digest: Digest, names: Mapping[str, str]) -> Iterator[Problem]:
    source = digest.source
    yield from _repeated(_statement_ids(digest), "statement")
    yield from _paragraphs_in_range(source, (*source.unused, *source.left_out))
    for statement in digest.statements:
        yield from _check_statement(statement, source, names)
        yield from _quotes(statement, names)
    yield from _silent_paragraphs(digest)


def _statement_ids(digest: Digest) -> Iterator[Text]:
    for statement in digest.statements:
        yield statement.id
        yield from statement.formerly
    for tombstone in digest.tombstones:
        yield tombstone.id


def _disagreement_ids(seeds: Seeds) -> Iterator[Text]:
    for disagreement in seeds.disagreements:
        yield disagreement.id
        yield from disagreement.formerly
    yield from (stone.id for stone in seeds.tombstones if stone.source == DISPUTED)


def _repeated(ids: Iterable[Text], what: str) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for id_ in ids:
        if id_ in first:
            message = f"there are two {what}s '{id_}' in this file; the first is on line {first[id_].mark.line}"
            yield Problem(id_.mark, "duplicate-id", message)
        first.setdefault(id_, id_)


def _check_statement(statement: Statement, source: Source, names: Mapping[str, str]) -> Iterator[Problem]:
    yield from _paragraphs_in_range(source, (*statement.locator.paragraphs, *statement.said_at))
    yield from _unused_paragraphs(statement, source)
    yield from _attribution(statement, source)
    yield from _derived_values(statement, names)
    yield from _own_answers(statement)
    if statement.anchor is not None and len(statement.anchor.split()) not in _ANCHOR_WORDS:
        count = len(statement.anchor.split())
        yield Problem(statement.anchor.mark, "anchor-length", f"an anchor has three to six words, this one {count}")


def _paragraphs_in_range(source: Source, paragraphs: Iterable[Numeral]) -> Iterator[Problem]:
    for paragraph in paragraphs:
        if paragraph > source.paragraphs:
            message = f"there is no paragraph {paragraph}: the document has {source.paragraphs}"
            yield Problem(paragraph.mark, "no-such-paragraph", message)


def _unused_paragraphs(statement: Statement, source: Source) -> Iterator[Problem]:
    for paragraph in statement.locator.paragraphs:
        if paragraph in source.unused:
            message = (
                f"this statement cites paragraph {paragraph}, which is listed as unused ({source.unused[paragraph]})"
            )
            yield Problem(paragraph.mark, "unused-but-cited", message)


def _attribution(statement: Statement, source: Source) -> Iterator[Problem]:
    if not statement.says and source.publisher is None:
        message = "the publisher is unknown, so the statement must tell who says it; add 'says'"
        yield Problem(_head(statement), "asserter-missing", message)
    if statement.said_at and not statement.says:
        message = "'said_at' tells where the asserter is named, but there is no 'says'"
        yield Problem(statement.said_at[0].mark, "asserter-missing", message)


def _quotes(statement: Statement, names: Mapping[str, str]) -> Iterator[Problem]:
    """Count the words of each quotation as readers see them: a link without words shows its target's name."""
    shown = (part if isinstance(part, str) else part.words or _name(part, names) for part in statement.text)
    for found in _QUOTATION.finditer("".join(shown)):
        count = len((found[1] or found[2] or "").split())
        if count > MAX_QUOTE_WORDS:
            message = f"a quotation of {count} words; at most {MAX_QUOTE_WORDS} are quoted"
            yield Problem(_first_line(statement.written.mark), "quote-too-long", message)


def _name(link: Link, names: Mapping[str, str]) -> str:
    """Give the name that a link shows; what it has in quotation marks is no quotation of the statement."""
    return names.get(link.id, link.id).translate(_NO_MARKS)


def _derived_values(statement: Statement, names: Mapping[str, str]) -> Iterator[Problem]:
    values = {f"{claim.entity}.{claim.property}" for claim in statement.claims}
    values |= {name for name, value in (("date", statement.date), ("said", statement.said)) if value is not None}
    words = "".join(part if isinstance(part, str) else part.words or names.get(part.id, "") for part in statement.text)
    ids = {part.id for part in statement.text if isinstance(part, Link)}
    for name in statement.derived:
        if name not in values and name not in words and not _names_a_link(name, ids):
            known = ", ".join(sorted(values)) or "none"
            message = f"'{name}' is neither a value of this statement ({known}) nor words of its text"
            yield Problem(name.mark, "nothing-derived", message)


def _names_a_link(name: str, ids: set[Text]) -> bool:
    """Tell whether words are a link's that shows its target's own name, which one file alone does not know."""
    return name.lower().replace(" ", "-") in ids


def _own_answers(statement: Statement) -> Iterator[Problem]:
    for answered in statement.answers:
        if answered == statement.key:
            yield Problem(answered.mark, "answers-itself", "a statement cannot answer itself; name what it replies to")


def _silent_paragraphs(digest: Digest) -> Iterator[Problem]:
    cited = {paragraph for statement in digest.statements for paragraph in statement.locator.paragraphs}
    for paragraph in range(1, digest.source.paragraphs + 1):
        if paragraph not in cited and paragraph not in digest.source.unused and digest.source.paragraphs < _MANY:
            message = f"no statement cites paragraph {paragraph}, and it is not listed under 'unused'"
            yield Problem(_first_line(digest.source.mark), "silent-paragraph", message, Severity.NOTICE)


_MANY: Final = 10_000


def _check_sides(disagreement: Disagreement) -> Iterator[Problem]:
    if disagreement.sort == _ODDITY:
        return
    if len(disagreement.positions) == 1:
        message = f"a {disagreement.sort} has two positions or more; this one has one (an {_ODDITY} may)"
        yield Problem(disagreement.id.mark, "one-sided", message)
    first: dict[frozenset[Text], str] = {}
    for position in disagreement.positions:
        cited = frozenset(position.statements)
        if cited in first:
            message = f"the same statements hold this position and '{first[cited]}'; which of them holds what?"
            yield Problem(position.statements[0].mark, "one-sided", message)
        first.setdefault(cited, position.holds)


_ODDITY: Final = "oddity"


def _check_record(record: AuthorityRecord) -> Iterator[Problem]:
    for other in record.distinct_from:
        if other == record.id:
            yield Problem(other.mark, "distinct-from-itself", f"'{other}' cannot be told apart from itself")
    for form in (record.name.form, *(name.form for name in record.names)):
        for word, scripts in mixed_words(form):
            message = f"'{word}' has letters of {' and '.join(scripts)}; some of them look alike"
            place = form.mark if isinstance(form, Text) else _first_line(record.mark)
            yield Problem(place, "mixed-scripts", message)


def mixed_words(form: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words with letters of several scripts that can be taken for each other, with the scripts."""
    for word in _WORD.findall(form):
        names = {unicodedata.name(letter, "").partition(" ")[0].capitalize() for letter in word}
        if len(names & _ALIKE) > 1:
            yield word, sorted(names & _ALIKE)


def _head(statement: Statement) -> Mark:
    return _first_line(statement.mark)


def _first_line(mark: Mark) -> Mark:
    return Mark(mark.path, mark.line, mark.column, mark.line, mark.column + 1)
