"""The sorts of fields that people write: each turns raw text into a checked value or says what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError, core_schema
from rapidfuzz import fuzz, process

from generator.nodes import UNQUOTED_LINK, List, Numeral, Text
from generator.prose import ID_PATTERN, suggest_id
from generator.values import Date, NotAValue, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

STANDINGS = ("reported", "official", "testimony", "allegation", "denial", "assessment", "call", "law")
PARTS = ("body", "headline", "standfirst", "caption")
CAPACITIES = ("translator", "interpreter")
NAME_USES = ("surname alone", "given name alone", "abbreviation", "adjective", "title", "pseudonym", "misprint")
UNUSED = ("title-repeated", "caption", "byline", "dateline", "navigation", "licence-notice", "unrelated")
SORTS = ("contradiction", "tension", "oddity")
STATUSES = ("open", "explained", "resolved")
# The types of CSL 1.0.2 that a source here may have.
SOURCE_TYPES = (
    *(
        "article-newspaper",
        "article-magazine",
        "article-journal",
        "webpage",
        "post-weblog",
        "post",
        "report",
        "broadcast",
    ),
    *("book", "chapter", "interview", "speech", "legislation", "legal_case", "document"),
)
MAX_DESCRIPTION = 120
# How alike two words are, in percent, that may be mistaken for each other, and how much less alike a second one may be.
_NEAR, _AS_NEAR = 66, 10
MAX_QUOTE_WORDS = 12


# What a beginning holds in place of what a person must write; a word behind it is a proposal.
_PLACEHOLDER = re.compile(r"TODO(?!\w)")
_TO_DO = PydanticCustomError("to-do", "still to be written")


def is_to_do(value: object) -> bool:
    """Tell whether a text is still to be written, or a list or map holds one that is."""
    if isinstance(value, str):
        return _PLACEHOLDER.match(value) is not None
    if isinstance(value, dict):
        return any(map(is_to_do, (*value.keys(), *value.values())))
    return isinstance(value, list) and any(map(is_to_do, value))


def _no_to_do(value: Any) -> Any:  # noqa: ANN401  whatever stands there
    if is_to_do(value):
        raise _TO_DO
    return value


@dataclass(frozen=True)
class Rule:
    """Makes a field of YAML text: `parse` gives its value or raises ValueError with what is wrong."""

    code: str
    parse: Callable[[Text], Any]
    json: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Take Text nodes alone: nothing is coerced."""
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, schema: object, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text for editors."""
        return {"type": "string", **dict(self.json)}

    def _validate(self, value: object) -> Any:  # noqa: ANN401  what a field's parser gives
        if not isinstance(value, Text):
            raise self._not_text(value)
        if is_to_do(value):
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


FactValue = Annotated[Any, AfterValidator(_no_to_do)]
Words = Annotated[Text, Rule("text", _as_written)]
Id = Annotated[Text, Rule("malformed-id", _id, (("pattern", f"^{ID_PATTERN}$"),))]
Key = Annotated[Text, Rule("malformed-id", _key)]
Number = Annotated[Numeral, Rule("not-a-number", _number)]
When = Annotated[Date, Rule("not-a-date", _date)]
Url = Annotated[str, Rule("not-an-address", _url)]
UrlOrNothing = Annotated[str, Rule("not-an-address", _url_or_nothing)]
BareName = Annotated[str, Rule("not-a-file-name", _bare_name)]
Sha256 = Annotated[str, Rule("not-a-hash", _matching("[0-9a-f]{64}", "a sha256: 64 digits and letters a-f"))]
_LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
Language = Annotated[str, Rule("not-a-language", _matching(_LANGUAGE, "a language tag like 'en' or 'zh-Hans'"))]
Grade = Annotated[str, Rule("not-a-grade", _matching("[A-F]", "an Admiralty grade, A to F"))]
YesNo = Annotated[bool, Rule("not-true-or-false", lambda text: _one_of(("true", "false"))(text) == "true")]
Description = Annotated[str, Rule("description-too-long", _description)]
Quote = Annotated[str, Rule("quote-too-long", _quote)]
Part = Annotated[str, Rule("unknown-word", _one_of(PARTS))]
StandingWord = Annotated[str, Rule("unknown-word", _one_of(STANDINGS))]
Capacity = Annotated[str, Rule("unknown-word", _one_of(CAPACITIES))]
NameUse = Annotated[str, Rule("unknown-word", _one_of(NAME_USES))]
Unused = Annotated[str, Rule("unknown-word", _one_of(UNUSED))]
Sort = Annotated[str, Rule("unknown-word", _one_of(SORTS))]
Status = Annotated[str, Rule("unknown-word", _one_of(STATUSES))]
SourceType = Annotated[str, Rule("unknown-word", _one_of(SOURCE_TYPES))]
Editor = Annotated[str, Rule("unknown-word", _one_of(("editor",)))]
Format = Annotated[str, Rule("unknown-format", _one_of(("1",)))]
Day = Annotated[str, Rule("not-a-date", _day)]
Contact = Annotated[str, Rule("not-an-address", _contact)]
_BRANCH = r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"
Branch = Annotated[str, Rule("not-a-file-name", _matching(_BRANCH, "the name of a branch"))]
