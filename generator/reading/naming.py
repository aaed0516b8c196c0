"""Known name forms found in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.reading.text import HANZI, normalise

_HANZI = re.compile(f"[{HANZI}]")


@dataclass(frozen=True)
class Naming:
    """A place where a text names entities; a form that several share names them all."""

    ids: tuple[str, ...]
    form: str
    start: int
    end: int


class FormFinder:
    """Finds forms of names in a text.

    A person's form inside a longer form is not found: "Tom Ash" is never the "Ash" who is somebody else. A body or
    place inside another's name is: "Harbour Office of the HM" names the HM too. Capitalised forms are found as
    written; forms without a capital (common nouns) in any case.
    """

    def __init__(self, forms: Iterable[tuple[str, str]], people: AbstractSet[str]) -> None:
        """Take pairs of an id and a form; `people` are the ids of persons."""
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for id_, form in forms:
            self._by_form[_key(form)].append(id_)
        self._people = people
        self._patterns = {form: _pattern(form) for form in self._by_form}

    def find(self, text: str) -> tuple[Naming, ...]:
        """Find every naming in a text, in order; places are those in the normalised text."""
        plain = normalise(text)
        found = [
            Naming(tuple(self._by_form[form]), match[0], match.start(), match.end())
            for form, pattern in self._patterns.items()
            for match in pattern.finditer(plain)
        ]
        found.sort(key=lambda each: (each.start, -each.end))
        return tuple(self._without_parts(found))

    def _without_parts(self, found: Iterable[Naming]) -> Iterator[Naming]:
        """Leave out a person's form inside a longer form; an earlier one that ends later holds all that follows."""
        before, here, start = 0, 0, -1
        for naming in found:
            if naming.start > start:
                before, here, start = max(before, here), 0, naming.start
            is_part = before >= naming.end or here > naming.end
            if not is_part or self._people.isdisjoint(naming.ids):
                yield naming
            here = max(here, naming.end)


def _key(form: str) -> str:
    return form if _is_proper(form) else form.lower()


def _is_proper(form: str) -> bool:
    return any(word[:1].isupper() for word in form.split()[1:]) or (form[:1].isupper() and " " not in form)


def _pattern(form: str) -> re.Pattern[str]:
    """Find whole words; Chinese puts no blanks between them."""
    escaped = re.escape(form) if _is_proper(form) else f"(?i:{re.escape(form)})"
    before = "" if _HANZI.match(form[:1]) else r"(?<!\w)"
    behind = "" if _HANZI.match(form[-1:]) else r"(?!\w)"
    return re.compile(f"{before}{escaped}{behind}")
