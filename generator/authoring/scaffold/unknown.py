"""Names that no record has: runs of capitals, and names in Chinese text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.authoring.scaffold.chinese import find_chinese_names
from generator.authoring.scaffold.cues import seems_to_speak
from generator.authoring.scaffold.furniture import HEADLINE
from generator.kinds import AGENCIES, LAWS, ORGANISATIONS, PEOPLE, PLACES
from generator.reading.mentions import Word
from generator.reading.names import capitalised
from generator.reading.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.authoring.scaffold.known import Known, Mention
    from generator.authoring.scaffold.paper import Paper, Passage

_TITLES = word_set("""
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor gen gen. general col col. colonel maj. major capt. captain
    lt. lieutenant sgt. sergeant gov. governor sen. senator rep. representative judge justice president premier
    chancellor minister vice deputy prime director chief secretary ambassador spokesman spokeswoman spokesperson editor
    inspector officer commissioner mayor lord lady sir king queen prince princess former chairman chairwoman web
    reporter editors reporters author authors lawyer
""")
_STATE = word_set("""
    agency army bureau consulate court directorate embassy government ministry navy office parliament police
    prosecutor's prosecutors service tribunal council senate congress administration committee commission department
""")
_BODIES = word_set("""
    association guild bank broadcaster church club company corporation foundation gazette group herald inc institute ltd
    movement news newspaper party post press society times union university network laboratory college academy
    limited agency's watch daily
""")
_LAWS = word_set("act code constitution law regulation regulations statute treaty decree ordinance")
_PLACES = word_set("""
    bay city coast county district island islands isle lake mountain ocean port province quay region river road sea
    state strait street town valley village
""")
_AGE = re.compile(r", (?:aged )?[1-9][0-9],")
_AT_PLACE = re.compile(r"\b(?:in|near|from) $")
_ABBREVIATION = re.compile(r" \(([A-Z][A-Z&.-]{1,9})\)")
_LINKS = frozenset({"of", "for", "the"})
_NO_PERSON = _LINKS | _STATE | _BODIES | _PLACES | _LAWS
_WORD = re.compile(r"[\w.'-]+")
_NO_NAMES = word_set(
    "western eastern northern southern communist socialist article chapter section paragraph page figure"
)
_LOOK_BACK = 12
_TWO = 2
_NAMING = {HEADLINE, "byline", "dateline", "caption"}


@dataclass(frozen=True)
class Find:
    """A name in a paragraph that no record has; `kind` is a guess by what stands beside it, or empty."""

    form: str
    number: int
    kind: str
    abbreviation: str = ""


def find_unknown(paper: Paper, known: Known, furniture: Mapping[int, str]) -> tuple[Find, ...]:
    """Find the names of a paper that no record bears, in their order; each once a paragraph.

    Navigation and the like names nobody, and a headline only whom the text names too, since its capitals tell little.
    """
    if paper.language.startswith("zh"):
        found = (each for passage in paper.passages for each in _chinese(passage, known.mentions[passage.number]))
    else:
        small = frozenset(word for passage in paper.passages for word in passage.text.split() if word.islower())
        found = (each for passage in paper.passages for each in _finds(passage, known, small))
    named = [each for each in dict.fromkeys(found) if furniture.get(each.number, HEADLINE) in _NAMING]
    in_text = {each.form for each in named if furniture.get(each.number) != HEADLINE}
    signed = {number for number, what in furniture.items() if what == "byline"}
    return tuple(
        replace(each, kind=PEOPLE) if each.number in signed and not each.kind else each
        for each in named
        if each.form in in_text
    )


def _chinese(passage: Passage, mentions: Iterable[Mention]) -> Iterator[Find]:
    forms = [each.form for each in mentions]
    for form, kind in find_chinese_names(passage.text):
        if not any(form in each or each in form for each in forms):
            yield Find(form, passage.number, kind)


def _finds(passage: Passage, known: Known, small: frozenset[str]) -> Iterator[Find]:
    mentions = known.mentions[passage.number]
    starts = {each.end: each.start for each in reversed(mentions)}
    taken = {place for each in mentions for place in range(each.start, each.end)}
    abbreviations = {match.start(): match for match in _ABBREVIATION.finditer(passage.text)}
    skipped: set[int] = set()
    for run in _parted(capitalised(passage.text, small)):
        start, titled = _behind_titles(passage.text, run.start, run.end)
        end = starts[run.end] if start < starts.get(run.end, start) else run.end
        form = passage.text[start:end].rstrip()
        if run.start in skipped or _is_no_name(form, known) or _is_covered(passage.text, start, end, taken):
            continue
        match = abbreviations.get(end)
        skipped |= {match.start(1)} if match else set()
        kind = PEOPLE if titled else _guess(passage.text, start, end)
        yield Find(form, passage.number, kind, match[1] if match else "")


def _is_no_name(form: str, known: Known) -> bool:
    """Tell whether words are none of their own: a common adjective, or part of a longer name that is known."""
    return form.lower() in _NO_NAMES or (" " in form and f" {form} " in known.forms)


def _parted(runs: Iterable[Word]) -> Iterator[Word]:
    """Part an office from who holds it: "CIA Director Tom Ash" names two."""
    for run in runs:
        words = [*re.finditer(r"[^ ]+", run.text)]
        titles = [place for place, word in enumerate(words[:-_TWO]) if place and word[0].lower() in _TITLES]
        behind = words[titles[-1] + 1 :] if titles else []
        if behind and not any(word[0].lower() in _NO_PERSON for word in behind):
            office, person = words[titles[0] - 1].end(), words[titles[-1]].start()
            yield Word(run.text[:office], run.start, run.start + office)
            yield Word(run.text[person:], run.start + person, run.end)
        else:
            yield run


def _behind_titles(text: str, start: int, end: int) -> tuple[int, bool]:
    """Pass over titles in front of a name, and tell whether there are any; of an office, whose it is is the name."""
    titled = False
    for word in re.finditer(r"[^ ]+", text[start:end]):
        low = word[0].lower()
        if low not in _TITLES and low not in _LINKS:
            return start + word.start(), titled
        titled = low in _TITLES
    return end, titled


def _is_covered(text: str, start: int, end: int, taken: set[int]) -> bool:
    """Tell whether known names, titles and small words make up the whole run."""
    words = ((start + each.start(), start + each.end(), each[0]) for each in _WORD.finditer(text[start:end]))
    return all(
        not word[0].isupper() or word.lower() in _TITLES or taken.intersection(range(begin, stop))
        for begin, stop, word in words
    )


def _guess(text: str, start: int, end: int) -> str:
    words = [word.lower() for word in text[start:end].split()]
    for kind, cues in ((LAWS, _LAWS), (PLACES, _PLACES), (ORGANISATIONS, _BODIES), (AGENCIES, _STATE)):
        if words[-1] in cues or (kind in {AGENCIES, ORGANISATIONS} and not cues.isdisjoint(words)):
            return kind
    speaks = seems_to_speak(text, start, end) and all(word.istitle() for word in text[start:end].split())
    if speaks or _AGE.match(text, end):
        return PEOPLE
    return PLACES if _AT_PLACE.search(text[max(0, start - _LOOK_BACK) : start]) else ""
