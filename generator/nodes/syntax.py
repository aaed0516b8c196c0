"""What the YAML parser could not read, told in words for writers, with what was probably meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from generator.nodes.signs import find_strange_sign
from generator.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

UNQUOTED_LINK: Final = "YAML reads [[…]] at the start of a value as a list; put the text in quotes or below '>-'"

_LINK_AT_START = re.compile(r"(?:^|[{,])\s*(?:- +)*(?:[\w-]+:|-)\s+(\[\[)")
_LINK_ALONE = re.compile(r"\s+(\[\[)")
_FIELD = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")
_FIELD_ALONE = re.compile(r"\s*(?:- +)*[\w-]+:\s*")


@dataclass(frozen=True)
class _Slip:
    """A slip as libyaml words it, and as writers understand it.

    `{0}` in the message stands for the character at the place. The place is that of the problem, moved `back`, or
    that where the parser began what it could not finish (`begun`).
    """

    worded: str
    message: str
    begun: bool = False
    back: int = 0


_NEEDS_QUOTES = "a text that begins with '{0}' must stand in quotes"
_NEVER_CLOSED = "the quotation mark that stands here is never closed"
_LONG_QUOTATION = (
    "the quotation mark of line {}, column {} is closed only before this; close it where the text ends, "
    "and put a text with quotation marks inside below '>-'"
)
_NO_CHARACTER = "this escape names no character; write the character itself"
_SLIPS = (
    _Slip("expected alphabetic or numeric character", _NEEDS_QUOTES, begun=True),
    _Slip("cannot start any token", _NEEDS_QUOTES),
    _Slip("expected node content", _NEEDS_QUOTES),
    _Slip("undefined tag handle", _NEEDS_QUOTES),
    _Slip("the expected '>'", _NEEDS_QUOTES, begun=True),
    _Slip("mapping keys are not allowed", _NEEDS_QUOTES),
    _Slip("block sequence entries are not allowed", f"{_NEEDS_QUOTES}; a list begins on a line of its own"),
    _Slip("unexpected end of stream", _NEVER_CLOSED, begun=True),
    _Slip("unexpected document indicator", _NEVER_CLOSED, begun=True),
    _Slip(
        "found unexpected ':'", "a blank stands behind the colon of a field; a text with a colon must stand in quotes"
    ),
    _Slip("unknown escape character", "in double quotes a backslash is written twice"),
    _Slip("invalid Unicode character escape", _NO_CHARACTER, back=2),
    _Slip("expected hexdecimal number", _NO_CHARACTER, back=2),
    _Slip("could not find expected ':'", "no field; write 'name: value', or indent it as the text above", begun=True),
    _Slip("expected '-' indicator", "each entry of this list begins with '- ', at the same indentation"),
    _Slip("expected comment or line break", "the text begins on the line below '>-' or '|'"),
    _Slip("expected <document start>", "nothing may stand behind the end of the whole"),
    _Slip("incompatible YAML document", "leave out the line that begins with '%'"),
)


def explain_syntax(error: yaml.MarkedYAMLError, text: str, label: str) -> Problem:
    """Tell what the parser could not read in a file called `label`, where, and what was probably meant."""
    place = error.problem_mark or error.context_mark
    if place is None:
        return Problem(Mark(label), "yaml", str(error.problem))
    lines = re.split(r"\r\n?|\n", text)
    link = _unquoted_link(lines, place.line)
    if link:
        line, column = link
        return Problem(Mark(label, line + 1, column + 1, line + 1, column + 3), "unquoted-link", UNQUOTED_LINK)
    strange = find_strange_sign(lines, place.line)
    line, column, message = strange or _long_quotation(text, place, lines) or _explain(error, place, lines)
    return Problem(Mark(label, line + 1, column + 1, line + 1, column + 2), "yaml", message)


def _unquoted_link(lines: list[str], line: int) -> tuple[int, int] | None:
    """Find a link at the start of the value in which the parser stopped; it may have begun lines before."""
    for number in range(min(line, len(lines) - 1), -1, -1):
        opening = _LINK_AT_START.search(lines[number])
        if opening is None and number and _FIELD_ALONE.fullmatch(lines[number - 1]):
            opening = _LINK_ALONE.match(lines[number])
        if opening:
            return number, opening.start(1)
        if _FIELD.match(lines[number]):
            return None
    return None


def _explain(error: yaml.MarkedYAMLError, place: yaml.Mark, lines: list[str]) -> tuple[int, int, str]:
    said = str(error.problem)
    line, column = place.line, place.column
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: column + 1] and not written[:column].strip():
        return line, column, "YAML is indented with blanks, not tabs"
    if "mapping values are not allowed" in said:
        return line, column, _second_colon(written[:column])
    if "expected key" in said:
        return line, column, _no_key(written[:column])
    if "expected ',' or" in said and error.context_mark is not None:
        opening = error.context_mark
        message = (
            f"the bracket or brace of line {opening.line + 1}, column {opening.column + 1} is not closed before this; "
            "a text that begins with one, or has ': ', '[' or '{' inside such a list, must stand in quotes"
        )
        return line, column, message
    for slip in _SLIPS:
        if slip.worded in said:
            return _worded(slip, error, place, lines)
    return line, column, said


def _long_quotation(text: str, place: yaml.Mark, lines: list[str]) -> tuple[int, int, str] | None:
    """Tell where the quotation opened that ends just before the place, if it did lines before."""
    written = lines[place.line] if place.line < len(lines) else ""
    for token in _quotations(text):
        start, end = token.start_mark, token.end_mark
        if end.line == place.line and start.line < end.line and not written[end.column : place.column].strip():
            return place.line, place.column, _LONG_QUOTATION.format(start.line + 1, start.column + 1)
    return None


def _quotations(text: str) -> Iterator[yaml.ScalarToken]:
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                yield token
    except yaml.MarkedYAMLError:
        return


def _worded(slip: _Slip, error: yaml.MarkedYAMLError, place: yaml.Mark, lines: list[str]) -> tuple[int, int, str]:
    if slip.begun and error.context_mark is not None:
        place = error.context_mark
    column = max(place.column - slip.back, 0)
    written = lines[place.line] if place.line < len(lines) else ""
    return place.line, column, slip.message.format(written[column : column + 1])


def _second_colon(before: str) -> str:
    curly = re.search(r":\s+([\u2018-\u201f\xab\u300c])", before)
    if curly:
        return f"'{curly[1]}' is no quotation mark of YAML; put the text in plain ones or below '>-'"
    if re.search(r":\s", before):
        return "a text with ': ' inside must stand in quotes or below '>-'"
    return "this field is indented deeper than those above it, or the line above lacks its ': '"


def _no_key(before: str) -> str:
    if before.strip():
        return "something stands behind a closing quotation mark or bracket; put the whole text in quotes"
    return "this line is indented differently from the fields above it"
