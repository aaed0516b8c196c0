"""Whether what a statement says is what its paragraph has: amounts with amounts, dates with dates."""

from generator.reading.joining import SCALES
from generator.reading.mentions import Amount, Mention
from generator.reading.units import CLOSED_UNITS


def supports(stated: Amount, found: Amount) -> bool:
    """Tell whether an amount that was found bears out one that was stated.

    Value and comparator must be the same, with years told in months and days in hours. The statement may leave out the
    unit. It may name a noun that the text leaves to be understood ("146 classified"), but no unit of time, money or
    measure and no percentage that the text does not have. Ordinals go by their value, for their noun may stand far off,
    unless both name a measure.
    """
    if stated.comparator != found.comparator or not _same_sort(stated, found):
        return False
    if stated.sort == "label":
        return (stated.unit, _designation(stated)) == (found.unit, _designation(found))
    if not _unit_fits(stated, found):
        return False
    if stated.value is None or found.value is None:
        return stated.words == found.words
    if stated.unit in SCALES and found.unit in SCALES:
        return stated.value * SCALES[stated.unit][1] == found.value * SCALES[found.unit][1]
    return stated.value == found.value


def supports_date(stated: Mention, found: Mention) -> bool:
    """Tell whether a date that was found bears out one that was stated.

    What is stated may leave parts out and never adds any. A range stands on a range; either end of a range bears out a
    single date. Relative words bear out the same words only, beside the weekday or month that they hold.
    """
    if stated.sort == "relative":
        return stated.words == found.words
    if stated.part and stated.part != found.part:
        return False
    begins = _is_part_of(_beginning(stated), _beginning(found))
    ends = _is_part_of(_ending(stated), _ending(found))
    if stated.sort == "range":
        return found.sort == "range" and begins and ends
    same_weekday = stated.weekday in {None, found.weekday}
    return same_weekday and (begins or (found.sort == "range" and _is_part_of(_beginning(stated), _ending(found))))


def _same_sort(stated: Amount, found: Amount) -> bool:
    """Tell whether both count, both order, both name or both are vague; a sum and a duration count as well."""
    special = ("ordinal", "label", "vague")
    return stated.sort == found.sort or not (stated.sort in special or found.sort in special)


def _designation(label: Amount) -> str:
    return label.words.replace(" ", "")


def _unit_fits(stated: Amount, found: Amount) -> bool:
    if not stated.unit or stated.unit == found.unit:
        return True
    if stated.unit in SCALES and found.unit in SCALES:
        return SCALES[stated.unit][0] == SCALES[found.unit][0]
    closed = (stated.unit in CLOSED_UNITS, found.unit in CLOSED_UNITS)
    return not all(closed) if stated.sort == "ordinal" else not (any(closed) or found.unit)


def _beginning(mention: Mention) -> tuple[int | None, ...]:
    return (mention.year, mention.month, mention.day)


def _ending(mention: Mention) -> tuple[int | None, ...]:
    return (mention.end_year, mention.end_month, mention.end_day)


def _is_part_of(stated: tuple[int | None, ...], found: tuple[int | None, ...]) -> bool:
    return all(part in {None, whole} for part, whole in zip(stated, found, strict=True))
