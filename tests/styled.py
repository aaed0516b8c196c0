"""Seeds in every style in which YAML can be written, in which each place that a rename must change is marked.

`«id»` marks an id, and `«+…»` what a rename puts in; `written` and `renamed` give the files before and after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = """\
# Who is who: tom-ash is not the other one.

"«tom-ash»":   # the one of the case, tom-ash
  name: 'Tom "Ash"'
  description: "the tom-ash of the case"
  names:
    - {form: Ash, as: surname alone, in: [gazette]}   # there alone«+
  formerly: [tom-ash]»
  # so far, on tom-ash

pia-fir: {name: Pia Fir, description: no tom-ash,
          distinct_from: [ '«tom-ash»' , "«tom-\\u0061sh»",
                           tom-ash-2 ],}
tom-ash-2:
  name: >-
    Tom
    Ash the Second
  description: |
    another one
  distinct_from:
  - >-
    «tom-ash»
"""
CASES = """\
ash-case:
  name: {form: The case of Tom Ash, by: editor}
  description: a case
"""
GAZETTE = """\
# tom-ash stands here too
source:
  title: "The [[tom-ash]] papers"
  publisher: unknown
  authors: [«tom-ash»]
  published: 2021-05-03
  type: article-newspaper
  language: en
  file: 001_text.txt
  sha256: 0000000000000000000000000000000000000000000000000000000000000001
  paragraphs: 3
  left_out: {3: {tom-ash: tom-ash}}
  reliability: C
  reliability_note: tom-ash invented it.
statements:
- id: arrest
  at: 1
  says: «tom-ash»     # himself
  via: [{who: «tom-ash», as: interpreter}, {who: {unnamed: tom-ash}}]
  text: >-
    It was [[«tom-ash»]], or [[ «tom-ash» |a tom-ash]] as
    tom-ash-2 and
    [[«tom-ash»|tom-ash]] say, [[tom-ash-2]].
  standing: testimony
  facts:
    "«tom-ash»":
      role:
      - {title: tom-ash, at: {unnamed: tom-ash}}
      legal_status: {is: convicted, in: ash-case}
    ash-case: {accused: [ «tom-ash», '«tom-ash»' ], "recruiter": {unnamed: tom-ash},
               decided: 2019-03}
  derived:
    ash-case.decided: tom-ash says so
    «tom-ash».legal_status: it follows
    Tom "Ash": by the name
  note: {text: "tom-ash", by: editor}
- {id: words, at: [2, 3], says: [«tom-ash», {unnamed: tom-ash}], standing: denial,
   text: "[[«tom-ash»]]: \\"no\\" – \\
     [[«tom-ash»|\\u0054om]] it''s", answers: [gazette/arrest]}
"""
ABOUT = """\
# About tom-ash

See [[«tom-ash»]] and `[[«tom-ash»|code]]`, not [tom-ash].

## On [[tom-ash]] {#tom-ash}

1. [[tom-ash-2]], [[«tom-ash»|him]]
"""
DISAGREEMENTS = """\
- id: tom-ash
  question: tom-ash?
  sort: oddity
  positions: [{holds: tom-ash, statements: [gazette/arrest, "gazette/words"]}]
  about: [«tom-ash»]
  status: open
"""
_FILES = {
    "authority/people.yml": PEOPLE,
    "authority/cases.yml": CASES,
    "digests/gazette.yml": GAZETTE,
    "pages/about.md": ABOUT,
    "disagreements.yml": DISAGREEMENTS,
}
_MARKED = re.compile(r"«(?P<put_in>\+)?(?P<words>[^»]*)»")


def written(line_break: str = "\n", beginning: str = "") -> dict[str, str]:
    """Give the files by their paths below seeds/, with these line breaks, each with something before it."""
    return _made(line_break, beginning, lambda found: "" if found["put_in"] else found["words"])


def renamed(new: str, line_break: str = "\n", beginning: str = "") -> dict[str, str]:
    """Give the same files with tom-ash renamed."""
    return _made(line_break, beginning, lambda found: found["words"] if found["put_in"] else new)


def _made(line_break: str, beginning: str, make: Callable[[re.Match[str]], str]) -> dict[str, str]:
    return {path: beginning + _MARKED.sub(make, text).replace("\n", line_break) for path, text in _FILES.items()}
