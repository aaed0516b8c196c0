"""The ranges that properties name: each with its parser, and what a schema says of it."""

from generator.ids import ID_PATTERN
from generator.values.counts import parse_count
from generator.values.dates import parse_date
from generator.values.money import parse_money
from generator.values.penalties import parse_penalty
from generator.values.records import LEGAL_STATUSES, ROLE_STATUSES, parse_legal_status, parse_provision, parse_role
from generator.values.references import parse_entity, parse_reference
from generator.values.texts import choice_parser, parse_text
from generator.values.value import Key, Range

_MOMENT_PATTERN = "([0-9]{4}|XXXX-[0-9]{2})(-[0-9]{2}){0,2}[~?%]?"


def choice(*words: str) -> Range:
    """Make the range of a fixed list of words."""
    return Range("choice", choice_parser(words), f"One of: {', '.join(words)}.", words[0], choices=words)


TEXT = Range("text", parse_text, "Words, shown as written.", "network administrator")
DATE = Range(
    "date",
    parse_date,
    "EDTF: a year, month, day or interval; ~ about, ? uncertain, .. for an open end, XXXX for a year not stated.",
    "2021-05",
    pattern=rf"^(\.\.|{_MOMENT_PATTERN})(/(\.\.|{_MOMENT_PATTERN}))?$",
)
_CASE = Range("case", parse_reference, "The id of a case.", "tom-ash-case", pattern=f"^{ID_PATTERN}$")
ENTITY = Range(
    "entity",
    parse_entity,
    "The id of an entity, or {unnamed: words} for one that the document does not name.",
    "harbour-ministry",
    pattern=f"^{ID_PATTERN}$",
    keys=(Key("unnamed", TEXT, required=True),),
)
PENALTY = Range(
    "penalty",
    parse_penalty,
    "A penalty with its term, which may run from..to; sums of money are no part of it.",
    "2 years 3 months imprisonment",
    pattern="(imprisonment|detention|rights|death|administrative|fine)",
)
MONEY = Range(
    "money",
    parse_money,
    "A sum without separators and an ISO 4217 code, then the source's own conversion in parentheses.",
    "200000 CNY (27902 USD)",
    pattern=r"^[^()]+ [A-Z]{3}( \([^()]+ [A-Z]{3}\))?$",
)
COUNT = Range(
    "count",
    parse_count,
    "A number without separators and what is counted, then the parts in parentheses, separated by semicolons.",
    "more than 5500 documents (146 classified; 1753 confidential)",
    pattern=r"^[^()]+ [^()]+( \([^()]+\))?$",
)
ROLE = Range(
    "role",
    parse_role,
    "A title, where it is or was held, and when.",
    "{title: network administrator, status: former}",
    keys=(
        Key("title", TEXT, required=True),
        Key("at", ENTITY),
        Key("status", choice(*ROLE_STATUSES)),
        Key("from", DATE),
        Key("until", DATE),
    ),
)
LEGAL_STATUS = Range(
    "legal_status",
    parse_legal_status,
    "How a person stands in a case.",
    "{is: convicted, in: tom-ash-case}",
    keys=(Key("is", choice(*LEGAL_STATUSES), required=True), Key("in", _CASE, required=True), Key("when", DATE)),
)
PROVISION = Range(
    "provision",
    parse_provision,
    "What a law forbids and what it threatens; as_printed keeps a slip of the source.",
    "{conduct: smuggling, penalty: 10 years..life imprisonment}",
    keys=(
        Key("conduct", TEXT, required=True),
        Key("penalty", PENALTY, many=True),
        Key("when", TEXT),
        Key("as_printed", TEXT),
    ),
)
