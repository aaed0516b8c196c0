"""Two states of a reference compared: what a change means."""

from __future__ import annotations

from dataclasses import replace

from generator.authoring.difference.changes import Difference, Side, compare_sheets
from generator.authoring.difference.coverage import balances, count_all, newly_unverified
from generator.authoring.difference.facts import compare_facts
from generator.authoring.difference.naming import follow_ids, with_names_of_now
from generator.authoring.difference.pages import compare_pages
from generator.authoring.difference.people import newcomers
from generator.authoring.difference.records import disagreement_sheets, entity_sheets, other_sheets, source_sheets
from generator.authoring.difference.state import State
from generator.authoring.difference.statements import statement_sheets
from generator.authoring.difference.unread import Unread

__all__ = ["Difference", "State", "compare_states"]


def compare_states(before: State, after: State) -> Difference:
    """Tell what differs between two states of a reference.

    Ids that were renamed count as the same, and names are those of now wherever they are only linked: a new name is
    told once, at its entity. Pages and evidence are compared where both sides have them, files where both could be
    read as they stand.
    """
    unread = Unread(before.unread | after.unread)
    old, new = (unread.leave_out(each) for each in (with_names_of_now(before.graph, after.graph), after.graph))
    if old.evidence is None or new.evidence is None:
        old, new = replace(old, evidence=None), replace(new, evidence=None)
    follow = follow_ids(new)
    paged = before.pages is not None and after.pages is not None
    return Difference(
        before=Side(before.name, before.problems, count_all(before.graph)),
        after=Side(after.name, after.problems, count_all(after.graph)),
        statements=compare_sheets(statement_sheets(old, follow), statement_sheets(new, follow), follow),
        facts=compare_facts(old, new, follow),
        entities=compare_sheets(unread.rest(entity_sheets(before.graph)), unread.rest(entity_sheets(new)), follow),
        disagreements=compare_sheets(disagreement_sheets(old, follow), disagreement_sheets(new, follow), follow),
        sources=compare_sheets(unread.rest(source_sheets(old)), unread.rest(source_sheets(new)), follow),
        others=compare_sheets(unread.rest(other_sheets(old)), unread.rest(other_sheets(new))),
        people=tuple(each for each in newcomers(old, new, follow) if unread.rest([each.sheet])),
        balances=tuple(balances(old, new, follow)),
        unverified=tuple(newly_unverified(old, new, follow)),
        pages=compare_pages(before.pages or {}, after.pages or {}, new) if paged else None,
        unread=unread.paths,
    )
