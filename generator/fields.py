"""The sorts of fields that people write: each turns raw text into a checked value or says what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError, core_schema
from rapidfuzz import fuzz, process

from generator import fixed_words
from generator.nodes import UNQUOTED_LINK, List, Numeral, Text
from generator.prose import ID_PATTERN, suggest_id
from generator.values import DATE, Date, NotAValue, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

STANDINGS, PARTS, CAPACITIES = (*fixed_words.STANDINGS,), (*fixed_words.PARTS,), (*fixed_words.CAPACITIES,)
NAME_USES, UNUSED, SORTS = (*fixed_words.NAME_USES,), (*fixed_words.UNUSED,), (*fixed_words.SORTS,)
STATUSES, SOURCE_TYPES = (*fixed_words.STATUSES,), (*fixed_words.SOURCE_TYPES,)
MAX_DESCRIPTION = 120
# How alike two words are, in percent, that may be mistaken for each other, and how much less alike a second one may be.
_NEAR, _AS_NEAR = 66, 10
MAX_QUOTE_WORDS = 12


# What a beginning holds in place of what a person must write; a word behind it is a proposal.
_PLACEHOLDER = re.compile(r"(?<!\w)TODO(?!\w)")
_TO_DO = PydanticCustomError("to-do", "still to be written")


def is_to_do(value: object) -> bool:
    """Tell whether a text is still to be written, or a list or map holds one that is."""
    if isinstance(value, str):
        return _PLACEHOLDER.match(value) is not None
    if isinstance(value, dict):
        return any(map(is_to_do, (*value.keys(), *value.values())))
    return isinstance(value, list) and any(map(is_to_do, value))


def find_to_do(text: str) -> re.Match[str] | None:
    """Find the first placeholder in a text of several words, wherever it stands."""
    return _PLACEHOLDER.search(text)


def _no_to_do(value: Any) -> Any:  # noqa: ANN401  whatever stands there
    if is_to_do(value):
        raise _TO_DO
    return value


@dataclass(frozen=True)
class Rule:
    """Makes a field of YAML text: `parse` gives its value or raises ValueError with what is wrong.

    `json` is what a JSON Schema says of it; it never refuses what `parse` takes. An editor's YAML makes numbers of
    `2021` and truth values of `true`, so these are allowed wherever a text may look like one. Of keywords of our own,
    `namedIn` lists the kinds of which the text is an id, `orWord` is a word that may stand in its place, and `takes`
    says for people what is taken.
    """

    code: str
    parse: Callable[[Text], Any]
    json: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Take Text nodes alone: nothing is coerced."""
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, schema: object, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text for editors."""
        said = {word: [*each] if isinstance(each, tuple) else each for word, each in self.json}
        types = said.pop("type", ["string", "number", "boolean"])
        return {"type": types[0] if len(types) == 1 else types, **said}

    def _validate(self, value: object) -> Any:  # noqa: ANN401  what a field's parser gives
        if not isinstance(value, Text):
            raise self._not_text(value)
        if is_to_do(value) or (self.parse in (_as_written, _description) and find_to_do(value)):
            raise _TO_DO
        try:
            return self.parse(value)
        except ValueError as error:
            raise PydanticCustomError("rule", "{message}", {"code": self.code, "message": str(error)}) from None

    def _not_text(self, value: object) -> PydanticCustomError:
        """Tell a list or map where text is wanted, which is perhaps an unquoted [[id]]."""
        inner, brackets = value, 0
        while isinstance(inner, List) and len(inner) == 1:
            inner, brackets = inner[0], brackets + 1
        if isinstance(inner, Text) and brackets and self.parse not in (_as_written, _quote, _description):
            message = f"is a list where one value is wanted; write {inner} without brackets"
        elif isinstance(value, List) and len(value) == 1 and isinstance(value[0], List):
            return PydanticCustomError("unquoted-link", "{message}", {"message": UNQUOTED_LINK})
        else:
            sort = "list" if isinstance(value, List) else "map"
            message = f"is a {sort} where plain text is wanted; put a text that looks like one in quotes"
        return PydanticCustomError("not-text", "{message}", {"message": message})


def _as_written(text: Text) -> Text:
    return text


def check_id(text: str) -> str:
    """Say what is wrong with an id; empty if nothing is."""
    if re.fullmatch(ID_PATTERN, text):
        return ""
    meant = suggest_id(text)
    hint = f"; did you mean '{meant}'?" if meant else ""
    return f"'{text}' is no id: ids have small letters a-z, digits and single hyphens{hint}"


def _id(text: Text) -> Text:
    wrong = check_id(text)
    if wrong:
        raise ValueError(wrong)
    return text


def _key(text: Text) -> Text:
    if re.fullmatch(f"({ID_PATTERN}/)?{ID_PATTERN}", text):
        return text
    msg = f"'{text}' names no statement; write source-id/statement-id"
    raise ValueError(msg)


def _one_of(words: tuple[str, ...]) -> Callable[[Text], str]:
    def parse(text: Text) -> str:
        if text in words:
            return str(text)
        raise ValueError(f"'{text}' is none of {', '.join(words)}{did_you_mean(text, words)}")

    return parse


def _matching(pattern: str, what: str) -> Callable[[Text], str]:
    def parse(text: Text) -> str:
        if re.fullmatch(pattern, text):
            return text
        raise ValueError(f"'{text}' is not {what}")

    return parse


def _number(text: Text) -> Numeral:
    if re.fullmatch(r"[1-9][0-9]{0,5}", text):
        return Numeral(text)
    digits = re.sub(r"[_,. ]|^\+?0*", "", text)
    meant = f"did you mean {digits}?" if re.fullmatch(r"[1-9][0-9]{0,5}", digits) else "write digits only, like 20"
    msg = f"'{text}' is no whole number from 1 to 999999; {meant}"
    raise ValueError(msg)


def _date(text: Text) -> Date:
    try:
        return parse_date(text)
    except NotAValue as error:
        raise ValueError(str(error)) from None


def _day(text: Text) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _date(text).text
    msg = f"'{text}' is not a day like 2026-11-22"
    raise ValueError(msg)


def _url_or_nothing(text: Text) -> str:
    return _url(text) if text else ""


def _url(text: Text) -> str:
    if re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'`\\^{}|\x00-\x1f]*)?", text):
        return str(text)
    msg = f"'{text}' is not an address that begins with http:// or https:// and holds no blanks"
    raise ValueError(msg)


def _contact(text: Text) -> str:
    if not text or re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", text):
        return text
    try:
        return _url(text)
    except ValueError as error:
        msg = f"{error}, nor an e-mail address"
        raise ValueError(msg) from None


def _bare_name(text: Text) -> str:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text):
        return text
    msg = f"'{text}' is not the bare name of a file in the archive (no folders, no blanks)"
    raise ValueError(msg)


def _description(text: Text) -> str:
    if len(text) <= MAX_DESCRIPTION:
        return text
    msg = f"has {len(text)} characters; a description has at most {MAX_DESCRIPTION}"
    raise ValueError(msg)


def _quote(text: Text) -> str:
    words = len(text.split())
    if words <= MAX_QUOTE_WORDS:
        return text
    msg = f"a quote of {words} words; at most {MAX_QUOTE_WORDS} are quoted"
    raise ValueError(msg)


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """Give the end of a message that names the nearest known words, empty if none is near."""
    found = process.extract(word, known, scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR)
    near = [str(each) for each, score, _ in found if score > found[0][1] - _AS_NEAR]
    return f"; did you mean {' or '.join(repr(each) for each in near)}?" if near else ""


def _pattern(takes: str, pattern: str, what: str, *types: str) -> tuple[tuple[str, Any], ...]:
    """Describe text by a pattern, read alike by Python and ECMAScript, and by what editors say where it fails."""
    return (("type", ("string", *types)), ("pattern", pattern), ("patternErrorMessage", what), ("takes", takes))


def _words_of(list_: Mapping[str, str]) -> Rule:
    """Make the rule of a fixed list."""
    takes = "a word of the list below" if len(list_) > 1 else f"`{next(iter(list_))}`"
    described = (("enum", (*list_,)), ("markdownEnumDescriptions", (*list_.values(),)), ("takes", takes))
    return Rule("unknown-word", _one_of((*list_,)), (("type", ("string",)), *described))


def _named_in(*kinds: str) -> Rule:
    """Make the rule of the id of something of these kinds; without any, of an id that is yet to be given."""
    new = _pattern("an id", f"^{ID_PATTERN}$", _ID_FORM, "number", "boolean", "null")
    known = (("namedIn", kinds),) if kinds else new
    return Rule("malformed-id", _id, known)


_ID_FORM = "Ids have small letters a-z, digits and single hyphens."
_DATE_FORM = "This is no date like 2021, 2021-05, 2021-05-03, 2021-05~, 2021?, 2015/2021, 2023-05/.. or XXXX-08."
_URL_FORM = "This is not an address that begins with http:// or https:// and holds no blanks."
_BODIES = ("agencies", "organisations")
_ENTITIES = ("agencies", "laws", "cases", "people", "organisations", "places", "events", "works", "topics")

FactValue = Annotated[Any, AfterValidator(_no_to_do)]
Words = Annotated[Text, Rule("text", _as_written)]
Id = Annotated[Text, _named_in()]
AnyId = Annotated[Text, _named_in(*_ENTITIES, "sources")]
BodyId = Annotated[Text, _named_in(*_BODIES)]
PublisherId = Annotated[Text, Rule("malformed-id", _id, (("namedIn", _BODIES), ("orWord", "unknown")))]
AuthorId = Annotated[Text, _named_in("people", *_BODIES)]
OriginId = Annotated[Text, _named_in("works", "events", "sources")]
SourceId = Annotated[Text, _named_in("sources")]
SubjectId = Annotated[Text, _named_in(*_ENTITIES)]
Key = Annotated[Text, Rule("malformed-id", _key, (("namedIn", ("statements",)),))]
_NUMBER = _pattern("a whole number", "^[1-9][0-9]{0,5}$", "This is no whole number from 1 to 999999.", "integer")
Number = Annotated[Numeral, Rule("not-a-number", _number, (*_NUMBER, ("minimum", 1), ("maximum", 999_999)))]
When = Annotated[Date, Rule("not-a-date", _date, _pattern("a date", DATE.folded_pattern, _DATE_FORM, "number"))]
_ADDRESS = _pattern("an address", "^https?://[^\\s<>\"'`\\\\^{}|]*$", _URL_FORM)
Url = Annotated[str, Rule("not-an-address", _url, _ADDRESS)]
UrlOrNothing = Annotated[str, Rule("not-an-address", _url_or_nothing)]
_FILE_FORM = "This is not the bare name of a file in the archive (no folders, no blanks)."
_FILE = _pattern("a file's bare name", "^[A-Za-z0-9][A-Za-z0-9._-]*$", _FILE_FORM, "number", "boolean", "null")
BareName = Annotated[str, Rule("not-a-file-name", _bare_name, _FILE)]
_SHA256, _SHA256_FORM = "[0-9a-f]{64}", "a sha256: 64 digits and letters a-f"
_HASH = _pattern(_SHA256_FORM, f"^{_SHA256}$", f"This is not {_SHA256_FORM}.", "number")
Sha256 = Annotated[str, Rule("not-a-hash", _matching(_SHA256, _SHA256_FORM), _HASH)]
_LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
_TAG = "a language tag like 'en' or 'zh-Hans'"
_TAGGED = _pattern(_TAG, f"^{_LANGUAGE}$", f"This is not {_TAG}.")
Language = Annotated[str, Rule("not-a-language", _matching(_LANGUAGE, _TAG), _TAGGED)]
_GRADE = Rule("not-a-grade", _matching("[A-F]", "an Admiralty grade, A to F"), _words_of(fixed_words.GRADES).json)
Grade = Annotated[str, _GRADE]
_TRUTH = _pattern("`true` or `false`", "^(true|false)$", "This is neither true nor false.", "boolean")
YesNo = Annotated[bool, Rule("not-true-or-false", lambda text: _one_of(("true", "false"))(text) == "true", (*_TRUTH,))]
Description = Annotated[
    str,
    Rule("description-too-long", _description, (("maxLength", MAX_DESCRIPTION), ("takes", "at most 120 characters"))),
]
_QUOTE_FORM = f"A quotation has at most {MAX_QUOTE_WORDS} words."
_QUOTE_PATTERN = rf"^\s*(\S+\s+){{0,{MAX_QUOTE_WORDS - 1}}}\S*\s*$"
_QUOTE = _pattern("at most twelve words", _QUOTE_PATTERN, _QUOTE_FORM, "number", "boolean")
Quote = Annotated[str, Rule("quote-too-long", _quote, _QUOTE)]
_ANCHOR = _pattern("three to six words", r"^\s*(\S+\s+){2,5}\S+\s*$", "An anchor has three to six words.")
Anchor = Annotated[Text, Rule("text", _as_written, _ANCHOR)]
Part = Annotated[str, _words_of(fixed_words.PARTS)]
StandingWord = Annotated[str, _words_of(fixed_words.STANDINGS)]
Capacity = Annotated[str, _words_of(fixed_words.CAPACITIES)]
NameUse = Annotated[str, _words_of(fixed_words.NAME_USES)]
Unused = Annotated[str, _words_of(fixed_words.UNUSED)]
Sort = Annotated[str, _words_of(fixed_words.SORTS)]
Status = Annotated[str, _words_of(fixed_words.STATUSES)]
SourceType = Annotated[str, _words_of(fixed_words.SOURCE_TYPES)]
Editor = Annotated[str, _words_of(fixed_words.EDITOR)]
Format = Annotated[str, Rule("unknown-format", _one_of(("1",)))]
Day = Annotated[str, Rule("not-a-date", _day)]
Contact = Annotated[str, Rule("not-an-address", _contact)]
_BRANCH = r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"
Branch = Annotated[str, Rule("not-a-file-name", _matching(_BRANCH, "the name of a branch"))]
