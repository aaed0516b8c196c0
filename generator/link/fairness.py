"""Whether a word for guilt is said of anyone whom the document does not convict."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from generator.kinds import PEOPLE, WORKS
from generator.link.guilt import SURNAMES, find_guilt
from generator.link.statuses import people_with_unread_status
from generator.link.voices import Concerned, list_sayings
from generator.model import Standing
from generator.problem import Problem
from generator.values import LegalStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.link.guilt import Guilt
    from generator.link.voices import Saying
    from generator.model import Catalog, Fact

_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
# A full stop behind a title or an initial ends no sentence.
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))(?<!\bMrs)[.!?][\"”’)]*\s+(?=[A-Z“\"(\[])")
# An allegation that somebody was convicted convicts nobody.
_COUNTED = (Standing.REPORTED, Standing.OFFICIAL)


def check_fairness(catalog: Catalog, facts: Mapping[str, tuple[Fact, ...]]) -> Iterator[Problem]:
    """Yield a problem at each word for guilt about someone who is not convicted where it stands.

    In the text and facts of a statement that nobody else asserts, and in the editors' words on it, the statement's
    source must convict; elsewhere some document must, and none acquit. A word is about whoever its sentence links to
    or names, and whoever the whole is about: the accused of a case too. One that labels must fit all of them, a deed
    or a verdict one. Nothing is said where a conviction may stand in what could not be read.
    """
    if any("/" in each for each in catalog.doubtful):
        return
    concerned = Concerned(catalog, facts)
    judge = _Judge(concerned)
    for saying in list_sayings(catalog, concerned):
        yield from judge.judge(saying)


class _Judge:
    """Who is convicted where, and by which names people are called."""

    def __init__(self, concerned: Concerned) -> None:
        self._concerned = concerned
        self._catalog = concerned.catalog
        self._unread = people_with_unread_status(self._catalog, concerned.facts)
        self._verdicts: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for fact in (fact for each in concerned.facts.values() for fact in each):
            statement = self._catalog.statements[fact.statement]
            if isinstance(fact.value, LegalStatus) and statement.standing in _COUNTED:
                self._verdicts[fact.value.status.word][fact.entity].add(statement.source)

    def judge(self, saying: Saying) -> Iterator[Problem]:
        """Yield a problem for each word of a saying that is unfair to somebody."""
        if not any(True for _ in find_guilt(saying.words)):  # most say nothing of the sort
            return
        shown, links = self._without_links(saying.words)
        shown, names = self._without_names(shown, saying)
        for guilt in find_guilt(shown):
            if saying.is_persons_name and _is_surname(guilt, shown):
                continue
            begin, end = _sentence_around(guilt, shown)
            people = saying.people.union(*(each for at, each in (*links, *names) if begin <= at < end))
            unproven = sorted(each for each in people if not self._is_convicted(each, saying))
            if unproven and (guilt.is_label or len(unproven) == len(people)):
                mark = saying.words.part(guilt.start, guilt.end)
                yield Problem(mark, "guilt-presumed", self._explain(guilt, unproven, saying))

    def _is_convicted(self, person: str, saying: Saying) -> bool:
        convicted, acquitted = self._verdicts["convicted"][person], self._verdicts["acquitted"][person]
        if person in self._unread or person in self._catalog.doubtful:
            return True
        if saying.sources:
            return {*saying.sources} <= convicted - acquitted
        return bool(convicted) and not acquitted

    def _explain(self, guilt: Guilt, people: list[str], saying: Saying) -> str:
        who = " and ".join(f"'{each}'" for each in people)
        where = f"in {' and '.join(saying.sources)}" if saying.sources else "in any document, or acquitted in one"
        attribute = "" if saying.is_ours else "tell who says so ('says: …'), "
        return (
            f"'{guilt.word}' presumes the guilt of {who}, not convicted {where}; {attribute}put words that are not "
            "ours in quotation marks, or write a neutral word, such as 'accused'"
        )

    def _without_links(self, words: str) -> tuple[str, list[tuple[int, frozenset[str]]]]:
        """Give words of the same length without the markup of their links, and where these lead to people."""
        links = [
            (each.start(2 if each[2] else 0), self._concerned.people((each[1].strip(),)))
            for each in _LINK.finditer(words)
        ]
        return _LINK.sub(self._shown, words), links

    def _shown(self, link: re.Match[str]) -> str:
        id_, words = link[1].strip(), link[2]
        if words is None or id_ in self._catalog.sources or self._concerned.kind(id_) == WORKS:  # a name or a title
            return "X" * len(link[0])
        return f"{' ' * (link.start(2) - link.start())}{words}  "

    def _without_names(self, words: str, saying: Saying) -> tuple[str, list[tuple[int, frozenset[str]]]]:
        """Give words of the same length without the names of people, and where these stand."""
        if saying.is_persons_name:
            return words, []
        names = [
            (found.start(), frozenset(person for person, sources in self._names[found[0]] if _valid(sources, saying)))
            for found in self._any_name.finditer(words)
        ]
        return self._any_name.sub(lambda found: _hidden(found[0]), words), names

    @cached_property
    def _names(self) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
        """Give for each form of a name who is called so, and in which sources; in all where there are none."""
        names: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for record in self._catalog.records.values():
            if record.kind == PEOPLE:
                names[str(record.name.form)].append((str(record.id), frozenset()))
                for name in record.names:
                    names[str(name.form)].append((str(record.id), frozenset(map(str, name.sources))))
        return names

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        forms = sorted(self._names, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)" if forms else r"(?!)")


def _hidden(name: str) -> str:
    """Give blank letters for a name, but not for one that is itself a word for guilt."""
    return name if any(not _is_surname(guilt, name) for guilt in find_guilt(name)) else "X" * len(name)


def _valid(sources: frozenset[str], saying: Saying) -> bool:
    return not sources or not saying.sources or bool(sources & {*saying.sources})


def _sentence_around(guilt: Guilt, words: str) -> tuple[int, int]:
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(words)), len(words)]
    return max(end for end in ends if end <= guilt.start), min(end for end in ends if end > guilt.start)


def _is_surname(guilt: Guilt, name: str) -> bool:
    """Tell whether a word for guilt is what somebody is called behind a given name."""
    before = re.search(r"(?!The |An? )[A-Z][\w.]*\s+$", name[: guilt.start])
    return guilt.word.lower() in SURNAMES and guilt.word[0].isupper() and before is not None
