"""Words beside a name that show its bearer speaking."""

from __future__ import annotations

import re

_VERBS = (
    "said|says|told|tells|added|wrote|writes|announced|declared|stated|states|argued|claimed|claims|denied|denies|warned"
    "|noted|explained|testified|confirmed|insisted|alleged|reported|revealed|disclosed|replied|answered|recalled|suggested"
    "|acknowledged|maintained"
)
_ADVERBS = "(?:has |had |have |also |later |then |again |further |once |already )*"
_BEHIND = re.compile(rf"^(?: \([^()]*\))?(?:, [^,.;\"]{{1,80}},)? {_ADVERBS}(?:{_VERBS})\b|^(?:说|表示|称|稱|指出|說)")
# Who is told speaks no more than what is spoken of.
_ASSERTING = "|".join(each for each in _VERBS.split("|") if each not in {"told", "tells"})
_NOT_HIM = re.compile(r"\b(?:into|against|about|on|with)(?: the)? $")
_BEFORE = re.compile(
    rf"(?:\b(?:{_ASSERTING})|\b[Aa]ccording to|据|據)"
    r"(?: (?:the|an|a|by|[A-Za-z]+(?:man|woman|person)|Mr\.|Ms\.|Mrs\.|Dr\.))*,? ?$"
)
# "The ministry said Tom Ash had gone": the clause is about him.
_TOLD_OF = re.compile(r"^(?:'s)?,? (?:had|has|have|was|were|is|are|will|would|could|did|does|[a-z]+ed)\b")
_PRONOUN = re.compile(rf"\b(?:he|she|they|it) {_ADVERBS}(?:{_VERBS})\b", re.IGNORECASE)
_LOOK_BACK, _LOOK_AHEAD = 60, 110


def seems_to_speak(text: str, start: int, end: int) -> bool:
    """Tell whether whoever is named at a place of a text says something there."""
    before, behind = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_AHEAD]
    if _BEHIND.match(behind):
        return not _NOT_HIM.search(before)
    found = _BEFORE.search(before)
    return found is not None and ("ccording" in found[0] or not _TOLD_OF.match(behind))


def seems_to_go_on(text: str) -> bool:
    """Tell whether somebody speaks who is named elsewhere: `he said`."""
    return _PRONOUN.search(text) is not None
