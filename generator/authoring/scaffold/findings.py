"""All that was found in a text, for those who write the parts of its digest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.authoring.scaffold.furniture import HEADLINE, find_furniture
from generator.authoring.scaffold.known import find_known
from generator.authoring.scaffold.proposals import propose
from generator.authoring.scaffold.speakers import find_speakers
from generator.authoring.scaffold.unknown import find_unknown
from generator.kinds import AGENCIES, ORGANISATIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.authoring.scaffold.known import Known, Mention
    from generator.authoring.scaffold.paper import Paper, Passage
    from generator.authoring.scaffold.proposals import Proposal
    from generator.authoring.scaffold.speakers import Speaker
    from generator.authoring.scaffold.unknown import Find
    from generator.model import AuthorityRecord

_SPEAKING = (AGENCIES, ORGANISATIONS, PEOPLE)


@dataclass(frozen=True)
class Findings:
    """A text and what was found in it; `furniture` says of paragraphs what they seem to be."""

    paper: Paper
    records: Mapping[str, AuthorityRecord]
    known: Known
    finds: tuple[Find, ...]
    furniture: Mapping[int, str]
    speakers: Mapping[int, tuple[Speaker, ...]]
    proposals: tuple[Proposal, ...]

    @cached_property
    def headline(self) -> Passage | None:
        """Give the paragraph that seems to be the headline."""
        return next((each for each in self.paper.passages if self.furniture.get(each.number) == HEADLINE), None)

    @cached_property
    def content(self) -> tuple[Passage, ...]:
        """Give the paragraphs that seem to hold something to state."""
        return tuple(each for each in self.paper.passages if self.furniture.get(each.number, HEADLINE) == HEADLINE)

    @cached_property
    def body(self) -> int:
        """Give the first paragraph of the running text; one behind the last where there is none."""
        numbers = (each.number for each in self.content if each.sentences and each != self.headline)
        return next(numbers, len(self.paper.passages) + 1)

    def mentions(self, number: int, *, sure: bool) -> tuple[Mention, ...]:
        """Give the known names of a paragraph that are sure, or those that are not."""
        return tuple(each for each in self.known.mentions[number] if each.sure is sure)

    def unknown(self, number: int) -> tuple[Find, ...]:
        """Give the names of a paragraph that no record has."""
        return tuple(self._finds[number])

    @cached_property
    def _finds(self) -> defaultdict[int, list[Find]]:
        found: defaultdict[int, list[Find]] = defaultdict(list)
        for each in self.finds:
            found[each.number].append(each)
        return found


def search_paper(paper: Paper, records: Mapping[str, AuthorityRecord]) -> Findings:
    """Look for everything in a text that a digest can begin with."""
    known = find_known(paper, records)
    furniture = find_furniture(paper)
    finds = find_unknown(paper, known, furniture)
    if all(furniture.get(each.number, HEADLINE) != HEADLINE for each in paper.passages):
        # A digest states something; where nothing seems to be content, nobody can tell what is none.
        furniture = {}
    speaking = frozenset(id_ for id_, each in records.items() if each.kind in _SPEAKING)
    speakers = find_speakers(paper.passages, known.mentions, finds, speaking)
    people = {id_: each.name.form for id_, each in records.items() if each.kind == PEOPLE}
    return Findings(paper, records, known, finds, furniture, speakers, propose(finds, known, people))
