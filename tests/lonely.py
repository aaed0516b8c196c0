"""People and a document to whom nothing refers, so that they can be withdrawn; each had other ids once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import exchange

if TYPE_CHECKING:
    from generator.examine import Layout

_PEOPLE = """\
"pia-fir":  # of the north
  # how she signs
  name: Pia Fir
  description: >-
    painter

  formerly: [p-fir, pia-f]  # so far
# and now
ola-fir: {name: Ola Fir, description: painter, formerly: [o-fir]}
"""
_STATEMENT = "{id: gulls, at: 1, says: {unnamed: all}, text: Gulls cried., standing: reported, formerly: [birds]}"


def add_lonely(layout: Layout) -> None:
    """Add to the miniature reference the people pia-fir and ola-fir, and the document leaflet with its receipt."""
    people = (layout.seeds / "authority/people.yml").read_text("utf-8")
    exchange(layout.seeds / "authority/people.yml", f"{people.rstrip()}\n{_PEOPLE}")
    record = (layout.seeds / "digests/observer-reply.yml").read_text("utf-8").partition("statements:")[0]
    record = record.replace("2\n  paragraphs", "3\n  paragraphs")  # it is another text
    written = f"# found\n{record}  formerly: [flyer]\nstatements: [{_STATEMENT}]  # all\n"
    exchange(layout.seeds / "digests/leaflet.yml", written)
    exchange(layout.receipts / "leaflet.yml", f'rules: 1\nsha256: "{"0" * 64}"\nparagraphs: []\nstatements: {{}}\n')
