"""What fields take: each function gives a text's value, or raises ValueError with what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.fields.numerals import one_meant, several_meant
from generator.ids import ID_PATTERN, check_id
from generator.meant import did_you_mean
from generator.nodes import Numeral, Text
from generator.values import Date, NotAValue, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DESCRIPTION: Final = 120
MAX_QUOTE_WORDS: Final = 12
LANGUAGE_PATTERN: Final = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
LANGUAGE_TAG: Final = "a language tag like 'en' or 'zh-Hans'"
# Names that people write for the tags of languages of many newspapers.
_LANGUAGES: Final = {
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "mandarin": "zh",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
}


def as_written(text: Text) -> Text:
    """Take any text as it stands."""
    return text


def parse_id(text: Text) -> Text:
    """Take an id."""
    wrong = check_id(text)
    if wrong:
        raise ValueError(wrong)
    return text


def parse_key(text: Text) -> Text:
    """Take what names a statement: its source's id and its own, or its own alone."""
    if re.fullmatch(f"({ID_PATTERN}/)?{ID_PATTERN}", text):
        return text
    msg = f"'{text}' names no statement; write source-id/statement-id"
    raise ValueError(msg)


def one_of(words: tuple[str, ...]) -> Callable[[Text], str]:
    """Make what takes these words and no other."""

    def parse(text: Text) -> str:
        if text in words:
            return str(text)
        raise ValueError(f"'{text}' is none of {', '.join(words)}{did_you_mean(text, words)}")

    return parse


def matching(pattern: str, what: str) -> Callable[[Text], Text]:
    """Make what takes all texts of a pattern; `what` says in a message what such a text is."""

    def parse(text: Text) -> Text:
        if re.fullmatch(pattern, text):
            return text
        meant = next((each for each in (text.upper(), text.lower()) if re.fullmatch(pattern, each)), "")
        raise ValueError(f"'{text}' is not {what}{_meant(meant)}")

    return parse


def parse_language(text: Text) -> str:
    """Take a tag of BCP 47: a language, perhaps with its script and region."""
    if re.fullmatch(LANGUAGE_PATTERN, text):
        return text
    language, *others = re.split("[-_]", text)
    parts = [_LANGUAGES.get(language.lower(), language.lower())]
    parts += [each.title() if len(each) == len("Hans") else each.upper() for each in others]
    meant = "-".join(parts)
    hint = _meant(meant if re.fullmatch(LANGUAGE_PATTERN, meant) else "")
    raise ValueError(f"'{text}' is not {LANGUAGE_TAG}{hint}")


def _meant(meant: str) -> str:
    return f"; did you mean '{meant}'?" if meant else ""


def parse_number(text: Text) -> Numeral:
    """Take a whole number from 1 to 999999, in digits alone."""
    if re.fullmatch(r"[1-9][0-9]{0,5}", text):
        return Numeral(text)
    raise _no_number(text, one_meant(text))


def parse_paragraph(text: Text) -> Numeral:
    """Take the number of a paragraph, where a list of several could stand as well."""
    if re.fullmatch(r"[1-9][0-9]{0,5}", text):
        return Numeral(text)
    raise _no_number(text, one_meant(text) or several_meant(text))


def _no_number(text: str, meant: str) -> ValueError:
    hint = f"did you mean {meant}?" if meant else "write digits only, like 20"
    return ValueError(f"'{text}' is no whole number from 1 to 999999; {hint}")


def parse_when(text: Text) -> Date:
    """Take a date, as exact as it is known."""
    try:
        return parse_date(text)
    except NotAValue as error:
        raise ValueError(str(error)) from None


def parse_day(text: Text) -> str:
    """Take a day: year, month and day."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return parse_when(text).text
    msg = f"'{text}' is not a day like 2026-11-22"
    raise ValueError(msg)


def parse_url_or_nothing(text: Text) -> str:
    """Take an address, or nothing."""
    return parse_url(text) if text else ""


def parse_url(text: Text) -> str:
    """Take an address of http or https."""
    if re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'`\\^{}|\x00-\x1f]*)?", text):
        return str(text)
    msg = f"'{text}' is not an address that begins with http:// or https:// and holds no blanks"
    raise ValueError(msg)


def parse_contact(text: Text) -> str:
    """Take an address, an e-mail address, or nothing."""
    if not text or re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", text):
        return text
    try:
        return parse_url(text)
    except ValueError as error:
        msg = f"{error}, nor an e-mail address"
        raise ValueError(msg) from None


def parse_bare_name(text: Text) -> str:
    """Take the name of a file without folders."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text):
        return text
    msg = f"'{text}' is not the bare name of a file in the archive (no folders, no blanks)"
    raise ValueError(msg)


def parse_description(text: Text) -> str:
    """Take at most MAX_DESCRIPTION characters."""
    if len(text) <= MAX_DESCRIPTION:
        return text
    msg = f"has {len(text)} characters; a description has at most {MAX_DESCRIPTION}"
    raise ValueError(msg)


def parse_quote(text: Text) -> str:
    """Take at most MAX_QUOTE_WORDS words."""
    words = len(text.split())
    if words <= MAX_QUOTE_WORDS:
        return text
    msg = f"a quote of {words} words; at most {MAX_QUOTE_WORDS} are quoted"
    raise ValueError(msg)
