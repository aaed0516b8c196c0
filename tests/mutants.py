"""Mutants: a statement with one thing changed, made by plain patterns and the authority files, never by the rules."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, TypeVar

from mutant_words import changed_dates, exchange_value, figures, opposites, other_values, values_in

from generator.nodes import Numeral, Text
from generator.prose import parse_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from mutant_words import Figure, Swap

    from generator.model import Document, Entity, Graph, Source, Statement
    from generator.problem import Mark

_Ordered = TypeVar("_Ordered", str, "Decimal")

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]]*))?\]\]")
_QUOTED = re.compile(r'"([^"]+)"')
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|had|will|can|could|should|would|must|may|did)\b")
_NEGATION = re.compile(r" (?:not|never)\b|\b(?:no|neither|without) |(?<=can)not\b|(?<=[dst])n't\b")
_BOUND = re.compile(
    r"\b(more than|less than|at least|at most|not less than|not more than|up to|fewer than|over|under)(?= )"
)
_OTHER_BOUND = {
    "more than": "less than", "less than": "more than", "at least": "at most", "at most": "at least",
    "not less than": "not more than", "not more than": "not less than", "up to": "at least", "fewer than": "more than",
    "over": "under", "under": "over",
}  # fmt: skip
_UNITS = {
    "years": "months", "year": "month", "months": "years", "month": "year", "weeks": "days", "week": "day",
    "days": "weeks", "day": "week", "hours": "days", "minutes": "hours", "yuan": "dollars", "dollars": "yuan",
    "euros": "dollars",
    "documents": "people", "people": "documents", "million": "thousand", "cases": "laws", "euro": "dollar", "$": "€",
    "€": "$", "crates": "barrels", "tonnes": "kilograms", "metres": "miles", "boats": "crates", "pounds": "dollars",
}  # fmt: skip
_NOUN = re.compile(r"[ \0-]+(?:(?!or|and|to|of)[a-z]+ )?(?P<noun>[a-z]{3,}s)\b")
_NOUNS = ("documents", "letters", "houses", "officers", "ships", "statutes", "villages")
# What stands behind a "one" that counts; "one of them" is true where two are, and "one, whom" is a pronoun.
_COUNTS_ONE = re.compile(r"[ \0-]+(?!of\b|who)[a-z]")
_FILLERS = ("harbour", "slowly", "wooden", "lantern", "ordinary", "weather", "seldom", "copper")
_INVENTED = {
    "people": ("Hanna Quill", "Peter Marl", "Ines Thorn"),
    "agencies": ("Dunes Ministry", "Heron Court"),
    "organisations": ("Reed Circle", "Morning Ferry"),
    "places": ("Withyham", "Lower Staithe"),
    "laws": ("Ferry Dues Act", "Lantern Statute"),
}


@dataclass(frozen=True)
class Mutant:
    """A statement in which one thing was changed: of what sort, from what to what, and where that stands.

    `equivalent` tells why it says the same or is borne out all the same; it is empty for a fault that is to be caught.
    """

    sort: str
    statement: Statement
    change: str
    mark: Mark
    equivalent: str = ""


class Book:
    """Who is named where: by the forms of the authority files, or as the statements of the seeds have it."""

    def __init__(self, graph: Graph, documents: Mapping[str, Document]) -> None:
        """Read the documents of a graph's sources."""
        self.graph = graph
        self.texts = {id_: tuple(each.translate(_PLAIN) for each in doc.paragraphs) for id_, doc in documents.items()}
        self._told: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for statement in graph.statements.values():
            for number in statement.locator.paragraphs:
                self._told[statement.source, int(number)].update(_ids_of(statement, graph))
        self._named = {
            (source, number): frozenset(id_ for id_, each in graph.entities.items() if _stands(each, source, text))
            for source, texts in self.texts.items()
            for number, text in enumerate(texts, 1)
        }

    def there(self, source: str, paragraphs: Iterable[int]) -> frozenset[str]:
        """Give the entities that these paragraphs name, or that a statement of the seeds finds in them."""
        keys = [(source, int(each)) for each in paragraphs]
        return frozenset().union(*(self._named.get(key, frozenset()) | self._told[key] for key in keys))

    def in_source(self, source: str) -> frozenset[str]:
        """Give the entities of a whole source."""
        return self.there(source, range(1, len(self.texts[source]) + 1))

    def kind(self, id_: str) -> str:
        """Give an entity's kind, nothing for a source."""
        return self.graph.entities[id_].record.kind if id_ in self.graph.entities else ""

    def alike(self, id_: str) -> frozenset[str]:
        """Give the other entities of the same kind."""
        return frozenset(
            other for other, each in self.graph.entities.items() if each.record.kind == self.kind(id_) and other != id_
        )

    def namesakes(self, id_: str) -> frozenset[str]:
        """Give the people who share the first or last word of the name, or are kept apart in the authority files."""
        ends = self._ends(id_)
        apart = {*map(str, self.graph.entities[id_].distinct_from)}
        return frozenset(other for other in self.alike(id_) if ends & self._ends(other) or other in apart)

    def _ends(self, id_: str) -> set[str]:
        words = self.graph.entities[id_].record.name.form.partition(" (")[0].split()
        return {words[0], words[-1]}

    def related(self, id_: str) -> frozenset[str]:
        """Give the topics that the editors arranged above, below or beside one."""
        return frozenset(
            other
            for facts in self.graph.facts.values()
            for fact in facts
            if fact.property.editorial
            for other in (fact.entity, *(str(each.id) for each in fact.value.references()))
            if id_ in (fact.entity, *(str(each.id) for each in fact.value.references()))
        )


