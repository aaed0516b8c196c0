"""Runs of capitalised words that look like names, without the capitals that only begin a sentence or a headline."""

import re
from collections.abc import Collection
from typing import NamedTuple

from generator.reading.dates import read_dates
from generator.reading.mentions import Word
from generator.reading.text import flatten, lower
from generator.reading.vocabulary import BODIES, OPENERS, STOP_WORDS, TOPICS, word_set

_TITLES = "Mr|Mrs|Ms|Dr|Prof|St|Mt|Gen|Col|Maj|Lt|Sgt|Capt|Gov|Sen|Rep|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|Bros"
_PIECE = re.compile(
    rf"No\. ?[0-9]+|(?:[^\W\d_]\.){{2,}}|(?:{_TITLES})\.(?= ?[^\W_])|[^\W\d_a-z]\.(?= [^\W\d_a-z])"
    r"|[^\W_]+(?:'[^\W_]+)*"
)
_NUMBERED = re.compile(r"No\. ?[0-9]+")
# Behind these the word with the mark of possession is a part of the name: People's Court.
_POSSESSED = frozenset(("people", "women", "men", "children", "workers", "veterans", "farmers"))
_SMALL_IN_NAMES = word_set("of de del della der di du la le van von bin ibn al")
_SURNAMES_TOO = frozenset(("may", "will", "down"))
_SENTENCE_ENDS = frozenset('.!?:;"([*•')
_HEADLINE_WORDS = 5
_HEADLINE_SHARE = 0.8
_LONG_WORD = 4


class _Piece(NamedTuple):
    """A word between blanks, hyphens or signs, with what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str
    initial: bool
    dated: bool

    @property
    def low(self) -> str:
        """Give the word in lower case, without a mark of possession."""
        return lower(self.text).removesuffix("'s")

    @property
    def is_capital(self) -> bool:
        """Tell whether the word can stand in a name."""
        if self.dated or not self.text[0].isupper() or self.low in {"i", "i'm", "i've", "i'd", "i'll"}:
            return False
        is_acronym = self.text.isupper() and len(self.text) > 1
        is_function_word = not STOP_WORDS.isdisjoint((self.low, self.low.partition("'")[0]))
        return is_acronym or not is_function_word or (self.gap == " " and self.low in _SURNAMES_TOO)

    @property
    def is_possessive(self) -> bool:
        """Tell whether the word carries the mark of possession."""
        return lower(self.text).endswith("'s")


def capitalised(text: str, plain: Collection[str] = ()) -> tuple[Word, ...]:
    """Give the maximal runs of capitalised words: `Ministry of State Security`, `Tom Ash`, `Dock No. 2 Court`.

    A run goes on over `of`, `of the` and, behind bodies and offices, over `for`; over `and` only between subjects of
    one body (`Economic and Security`). A possessive ends it, People's and the like excepted; `the` never begins it.
    Months and weekdays of dates are no names. A word that begins a sentence is one only if it is not written small
    elsewhere in the text or in `plain`, words in lower case; in a headline that holds for every word.
    """
    pieces = _split(text)
    small = {piece.low for piece in pieces if piece.text[0].islower()}.union(plain)
    headline = _is_headline(pieces)
    run: list[_Piece] = []
    found: list[list[_Piece]] = []
    for place, piece in enumerate(pieces):
        is_plain = _is_plain(pieces, place, small, headline=headline)
        if run and (is_plain or not _goes_on(run, pieces, place)):
            found.append(run)
            run = []
        if run or (_begins(piece) and not is_plain):
            run.append(piece)
    return tuple(_word(text, run) for run in [*found, run] if run)


def _split(text: str) -> list[_Piece]:
    flat = flatten(text)
    dated = {place for date in read_dates(text) for place in range(date.start, date.end)}
    pieces: list[_Piece] = []
    end = 0
    for match in _PIECE.finditer(flat):
        gap = flat[end : match.start()]
        initial = not pieces or bool(_SENTENCE_ENDS & set(gap))
        pieces.append(_Piece(match[0], *match.span(), gap, initial, match.start() in dated))
        end = match.end()
    return pieces


def _is_headline(pieces: list[_Piece]) -> bool:
    long_words = [piece for piece in pieces if len(piece.text) >= _LONG_WORD and piece.text[0].isalpha()]
    capitals = sum(piece.text[0].isupper() for piece in long_words)
    return len(long_words) >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(long_words)


def _begins(piece: _Piece) -> bool:
    return piece.is_capital and not _NUMBERED.fullmatch(piece.text)


def _is_plain(pieces: list[_Piece], place: int, small: Collection[str], *, headline: bool) -> bool:
    """Tell whether a capital only begins a sentence or stands in a headline."""
    piece, following = pieces[place], pieces[place + 1 : place + 2]
    if not piece.initial or headline:
        return headline and piece.text[0].isupper() and piece.low in small
    if piece.low in OPENERS:
        return True
    if following and following[0].gap == " " and (following[0].is_capital or following[0].low == "of"):
        return not following[0].is_capital and piece.low not in BODIES
    return piece.low in small


def _goes_on(run: list[_Piece], pieces: list[_Piece], place: int) -> bool:
    """Tell whether the piece at a place belongs to the name before it."""
    last, piece = run[-1], pieces[place]
    if piece.gap not in {" ", "-"} or (last.is_possessive and last.low not in _POSSESSED):
        return False
    return piece.is_capital or _bridges(last, pieces, place)


def _bridges(last: _Piece, pieces: list[_Piece], place: int) -> bool:
    """Tell whether a small word leads on to a capital inside of a name."""
    small = pieces[place].low
    following = next((piece for piece in pieces[place + 1 : place + 2] if piece.gap == " "), None)
    if following is None:
        return False
    if small in {"of", "for"} and following.low == "the":
        following = next((piece for piece in pieces[place + 2 : place + 3] if piece.gap == " "), None)
    if following is None or not following.is_capital:
        return False
    if small == "and":
        return last.low in TOPICS and following.low in TOPICS
    if small == "for":
        return last.low in BODIES
    return small in _SMALL_IN_NAMES or (small == "the" and last.low in {"of", "for"})


def _word(text: str, run: list[_Piece]) -> Word:
    start, end = run[0].start, run[-1].end
    if run[-1].is_possessive:
        end -= len("'s")
    return Word(text[start:end], start, end)
