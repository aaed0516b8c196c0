"""An invented reference that no rule was tuned on: two short documents of a harbour town, with what they state."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from generator.examine import Layout

ROOT = Path(__file__).resolve().parent.parent

_CURFEW = """\
Council closes the north mole after a night of break-ins
The harbour council voted 9 to 4 on Thursday to close the north mole between dusk and dawn, the Evening Post reported. The closure begins on 2 May 2018 and will last for at least six weeks, council leader Ann Reed said.
Reed, a former pilot, told the paper that thieves had carried off more than 340 lobster pots since February. “We are not going to wait for the next boat to vanish,” she said.
Sam Birch, who runs the fishermen’s union Net and Line, accused the council of punishing the wrong people. His members start work before dawn, and each of them would lose about 70 euros a day, he said.
The harbour police, meanwhile, have arrested two men from Northgate. One of them, identified only as Elm, was fined 1,200 euros by the Tidewater Court in 2016 for poaching oysters. He denies any part in the thefts.
Under the Mole Ordinance, anyone found on a closed pier can be fined up to 500 euros or, for a second offence, jailed for not more than three months.
"""  # noqa: E501  a paragraph is a line

_LIGHT = """\
An old keeper is honoured
Mary Oak kept the lamp of Gull Rock burning for 31 years. On Sunday the Lighthouse Board gave her its silver medal at a ceremony in Saltmarsh attended by some 200 guests.
Oak retired in November 2009, when the light was automated. According to the board’s chairman, Tom Ash, she rescued 17 sailors in her first winter alone.
She herself remembers the work as “mostly soup and silence”. Asked whether she would do it again, Oak said she would never leave the rock if they let her back.
The Lighthouse Board was founded in 1874 and looks after 12 lights. A report by the Coast Review claims that half of them need urgent repairs; the board disputes that.
"""  # noqa: E501

_CURFEW_DIGEST = """\
source:
  title: Council closes the north mole after a night of break-ins
  publisher: coast-review
  published: 2018-04-27
  type: article-newspaper
  language: en
  file: curfew.txt
  sha256: SHA256
  paragraphs: 6
  reliability: C
  reliability_note: Paper of the coast.
  added: {published: Stands on the front page.}
statements:
  - id: vote
    at: 2
    text: >-
      By 9 votes to 4 the [[harbour-council]] decided on Thursday that the [[north-mole]] is closed from dusk to dawn.
    says: evening-post
    standing: reported
    anchor: between dusk and dawn
  - id: closure
    at: 2
    text: The closure of the mole starts on 2 May 2018 and lasts at least six weeks, [[ann-reed]] said.
    says: ann-reed
    standing: official
    date: 2018-05-02
    facts:
      ann-reed: {role: {title: council leader, at: harbour-council}}
    anchor: The closure begins on
  - id: pots
    at: 3
    text: Thieves have taken more than 340 lobster pots since February, said [[ann-reed|Reed]], once a pilot.
    says: ann-reed
    standing: allegation
    facts:
      ann-reed: {role: {title: pilot, status: former}}
    quote: the next boat to vanish
    anchor: carried off more than
  - id: wrong-people
    at: 4
    text: The [[harbour-council|council]] punishes the wrong people, in the view of [[sam-birch]] of [[net-and-line]].
    says: sam-birch
    standing: assessment
    facts:
      sam-birch: {role: {title: head, at: net-and-line}}
    anchor: accused the council of
  - id: loss
    at: 4
    text: Members of [[net-and-line]] begin to work before dawn and would each lose about 70 euros a day.
    says: sam-birch
    standing: assessment
    anchor: lose about 70 euros
  - id: arrests
    at: 5
    text: The [[harbour-police]] arrested two men from [[northgate]].
    standing: reported
    anchor: have arrested two men
  - id: elm-fine
    at: 5
    text: >-
      One of the men, [[elm]], had to pay a fine of 1,200 euros in 2016, set by the [[tidewater-court]] for poached
      oysters.
    standing: reported
    date: 2016
    facts:
      elm-case:
        accused: elm
        court: tidewater-court
        decided: 2016
        penalty: administrative, unspecified
        confiscated: 1200 EUR
      elm: {legal_status: {is: none stated, in: elm-case, when: 2016}}
    derived: {elm-case.penalty: A fine.}
    anchor: for poaching oysters
  - id: elm-denies
    at: 5
    text: "[[elm]] denies any part in the thefts."
    says: elm
    standing: denial
    anchor: denies any part in
  - id: ordinance
    at: 6
    text: >-
      The [[mole-ordinance]] has a fine of at most 500 euros for whoever is found on a closed pier, and jail of at most
      three months for a second offence.
    standing: law
    facts:
      mole-ordinance:
        provision: {conduct: being found on a closed pier for the second time, penalty: ..3 months imprisonment}
    anchor: anyone found on a
