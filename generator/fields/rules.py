"""Rules: what makes a field of YAML text for pydantic, and what is still to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

from generator.fields.parsers import as_written, parse_description, parse_quote
from generator.nodes import UNQUOTED_LINK, List, Text, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

# What a beginning holds in place of what a person must write; a word behind it is a proposal.
_PLACEHOLDER = re.compile(r"(?<!\w)TODO(?!\w)")
_PROSE = (as_written, parse_quote, parse_description)
_IN_CURLY = re.compile(r"[\u2018-\u201f\xab\u300c].*[\u2018-\u201f\xbb\u300d]", re.DOTALL)
_CURLY = "; curly quotation marks are no signs of YAML: leave them out"
_TO_DO = PydanticCustomError("to-do", "still to be written")
_CUT_OFF = PydanticCustomError("cut-off", "its end was taken for a comment")


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


def refuse_to_do(value: Any) -> Any:  # noqa: ANN401  whatever stands there
    """Give a value as it is; raise the error of pydantic if something in it is still to be written."""
    if is_to_do(value):
        raise _TO_DO
    return value


def refuse_cut_off(value: Any) -> Any:  # noqa: ANN401  whatever stands there
    """Give a value as it is; raise the error of pydantic if the end of words in it was taken for a comment.

    One word may be an id or a number, and a comment really stand behind it.
    """
    if any(each.cut and " " in each for each in texts_in(value)):
        raise _CUT_OFF
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
        if is_to_do(value) or (self.parse in (as_written, parse_description) and find_to_do(value)):
            raise _TO_DO
        if value.cut and self.parse in _PROSE:
            raise _CUT_OFF
        try:
            return self.parse(value)
        except ValueError as error:
            message = f"{error}{_CURLY if _IN_CURLY.fullmatch(value) else ''}"
            raise PydanticCustomError("rule", "{message}", {"code": self.code, "message": message}) from None

    def _not_text(self, value: object) -> PydanticCustomError:
        """Tell a list or map where text is wanted, which is perhaps an unquoted [[id]]."""
        inner, brackets = value, 0
        while isinstance(inner, List) and len(inner) == 1:
            inner, brackets = inner[0], brackets + 1
        if isinstance(inner, Text) and brackets and self.parse not in _PROSE:
            message = f"is a list where one value is wanted; write {inner} without brackets"
        elif isinstance(value, List) and len(value) == 1 and isinstance(value[0], List):
            return PydanticCustomError("unquoted-link", "{message}", {"message": UNQUOTED_LINK})
        else:
            sort = "list" if isinstance(value, List) else "map"
            message = f"is a {sort} where plain text is wanted; put a text that looks like one in quotes"
        return PydanticCustomError("not-text", "{message}", {"message": message})
