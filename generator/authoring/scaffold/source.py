"""The field `source` of a digest to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.scaffold.furniture import HEADLINE
from generator.authoring.scaffold.lines import comment, scalar
from generator.fields import SOURCE_TYPES, UNUSED
from generator.ids import suggest_id
from generator.kinds import AGENCIES, ORGANISATIONS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.scaffold.findings import Findings
    from generator.reading.mentions import Mention

_BARE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EDITORS = re.compile(r"\bedit(?:or|ed|ing)|编辑|編輯", re.IGNORECASE)
_BODIES = (AGENCIES, ORGANISATIONS)


def write_source(findings: Findings, file: str) -> Iterator[str]:
    """Yield the lines of the source's record: what is sure filled in, the rest with what may belong there."""
    yield "source:"
    yield from _title(findings)
    yield from _publisher(findings)
    yield from _people(findings)
    yield from _published(findings)
    yield "  type: TODO"
    yield from comment(f"one of {', '.join(SOURCE_TYPES)}", "  ")
    language = findings.paper.language
    guess = f"  # {language} by its letters; is that so?" if language else "  # like en or zh-Hans"
    yield f"  language: TODO{f' {language}' if language else ''}{guess}"
    if language and not language.startswith("en"):
        yield from comment(
            "`verify` understands English alone: of this text it looks at quotations, anchors and copied words; the "
            "statements stay unverified, and may do without `anchor`",
            "  ",
        )
    yield from _file(file)
    yield f"  sha256: {findings.paper.sha256}"
    yield f"  paragraphs: {len(findings.paper.passages)}"
    yield "  reliability: TODO  # A to F (Admiralty)"
    yield "  reliability_note: TODO why this grade"
    yield from _unused(findings)


def _title(findings: Findings) -> Iterator[str]:
    headline = findings.headline
    if headline is None:
        yield "  title: TODO  # none seems to be there; then {form: …, by: editor}"
        return
    yield f"  title: {scalar(f'TODO {headline.text}')}"
    yield from comment(f"paragraph {headline.number} as it stands?", "  ")


def _publisher(findings: Findings) -> Iterator[str]:
    numbers = [number for number, what in findings.furniture.items() if what != HEADLINE]
    beside = [each for number in numbers for each in findings.mentions(number, sure=True)]
    bodies = dict.fromkeys(each.ids[0] for each in beside if findings.records[each.ids[0]].kind in _BODIES)
    yield f"  publisher: {' or '.join(['TODO', *bodies][:2])}".replace("TODO or ", "TODO ")
    more = f"; named beside the text: {', '.join(bodies)}" if bodies else ""
    yield from comment(f"an organisation or agency, or unknown{more}", "  ")


def _people(findings: Findings) -> Iterator[str]:
    """Yield authors and editors whom the bylines name."""
    for field in ("authors", "editors"):
        ids: dict[str, str] = {}
        for number, what in findings.furniture.items():
            is_editors = bool(_EDITORS.search(findings.paper.passages[number - 1].text))
            if what == "byline" and is_editors == (field == "editors"):
                ids |= _named(findings, number)
        if ids:
            yield f"  {field}: [{', '.join(scalar(f'TODO {id_}') for id_ in ids)}]"
            yield from comment("; ".join(ids.values()), "  ")


def _named(findings: Findings, number: int) -> dict[str, str]:
    """Give the people of a byline by their ids, with what to know of each."""
    sure = {each.ids[0]: f"{each.ids[0]} has a record" for each in findings.mentions(number, sure=True)}
    known = {id_: why for id_, why in sure.items() if findings.records[id_].kind == PEOPLE}
    unknown = [each.form for each in findings.unknown(number) if each.kind in {"", PEOPLE}]
    return known | {suggest_id(form) or form: f"{form} has no record" for form in unknown}


def _published(findings: Findings) -> Iterator[str]:
    days = [(number, date) for number in findings.furniture for date in findings.paper.passages[number - 1].dated]
    whole = [(number, _day(date)) for number, date in days if date.year and date.month]
    if whole:
        number, day = whole[0]
        yield f"  published: TODO {day}  # as in paragraph {number}?"
    else:
        yield "  published: TODO  # no line of its own gives it; what is not from the text is told under 'added'"


def _day(date: Mention) -> str:
    month = f"{date.year:04}-{date.month or 0:02}"
    return f"{month}-{date.day:02}" if date.day else month


def _file(file: str) -> Iterator[str]:
    if _BARE_NAME.fullmatch(file):
        yield f"  file: {scalar(file)}"
    else:
        yield "  file: TODO  # letters, digits, '.', '_' and '-' alone: rename the text in the archive"


def _unused(findings: Findings) -> Iterator[str]:
    unused = {number: what for number, what in findings.furniture.items() if what != HEADLINE}
    if unused:
        yield "  unused:"
        yield from comment(f"what these paragraphs seem to be; one of {', '.join(UNUSED)}", "    ")
        yield from (f"    {number}: TODO {what}" for number, what in sorted(unused.items()))
