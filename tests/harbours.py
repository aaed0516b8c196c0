"""An invented document with its digest, for the tests of what is held against the archive.

Each test plants one fault, in the document or in the digest, and says where it must be found.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conftest import ROOT, check_quietly

from generator.evidence.archive import read_archive
from generator.examine import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Document, Graph
    from generator.problem import Problem

DIGEST = "seeds/digests/gazette.yml"
TEXT = "archive/001_gazette.txt"
ECHO = "seeds/digests/echo.yml"

_TEXT = """\
Harbour court jails a clerk over smuggled tea

The Harbour Court sentenced Tom Ash, a former tea clerk of the Harbour Ministry, to two years and three months in prison on Tuesday.
Prosecutors said Ash had carried more than 5,500 crates past the customs gate between 2015 and 2017, most of them at \
night and all of them without a single paper.

“Nobody at the quay believed us when we told them what the crates were worth,” said Mary Oak, who leads Quay Watch. \
She called the affair “a breach of trust” on the town’s quay.
On March 3, 2021, the ministry fined a shipping firm 200,000 euros ($240,000) for its part in the affair.
Ash will remain in the harbour jail until the court decides on his appeal; the court decides in August.
By Ann Writer
"""  # noqa: E501  a paragraph is a line

_DIGEST = """\
source:
  title: Harbour court jails a clerk over smuggled tea
  publisher: harbour-gazette
  published: 2021-03-04
  type: article-newspaper
  language: en
  file: 001_gazette.txt
  sha256: SHA256
  paragraphs: 7
  reliability: C
  reliability_note: Paper of the town.
  added: {published: Stands on the front page.}
  left_out:
    4:
      "Nobody … were worth": a speech that is given in our words
  unused: {7: byline}
statements:
  - id: headline
    at: 1
    part: headline
    text: A clerk has to go to jail over tea that is [[smuggling|smuggled]], the headline says of the [[harbour-court]].
    standing: reported
    anchor: jails a clerk over smuggled
  - id: sentence
    at: 2
    text: >-
      On Tuesday [[tom-ash]], once a clerk of the [[harbour-ministry]], received a sentence of two years and three
      months from the [[harbour-court]].
    says: harbour-court
    standing: official
    date: 2021-03-02
    facts:
      tom-ash: {role: {title: tea clerk, at: harbour-ministry, status: former}}
    anchor: a former tea clerk
    derived: {date: The Tuesday before the day on which the paper came out.}
  - id: crates
    at: 3
    text: From 2015 to 2017 [[tom-ash|Ash]] took more than 5,500 crates by the gate without papers, prosecutors said.
    says: {unnamed: prosecutors}
    standing: allegation
    anchor: past the customs gate
    note: {text: The paper does not name the prosecutors., by: editor}
  - id: nobody-believed
    at: 4
    text: >-
      What the crates were worth, nobody at the quay believed, [[mary-oak]] of [[quay-watch]] said.
    says: mary-oak
    standing: testimony
    anchor: said Mary Oak
  - id: breach
    at: 4
    text: The affair was "a breach of trust", [[mary-oak]] said.
    says: mary-oak
    standing: assessment
    quote: a breach of trust
    anchor: She called the affair
  - id: fine
    at: 5
    text: A shipping firm was fined 200,000 euros ($240,000) on 3 March 2021 by the [[harbour-ministry|ministry]].
    says: harbour-ministry
    origin: ministry-notice
    standing: official
    date: 2021-03-03
    anchor: fined a shipping firm
  - id: appeal
    at: 6
    text: The court decides on the appeal of [[tom-ash|Ash]] in August.
    standing: reported
    anchor: remain in the harbour jail
"""

_AUTHORITY = {
    "agencies": """\
harbour-court: {name: Harbour Court, description: court of the harbour town}
harbour-ministry: {name: Harbour Ministry, description: ministry that watches over the harbour}
""",
    "organisations": """\
harbour-gazette: {name: Harbour Gazette, description: newspaper of the harbour town}
evening-post: {name: Evening Post, description: newspaper of the next town}
quay-watch: {name: Quay Watch, description: club of those who live at the quay}
""",
    "people": """\
tom-ash:
  name: Tom Ash
  description: former clerk of the ministry
  names:
    - {form: Ash, as: surname alone, in: [gazette]}
mary-oak: {name: Mary Oak, description: leader of a club}
""",
    "topics": "smuggling: {name: Smuggling, description: goods brought in unseen}\n",
    "works": """\
ministry-notice: {name: {form: Notice of the ministry, by: editor}, description: notice on a fine}
""",
}

_NAME_IN_ECHO = "ann-reed: {name: Ann Reed, description: neighbour, names: [{form: Annie, in: [echo]}]}\n"
_SOURCE_OF_ECHO = """\
source:
  title: Echo of a trial
  publisher: evening-post
  published: 2021-03-05
  type: article-newspaper
  language: en
  file: 002_echo.txt
  sha256: 00000000000000000000000000000000000000000000000000000000000000ec
  paragraphs: 1
  reliability: C
  reliability_note: Paper of the next town.
statements:
"""


@dataclass(frozen=True)
class Harbour:
    """A reference with its archive: linked seeds, the texts, and what reading the texts found wrong."""

    layout: Layout
    graph: Graph
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]

    def place(self, words: str, path: str = DIGEST) -> str:
        """Give where words first stand in a file of the seeds: `path:line:column`."""
        text = (self.layout.root / path).read_text("utf-8")
        before = text[: text.index(words)]
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def build_harbour(
    folder: Path,
    digest: Mapping[str, str] | None = None,
    text: Mapping[str, str] | None = None,
    *,
    echo: str = "",
    more: Mapping[str, str] | None = None,
) -> Harbour:
    """Write the reference with words exchanged in the digest or the document, then check it and read its archive.

    The digest knows the document as it is with its words exchanged. `echo` are the statements of a second source;
    `more` are files by their paths.
    """
    written = _exchange(_TEXT, text)
    files = {f"seeds/authority/{kind}.yml": records for kind, records in _AUTHORITY.items()}
    files[TEXT] = written
    files[DIGEST] = _exchange(_DIGEST, digest).replace("SHA256", hashlib.sha256(written.encode()).hexdigest())
    if echo:
        files[ECHO] = _SOURCE_OF_ECHO + echo
        files["seeds/authority/people.yml"] += _NAME_IN_ECHO
    for path, content in (files | {**(more or {})}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return open_harbour(folder)


def open_harbour(folder: Path) -> Harbour:
    """Check a reference as it stands in a folder, and read its archive."""
    layout = Layout.of(folder)
    outcome = check_quietly(layout)
    assert outcome.graph, [f"{each.mark}: {each.message}" for each in outcome.problems]
    gazette = [source for id_, source in outcome.graph.sources.items() if id_ == "gazette"]
    return Harbour(layout, outcome.graph, *read_archive(folder / "archive", gazette))


def shown(problems: tuple[Problem, ...]) -> list[str]:
    """Give problems as `path:line:column: code`."""
    return [f"{problem.mark}: {problem.code}" for problem in problems]


def _exchange(text: str, words: Mapping[str, str] | None) -> str:
    for old, new in (words or {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text
