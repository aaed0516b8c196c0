"""Proposals for authority records, as comments to copy from: nothing is decided about who or what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.scaffold.lines import comment, scalar
from generator.ids import suggest_id
from generator.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.scaffold.findings import Findings
    from generator.authoring.scaffold.proposals import Proposal

_MOST = 200


def write_proposals(findings: Findings, source: str, taken: set[str]) -> Iterator[str]:
    """Yield comments with a record for each name that none has; `taken` are ids that nobody new can have."""
    new = [each for each in findings.proposals if not each.of][:_MOST]
    further = [each for each in findings.proposals if each.of]
    further_forms = [*_borrowed(findings, source), *(line for each in further for line in _forms(each, source))]
    if new:
        yield "#"
        yield from comment(
            "Names without a record. Copy what shall have one to seeds/authority/<kind>.yml without '# ', and choose "
            f"the kind: {', '.join(KINDS)}."
        )
    used = {*taken}
    for proposal in new:
        yield "#"
        yield from comment(f"{_where(proposal.paragraphs)} {f'{proposal.kind}?' if proposal.kind else 'which kind?'}")
        if proposal.may_be:
            yield from comment(f"{proposal.form}: may be {' or '.join(proposal.may_be)}; choose for each paragraph")
            continue
        id_ = _free_id(proposal.form, used)
        used.add(id_)
        yield from _record(id_, proposal, source)
    if further_forms:
        yield "#"
        yield from comment("Shorter forms that known records would need for this document, if these are meant:")
        yield from (f"# {line}" for line in further_forms)


def _where(paragraphs: tuple[int, ...]) -> str:
    return f"¶{', ¶'.join(map(str, paragraphs))}:"


def _free_id(form: str, used: set[str]) -> str:
    """Give an id for a name; TODO where it has no letters for one."""
    id_ = suggest_id(form)
    if not id_:
        return "TODO"
    number = 2
    free = id_
    while free in used:
        free, number = f"{id_}-{number}", number + 1
    return free


def _record(id_: str, proposal: Proposal, source: str) -> Iterator[str]:
    yield f"# {id_}:"
    yield f"#   name: {scalar(proposal.form)}"
    yield "#   description: TODO"
    if proposal.shorter:
        yield "#   names:"
        yield from (f"#     - {_form(form, use, source)}" for form, use in proposal.shorter)


def _form(form: str, use: str, source: str) -> str:
    as_ = f", as: {use}" if use else ""
    return f"{{form: {scalar(form)}{as_}, in: [{source}]}}"


def _forms(proposal: Proposal, source: str) -> Iterator[str]:
    yield from (f"{proposal.of}: {_form(form, use, source)}" for form, use in proposal.shorter)


def _borrowed(findings: Findings, source: str) -> Iterator[str]:
    """Yield forms that one known entity alone may mean here: it stands in the text in full, or nobody else has them."""
    seen: dict[tuple[str, str], str] = {}
    for number in findings.known.mentions:
        for mention in findings.mentions(number, sure=False):
            here = [id_ for id_ in mention.ids if id_ in findings.known.in_full]
            likely = here or ([*mention.ids] if len(mention.ids) == 1 else [])
            if len(likely) == 1:
                names = findings.records[likely[0]].names
                use = next((each.use for each in names if each.form == mention.form), "")
                seen.setdefault((likely[0], mention.form), use)
    yield from (f"{id_}: {_form(form, use, source)}" for (id_, form), use in sorted(seen.items()))