def _ids_of(statement: Statement, graph: Graph) -> Iterator[str]:
    yield from (str(part.id) for part in statement.text if not isinstance(part, str))
    yield from (str(party.id) for party in (*statement.says, *statement.via) if party.id is not None)
    for fact in graph.facts.get(statement.key, ()):
        yield from (fact.entity, *(str(each.id) for each in fact.value.references()))


def _stands(entity: Entity, source: str, text: str) -> bool:
    forms = [] if entity.record.name.by_editor else [entity.record.name.form]
    forms += [
        name.form
        for name in entity.record.names
        if not name.by_editor and not name.language and (not name.sources or source in name.sources)
    ]
    if entity.record.kind == "topics":
        return any(all(word[:5].lower() in text.lower() for word in _WORD.findall(form)) for form in forms)
    return any(re.search(rf"(?<!\w){re.escape(form.translate(_PLAIN))}(?!\w)", text) for form in forms)


@dataclass(frozen=True)
class Ground:
    """A statement with what its mutants are made from."""

    statement: Statement
    book: Book

    @cached_property
    def dice(self) -> Random:
        """Give dice that fall alike in every run, whatever the other statements are."""
        return Random(self.statement.key)  # noqa: S311 - chance that can be repeated, no secret

    @property
    def source(self) -> Source:
        """Give the source of the statement."""
        return self.book.graph.sources[self.statement.source]

    @property
    def texts(self) -> tuple[str, ...]:
        """Give all paragraphs of the document."""
        return self.book.texts[self.statement.source]

    @cached_property
    def cited(self) -> tuple[int, ...]:
        """Give the numbers of the cited paragraphs."""
        return tuple(int(each) for each in self.statement.locator.paragraphs)

    @cached_property
    def heard(self) -> tuple[int, ...]:
        """Give the numbers of the paragraphs that are cited or name the asserter."""
        return tuple(dict.fromkeys((*self.cited, *(int(each) for each in self.statement.said_at))))

    @cached_property
    def cited_text(self) -> str:
        """Give the words of the cited paragraphs."""
        return "\n".join(self.texts[each - 1] for each in self.cited)

    @cached_property
    def words(self) -> str:
        """Give the text as written with ids and brackets blanked out, each sign in its place."""
        blanked = list(self.statement.written.translate(_PLAIN))
        for found in _LINK.finditer(self.statement.written):
            shown = range(*found.span(2)) if found[2] is not None else range(0)
            for place in range(*found.span()):
                if place not in shown:
                    blanked[place] = "\0"
        return "".join(blanked)

    def exchange(self, sort: str, swap: Swap | tuple[int, int, str], equivalent: str = "") -> Mutant:
        """Make a mutant whose text has other words in one place."""
        start, end, new = swap
        written = self.statement.written
        text = Text(f"{written[:start]}{new}{written[end:]}", written.mark)
        changed = replace(self.statement, written=text, text=parse_prose(text)[0])
        around = written[max(0, start - 12) : start].rpartition(" ")[2]
        change = f"'{around}{written[start:end]}' → '{around}{new}'" if end > start else f"+ '{new.strip()}'"
        return Mutant(sort, changed, change, written.part(start, max(end, start + 1)), equivalent)


