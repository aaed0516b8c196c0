"""Paragraphs that look like furniture: headline, dateline, byline, navigation, licence notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.authoring.scaffold.paper import Paper, Passage

HEADLINE = "headline"
_BYLINE = re.compile(
    r"^\W*(?:by|written by|(?:web )?editors?|authors?|reporters?|reporting by|editing by|compiled by|edited by)\b[ :]"
    r"|^\W*(?:作者|记者|記者|编辑|編輯|责任编辑|責任編輯|来源|來源)[:： ]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W*(?:photo|image|picture|file photo|screenshot|caption)s?\b|\bgetty images\b|^图|^圖", re.IGNORECASE
)
_LICENCE = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\blicens(?:e|ing)\b|\bwithout charge\b|\brepublish|版权|版權|转载|轉載",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"\b(?:related|read more|continues?|leave a reply|comments?|share|subscribe|newsletter|follow us|sign up|log in"
    r"|advertisement|next|previous|print|back to|click here|more stories|e-?mail|facebook|twitter|whatsapp)\b|[→←»«]"
    r"|相关|相關|分享|上一篇|下一篇|更多",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w]+|\b[0-9]{1,2}:[0-9]{2}\b")
_DATELINE_WORDS = 5
_NAVIGATION_WORDS = 6
_HEADLINE_WORDS, _HEADLINE_LENGTH = 25, 300
_CREDIT_WORDS = 4
_BYLINE_WORDS = 15
_DATED_PLACES = 4


def find_furniture(paper: Paper) -> dict[int, str]:
    """Tell of paragraphs what they seem to be: `headline`, or a word of the field `unused`."""
    headline = _headline(paper)
    found = {headline.number: HEADLINE} if headline else {}
    last = len(paper.passages)
    for passage in paper.passages:
        if passage.number not in found:
            seems = _seems(passage, headline, is_last=passage.number == last)
            found |= {passage.number: seems} if seems else {}
    return found


def _seems(passage: Passage, headline: Passage | None, *, is_last: bool) -> str:
    whole = not passage.sentences
    signs = {
        "title-repeated": headline is not None and passage.text.casefold() == headline.text.casefold(),
        "licence-notice": _LICENCE.search(passage.text) and not passage.quotes,
        "byline": whole and _BYLINE.match(passage.text) and passage.words <= _BYLINE_WORDS,
        "caption": whole and _CAPTION.search(passage.text),
        "dateline": whole and passage.dates and _words_beside_dates(passage) <= _DATELINE_WORDS,
        "navigation": whole and passage.words <= _NAVIGATION_WORDS and _NAVIGATION.search(passage.text),
    }
    credit = whole and is_last and passage.number > 1 and passage.words <= _CREDIT_WORDS
    return next((what for what, sign in signs.items() if sign), "byline" if credit else "")


def _headline(paper: Paper) -> Passage | None:
    """Give the first paragraph that could be a headline, if body text follows it and none stands before it."""
    if not any(each.sentences for each in paper.passages[1:]):
        return None
    for passage in paper.passages[:_DATED_PLACES]:
        if passage.sentences and not passage.text.endswith(("?", "!")):
            return None
        if not _seems(passage, None, is_last=False) and _is_short(passage) and passage.sentences <= 1:
            return passage
    return None


def _is_short(passage: Passage) -> bool:
    return passage.words <= _HEADLINE_WORDS and len(passage.text) <= _HEADLINE_LENGTH


def _words_beside_dates(passage: Passage) -> int:
    rest = passage.text
    for date in passage.dates:
        rest = rest.replace(date, " ")
    return len([word for word in _SIGNS.split(rest) if word and not word.isdigit()])
