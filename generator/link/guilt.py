"""Words that call somebody guilty, found in running text, whoever they may be about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LABELS: Final = (
    *(r"(?<!to\s)spy(?!\s+on\b)", "spies", "double agents?", "moles?", "infiltrators?", "saboteurs?", "quislings?"),
    *(
        "turncoats?",
        "traitors?",
        "traitress",
        "betrayers?",
        "renegades?",
        "conspirators?",
        "accomplices?",
        "henchm[ae]n",
    ),
    *("criminals?", "culprits?", "perpetrators?", "offenders?", "wrongdoers?", "lawbreakers?"),
    *("evildoers?", "convicts?", "felons?", "villains?", "thief", "thieves", "crooks?", "swindlers?", "fraudsters?"),
    *("gangsters?", "murderers?", "murderess", "terrorists?", "treasonous", "traitorous"),
)
"""What makes a guilty person of whomever it is said of; patterns, in small letters."""

DEEDS: Final = (
    "guilty",
    "convicted",
    "spied",
    r"spies(?=\s+on\b)",
    "betrayed",
    "committed (?:treason|espionage|a crime)",
)
"""What tells that a deed was done or a court found so; others may stand beside it: a judge, a victim."""

COMPOUNDS: Final = {
    "spy": (
        *(
            "agenc(?:y|ies)",
            "services?",
            "organi[sz]ations?",
            "ministry",
            "apparatus",
            "chiefs?",
            "heads?",
            "boss(?:es)?",
        ),
        *("rings?", "networks?", "swaps?", "cases?", "trials?", "charges?", "laws?", "scandals?", "scares?"),
        *(
            "hunts?",
            "mania",
            "allegations?",
            "accusations?",
            "schools?",
            "catchers?",
            "operations?",
            "satellites?",
            "balloons?",
        ),
        *("planes?", "ships?", "films?", "novels?", "stor(?:y|ies)", "thrillers?"),
    ),
    "criminal": (
        *("laws?", "codes?", "procedures?", "proceedings", "justice", "cases?", "courts?", "tribunals?", "trials?"),
        *("charges?", "complaints?", "investigations?", "detention", "police", "liability", "responsibility"),
        *("offen[cs]es?", "penalt(?:y|ies)", "punishments?", "defen[cs]e", "lawyers?"),
    ),
    "convict": ("labou?r",),
    "terrorist": ("attacks?", "groups?", "organi[sz]ations?", "lists?", "offen[cs]es?"),
}
"""Words that make of such a word another thing than a person (a spy agency, criminal law); patterns."""

SURNAMES: Final = frozenset({"spies", "mole", "crook", "thief"})
"""Words for guilt that people are called by birth."""

_HEDGES: Final = (
    *("suspected", "suspects?", "suspicions?", "suspecting", "alleged", "allegedly", "alleges", "allegations?"),
    *("alleging", "accused?", "accuses", "accusing", "accusations?", "charged", "charges?", "indicted", "supposed"),
    *("supposedly", "purported", "presumed", "den(?:y|ied|ies|ying)", "denials?", "disputed?", "disputes", "rejects?"),
    *("rejected", "not(?! only| just| merely)", "never", "no", "nor", "neither", "without", "whether"),
)
_FILLERS: Final = (
    *("of", "being", "to", "be", "been", "as", "a", "an", "the", "that", "he", "she", "they", "it", "him", "her"),
    *("them", "is", "was", "were", "are", "ever", "having", "have", "has", "had", "worked", "working", "for", "or"),
)

_BEFORE = r"(?<!\w)(?<!anti-)(?<!counter-)"
_BEHIND = r"(?!\w)(?!-(?!turned|cum))"  # spy-catching is not a spy, spy-turned-author is


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})".replace(" ", r"\s+")


_GUILT = re.compile(rf"{_BEFORE}(?:(?P<deed>{_one_of(DEEDS)})|(?P<label>{_one_of(LABELS)})){_BEHIND}", re.IGNORECASE)
_HEAD = {
    word: re.compile(rf"(?:\s+and\s+\w+)?[\s-]+{_one_of(heads)}(?!\w)", re.IGNORECASE)
    for word, heads in COMPOUNDS.items()
}
# At most one word of another sort stands between, right before the word: accused of being a foreign spy.
_HEDGE = re.compile(rf"(?<!\w){_one_of(_HEDGES)}(?:\s+{_one_of(_FILLERS)}(?!\w))*\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_QUOTED = re.compile('"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')


@dataclass(frozen=True)
class Guilt:
    """A word for guilt and its place in a text; a label says what somebody is, otherwise it is a deed or a verdict."""

    word: str
    start: int
    end: int
    is_label: bool


def find_guilt(text: str) -> Iterator[Guilt]:
    """Yield each word for guilt in a text, in order.

    Passed over are words in double quotation marks, words that are part of another thing's name (spy agency, Criminal
    Law, anti-spy), and what the text itself denies or leaves in doubt (suspected spy, accused of being a spy, not
    guilty).
    """
    unquoted = _QUOTED.sub(lambda found: " " * (len(found[0]) - 1) + ".", text)
    for found in _GUILT.finditer(unquoted):
        head = _HEAD.get(found[0].lower())
        if (head and head.match(unquoted, found.end())) or _HEDGE.search(unquoted, 0, found.start()):
            continue
        yield Guilt(" ".join(found[0].split()), *found.span(), is_label=found["label"] is not None)
