"""The figures of the mutation run as the generator reads them for the method page: seeds/mutation.yml."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from conftest import ROOT

from generator.evidence.rules import RULES_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIGURES = ROOT / "seeds/mutation.yml"
_FIRST_LINE = "# Written by tests/mutation.py --write; never change this file by hand."

# What each sort is for readers of the method page.
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "number (absent)": "a number exchanged for one that the document does not have",
        "number elsewhere in the document": "a number exchanged for one that stands elsewhere in the document",
        "number of the same paragraph": "a number exchanged for another one of the same paragraph",
        "unit": "a unit exchanged: days for months, euros for dollars",
        "comparator turned": "“more than” turned into “less than”",
        "comparator dropped": "“more than” or the like left out",
        "comparator added": "“more than” or the like put in",
        "date": "a date changed in one of its parts",
        "date of the same paragraph": "a date changed into one that the paragraph has too",
        "quote word replaced": "a word of a quotation exchanged",
        "quote word dropped": "a word of a quotation left out",
        "name (absent)": "a name exchanged for one that nobody bears",
        "name from another source": "a name exchanged for one of another document",
        "name from the same source": "a name exchanged for one from elsewhere in the document",
        "name of the same paragraph": "a name exchanged for another one of the same paragraph",
        "same surname": "a person exchanged for one of the same surname",
        "same words, link to another": "a link under the same words led to something else",
        "paragraph": "the paragraph exchanged for another",
        "paragraph, one of several": "one of several paragraphs exchanged",
        "asserter named elsewhere": "the asserter exchanged for somebody named elsewhere",
        "asserter of the same paragraph": "the asserter exchanged for somebody named in the same paragraph",
        "asserter left out": "the asserter left out, so that the document itself seems to speak",
        "negation added": "a “not” put in",
        "negation dropped": "a “not” left out",
        "antonym": "a word turned into its opposite",
        "fact: number": "a number in a table changed",
        "fact: unit": "a unit in a table exchanged",
        "fact: penalty": "a penalty in a table changed",
        "fact: date": "a date in a table changed",
        "fact: status": "a status in a table exchanged: detained for convicted, former for current",
        "fact: comparator": "“more than” in a table left out",
        "fact: name (absent)": "a name in a table exchanged for one that the paragraph does not have",
        "fact: name of the same paragraph": "a name in a table exchanged for another one of the same paragraph",
        "fact: words": "words in a table exchanged for those of another statement",
        "value that `derived` excuses": "a concluded value changed, which no document prints",
    }
)


def figures_in_yaml(counts: Iterable[tuple[str, int, int]]) -> str:
    """Give the text of seeds/mutation.yml from sorts, how many faults were planted and how many of them caught."""
    lines = [_FIRST_LINE, f"rules: {RULES_VERSION}", "sorts:"]
    for sort, planted, caught in counts:
        called, means = (json.dumps(each, ensure_ascii=False) for each in (sort, MEANINGS[sort]))
        lines.append(f"  - {{sort: {called}, means: {means}, planted: {planted}, caught: {caught}}}")
    return "\n".join(lines) + "\n"
