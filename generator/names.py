"""Who is called what: every form of every name, and who bears it in which source."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from generator.model import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import AuthorityRecord

ADJECTIVE: Final = "adjective"
"""The use of a form that is said of others, as `Chinese` is of China."""

# The sign that keyboards have, for those that printers use.
_APOSTROPHES: Final = {ord(sign): "'" for sign in "‘’"}


class Names:
    """All forms of the names of some entities, the editors' own among them."""

    def __init__(self, records: Iterable[AuthorityRecord]) -> None:
        """Take the forms of all records."""
        self._named: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
        for record in records:
            for name in (Name(record.name.form), *record.names):
                self._named[spell(name.form)].append((str(record.id), name))

    def forms(self) -> Iterator[str]:
        """Yield every form once, as `spell` gives it."""
        return iter(self._named)

    def bearers(self, words: str, source: str) -> tuple[str, ...]:
        """Give the ids, sorted, of those whom a source may call so."""
        return tuple(sorted({id_ for id_, name in self._all(words) if name.holds_in(source)}))

    def bearers_anywhere(self, words: str) -> tuple[str, ...]:
        """Give the ids, sorted, of all who are called so in whatever source."""
        return tuple(sorted({id_ for id_, _ in self._all(words)}))

    def bearers_in_any_case(self, words: str) -> tuple[str, ...]:
        """Give the ids, sorted, of all who are called so if capitals are left out of account."""
        return self._in_any_case.get(spell(words).casefold(), ())

    @cached_property
    def _in_any_case(self) -> Mapping[str, tuple[str, ...]]:
        folded: defaultdict[str, set[str]] = defaultdict(set)
        for form, named in self._named.items():
            folded[form.casefold()].update(id_ for id_, _ in named)
        return {form: tuple(sorted(ids)) for form, ids in folded.items()}

    def is_adjective(self, words: str) -> bool:
        """Tell whether a form is an adjective for somebody."""
        return any(name.use == ADJECTIVE for _, name in self._all(words))

    def _all(self, words: str) -> Iterable[tuple[str, Name]]:
        return self._named.get(spell(words), ())


def spell(words: str) -> str:
    """Give words in the spelling in which forms are compared: single blanks, straight apostrophes; capitals stay."""
    return " ".join(words.translate(_APOSTROPHES).split())
