"""What a change means, as data: sheets compared field by field, people newly named, pages, coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True)
class Sheet:
    """What a reviewer reads of one thing.

    `fields` stand in reading order, each with its values; one without values is not there. `context` tells where it
    comes from, who says it and in what standing; it is shown and not compared. `place` is where it is written.
    """

    id: str
    name: str
    fields: Mapping[str, tuple[str, ...]]
    context: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Alteration:
    """A field before and after; no values where it was or is not there."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def gone(self) -> tuple[str, ...]:
        """Give the values that are no more."""
        return tuple(each for each in self.before if each not in self.after)

    @property
    def new(self) -> tuple[str, ...]:
        """Give the values that were not there before."""
        return tuple(each for each in self.after if each not in self.before)


@dataclass(frozen=True)
class SheetChange:
    """One thing before and after; None on the side where it is not."""

    before: Sheet | None
    after: Sheet | None
    alterations: tuple[Alteration, ...] = ()

    @property
    def sort(self) -> str:
        """Name what happened: added, changed or removed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def sheet(self) -> Sheet:
        """Give the thing as it is now, or as it was last."""
        sheet = self.after or self.before
        assert sheet is not None, "a change has a side"  # noqa: S101  what makes changes gives one
        return sheet


@dataclass(frozen=True)
class Newcomer:
    """A person whom the reference did not name before: persons may be living, so all that is said is listed.

    `statuses` are legal statuses, each with who says so in what standing; `cases` what the person is accused in,
    likewise. `distinct_from` and `alike` are others: told apart by the editors, or sharing a form of the name.
    """

    sheet: Sheet
    pseudonym: bool
    statuses: tuple[str, ...]
    cases: tuple[str, ...]
    distinct_from: tuple[str, ...]
    alike: tuple[str, ...]
    statements: tuple[Sheet, ...]


@dataclass(frozen=True)
class Pages:
    """What becomes of the pages: paths that are added, changed and removed, and addresses that would break.

    `lost_pages` were there and lead nowhere now; `lost_anchors` are places on pages that are still there.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    lost_pages: tuple[str, ...] = ()
    lost_anchors: tuple[str, ...] = ()

    @property
    def broken(self) -> tuple[str, ...]:
        """Give all addresses that would break."""
        return self.lost_pages + self.lost_anchors


@dataclass(frozen=True)
class Count:
    """How a source, or the whole reference, stands: statements and paragraphs, counted.

    Only the statements are counted where nothing is known of the evidence; `content` is 0 there.
    """

    statements: int = 0
    verified: int = 0
    used: int = 0
    content: int = 0
    origins: int = 0


@dataclass(frozen=True)
class Balance:
    """A count before and after; None where the source is not there."""

    id: str
    name: str
    before: Count | None
    after: Count | None


@dataclass(frozen=True)
class Unverified:
    """A statement that is not verified now and was so before, or was not there; `why` is in words."""

    id: str
    why: str
    added: bool
    place: str


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: what it is called, what is wrong with it, and its figures in total."""

    name: str
    problems: tuple[str, ...] = ()
    total: Count = Count()


@dataclass(frozen=True)
class Difference:
    """What a change means. `pages` is None where a side has problems: then no pages come of it.

    Nothing of the files in `unread` is compared.
    """

    before: Side
    after: Side
    statements: tuple[SheetChange, ...] = ()
    facts: tuple[SheetChange, ...] = ()
    entities: tuple[SheetChange, ...] = ()
    disagreements: tuple[SheetChange, ...] = ()
    sources: tuple[SheetChange, ...] = ()
    others: tuple[SheetChange, ...] = ()
    people: tuple[Newcomer, ...] = ()
    balances: tuple[Balance, ...] = ()
    unverified: tuple[Unverified, ...] = ()
    pages: Pages | None = field(default_factory=Pages)
    unread: tuple[str, ...] = ()


def compare_sheets(
    before: Iterable[Sheet], after: Iterable[Sheet], follow: Callable[[str], str] = str
) -> tuple[SheetChange, ...]:
    """Compare two lists of sheets; `follow` gives for an id of before what it is called now.

    Changed ones come first, then removed, then added, each in the order given.
    """
    old = {follow(each.id): each for each in before}
    new = {each.id: each for each in after}
    pairs = ((old[id_], new[id_], compare_fields(old[id_], new[id_])) for id_ in old if id_ in new)
    changed = [SheetChange(*each) for each in pairs if each[2]]
    removed = [SheetChange(sheet, None) for id_, sheet in old.items() if id_ not in new]
    added = [SheetChange(None, sheet) for id_, sheet in new.items() if id_ not in old]
    return (*changed, *removed, *added)


def compare_fields(before: Sheet, after: Sheet) -> tuple[Alteration, ...]:
    """Give what differs between two sheets: the id where it does, then the fields in reading order."""
    names = dict.fromkeys((*after.fields, *before.fields))
    found = [Alteration(name, before.fields.get(name, ()), after.fields.get(name, ())) for name in names]
    ids = [Alteration("id", (before.id,), (after.id,))] if before.id != after.id else []
    return (*ids, *(each for each in found if each.before != each.after))
