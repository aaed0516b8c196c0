"""The statements of a digest to fill in: one a paragraph, below a list of what the paragraph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.scaffold.furniture import HEADLINE
from generator.authoring.scaffold.lines import comment, listed, scalar
from generator.fields import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.scaffold.findings import Findings
    from generator.authoring.scaffold.known import Mention
    from generator.authoring.scaffold.paper import Passage
    from generator.authoring.scaffold.speakers import Speaker

_NO_WORDS = frozenset("[]|")


def write_statements(findings: Findings) -> Iterator[str]:
    """Yield the lines of the field `statements`: one to be written for each paragraph that seems to state something."""
    yield from _namesakes(findings)
    yield "statements:"
    for passage in findings.paper.passages:
        yield from comment(" · ".join(_checklist(passage, findings)), "  ")
        if findings.furniture.get(passage.number, HEADLINE) == HEADLINE:
            yield from _stub(passage, findings)


def _namesakes(findings: Findings) -> Iterator[str]:
    """Yield who bears the names that several may bear."""
    unsure = (each for number in findings.known.mentions for each in findings.mentions(number, sure=False))
    by_form = {each.form: each.ids for each in unsure}
    if by_form:
        yield from comment("Names of which the text alone does not tell whose they are; choose for each paragraph:")
    for form, ids in by_form.items():
        yield from comment(f"  {form}?")
        for id_ in ids:
            numbers = findings.known.in_full.get(id_, ())
            here = f" (by a full name in ¶{', ¶'.join(map(str, numbers[:5]))})" if numbers else ""
            yield from comment(f"    {id_}: {findings.records[id_].description}{here}", hanging="       ")


def _checklist(passage: Passage, findings: Findings) -> Iterator[str]:
    """Yield what a paragraph holds, part by part."""
    yield f"¶{passage.number}"
    seems = findings.furniture.get(passage.number, "")
    if seems:
        yield "seems to be the headline" if seems == HEADLINE else f"seems to be {seems}: see 'unused'"
    yield f"{passage.sentences} {'sentence' if passage.sentences == 1 else 'sentences'}"
    names = [*dict.fromkeys(each.ids[0] for each in findings.mentions(passage.number, sure=True))]
    names += dict.fromkeys(_choice(each) for each in findings.mentions(passage.number, sure=False))
    parts = {
        "figures": passage.figures,
        "dates": passage.dates,
        "names": names,
        "new?": [f'"{each.form}"' for each in findings.unknown(passage.number)],
        "words quoted": [*map(str, passage.quotes)],
    }
    yield from (f"{what}: {listed(each)}" for what, each in parts.items() if each)


def _choice(mention: Mention) -> str:
    return f"{mention.form}? ({' | '.join(mention.ids)} – choose)"


def _stub(passage: Passage, findings: Findings) -> Iterator[str]:
    yield "  - id: TODO"
    yield f"    at: {passage.number}"
    if findings.furniture.get(passage.number) == HEADLINE:
        yield "    part: TODO headline"
    elif not passage.sentences:
        part = "standfirst" if passage.number < findings.body else "body"
        yield f"    part: TODO {part}  # or headline, caption; it has no sentence"
    yield f"    text: {scalar(' '.join(['TODO', *_links(passage, findings)]))}"
    yield from _says(findings.speakers.get(passage.number, ()))
    yield f"    standing: TODO  # {', '.join(STANDINGS)}"


def _links(passage: Passage, findings: Findings) -> list[str]:
    """Give links to those whom the paragraph surely names, under the words by which it does first."""
    first = {each.ids[0]: each.form for each in reversed(findings.mentions(passage.number, sure=True))}
    return [_link(id_, form, findings) for id_, form in reversed(first.items())]


def _link(id_: str, form: str, findings: Findings) -> str:
    name = findings.records[id_].name
    shown = "" if not name.by_editor and form == name.form else f"|{form}"
    return f"[[{id_}{'' if _NO_WORDS.intersection(form) else shown}]]"


def _says(speakers: tuple[Speaker, ...]) -> Iterator[str]:
    if not speakers:
        return
    proposed = ", ".join(" or ".join(each.ids) or f"{each.words} (no record yet)" for each in speakers)
    since = min(each.since for each in speakers)
    carried = f"  # carried down from ¶{since}" if since else ""
    yield f"    says: {scalar(f'TODO {proposed}')}{carried}"
    if since:
        yield f"    said_at: TODO {since}"
