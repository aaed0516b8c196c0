"""Known name forms found in running text."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from generator.reading.text import normalise


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

    def __init__(self, forms: Iterable[tuple[str, str]], people: Container[str]) -> None:
        """Take pairs of an id and a form; `people` are the ids of persons."""
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for id_, form in forms:
            self._by_form[_key(form)].append(id_)
        self._people = people
        self._patterns = {form: re.compile(rf"(?<!\w){_pattern(form)}(?!\w)") for form in self._by_form}

    def find(self, text: str) -> tuple[Naming, ...]:
        """Find every naming in a text, in order; places are those in the normalised text."""
        plain = normalise(text)
        found = [
            Naming(tuple(self._by_form[form]), match[0], match.start(), match.end())
            for form, pattern in self._patterns.items()
            for match in pattern.finditer(plain)
        ]
        found.sort(key=lambda each: (each.start, -each.end))
        return tuple(each for each in found if not self._is_part_of_another(each, found))

    def _is_part_of_another(self, naming: Naming, found: Iterable[Naming]) -> bool:
        if not any(id_ in self._people for id_ in naming.ids):
            return False
        longer = (each for each in found if each.end - each.start > naming.end - naming.start)
        return any(each.start <= naming.start and naming.end <= each.end for each in longer)


def _key(form: str) -> str:
    return form if _is_proper(form) else form.lower()


def _is_proper(form: str) -> bool:
    return any(word[:1].isupper() for word in form.split()[1:]) or (form[:1].isupper() and " " not in form)


def _pattern(form: str) -> str:
    escaped = re.escape(form)
    return escaped if _is_proper(form) else f"(?i:{escaped})"
