"""Reading what YAML gave: scalars, maps with known keys, and what was probably meant."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from generator.values.value import NotAValue, Raw

_Parsed = TypeVar("_Parsed")

_QUOTED_LENGTH = 60
# Control characters and lone surrogates cannot be written to a page; the others reorder or hide text (Unicode TR 36).
_REFUSED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_FULLWIDTH_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_PLAIN_IN_FLOW = re.compile(r"[^\W\d_][^\x00-\x1f,\[\]{}:#&*!|>'\"%@`\\]*")


def read_text(raw: Raw, wanted: str) -> str:
    """Return a scalar with whitespace folded to single blanks; `wanted` names the value with its article."""
    if not isinstance(raw, str):
        raise NotAValue(f"{describe(raw)} stands where {wanted} is wanted; write it as plain text")
    text = " ".join(raw.split())
    if is_empty(text) or all(unicodedata.category(character)[0] in "ZC" for character in text):
        raise NotAValue(f"nothing is written where {wanted} is wanted; leave out what is unknown")
    if refused := _REFUSED.search(text):
        raise NotAValue(f"the text holds the character U+{ord(refused[0]):04X}, which pages cannot show; take it out")
    return text


def is_empty(raw: Raw) -> bool:
    """Tell whether nothing is written: blank text, YAML's `~`, or a list or map without entries."""
    return raw.strip() in {"", "~"} if isinstance(raw, str) else not raw


def describe(raw: Raw) -> str:
    """Name the shape of what is written, for messages."""
    if isinstance(raw, str):
        return quoted(raw)
    return "a map" if isinstance(raw, Mapping) else "a list"


def quoted(text: str) -> str:
    """Put text that people wrote between single quotation marks, on one line and not too long."""
    folded = " ".join(text[: _QUOTED_LENGTH * 2].split())
    return f"'{folded}'" if len(folded) <= _QUOTED_LENGTH else f"'{folded[: _QUOTED_LENGTH - 1]}…'"


def in_flow(text: str) -> str:
    """Write text as it can stand inside a flow map of YAML."""
    shown = quoted(text)[1:-1]
    return shown if _PLAIN_IN_FLOW.fullmatch(shown) else json.dumps(shown, ensure_ascii=False)


def did_you_mean(written: str, words: Iterable[str]) -> str:
    """Give `; did you mean '…'` for the nearest of the words, or nothing if none is near."""
    known = {word.casefold(): word for word in words}
    near = get_close_matches(" ".join(written.casefold().split())[:_QUOTED_LENGTH], known, n=1)
    return f"; did you mean '{known[near[0]]}'" if near else ""


def probably_meant(candidates: Iterable[str], parse: Callable[[str], object]) -> str:
    """Give `; did you mean '…'` for the first candidate that parses, or nothing if none does."""
    for candidate in candidates:
        try:
            parse(candidate)
        except NotAValue:
            continue
        if len(candidate) <= 2 * _QUOTED_LENGTH:
            return f"; did you mean '{candidate}'"
    return ""


def with_ascii_digits(text: str) -> str:
    """Replace fullwidth digits, as Chinese input methods give them, by those that values are written with."""
    return text.translate(_FULLWIDTH_DIGITS)


def enumerate_words(words: Iterable[str], last: str = "and") -> str:
    """Join words as English lists them."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


@dataclass(frozen=True)
class Layout:
    """The keys of a map: `what` names it with its article, `rest` completes the example behind the first key."""

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    rest: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """List all keys, required ones first."""
        return self.required + self.optional


@dataclass(frozen=True)
class Entries:
    """The entries of a map whose keys are all known, none of the required ones missing and none empty."""

    entries: Mapping[str, Raw]

    def take(self, key: str, parse: Callable[[Raw], _Parsed]) -> _Parsed:
        """Parse the value of a required key; a fault in it carries the key."""
        try:
            return parse(self.entries[key])
        except NotAValue as fault:
            raise NotAValue(str(fault), key) from fault

    def take_if_given(self, key: str, parse: Callable[[Raw], _Parsed]) -> _Parsed | None:
        """Parse the value of an optional key, or give None where it is left out."""
        return self.take(key, parse) if key in self.entries else None


def read_entries(raw: Raw, layout: Layout) -> Entries:
    """Check the keys of a map against its layout; unknown keys are named before missing and empty ones."""
    if not isinstance(raw, Mapping):
        raise NotAValue(f"{describe(raw)} is not {layout.what}; write {_example(raw, layout)}")
    for key, value in raw.items():
        _refuse_unknown(key, value, layout)
    for key in layout.required:
        if key not in raw:
            raise NotAValue(f"{layout.what} needs the key '{key}'", key)
    for key, value in raw.items():
        if is_empty(value):
            raise NotAValue(f"the key '{key}' of {layout.what} is empty; leave it out where it is unknown", key)
    return Entries(raw)


def _example(raw: Raw, layout: Layout) -> str:
    filler = in_flow(raw) if isinstance(raw, str) and not is_empty(raw) else "…"
    return f"{{{layout.required[0]}: {filler}{layout.rest}}}"


def _refuse_unknown(key: str, value: Raw, layout: Layout) -> None:
    if key in layout.keys:
        return
    hint = did_you_mean(key, layout.keys)
    if not hint and is_empty(value):
        hint = "; a comma starts a new key in YAML, so text with a comma needs quotation marks"
    raise NotAValue(
        f"{quoted(key)} is not a key of {layout.what}{hint or f', which takes {enumerate_words(layout.keys)}'}", key
    )
