"""The sorts of fields that people write: what each takes, and what editors are told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator

from generator import fixed_words
from generator.fields.parsers import (
    LANGUAGE_PATTERN,
    LANGUAGE_TAG,
    MAX_DESCRIPTION,
    MAX_QUOTE_WORDS,
    as_written,
    matching,
    one_of,
    parse_bare_name,
    parse_contact,
    parse_day,
    parse_description,
    parse_id,
    parse_key,
    parse_language,
    parse_number,
    parse_paragraph,
    parse_quote,
    parse_url,
    parse_url_or_nothing,
    parse_when,
)
from generator.fields.rules import Rule, refuse_cut_off, refuse_to_do
from generator.ids import ID_PATTERN
from generator.nodes import Numeral, Text
from generator.values import DATE, Date

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDINGS, PARTS, CAPACITIES = (*fixed_words.STANDINGS,), (*fixed_words.PARTS,), (*fixed_words.CAPACITIES,)
NAME_USES, UNUSED, SORTS = (*fixed_words.NAME_USES,), (*fixed_words.UNUSED,), (*fixed_words.SORTS,)
STATUSES, SOURCE_TYPES = (*fixed_words.STATUSES,), (*fixed_words.SOURCE_TYPES,)


def _pattern(takes: str, pattern: str, what: str, *types: str) -> tuple[tuple[str, Any], ...]:
    """Describe text by a pattern, read alike by Python and ECMAScript, and by what editors say where it fails."""
    return (("type", ("string", *types)), ("pattern", pattern), ("patternErrorMessage", what), ("takes", takes))


def _words_of(list_: Mapping[str, str]) -> Rule:
    """Make the rule of a fixed list."""
    takes = "a word of the list below" if len(list_) > 1 else f"`{next(iter(list_))}`"
    described = (("enum", (*list_,)), ("markdownEnumDescriptions", (*list_.values(),)), ("takes", takes))
    return Rule("unknown-word", one_of((*list_,)), (("type", ("string",)), *described))


def _named_in(*kinds: str) -> Rule:
    """Make the rule of the id of something of these kinds; without any, of an id that is yet to be given."""
    new = _pattern("an id", f"^{ID_PATTERN}$", _ID_FORM, "number", "boolean", "null")
    known = (("namedIn", kinds),) if kinds else new
    return Rule("malformed-id", parse_id, known)


_ID_FORM = "Ids have small letters a-z, digits and single hyphens."
_DATE_FORM = "This is no date like 2021, 2021-05, 2021-05-03, 2021-05~, 2021?, 2015/2021, 2023-05/.. or XXXX-08."
_URL_FORM = "This is not an address that begins with http:// or https:// and holds no blanks."
_BODIES = ("agencies", "organisations")
_ENTITIES = ("agencies", "laws", "cases", "people", "organisations", "places", "events", "works", "topics")

FactValue = Annotated[Any, AfterValidator(refuse_to_do), AfterValidator(refuse_cut_off)]
Words = Annotated[Text, Rule("text", as_written)]
Id = Annotated[Text, _named_in()]
AnyId = Annotated[Text, _named_in(*_ENTITIES, "sources")]
BodyId = Annotated[Text, _named_in(*_BODIES)]
PublisherId = Annotated[Text, Rule("malformed-id", parse_id, (("namedIn", _BODIES), ("orWord", "unknown")))]
AuthorId = Annotated[Text, _named_in("people", *_BODIES)]
OriginId = Annotated[Text, _named_in("works", "events", "sources")]
SourceId = Annotated[Text, _named_in("sources")]
SubjectId = Annotated[Text, _named_in(*_ENTITIES)]
Key = Annotated[Text, Rule("malformed-id", parse_key, (("namedIn", ("statements",)),))]
_NUMBER = _pattern("a whole number", "^[1-9][0-9]{0,5}$", "This is no whole number from 1 to 999999.", "integer")
_WHOLE = (*_NUMBER, ("minimum", 1), ("maximum", 999_999))
Number = Annotated[Numeral, Rule("not-a-number", parse_number, _WHOLE)]
Paragraph = Annotated[Numeral, Rule("not-a-number", parse_paragraph, _WHOLE)]
When = Annotated[Date, Rule("not-a-date", parse_when, _pattern("a date", DATE.folded_pattern, _DATE_FORM, "number"))]
_ADDRESS = _pattern("an address", "^https?://[^\\s<>\"'`\\\\^{}|]*$", _URL_FORM)
Url = Annotated[str, Rule("not-an-address", parse_url, _ADDRESS)]
UrlOrNothing = Annotated[str, Rule("not-an-address", parse_url_or_nothing)]
_FILE_FORM = "This is not the bare name of a file in the archive (no folders, no blanks)."
_FILE = _pattern("a file's bare name", "^[A-Za-z0-9][A-Za-z0-9._-]*$", _FILE_FORM, "number", "boolean", "null")
BareName = Annotated[str, Rule("not-a-file-name", parse_bare_name, _FILE)]
_SHA256, _SHA256_FORM = "[0-9a-f]{64}", "a sha256: 64 digits and letters a-f"
_HASH = _pattern(_SHA256_FORM, f"^{_SHA256}$", f"This is not {_SHA256_FORM}.", "number")
Sha256 = Annotated[Text, Rule("not-a-hash", matching(_SHA256, _SHA256_FORM), _HASH)]
_TAGGED = _pattern(LANGUAGE_TAG, f"^{LANGUAGE_PATTERN}$", f"This is not {LANGUAGE_TAG}.")
Language = Annotated[str, Rule("not-a-language", parse_language, _TAGGED)]
_GRADE = Rule("not-a-grade", matching("[A-F]", "an Admiralty grade, A to F"), _words_of(fixed_words.GRADES).json)
Grade = Annotated[str, _GRADE]
_TRUTH = _pattern("`true` or `false`", "^(true|false)$", "This is neither true nor false.", "boolean")
YesNo = Annotated[bool, Rule("not-true-or-false", lambda text: one_of(("true", "false"))(text) == "true", (*_TRUTH,))]
_SHORT = (("maxLength", MAX_DESCRIPTION), ("takes", f"at most {MAX_DESCRIPTION} characters"))
Description = Annotated[str, Rule("description-too-long", parse_description, _SHORT)]
_QUOTE_FORM = f"A quotation has at most {MAX_QUOTE_WORDS} words."
_QUOTE_PATTERN = rf"^\s*(\S+\s+){{0,{MAX_QUOTE_WORDS - 1}}}\S*\s*$"
_QUOTE = _pattern("at most twelve words", _QUOTE_PATTERN, _QUOTE_FORM, "number", "boolean")
Quote = Annotated[str, Rule("quote-too-long", parse_quote, _QUOTE)]
_ANCHOR = _pattern("three to six words", r"^\s*(\S+\s+){2,5}\S+\s*$", "An anchor has three to six words.")
Anchor = Annotated[Text, Rule("text", as_written, _ANCHOR)]
Part = Annotated[str, _words_of(fixed_words.PARTS)]
StandingWord = Annotated[str, _words_of(fixed_words.STANDINGS)]
Capacity = Annotated[str, _words_of(fixed_words.CAPACITIES)]
NameUse = Annotated[str, _words_of(fixed_words.NAME_USES)]
Unused = Annotated[str, _words_of(fixed_words.UNUSED)]
Sort = Annotated[str, _words_of(fixed_words.SORTS)]
Status = Annotated[str, _words_of(fixed_words.STATUSES)]
SourceType = Annotated[str, _words_of(fixed_words.SOURCE_TYPES)]
Editor = Annotated[str, _words_of(fixed_words.EDITOR)]
Format = Annotated[str, Rule("unknown-format", one_of(("1",)))]
Day = Annotated[str, Rule("not-a-date", parse_day)]
Contact = Annotated[str, Rule("not-an-address", parse_contact)]
_BRANCH = r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"
Branch = Annotated[str, Rule("not-a-file-name", matching(_BRANCH, "the name of a branch"))]
