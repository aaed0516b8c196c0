"""Who seems to assert what a paragraph tells, by the words beside names; a proposal, never a decision."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.scaffold.cues import seems_to_go_on, seems_to_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.authoring.scaffold.known import Mention
    from generator.authoring.scaffold.paper import Passage
    from generator.authoring.scaffold.unknown import Find


@dataclass(frozen=True)
class Speaker:
    """Who seems to speak: one id, several of which one may be meant, or words without a record.

    `since` is the paragraph that names them, where it is an earlier one.
    """

    ids: tuple[str, ...]
    words: str
    since: int = 0


def find_speakers(
    passages: Iterable[Passage],
    mentions: Mapping[int, Sequence[Mention]],
    finds: Iterable[Find],
    speaking: frozenset[str],
) -> dict[int, tuple[Speaker, ...]]:
    """Tell for each paragraph who seems to speak in it; `speaking` are the ids of those who can.

    A paragraph that quotes, or in which `he said`, and names no speaker has those of the paragraph before.
    """
    found: dict[int, tuple[Speaker, ...]] = {}
    unknown: defaultdict[int, list[str]] = defaultdict(list)
    for each in finds:
        unknown[each.number].append(each.form)
    before: tuple[Speaker, ...] = ()
    for passage in passages:
        able = [each for each in mentions[passage.number] if speaking.intersection(each.ids)]
        own = _own(passage.text, able, unknown[passage.number])
        if not own and (passage.quotes or seems_to_go_on(passage.text)):
            own = tuple(Speaker(each.ids, each.words, each.since or passage.number - 1) for each in before)
        before = own
        if own:
            found[passage.number] = own
    return found


def _own(text: str, mentions: Iterable[Mention], unknown: Iterable[str]) -> tuple[Speaker, ...]:
    found = [
        (each.start, Speaker(each.ids, each.form)) for each in mentions if seems_to_speak(text, each.start, each.end)
    ]
    for form in unknown:
        places = (match.span() for match in re.finditer(re.escape(form), text))
        found += [(start, Speaker((), form)) for start, end in places if seems_to_speak(text, start, end)]
    in_order = sorted(found, key=lambda each: each[0])
    return tuple({(each.ids or each.words): each for _, each in in_order}.values())
