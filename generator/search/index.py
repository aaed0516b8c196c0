"""The index written: a catalog, the names, the postings in blocks, the passages' texts; each file a classic script."""

from __future__ import annotations

import hashlib
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from generator.model import SOURCES, Page
from generator.search.encoding import encode_numbers, write_literal
from generator.search.entry import LABELS
from generator.search.postings import collect_postings, cut_blocks
from generator.search.words import NUMBER_WORDS, STANDING_WORDS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.search.entry import Entry, Form, Passage

_FOLDER: Final = "search"
_NAMES_A_FILE: Final = 2_500
_TEXT_SHARD: Final = 3_000
_KINDS: Final = tuple(LABELS)


def write_index(entries: Sequence[Entry]) -> tuple[Page, ...]:
    """Write the index of all entries, each with one passage at least, as files for content/.

    They are `search/catalog.js` and the shards that it names.
    Every file calls `referenceSearch.take` with its key, the version of the whole index and its data. Same entries,
    same bytes.
    """
    shards = dict(_shards(entries))
    version = hashlib.sha256(write_literal(shards).encode()).hexdigest()[:12]
    return tuple(_page(key, version, data) for key, data in shards.items())


def _shards(entries: Sequence[Entry]) -> Iterator[tuple[str, object]]:
    postings = collect_postings(entries)
    blocks = tuple(cut_blocks(postings))
    numbers = {entry.id: number for number, entry in enumerate(entries)}
    texts = tuple(_cut_texts([_text(each, entry, numbers) for entry in entries for each in entry.passages]))
    names = [entries[start : start + _NAMES_A_FILE] for start in range(0, len(entries), _NAMES_A_FILE)]
    yield (
        "catalog",
        {
            "kinds": tuple(LABELS.items()),
            "stop": " ".join(sorted(STOP_WORDS)),
            "numbers": NUMBER_WORDS,
            "standings": STANDING_WORDS,
            "common": postings.common,
            "thinned": postings.thinned,
            "passages": postings.passages,
            "stated": sum(len(entry.passages) for entry in takewhile(_is_document, entries)),
            "entries": len(entries),
            "names": len(names),
            "terms": tuple(block.first for block in blocks),
            "texts": encode_numbers(map(len, texts)),
        },
    )
    yield "filters", _filters(entries)
    yield from ((f"names-{number}", _names(part)) for number, part in enumerate(names))
    for number, block in enumerate(blocks):
        yield f"terms-{number}", {"terms": "\n".join(block.terms), "passages": "\n".join(block.passages)}
    yield from ((f"texts-{number}", texts) for number, texts in enumerate(texts))


def _is_document(entry: Entry) -> bool:
    return entry.kind == SOURCES


def _filters(entries: Sequence[Entry]) -> Mapping[str, object]:
    """Give what readers can narrow by: kinds and years that there are, and documents with their labels."""
    passages = [passage for entry in entries for passage in entry.passages]
    found = {passage.kind for passage in passages}
    cited = {source for passage in passages for source in passage.sources}
    return {
        "kinds": [kind for kind in _KINDS if kind in found],
        "sources": [(entry.id, entry.forms[-1].text) for entry in entries if entry.id in cited],
        "years": sorted({year for passage in passages for year in passage.years}, reverse=True),
    }


def _names(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Give one line an entry, its forms parted by tabs, and what else must be known to rank it.

    Addresses stand with the texts, of which few are loaded: all names are.
    """
    return {
        "forms": "\n".join("\t".join(form.text for form in entry.forms) for entry in entries),
        "kinds": encode_numbers(_KINDS.index(entry.kind) for entry in entries),
        "weights": encode_numbers(entry.weight for entry in entries),
        "passages": encode_numbers(len(entry.passages) for entry in entries),
    }


def _text(passage: Passage, entry: Entry, numbers: Mapping[str, int]) -> tuple[object, ...]:
    """Give what is shown of a passage and its address; with the first of an entry the languages of its names.

    A title and languages stand behind all else, so that most passages need no room for them.
    """
    about = [numbers[id_] for id_ in passage.about if id_ in numbers]
    kind = _KINDS.index(passage.kind)
    address = f"{entry.address}#{passage.anchor}" if passage.anchor else entry.address
    shown = (passage.text, address, kind, passage.standing, passage.voice, passage.place, about)
    languages = _languages(entry.forms) if passage is entry.passages[0] else {}
    return (*shown, passage.title, languages) if passage.title or languages else shown


def _languages(forms: Sequence[Form]) -> dict[str, str]:
    return {str(number): form.language for number, form in enumerate(forms) if form.language}


def _cut_texts(texts: Sequence[tuple[object, ...]]) -> Iterator[Sequence[tuple[object, ...]]]:
    """Cut the texts into shards with some 3,000 signs of text, in order."""
    shard: list[tuple[object, ...]] = []
    size = 0
    for text in texts:
        shard.append(text)
        size += len(str(text[0]))
        if size > _TEXT_SHARD:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _page(key: str, version: str, data: object) -> Page:
    call = ",".join(map(write_literal, (key, version, data)))
    return Page(f"{_FOLDER}/{key}.js", f"referenceSearch.take({call});\n")