"""

_LIGHT_DIGEST = """\
source:
  title: An old keeper is honoured
  publisher: evening-post
  published: 2019-06-03
  type: article-newspaper
  language: en
  file: light.txt
  sha256: SHA256
  paragraphs: 5
  reliability: B
  reliability_note: Paper of the town.
  added: {published: Stands on the front page.}
statements:
  - id: keeper
    at: 2
    text: For 31 years [[mary-oak]] looked after the lamp of [[gull-rock]].
    standing: reported
    anchor: kept the lamp of
  - id: medal
    at: 2
    text: >-
      At a ceremony in [[saltmarsh]] with about 200 guests, [[mary-oak]] received the silver medal of the
      [[lighthouse-board]] on Sunday.
    standing: reported
    anchor: gave her its silver medal
  - id: retired
    at: 3
    text: "[[mary-oak|Oak]] stopped working in November 2009, as the light became automated."
    standing: reported
    date: 2009-11
    anchor: when the light was automated
  - id: sailors
    at: 3
    text: >-
      In the first winter alone 17 sailors were rescued by [[mary-oak|Oak]], says [[tom-ash]], chairman of the board.
    says: tom-ash
    standing: testimony
    facts:
      tom-ash: {role: {title: chairman, at: {unnamed: the board}}}
    anchor: she rescued 17 sailors
  - id: soup
    at: 4
    text: The work was "mostly soup and silence", as [[mary-oak|Oak]] remembers it.
    says: mary-oak
    standing: testimony
    quote: mostly soup and silence
    anchor: herself remembers the work
  - id: again
    at: 4
    text: "[[mary-oak|Oak]] would never leave the rock if she were let back, she said."
    says: mary-oak
    standing: testimony
    anchor: never leave the rock
  - id: board
    at: 5
    text: Founded in 1874, the [[lighthouse-board]] takes care of 12 lights.
    standing: reported
    anchor: was founded in 1874
  - id: repairs
    at: 5
    text: Half of the lights urgently need repairs, a report of the [[coast-review]] claims.
    says: coast-review
    standing: allegation
    anchor: half of them need urgent
  - id: disputed
    at: 5
    text: The [[lighthouse-board|board]] disputes that.
    says: lighthouse-board
    standing: denial
    anchor: the board disputes that
"""

_AUTHORITY = {
    "agencies": """\
harbour-council:
  name: Harbour Council
  description: council of the harbour town
  names: [{form: harbour council}, {form: council}]
harbour-police: {name: Harbour Police, description: police of the port, names: [{form: harbour police}]}
tidewater-court: {name: Tidewater Court, description: court of the coast}
lighthouse-board:
  name: Lighthouse Board
  description: keeper of the lights
  names: [{form: the board, in: [light]}]
""",
    "organisations": """\
coast-review: {name: Coast Review, description: paper of the coast}
evening-post: {name: Evening Post, description: paper of the town}
net-and-line: {name: Net and Line, description: union of those who fish}
""",
    "people": """\
ann-reed:
  name: Ann Reed
  description: leader of the council
  names: [{form: Reed, as: surname alone, in: [curfew]}]
sam-birch: {name: Sam Birch, description: leader of a union}
elm: {name: Elm, description: man from Northgate}
mary-oak: {name: Mary Oak, description: keeper of a light, names: [{form: Oak, as: surname alone, in: [light]}]}
tom-ash: {name: Tom Ash, description: chairman of the board}
""",
    "places": """\
north-mole: {name: North Mole, description: pier of the port, names: [{form: north mole}]}
northgate: {name: Northgate, description: quarter of the town}
gull-rock: {name: Gull Rock, description: rock with a light}
saltmarsh: {name: Saltmarsh, description: village behind the dunes}
""",
    "laws": "mole-ordinance: {name: Mole Ordinance, description: rules for the piers}\n",
    "cases": "elm-case: {name: {form: Case of Elm, by: editor}, description: poached oysters}\n",
}


def write_unseen(folder: Path) -> Layout:
    """Write the reference into a folder, with its archive below it; gives its layout."""
    files = {f"seeds/authority/{kind}.yml": records for kind, records in _AUTHORITY.items()}
    for name, text, digest in (("curfew", _CURFEW, _CURFEW_DIGEST), ("light", _LIGHT, _LIGHT_DIGEST)):
        files[f"archive/{name}.txt"] = text
        files[f"seeds/digests/{name}.yml"] = digest.replace("SHA256", hashlib.sha256(text.encode()).hexdigest())
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return Layout.of(folder)
