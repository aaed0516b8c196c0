"""Several entities side by side: what was imposed in each, and how long each took, as bars on one scale of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS
from generator.labels import elapsed, name_of, shown_words
from generator.model import PLAIN, Target
from generator.pictures.bars import Bar, draw_bar
from generator.pictures.lettering import cut, wrap
from generator.pictures.scale import EDGE, SIZE, WIDTH, Scale, draw_ticks
from generator.pictures.svg import element, figure, link, text
from generator.values import Penalty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Entity, Graph, Picture
    from generator.pictures.svg import Element
    from generator.values import Term

_DAYS_OF_YEAR: Final = 360  # as Term.length counts
_DEATH: Final = "death"
_NAME, _WORDS, _BAR, _GAP = 15.0, 12.0, 12.0, 6.0
_LEAST: Final = 2.0
_ROOM, _LINES = WIDTH - 2 * EDGE, 2


@dataclass(frozen=True)
class Length:
    """A length of time in words and years: at least `shortest`, at most `longest`, which is None where it is open.

    `shortest` is None where there is nothing to draw.
    """

    words: str
    shortest: float | None
    longest: float | None
    computed: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the words as they fit above the bar."""
        return wrap(self.words, SIZE, _ROOM, _LINES)

    @property
    def height(self) -> float:
        """Give how much room words and bar take."""
        return _WORDS * len(self.lines) + (_BAR if self.shortest is not None else 0)


@dataclass(frozen=True)
class Entry:
    """An entity with its lengths."""

    id: str
    name: str
    lengths: tuple[Length, ...]


def draw_comparison(kind: str, graph: Graph) -> Picture | None:
    """Draw the entities of a kind that have lengths, in order of their names; None below two, or without any bar."""
    of_kind = [each for each in graph.entities.values() if each.record.kind == kind]
    entries = [entry for each in of_kind if (entry := _entry(each, graph)).lengths]
    longest = [end for entry in entries for each in entry.lengths for end in (each.shortest, each.longest) if end]
    drawable = any(each.shortest is not None for entry in entries for each in entry.lengths)
    if len(entries) < 2 or not drawable:  # noqa: PLR2004  one is no comparison
        return None
    scale = Scale(0, max(longest, default=1) * 1.1)
    drawn: list[Element] = []
    y = 0.0
    for entry in entries:
        drawn += _draw_entry(entry, y, scale)
        y += _height(entry)
    told = "; ".join(f"{entry.name}: {', '.join(each.words for each in entry.lengths)}" for entry in entries)
    words = (f"{KINDS[kind].plural} side by side, in years", told)
    size = (WIDTH, y + SIZE + 8)
    return figure("comparison", size, words, [*draw_ticks(scale, 0, y, " years"), *drawn], _caption(entries))


def _entry(entity: Entity, graph: Graph) -> Entry:
    id_ = str(entity.record.id)
    return Entry(id_, name_of(id_, graph), (*_penalties(entity, graph), *_spans(entity)))


def _penalties(entity: Entity, graph: Graph) -> Iterator[Length]:
    """Yield each penalty once, with its standing where nobody gives it plainly."""
    compared = KINDS[entity.record.kind].compared
    found: dict[Penalty, set[str]] = {}
    for fact in entity.facts:
        if fact.property.id in compared and isinstance(fact.value, Penalty):
            standing = graph.statements[fact.statement].standing
            found.setdefault(fact.value, set()).add("" if standing in PLAIN else standing.value)
    for penalty, standings in found.items():
        marked = "" if "" in standings else f" ({', '.join(sorted(standings))})"
        yield _length_of(penalty, shown_words(penalty) + marked)


def _length_of(penalty: Penalty, words: str) -> Length:
    shortest, longest = penalty.shortest, penalty.longest
    if penalty.span is None:
        return Length(words, 0 if penalty.kind == _DEATH else None, None)
    return Length(words, (_years(shortest) or 0), _years(longest))


def _years(term: Term | None) -> float | None:
    return None if term is None or term.life else term.length[1] / _DAYS_OF_YEAR


def _spans(entity: Entity) -> Iterator[Length]:
    kind = KINDS[entity.record.kind]
    for start, end in kind.spans:
        if duration := elapsed(entity, start, end):
            names = f"{kind.properties[start].title} to {kind.properties[end].title}"
            yield Length(f"{names}: {duration.words}", *duration.years, computed=True)


def _height(entry: Entry) -> float:
    return _NAME + sum(each.height for each in entry.lengths) + _GAP


def _draw_entry(entry: Entry, y: float, scale: Scale) -> Iterator[Element]:
    name = text(EDGE, y + SIZE + 1, cut(entry.name, SIZE, _ROOM), "name")
    yield link(Target(entry.id), element("title", entry.name), name)
    y += _NAME
    for each in entry.lengths:
        for number, line in enumerate(each.lines):
            yield text(EDGE, y + SIZE - 1 + number * _WORDS, line, "quiet")
        y += each.height
        if each.shortest is not None:
            yield from _draw_length(each, y - _BAR / 2, scale)


def _draw_length(length: Length, y: float, scale: Scale) -> Iterable[Element]:
    """Draw what is certain as a full bar, and as an open one how far it may reach; what has no end runs to the edge."""
    start, sure = scale.place(0), scale.place(length.shortest or 0)
    end = scale.place(length.longest) if length.longest is not None else WIDTH - EDGE
    if sure - start >= _LEAST:
        yield element("rect", x=start, y=y - 4, width=sure - start, height=8.0, class_="sure")
    if end - sure >= _LEAST or sure - start < _LEAST:
        bar = Bar(sure, max(end, sure + _LEAST), open_left=sure > start, open_right=length.longest is None)
        yield from draw_bar(bar, y)


def _caption(entries: Sequence[Entry]) -> str:
    lengths = [each for entry in entries for each in entry.lengths]
    told = [
        "A full bar is the time that the documents give, or the least that it can have been.",
        "An open bar is how far it may reach." if any(each.longest != each.shortest for each in lengths) else "",
        "Open to the right: without an end, or with none stated." if any(_is_open(each) for each in lengths) else "",
        "What has no bar is without a stated term." if any(each.shortest is None for each in lengths) else "",
        "Times between two dates are computed by the generator." if any(each.computed for each in lengths) else "",
    ]
    return " ".join(each for each in told if each)


def _is_open(length: Length) -> bool:
    return length.shortest is not None and length.longest is None
