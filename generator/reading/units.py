"""What is counted or measured: time, money, shares, measures, or the noun behind a number."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.reading.vocabulary import STOP_WORDS, either, looks_plural, word_set
from generator.reading.words import stem


def _spelled(table: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: unit for unit, words in table.items() for word in words.split("|")})


TIME = _spelled(
    {
        "year": "year|years|yr|yrs",
        "month": "month|months",
        "week": "week|weeks",
        "day": "day|days",
        "hour": "hour|hours|hr|hrs",
        "minute": "minute|minutes|min|mins",
        "second": "second|seconds",
        "decade": "decade|decades",
        "century": "century|centuries",
    }
)
MONEY = _spelled(
    {
        "CNY": "yuan|renminbi|rmb|cny|chinese yuan|yuan renminbi",
        "USD": "dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|usd",
        "EUR": "euro|euros|eur",
        "GBP": "pound|pounds|pound sterling|pounds sterling|british pounds|gbp",
        "JPY": "yen|japanese yen|jpy",
        "HKD": "hong kong dollars|hkd",
        "CAD": "canadian dollars|cad",
        "AUD": "australian dollars|aud",
        "SGD": "singapore dollars|sgd",
        "NZD": "new zealand dollars|nzd",
        "TWD": "new taiwan dollars|twd",
        "CHF": "swiss francs|swiss franc|chf",
        "INR": "rupee|rupees|inr",
        "RUB": "rouble|roubles|ruble|rubles|rub",
        "KRW": "south korean won|korean won|krw",
    }
)
CURRENCY_SIGNS = MappingProxyType(
    {
        "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "cn¥": "CNY", "jp¥": "JPY", "₽": "RUB",
        "₹": "INR", "₩": "KRW", "hk$": "HKD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "s$": "SGD", "nz$": "NZD",
        "nt$": "TWD", "rmb": "CNY", "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "hkd": "HKD",
        "chf": "CHF",
    }
)  # fmt: skip
_SHARES = _spelled({"%": "%|percent|per cent|pct", "percentage point": "percentage point|percentage points|% points"})
_MEASURES = _spelled(
    {
        "km": "km|kilometre|kilometres|kilometer|kilometers",
        "m": "m|metre|metres|meter|meters",
        "cm": "cm|centimetre|centimetres|centimeter|centimeters",
        "mm": "mm|millimetre|millimetres|millimeter|millimeters",
        "mile": "mile|miles",
        "foot": "foot|feet|ft",
        "lb": "lb|lbs",
        "kg": "kg|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos",
        "g": "g|gram|grams|gramme|grammes",
        "t": "t|tonne|tonnes|metric tons",
        "ha": "ha|hectare|hectares",
        "km/h": "km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour",
        "mph": "mph|miles per hour|miles an hour",
        "degree": "degree|degrees|°c|°f|°",
        "kw": "kw|kilowatts",
        "mw": "mw|megawatts",
        "gw": "gw|gigawatts",
    }
)
_COUNTED = MappingProxyType({"time": "time", "times": "time", "fold": "time"})
CLOSED = MappingProxyType({**TIME, **MONEY, **_SHARES, **_MEASURES, **_COUNTED})
CLOSED_UNITS = frozenset(CLOSED.values())

_SYMBOLS = {word for word in CLOSED if not word[-1].isalnum()}
_SECONDS = {"second"}  # "the two second thoughts": in the singular only behind a hyphen
_UNIT = re.compile(
    rf"(?:-| |(?<=[0-9]))(?P<unit>{either(CLOSED.keys() - _SYMBOLS - _SECONDS - {'fold'})})(?![\w/])"
    rf"|-?(?P<joined>fold)\b|-(?P<second>second)\b| ?(?P<symbol>{either(_SYMBOLS)})(?!\w)"
)
_WEIGHED = re.compile(" of [a-z]")
_IRREGULAR = MappingProxyType({"people": "person", "feet": "foot"})
_MEN, _CHILDREN = re.compile("men$"), re.compile("children$")
_ADJECTIVES = 5
_OF = re.compile(r" of (?:the|these|those|all|his|her|its|their|our|such)\b(?: [0-9][0-9,.]*(?= ))?| of (?=[a-z]+s\b)")
_JOINED_NOUN = re.compile(r"-(?!(?:to|or|and)-)([a-z]+)")
_NEXT = re.compile(r" ([a-z]+(?:['-][a-z]+)*)")
_STOPS = (STOP_WORDS | word_set("ago earlier later")) - word_set("few more most ones other others own same such")


def counted_noun(lowered: str, place: int, *, singular: bool) -> str:
    """Give the canonical unit or the stem of the noun that a number ending at this place of a lowered text counts.

    The noun is the first of the next few words that looks like a plural; a number of one takes the next word if it
    stands alone. Nothing is given where that does not tell: "146 classified, 1,753 confidential".
    """
    if match := _JOINED_NOUN.match(lowered, place):
        return canonical(match[1])
    match = _OF.match(lowered, place)
    found = _next_words(lowered, match.end() if match else place)
    plural = next((word for word in found if looks_plural(word)), "")
    if singular and not plural and len(found) == 1:
        return canonical(found[0])
    return "" if plural == "ones" else canonical(plural)


def unit_behind(lowered: str, place: int) -> tuple[str, int]:
    """Give the unit that stands beside a number ending at this place of a lowered text, and where the unit ends."""
    match = _UNIT.match(lowered, place)
    if not match:
        return "", place
    word = match["unit"] or match["joined"] or match["second"] or match["symbol"]
    is_weight = word.startswith("pound") and _WEIGHED.match(lowered, match.end())
    return "lb" if is_weight else CLOSED[word], match.end()


def canonical(word: str) -> str:
    """Give the unit that a word in lower case names, or the stem of any other noun."""
    if word in CLOSED:
        return CLOSED[word]
    return stem(_IRREGULAR.get(word) or _CHILDREN.sub("child", _MEN.sub("man", word)))


def _next_words(lowered: str, place: int) -> list[str]:
    found: list[str] = []
    while len(found) < _ADJECTIVES and (match := _NEXT.match(lowered, place)) and match[1] not in _STOPS:
        found.append(match[1])
        place = match.end()
    return found
