"""Citations side by side: what stands in one paragraph of one document is cited together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.labels import paragraphs_label
from generator.model import PLAIN
from generator.render.markdown import escape, join
from generator.render.wording import badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from generator.model import Statement
    from generator.render.desk import Desk


def cite_together(statements: Iterable[Statement], desk: Desk, *, marked: bool = False) -> list[Markup]:
    """Cite statements, those of one place one after the other, in the order of the first of each place.

    A place is named once, and each statement has a link. Where they are marked, whatever is not plain fact wears its
    standing: in each place what is plain goes first, and what has one standing is one citation.
    """
    places: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in statements:
        places[each.source, paragraphs_label(each)].append(each)
    return [cited for place in places.values() for cited in _cite_place(place, desk, marked=marked)]


def _cite_place(statements: Sequence[Statement], desk: Desk, *, marked: bool) -> Iterator[Markup]:
    first = min(statements, key=lambda each: marked and each.standing not in PLAIN)
    groups: defaultdict[Markup, list[Markup]] = defaultdict(list)
    for each in (first, *(each for each in statements if each is not first)):
        mark = badge(each.standing) if marked and each.standing not in PLAIN else escape("")
        groups[mark].append(desk.cite(each, "" if each is first else f"again {paragraphs_label(each)}"))
    for mark, links in groups.items():
        yield join([mark, join(links, " and ")], " ") if mark else join(links, " and ")
