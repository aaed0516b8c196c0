"""What may become a record: names that no record has, each with its shorter forms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.kinds import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.authoring.scaffold.known import Known
    from generator.authoring.scaffold.unknown import Find

_ABBREVIATED: Final = "abbreviation"
_TWO: Final = 2


@dataclass(frozen=True)
class Proposal:
    """What may become a record: a name, its shorter forms, the paragraphs of all, and a guess at the kind.

    `of` is the id of a known entity of which the forms seem to be further forms, `may_be` has longer names of which the
    form may be short; both are empty for a name of its own.
    """

    form: str
    kind: str
    paragraphs: tuple[int, ...]
    shorter: tuple[tuple[str, str], ...] = ()
    of: str = ""
    may_be: tuple[str, ...] = ()


def propose(finds: Iterable[Find], known: Known, names: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Group finds into what may become a record, in the order of their first paragraphs.

    An abbreviation that the paper explains belongs to what it stands for, and a single word that ends a longer name (or
    begins that of a person) to that one; where several end so, it may be any. `names` gives the full names of known
    people, whose shorter forms may be new.
    """
    by_form: defaultdict[str, list[Find]] = defaultdict(list)
    for each in finds:
        by_form[each.form].append(each)
    proposals = {form: _proposal(form, found) for form, found in by_form.items()}
    people = {names[id_]: id_ for id_ in known.in_full if id_ in names}
    whole = _by_short_form((*proposals.values(), *(Proposal(name, PEOPLE, ()) for name in people)))
    for form in [each for each in proposals if " " not in each]:
        is_person = proposals[form].kind == PEOPLE
        longer = [each for each in whole[form] if each != form and (is_person or not each.startswith(f"{form} "))]
        if len(longer) == 1:
            _join(proposals, longer[0], proposals.pop(form), people)
        elif longer:
            proposals[form] = replace(proposals[form], may_be=tuple(longer))
    return tuple(sorted(proposals.values(), key=lambda each: each.paragraphs[0]))


def _by_short_form(proposals: Iterable[Proposal]) -> defaultdict[str, list[str]]:
    """Sort names by the single words that may be short for them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in proposals:
        words = each.form.split()
        shorter = [form for form, use in each.shorter if use == _ABBREVIATED]
        if len(words) > 1 and each.kind in {"", PEOPLE}:
            # A family name stands first or last.
            shorter += [words[-1], *words[: 1 if each.kind == PEOPLE or len(words) == _TWO else 0]]
        for form in dict.fromkeys(shorter):
            found[form].append(each.form)
    return found


def _join(proposals: dict[str, Proposal], longer: str, part: Proposal, people: Mapping[str, str]) -> None:
    whole = proposals.get(longer) or Proposal(longer, PEOPLE, (), of=people[longer])
    use = "surname alone" if PEOPLE in {whole.kind, part.kind} else ""
    known = any(form == part.form for form, _ in whole.shorter)
    proposals[longer] = replace(
        whole,
        kind=whole.kind or part.kind,
        paragraphs=tuple(sorted({*whole.paragraphs, *part.paragraphs})),
        shorter=whole.shorter if known else (*whole.shorter, (part.form, use)),
    )


def _proposal(form: str, found: Sequence[Find]) -> Proposal:
    kinds = [each.kind for each in found if each.kind]
    abbreviations = dict.fromkeys(each.abbreviation for each in found if each.abbreviation)
    numbers = tuple(dict.fromkeys(each.number for each in found))
    shorter = tuple((each, _ABBREVIATED) for each in abbreviations)
    return Proposal(form, kinds[0] if kinds else "", numbers, shorter)
