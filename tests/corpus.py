"""Invented references of any size for measuring the search: names in Hanzi and pinyin, statements of some 25 words."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from generator.kinds import KINDS
from generator.model import SOURCES
from generator.search.entry import STATEMENTS, Entry, Form, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

# A syllable of each sign, so that a name's pinyin is read off it.
_SIGNS: Final = {
    "港": "gang",
    "海": "hai",
    "山": "shan",
    "江": "jiang",
    "河": "he",
    "湖": "hu",
    "城": "cheng",
    "东": "dong",
    "南": "nan",
    "西": "xi",
    "北": "bei",
    "中": "zhong",
    "新": "xin",
    "安": "an",
    "平": "ping",
    "和": "he",
    "文": "wen",
    "明": "ming",
    "国": "guo",
    "光": "guang",
    "华": "hua",
    "建": "jian",
    "德": "de",
    "林": "lin",
    "长": "chang",
    "春": "chun",
    "秋": "qiu",
    "学": "xue",
    "军": "jun",
    "伟": "wei",
    "芳": "fang",
    "敏": "min",
    "静": "jing",
    "丽": "li",
    "强": "qiang",
    "磊": "lei",
    "洋": "yang",
    "勇": "yong",
    "艳": "yan",
    "杰": "jie",
    "娟": "juan",
    "涛": "tao",
    "超": "chao",
    "兰": "lan",
    "霞": "xia",
    "刚": "gang",
    "玉": "yu",
    "桂": "gui",
}
_CONSONANTS: Final = (*"bcdfghlmnprstv", "br", "dr", "pr", "st", "tr")
_VOWELS: Final = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS: Final = ("", "n", "r", "s", "t", "ed", "ing", "tion", "ment", "ly")
_WORDS: Final = 12_000
_LENGTH: Final = 25
_STATED_A_DOCUMENT: Final = 40


def invent_entries(pages: int) -> tuple[Entry, ...]:
    """Invent so many pages with about two statements a page; the same number gives the same entries."""
    chance = random.Random(pages)  # noqa: S311  invented words are no secret
    vocabulary = sorted({_invent_word(chance) for _ in range(_WORDS)})
    chance.shuffle(vocabulary)
    # Zipf: the word of rank n is said a n-th as often as the first.
    weights = tuple(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    documents = max(1, pages // 21)
    kinds = sorted(KINDS)
    named = [_invent_entity(number, kinds[number % len(kinds)], chance) for number in range(pages - documents)]
    return (*(_invent_document(number, named, vocabulary, weights, chance) for number in range(documents)), *named)


def _invent_word(chance: random.Random) -> str:
    syllables = (chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(1, 3)))
    return "".join(syllables) + chance.choice(_ENDS)


def _invent_entity(number: int, kind: str, chance: random.Random) -> Entry:
    signs = "".join(chance.sample([*_SIGNS], chance.randint(3, 5)))
    pinyin = " ".join(_SIGNS[sign] for sign in signs).title()
    forms = (Form(pinyin), Form(signs, "zh-Hans"), Form(f"{pinyin} {kind.title()}"))
    about = Passage(f"{pinyin} is one of the {kind} of this corpus", kind, about=(f"e{number}",))
    return Entry(f"e{number}", f"{kind}/e{number}.html", kind, forms, chance.randint(0, 30), (about,))


def _invent_document(
    number: int, named: Sequence[Entry], vocabulary: Sequence[str], weights: Sequence[float], chance: random.Random
) -> Entry:
    id_, year = f"s{number}", chance.randint(1990, 2026)
    label = f"Paper {number}, {year}"
    stated = []
    for row in range(_STATED_A_DOCUMENT):
        about = chance.sample(named, 2)
        words = chance.choices(vocabulary, cum_weights=weights, k=_LENGTH - 4)
        names = [entry.forms[0].text for entry in about]
        text = f"{names[0]} {' '.join(words[:12])} {names[1]} {' '.join(words[12:])}."
        stated.append(
            Passage(
                text, STATEMENTS, f"p{row}", tuple(each.id for each in about), (id_,), (year,), "reported", label, label
            )
        )
    return Entry(id_, f"{SOURCES}/{id_}.html", SOURCES, (Form(label),), len(stated), tuple(stated))


def invent_queries(entries: Sequence[Entry], count: int) -> tuple[list[str], list[str]]:
    """Give queries for names (Hanzi, pinyin with and without blanks, its beginning) and statements (three words)."""
    chance = random.Random(len(entries))  # noqa: S311  as above
    named = chance.choices([entry for entry in entries if entry.kind != SOURCES], k=count)
    stated = chance.choices([each for entry in entries for each in entry.passages if each.anchor], k=count)
    names = [_ways(entry)[number % 4] for number, entry in enumerate(named)]
    return names, [" ".join(chance.sample(passage.text.rstrip(".").split(), 3)) for passage in stated]


def _ways(entry: Entry) -> list[str]:
    pinyin, signs = entry.forms[0].text, entry.forms[1].text
    return [signs, pinyin, pinyin.replace(" ", "").lower(), pinyin[:5]]
