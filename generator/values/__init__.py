"""Typed values of facts: parsed from what people write, shown to readers, and compared by what they mean."""

from generator.values.counts import Count, Counted, parse_count
from generator.values.dates import Date, parse_date
from generator.values.durations import Duration, time_between
from generator.values.moments import Moment
from generator.values.money import Money, Sum, parse_money
from generator.values.penalties import Penalty, parse_penalty
from generator.values.quantities import Quantity
from generator.values.ranges import (
    COUNT,
    DATE,
    ENTITY,
    LEGAL_STATUS,
    MONEY,
    PENALTY,
    PROVISION,
    ROLE,
    TEXT,
    choice,
)
from generator.values.records import (
    LegalStatus,
    Provision,
    Role,
    parse_legal_status,
    parse_provision,
    parse_role,
)
from generator.values.references import parse_entity, parse_reference
from generator.values.terms import Span, Term
from generator.values.texts import Choice, Text, parse_text
from generator.values.value import Actor, Key, NotAValue, Part, Range, Raw, Reference, SortKey, Unnamed, Value

__all__ = [
    "COUNT",
    "DATE",
    "ENTITY",
    "LEGAL_STATUS",
    "MONEY",
    "PENALTY",
    "PROVISION",
    "ROLE",
    "TEXT",
    "Actor",
    "Choice",
    "Count",
    "Counted",
    "Date",
    "Duration",
    "Key",
    "LegalStatus",
    "Moment",
    "Money",
    "NotAValue",
    "Part",
    "Penalty",
    "Provision",
    "Quantity",
    "Range",
    "Raw",
    "Reference",
    "Role",
    "SortKey",
    "Span",
    "Sum",
    "Term",
    "Text",
    "Unnamed",
    "Value",
    "choice",
    "parse_count",
    "parse_date",
    "parse_entity",
    "parse_legal_status",
    "parse_money",
    "parse_penalty",
    "parse_provision",
    "parse_reference",
    "parse_role",
    "parse_text",
    "time_between",
]
