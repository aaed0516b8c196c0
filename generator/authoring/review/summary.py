"""The first lines of a review: how much changes, and what nobody who reviews should miss."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.authoring.review.pieces import Line, plain, strong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authoring.difference.changes import Difference, SheetChange

_SORTS = ("added", "changed", "removed")


def summarise(difference: Difference) -> tuple[Line, ...]:
    """Give the summary, a line each for what matters most."""
    return tuple(_lines(difference))


def count_changes(changes: Iterable[SheetChange]) -> dict[str, int]:
    """Count what was added, changed and removed; zeros too."""
    found = Counter(each.sort for each in changes)
    return {sort: found[sort] for sort in _SORTS}


def count_names(difference: Difference) -> dict[str, int]:
    """Count the forms of names that known entities gained and lost."""
    told = [
        each
        for change in difference.entities
        for each in change.alterations
        if each.field in ("name", "names") and change.sort == "changed"
    ]
    return {"added": sum(len(each.new) for each in told), "removed": sum(len(each.gone) for each in told)}


def _lines(difference: Difference) -> Iterator[Line]:
    if any(side.problems for side in (difference.before, difference.after)):
        yield from _warnings(difference)
    groups = {
        "statements": difference.statements,
        "facts": difference.facts,
        "entities": difference.entities,
        "disagreements": difference.disagreements,
        "sources": difference.sources,
        "pages by hand, withdrawals, configuration": difference.others,
    }
    told = [f"{name}: {_counted(count_changes(changes))}" for name, changes in groups.items() if changes]
    names = count_names(difference)
    if any(names.values()):
        told.append(f"names of known entities: {_counted(names)}")
    yield (strong("Changes:"), plain("; ".join(told) or "none in what people wrote"))
    yield _people(difference)
    if difference.pages is None:
        yield from _one_side(difference)
        return
    pages = difference.pages
    counts = {"added": len(pages.added), "changed": len(pages.changed), "removed": len(pages.removed)}
    yield (strong("Addresses that would break:"), plain(str(len(pages.broken) or "none")))
    yield _verified(difference)
    yield _reach(difference)
    yield (strong("Pages:"), plain(_counted(counts) or "none affected"))


def _warnings(difference: Difference) -> Iterator[Line]:
    for side in (difference.before, difference.after):
        count = len(side.problems)
        if count:
            found = f"{count} {'problem' if count == 1 else 'problems'}"
            missing = "what could not be read is missing below; pages and evidence are not compared"
            yield (strong(f"{side.name} has {found}:"), plain(missing))
    if difference.unread:
        yield (strong("Not compared, since not all of it could be read:"), plain(", ".join(difference.unread)))


def _people(difference: Difference) -> Line:
    people = difference.people
    names = ", ".join(each.sheet.name for each in people)
    return (strong("People newly named:"), plain(f"{len(people)}: {names}" if people else "none"))


def _verified(difference: Difference) -> Line:
    before, after = difference.before.total, difference.after.total
    words = (
        f"{_moved(before.statements - before.verified, after.statements - after.verified)} of"
        f" {_moved(before.statements, after.statements)} statements, {len(difference.unverified)} newly"
    )
    return (strong("Not verified:"), plain(words))


def _reach(difference: Difference) -> Line:
    before, after = difference.before.total, difference.after.total
    used = _moved(f"{before.used} of {before.content}", f"{after.used} of {after.content}")
    return (strong("Paragraphs used:"), plain(f"{used}; origins: {_moved(before.origins, after.origins)}"))


def _one_side(difference: Difference) -> Iterator[Line]:
    """Tell how the side stands that has pages, where the other one has none."""
    for side in (difference.before, difference.after):
        total = side.total
        if not side.problems:
            words = (
                f"{total.statements - total.verified} of {total.statements} statements not verified;"
                f" paragraphs used: {total.used} of {total.content}; origins: {total.origins}"
            )
            yield (strong(f"{side.name} alone:"), plain(words))


def _moved(before: object, after: object) -> str:
    return str(after) if before == after else f"{before} → {after}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {sort}" for sort, count in counts.items() if count)
