"""A small reference whose names are shared, abbreviated and inside one another, to try what finds and mends names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.nodes import Map, Text, compose_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.nodes import Node

AUTHORITY = {
    "authority/people.yml": """\
tom-ash:
  name: Tom Ash
  description: Clerk of the harbour
  names:
    - {form: Ash, as: surname alone, in: [gazette]}
    - {form: 阿什, lang: zh-Hans, pinyin: Ā Shí, by: editor}
ann-ash:
  name: Ann Ash
  description: Sailor
  names:
    - {form: Ash, as: surname alone, in: [gazette]}
    - {form: Annie, in: [gazette]}
    - {form: Anna, in: [leaflet]}
lea-ohara: {name: Lea O'Hara, description: Writer, names: [{form: Annie Oak, as: pseudonym}]}
""",
    "authority/places.yml": """\
harbour-town:
  name: Harbour Town
  description: Town by the sea
  names:
    - {form: Harbourer, as: adjective}
    - {form: HT, as: abbreviation}
""",
    "authority/agencies.yml": """\
harbour-office: {name: Harbour Office of Harbour Town, description: Office that counts the ships}
""",
    "authority/organisations.yml": """\
gazette-house: {name: Gazette House, description: Publisher of the gazette}
""",
    "authority/topics.yml": """\
smuggling: {name: Smuggling, description: What is said to go on at night}
gull-night: {name: Night of the Gulls, description: A night of which much is told}
""",
    "authority/cases.yml": """\
ash-case: {name: {form: Case of the clerk, by: editor}, description: What the clerk is accused of}
""",
}

HEAD = """\
source:
  title: The gazette
  publisher: gazette-house
  published: 2021-05-03
  type: article-newspaper
  language: en
  file: 001_text.txt
  sha256: 0000000000000000000000000000000000000000000000000000000000000001
  paragraphs: 1
  reliability: C
  reliability_note: Invented.
"""


def digest(*statements: str) -> str:
    """Give the digest of the gazette with statements, each written as the lines of a block map without its `at`."""
    return f"{HEAD}statements:\n{''.join(map(_item, enumerate(statements, 1)))}"


def _item(numbered: tuple[int, str]) -> str:
    number, statement = numbered
    lines = statement.strip("\n").splitlines()
    return "\n    ".join([f"  - id: s{number}", "at: 1", "standing: reported", *lines]) + "\n"


def files(*statements: str) -> dict[str, str]:
    """Give the files of the reference, with statements of the gazette."""
    leaflet = digest("text: Gulls cried.").replace("The gazette", "The leaflet")
    leaflet = leaflet.replace("1\n  paragraphs", "2\n  paragraphs")  # it is another text
    return {**AUTHORITY, "digests/gazette.yml": digest(*statements), "digests/leaflet.yml": leaflet}


def skeleton(text: str) -> str:
    """Give a YAML text with a sign in the place of each scalar: what stands around them."""
    node, _ = compose_yaml(text, "x.yml", empty=True)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]
    pieces, done = [], 0
    for each in scalars(node):
        begin = starts[each.mark.line - 1] + each.mark.column - 1
        pieces += [text[done:begin], "§"]
        done = starts[each.mark.end_line - 1] + each.mark.end_column - 1
    return "".join([*pieces, text[done:]])


def scalars(node: Node | None) -> Iterator[Text]:
    """Yield the texts of a node as they stand in the file, keys too."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Map):
        for key, value in node.items():
            yield key
            yield from scalars(value)
    else:
        for item in node or []:
            yield from scalars(item)


def without_links(text: str, names: Mapping[str, str]) -> str:
    """Give a text as readers see it: each link is its words, or the name of what it leads to."""
    return re.sub(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]", lambda link: link[2] or names.get(link[1], link[1]), text)