def mutate_text(ground: Ground) -> Iterator[Mutant]:
    """Change each number, unit, bound, date, quoted word, negation and word with an opposite of a text."""
    yield from _numbers(ground)
    yield from _units(ground)
    yield from _bounds(ground)
    yield from _dates(ground)
    yield from _quotes(ground)
    yield from _negations(ground)
    yield from _opposites(ground)


def _numbers(ground: Ground) -> Iterator[Mutant]:
    here = values_in(ground.cited_text)
    own = {each.value for each in figures(ground.words)}
    others = {each.value for text in ground.texts for each in figures(text)}
    same = {each.value for each in figures(ground.cited_text)}
    for figure in figures(ground.words):
        pools = {
            "number (absent)": other_values(figure, here | own | others, ground.dice),
            "number elsewhere in the document": draw(others - here - own - {0}, 2, ground),
            "number of the same paragraph": draw(same - {figure.value, 0}, 3, ground),
        }
        for sort, values in pools.items():
            for value in values:
                if figure.style == "ordinal" and value != int(value):
                    continue
                if value == 1 and not _COUNTS_ONE.match(ground.words, figure.end):
                    continue
                yield ground.exchange(sort, exchange_value(ground.words, figure, value))


def draw(values: Iterable[_Ordered], count: int, ground: Ground) -> list[_Ordered]:
    """Draw some of the values by the statement's dice."""
    ordered = sorted(values)
    return ground.dice.sample(ordered, min(count, len(ordered)))


def _units(ground: Ground) -> Iterator[Mutant]:
    for figure in figures(ground.words):
        if figure.style in ("ordinal", "numbered"):
            continue
        yield from (ground.exchange("unit", swap) for swap in _other_units(ground.words, figure, ground))


def _other_units(text: str, figure: Figure, ground: Ground) -> Iterator[tuple[int, int, str]]:
    sign = text[figure.start - 1 : figure.start]
    if sign in _UNITS:
        yield figure.start - 1, figure.start, _UNITS[sign]
        return
    behind = re.compile(r"[ \0-]+([a-z]+)").match(text, figure.end)
    if behind and behind[1] in _UNITS:
        yield (*behind.span(1), _UNITS[behind[1]])
        return
    noun = _NOUN.match(text, figure.end)
    if noun:
        known = ground.cited_text.lower()
        yield (*noun.span("noun"), ground.dice.choice([each for each in _NOUNS if each[:-1] not in known]))


def _bounds(ground: Ground) -> Iterator[Mutant]:
    text = ground.words
    for figure in figures(text):
        if figure.style in ("ordinal", "numbered") or text[figure.end :].startswith(" of "):
            continue
        bound = next(
            (each for each in _BOUND.finditer(text) if re.fullmatch(r"[ \0$€]+", text[each.end() : figure.start])), None
        )
        if bound:
            yield ground.exchange("comparator turned", (*bound.span(), _OTHER_BOUND[bound[1]]))
            yield ground.exchange("comparator dropped", (bound.start(), bound.end() + 1, ""))
        elif not re.search(r"(?:No\.|number|about|some|than|least|most)[ \0]*$|^$", text[: figure.start]):
            start = figure.start - (text[figure.start - 1 : figure.start] in "$€£")
            yield ground.exchange("comparator added", (start, start, "more than "))


def _dates(ground: Ground) -> Iterator[Mutant]:
    for swap in changed_dates(ground.words, ground.dice):
        yield ground.exchange(_date_sort("date", swap.new, ground.cited_text), swap)


