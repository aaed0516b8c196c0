"""Which passages have a term: sorted terms with their passages, cut into blocks of even size."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.search.encoding import encode_numbers
from generator.search.words import STANDING_WORDS, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.search.entry import Entry, Passage

_COMMON: Final = 0.3
"""A term in more than this part of the passages tells none from another, and is left out."""

_FEW: Final = 50
"""Among so few passages no term is left out."""

_BLOCK: Final = 8_000


@dataclass(frozen=True)
class Postings:
    """Terms in order of their UTF-16 units, as JavaScript compares them; what was left out; the number of passages.

    Of `common` terms every passage was left out, of `thinned` ones those that only names bring.

    Each term has its passages, numbered in the order of the entries, delta-coded: twice the step, plus one where only
    the names of other pages that the passage is about have the term. What readers narrow by stands there as `=kind:…`,
    `=source:…` and `=year:…`, how a statement stands as `=standing:…`.
    """

    lines: tuple[tuple[str, str], ...]
    common: tuple[str, ...]
    thinned: tuple[str, ...]
    passages: int


@dataclass(frozen=True)
class Block:
    """A part of the postings: the first of its terms, and one line a term."""

    first: str
    terms: tuple[str, ...]
    passages: tuple[str, ...]


def collect_postings(entries: Sequence[Entry]) -> Postings:
    """Collect the terms of every passage."""
    names = {entry.id: frozenset(term for form in entry.forms for term in terms(form.text)) for entry in entries}
    found: dict[str, list[int]] = defaultdict(list)
    number = -1
    for number, (id_, passage) in enumerate((entry.id, each) for entry in entries for each in entry.passages):
        for term, by_name in _terms(passage, id_, names).items():
            found[term].append(2 * number + by_name)
    dropped = sorted(_drop_common(found, max(_FEW, _COMMON * (number + 1))))
    common = tuple(term for term in dropped if term not in found)
    thinned = tuple(term for term in dropped if term in found)
    ordered = sorted(found, key=lambda term: term.encode("utf-16-be"))
    return Postings(tuple((term, _encode(found[term])) for term in ordered), common, thinned, number + 1)


def cut_blocks(postings: Postings) -> Iterator[Block]:
    """Cut the postings into blocks of about 8 kB."""
    lines: list[tuple[str, str]] = []
    size = 0
    for line in postings.lines:
        lines.append(line)
        size += len(line[0]) + len(line[1])
        if size > _BLOCK:
            yield _block(lines)
            lines, size = [], 0
    if lines:
        yield _block(lines)


def _terms(passage: Passage, page: str, names: Mapping[str, frozenset[str]]) -> dict[str, bool]:
    """Map the terms of a passage to whether only the name of another page has them."""
    found = dict.fromkeys((term for id_ in passage.about if id_ != page for term in names.get(id_, ())), True)
    found |= dict.fromkeys((term for term in names[page] if page in passage.about), False)
    found |= dict.fromkeys((*terms(passage.title), *terms(passage.text)), False)
    found[f"=kind:{passage.kind}"] = False
    if passage.standing in STANDING_WORDS:
        found[f"=standing:{passage.standing}"] = False
    found |= dict.fromkeys((f"=source:{source}" for source in passage.sources), False)
    return found | dict.fromkeys((f"=year:{year}" for year in passage.years), False)


def _drop_common(found: dict[str, list[int]], most: float) -> Iterator[str]:
    """Take away what more than `most` passages have, and yield its term; what only names bring goes first."""
    for term, places in tuple(found.items()):
        if len(places) > most and not term.startswith("="):
            printed = [place for place in places if not place & 1]
            if printed and len(printed) <= most:
                found[term] = printed
            else:
                del found[term]
            yield term


def _encode(places: Sequence[int]) -> str:
    """Encode ascending numbers, each twice a passage plus its flag, by their steps."""
    before = (0, *(place >> 1 for place in places))
    return encode_numbers(place - 2 * last for place, last in zip(places, before, strict=False))


def _block(lines: Sequence[tuple[str, str]]) -> Block:
    return Block(lines[0][0], tuple(term for term, _ in lines), tuple(places for _, places in lines))
