"""Who is called what: every form of every name, and who bears it in which source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import AuthorityRecord

ADJECTIVE: Final = "adjective"
"""The use of a form that is said of others, as `Chinese` is of China."""

# The sign that keyboards have, for those that printers use.
_APOSTROPHES: Final = {ord(sign): "'" for sign in "‘’"}


@dataclass(frozen=True)
class Bearer:
    """Who bears a form: the entity's id, what the form is for it, and the sources that have it (none: any)."""

    id: str
    use: str
    sources: frozenset[str]


class Names:
    """All forms of the names of some entities, the editors' own among them."""

    def __init__(self, records: Iterable[AuthorityRecord]) -> None:
        """Take the forms of all records."""
        self._bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
        for record in records:
            self._bearers[spell(record.name.form)].append(Bearer(str(record.id), "", frozenset()))
            for name in record.names:
                bearer = Bearer(str(record.id), name.use, frozenset(map(str, name.sources)))
                self._bearers[spell(name.form)].append(bearer)

    def forms(self) -> Iterator[str]:
        """Yield every form once, as `spell` gives it."""
        return iter(self._bearers)

    def bearers(self, words: str, source: str) -> tuple[str, ...]:
        """Give the ids, sorted, of those whom a source may call so."""
        valid = (each for each in self._all(words) if not each.sources or source in each.sources)
        return tuple(sorted({each.id for each in valid}))

    def bearers_anywhere(self, words: str) -> tuple[str, ...]:
        """Give the ids, sorted, of all who are called so in whatever source."""
        return tuple(sorted({each.id for each in self._all(words)}))

    def bearers_in_any_case(self, words: str) -> tuple[str, ...]:
        """Give the ids, sorted, of all who are called so if capitals are left out of account."""
        return self._in_any_case.get(spell(words).casefold(), ())

    @cached_property
    def _in_any_case(self) -> Mapping[str, tuple[str, ...]]:
        folded: defaultdict[str, set[str]] = defaultdict(set)
        for form, bearers in self._bearers.items():
            folded[form.casefold()].update(each.id for each in bearers)
        return {form: tuple(sorted(ids)) for form, ids in folded.items()}

    def is_adjective(self, words: str) -> bool:
        """Tell whether a form is an adjective for somebody."""
        return any(each.use == ADJECTIVE for each in self._all(words))

    def _all(self, words: str) -> Iterable[Bearer]:
        return self._bearers.get(spell(words), ())


def spell(words: str) -> str:
    """Give words in the spelling in which forms are compared: single blanks, straight apostrophes; capitals stay."""
    return " ".join(words.translate(_APOSTROPHES).split())
