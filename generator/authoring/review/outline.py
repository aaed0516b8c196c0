"""What a reviewer reads, in order: a summary, what nobody should miss, then everything in detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.authoring.review.pieces import Item, Line, Outline, Section, altered, code, pair_values, plain, strong
from generator.authoring.review.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.authoring.difference.changes import (
        Alteration,
        Balance,
        Count,
        Difference,
        Newcomer,
        Pages,
        Sheet,
        SheetChange,
        Side,
    )

# What the first line of a statement or a fact tells already, and what says nothing by itself.
_TOLD: Final = {
    *("text", "paragraphs", "standing", "attribution", "anchor", "links", "value"),
    *("name", "kind", "title", "question", "sort", "status"),
}
_UNTOLD_OF_A_SOURCE: Final = {"sha256", "left out", "unused paragraphs"}
_MOST_STATEMENTS: Final = 6
_SHORT: Final = 90


def outline(difference: Difference) -> Outline:
    """Give what reviewers read, in the order in which it matters; a section without entries is left out."""
    title = (plain("What changes from"), code(difference.before.name), plain("to"), code(difference.after.name))
    found = (each for each in _sections(difference) if each.items)
    return Outline(title, summarise(difference), tuple(found))


def _sections(difference: Difference) -> Iterator[Section]:
    yield _problems(difference.after, urgent=True)
    if difference.pages:
        yield Section("Addresses that would break", tuple(_broken(difference.pages)), urgent=True)
    yield Section("People newly named", tuple(map(_person, difference.people)), urgent=True)
    statuses = _legal_statuses(difference)
    yield Section("Legal status of people known before", tuple(map(_fact, statuses)), urgent=True)
    for sort in ("changed", "removed", "added"):
        changes = [each for each in difference.statements if each.sort == sort]
        yield Section(f"Statements {sort}", tuple(map(_statement, changes)), urgent=sort != "added")
    yield Section("No longer verified, or new and not verified", tuple(_unverified(difference)), urgent=True)
    yield Section("Disagreements", tuple(map(_record, difference.disagreements)))
    yield Section("Facts", tuple(_fact(each) for each in difference.facts if each not in statuses))
    yield Section("Entities and their names", tuple(map(_record, difference.entities)))
    yield Section("Sources", tuple(map(_record, difference.sources)))
    yield Section("Hand-written pages, withdrawals, configuration", tuple(map(_record, difference.others)))
    if difference.pages:
        yield Section("Coverage and origins", tuple(map(_balance, difference.balances)))
        yield Section("Pages", tuple(_pages(difference.pages)))
    yield _problems(difference.before, urgent=False)


def _legal_statuses(difference: Difference) -> list[SheetChange]:
    """Give what changes of legal statuses, but for people newly named, whose statuses are told with them."""
    told = tuple(f"{each.sheet.id}." for each in difference.people)
    statuses = [each for each in difference.facts if ".legal_status = " in each.sheet.id]
    return [each for each in statuses if not each.sheet.id.startswith(told)]


def _problems(side: Side, *, urgent: bool) -> Section:
    wrong = tuple(Item("", ((plain(each),),)) for each in side.problems)
    return Section(f"Problems in {side.name}", wrong, urgent=urgent)


def _broken(pages: Pages) -> Iterator[Item]:
    for address in pages.lost_pages:
        yield Item("", ((code(address), plain("the page would be gone: list the id under formerly, or withdraw it")),))
    for address in pages.lost_anchors:
        yield Item("", ((code(address), plain("the page stays, the place on it would be gone")),))


def _person(person: Newcomer) -> Item:
    sheet = person.sheet
    lines: list[Line] = [
        (strong(sheet.name), code(sheet.id), plain(" ".join(sheet.fields.get("description", ()))), code(sheet.place))
    ]
    if person.pseudonym:
        lines.append((plain("the name is a pseudonym"),))
    if len(names := sheet.fields.get("names", ())) > 0:
        lines.append((plain(f"names: {'; '.join(names)}"),))
    lines += [(plain(f"legal status: {each}"),) for each in person.statuses or ("none stated by any source",)]
    lines += [(plain(f"accused in {each}"),) for each in person.cases]
    lines += [(plain(f"told apart from {each}"),) for each in person.distinct_from]
    lines += [(strong("same name as"), plain(f"{each}; nothing tells them apart yet")) for each in person.alike]
    lines += [_mention(each) for each in person.statements[:_MOST_STATEMENTS]]
    rest = len(person.statements) - _MOST_STATEMENTS
    return Item("", (*lines, *([(plain(f"… and {rest} statements more"),)] if rest > 0 else [])))


def _mention(statement: Sheet) -> Line:
    where, standing, attribution, verified = statement.context
    return (
        code(statement.id),
        strong(standing),
        plain(f"· {attribution} · {where} · {verified}: {_text(statement)}"),
    )


def _text(statement: Sheet) -> str:
    return " ".join(statement.fields.get("text", ()))


def _statement(change: SheetChange) -> Item:
    sheet = change.sheet
    where, standing, attribution, verified = sheet.context
    checked = (plain(f"· {verified}"),) if change.after else ()
    head = (strong(sheet.id), code(sheet.place))
    evidence = (plain(f"{where} ·"), strong(standing), plain(f"· {attribution}"), *checked)
    text = [(plain(_text(sheet)),)]
    if change.sort == "changed":
        differs = any(each.field == "text" for each in change.alterations)
        return Item("changed", (head, evidence, *([] if differs else text), *_alterations(change.alterations)))
    return Item(change.sort, (head, evidence, *text, *(_fields(sheet) if change.after else ())))


def _fields(sheet: Sheet, untold: Iterable[str] = ()) -> Iterator[Line]:
    for name, values in sheet.fields.items():
        if name not in _TOLD and name not in untold:
            several = len(values) > 1 and sum(map(len, values)) > _SHORT
            shown = values if several else ("; ".join(values),)
            yield from ((plain(f"{name}: {each}"),) for each in shown)


def _alterations(alterations: Iterable[Alteration]) -> Iterator[Line]:
    """Give a line for each value that went, came or is another now."""
    for alteration in alterations:
        label = plain(f"{alteration.field}:")
        pairs = [*pair_values(alteration.gone, alteration.new)]
        if not pairs:
            yield (label, plain("the same in another order"))
        yield from ((label, *altered(before, after)) for before, after in pairs)


def _fact(change: SheetChange) -> Item:
    sheet = change.sheet
    origins = sheet.fields.get("origins", ())
    evidence = "; ".join([*sheet.fields.get("says so", ()), *(_number(each, "origin") for each in origins)])
    value = sheet.fields["value"][0]
    if change.sort != "changed":
        return Item(change.sort, ((strong(sheet.name), plain(value), plain(f"({evidence})")),))
    told = [each for each in change.alterations if each.field != "id"]
    fields = {each.field for each in told}
    head = (strong(sheet.name), *(() if "value" in fields else (plain(value),)))
    unchanged = [] if "says so" in fields else [(plain(f"as before: {evidence}"),)]
    return Item("changed", (head, *_alterations(told), *unchanged))


def _record(change: SheetChange) -> Item:
    sheet = change.sheet
    about = f"({', '.join(sheet.context)})" if sheet.context else ""
    head = (strong(sheet.name), code(sheet.id), *((plain(about),) if about else ()), *_place(sheet))
    if change.sort == "changed":
        return Item("changed", (head, *_alterations(change.alterations)))
    return Item(change.sort, (head, *(_fields(sheet, _UNTOLD_OF_A_SOURCE) if change.after else ())))


def _place(sheet: Sheet) -> Line:
    return (code(sheet.place),) if sheet.place else ()


def _unverified(difference: Difference) -> Iterator[Item]:
    for each in difference.unverified:
        why = f"new, {each.why}" if each.added else each.why
        yield Item("", ((code(each.id), plain(why), code(each.place)),))


def _balance(balance: Balance) -> Item:
    columns = (
        plain("verified"),
        *altered(*_both(balance, lambda each: f"{each.verified} of {each.statements}")),
        plain("· paragraphs used"),
        *altered(*_both(balance, lambda each: f"{each.used} of {each.content}")),
        plain("· origins"),
        *altered(*_both(balance, lambda each: str(each.origins))),
    )
    return Item("", ((strong(balance.name), code(balance.id), *columns),))


def _both(balance: Balance, count: Callable[[Count], str]) -> tuple[str, str]:
    before, after = (count(side) if side else "" for side in (balance.before, balance.after))
    return before, after


def _pages(pages: Pages) -> Iterator[Item]:
    for sort, paths in (("added", pages.added), ("removed", pages.removed), ("changed", pages.changed)):
        for path in paths:
            yield Item(sort, ((code(path),),))


def _number(count: str, word: str) -> str:
    return f"{count} {word}{'' if count == '1' else 's'}"
