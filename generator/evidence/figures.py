"""Numbers and dates of a statement's text and dates, each with its own occurrence in a cited paragraph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.evidence.readings import unsupported
from generator.reading.agreement import supports, supports_date
from generator.reading.dates import read_dates
from generator.reading.mentions import Mention
from generator.reading.numbers import read_amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    from generator.evidence.claims import Claims
    from generator.evidence.readings import Paragraph, Reading
    from generator.problem import Problem
    from generator.reading.mentions import Amount
    from generator.values import Date, Moment

    _Found = TypeVar("_Found", Amount, Mention)


def figures_found(claims: Claims, reading: Reading) -> Iterator[Problem]:
    """Yield a problem for every number and date of the text, and for `date` and `said`, that no cited paragraph has."""
    cited = reading.at(claims.statement.locator.paragraphs)
    stated = [each for each in read_amounts(claims.words) if not claims.excuses(each.text)]
    for amount in _unmatched(stated, [found for each in cited for found in each.amounts], supports):
        where = reading.where(claims.statement, partial(has_amount, stated=amount))
        yield unsupported(claims.place(amount.text), f"the figure '{amount.text}'", claims.statement, where)
    dates = [each for each in read_dates(claims.words) if not claims.excuses(each.text)]
    for date in _unmatched(dates, [found for each in cited for found in each.dates], supports_date):
        where = reading.where(claims.statement, partial(has_date, stated=date))
        yield unsupported(claims.place(date.text), f"the date '{date.text}'", claims.statement, where)
    yield from _dates_of_statement(claims, reading)


def has_amount(paragraph: Paragraph, stated: Amount) -> bool:
    """Tell whether a paragraph has an amount that bears out the stated one."""
    return any(supports(stated, found) for found in paragraph.amounts)


def has_date(paragraph: Paragraph, stated: Mention) -> bool:
    """Tell whether a paragraph has a date that bears out the stated one."""
    return any(supports_date(stated, found) for found in paragraph.dates)


def mentions_of(date: Date) -> tuple[Mention, ...]:
    """Give a typed date as what would be read in a text: one mention, or those of both ends of an interval."""
    moments = [each for each in dict.fromkeys((date.start, date.end)) if each is not None]
    return tuple(_mention(each) for each in moments)


def _mention(moment: Moment) -> Mention:
    sort = "date" if moment.day else "month" if moment.month else "year"
    return Mention(moment.text, 0, 0, sort, moment.year, moment.month, moment.day)  # type: ignore[arg-type]


def _unmatched(
    stated: Iterable[_Found], found: Sequence[_Found], bears_out: Callable[[_Found, _Found], bool]
) -> Iterator[_Found]:
    """Yield what has no occurrence of its own: one number in a paragraph does not bear out two in a statement."""
    free = list(found)
    for each in stated:
        match = next((candidate for candidate in free if bears_out(each, candidate)), None)
        if match is None:
            yield each
        else:
            free.remove(match)


def _dates_of_statement(claims: Claims, reading: Reading) -> Iterator[Problem]:
    statement = claims.statement
    heard = reading.at((*statement.locator.paragraphs, *statement.said_at))
    for name, date in (("date", statement.date), ("said", statement.said)):
        if date is None or claims.excuses_value(name):
            continue
        for mention in mentions_of(date):
            if not any(has_date(each, mention) for each in heard):
                where = reading.where(statement, partial(has_date, stated=mention))
                yield unsupported(statement.places[name], f"'{name}: {date.text}'", statement, where)
                break
