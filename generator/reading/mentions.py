"""What is found in running text: words, a date or an amount, as exactly as the text gives it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

AmountSort = Literal["cardinal", "ordinal", "label", "vague", "duration", "money"]
Comparator = Literal["", "more than", "less than", "at least", "at most", "about"]
DateSort = Literal["date", "weekday", "month", "year", "range", "relative"]


@dataclass(frozen=True)
class Word:
    """A stretch of a text with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """A date as a text gives it, perhaps in part; what the text leaves open is None.

    `part` tells which stretch of a month or year is meant: early, mid, late, start, end or a season. The end of a range
    has fields of its own. What is relative keeps its `words` in lower case: `last year`.
    """

    text: str
    start: int
    end: int
    sort: DateSort
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    part: str = ""
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Amount:
    """A number as a text gives it, with what it counts.

    `unit` is canonical: a stretch of time (`year`), a currency (`CNY`), `%`, a measure (`km`), the kind of a label
    (`room`), or else the stem of the counted noun, or nothing. `value` is None for what is vague and for labels, whose
    `words` tell them apart: `hundreds of thousands`, `101`, `15:00`. The stretch of text takes in the comparator and a
    unit that stands beside the number, not a noun.
    """

    text: str
    start: int
    end: int
    sort: AmountSort
    value: Decimal | None = None
    unit: str = ""
    comparator: Comparator = ""
    words: str = ""