def _date_sort(sort: str, new: str, text: str) -> str:
    is_there = re.search(rf"(?<!\d){new}(?!\d)", text)
    return f"{sort} of the same paragraph" if is_there else sort


def _quotes(ground: Ground) -> Iterator[Mutant]:
    for found in _QUOTED.finditer(ground.words.replace("\0", " ")):
        for sort, start, end, new in _requoted(found[1], ground):
            place = found.start(1)
            yield ground.exchange(
                sort, (place + start, place + end, new), _still_quoted(found[1], start, end, new, ground)
            )
    for number, quote in enumerate(ground.statement.quotes):
        plain = quote.translate(_PLAIN)
        for sort, start, end, new in _requoted(plain, ground):
            changed = Text(f"{plain[:start]}{new}{plain[end:]}".strip(), quote.mark)
            quotes = (*ground.statement.quotes[:number], changed, *ground.statement.quotes[number + 1 :])
            yield Mutant(
                sort,
                replace(ground.statement, quotes=quotes),
                f"'{plain}' → '{changed}'",
                quote.mark,
                _still_quoted(plain, start, end, new, ground),
            )


def _requoted(quote: str, ground: Ground) -> Iterator[tuple[str, int, int, str]]:
    known = ground.cited_text.lower()
    words = list(_WORD.finditer(quote))
    for word in words:
        filler = ground.dice.choice([each for each in _FILLERS if each not in known])
        yield "quote word replaced", *word.span(), filler
        if len(words) > 1:
            end = word.end() + 1 if word.end() < len(quote) else word.end()
            yield "quote word dropped", word.start(), end, ""


def _still_quoted(quote: str, start: int, end: int, new: str, ground: Ground) -> str:
    changed = f"{quote[:start]}{new}{quote[end:]}".strip(" ,.-'")
    stands = re.search(rf"(?<!\w){re.escape(changed)}(?!\w)", ground.cited_text)
    return "the shorter quotation stands in the paragraph word for word, too" if stands else ""


def _negations(ground: Ground) -> Iterator[Mutant]:
    text = ground.words
    for found in _NEGATION.finditer(text):
        yield ground.exchange("negation dropped", (*found.span(), ""))
    verb = _AUXILIARY.search(text)
    place = verb.end() if verb else 0
    yield ground.exchange("negation added", (place, place, " not" if verb else "It is not the case that "))


def _opposites(ground: Ground) -> Iterator[Mutant]:
    for swap in opposites(ground.words):
        beside = re.search(rf"(?<!\w){swap.new}(?!\w)", ground.words)
        reason = "the statement has both words, side by side" if beside else ""
        yield ground.exchange("antonym", swap, reason)


def invented_name(kind: str, ground: Ground) -> str:
    """Give a name that no document has, nothing for what has no proper names."""
    names = _INVENTED.get(kind, ())
    return ground.dice.choice(names) if names else ""


def mutate_place(ground: Ground) -> Iterator[Mutant]:
    """Cite another content paragraph: the nearest before and behind, and one by chance."""
    content = [each for each in range(1, len(ground.texts) + 1) if each not in {*map(int, ground.source.unused)}]
    free = [each for each in content if each not in ground.cited]
    for left in ground.cited:
        before, behind = [each for each in free if each < left][-1:], [each for each in free if each > left][:1]
        chance = [each for each in free if each not in (*before, *behind)]
        for new in (*before, *behind, *ground.dice.sample(chance, min(1, len(chance)))):
            yield from _cite(ground, left, new)


def _cite(ground: Ground, left: int, new: int) -> Iterator[Mutant]:
    statement = ground.statement
    mark = getattr(statement.locator.paragraphs[0], "mark", statement.mark)
    numbers = sorted(new if each == left else each for each in ground.cited)
    paragraphs = tuple(Numeral(Text(str(each), mark)) for each in numbers)
    changed = replace(statement, locator=replace(statement.locator, paragraphs=paragraphs))
    sort = "paragraph" if len(ground.cited) == 1 else "paragraph, one of several"
    for each in (sort, f"{sort}, by words alone"):
        yield Mutant(each, changed, f"{statement.id}: paragraph {left} → {new}", mark)
