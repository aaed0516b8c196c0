"""What can be seen in Chinese text without understanding it: its script, sentences, figures, dates and names."""

from __future__ import annotations

import re

from generator.kinds import LAWS, PEOPLE, WORKS
from generator.reading.mentions import Mention
from generator.reading.text import HANZI

_HANZI = re.compile(f"[{HANZI}]")
_KANA = re.compile("[\u3041-\u30ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# Characters that one script alone has, among the commonest of all.
_SIMPLIFIED = frozenset(
    "国这来说时会对为们学发现经过还实问题关点从开间见长门书车东马鸟龙务机处报请让认议论证评诉讼语误读调谁级结给统绝织线练组细终约红"
)
_TRADITIONAL = frozenset(
    "國這來說時會對為們學發現經過還實問題關點從開間見長門書車東馬鳥龍務機處報請讓認議論證評訴訟語誤讀調誰級結給統絕織線練組細終約紅"
)
_MOSTLY = 0.3
_SENTENCE_END = re.compile("[。！？!?]+")
_DATE = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12][0-9]|0?[1-9])[日号號])?)|[0-9]{4}年"
)
_FIGURE = re.compile(
    r"[0-9][0-9,.]*(?:[多余餘]?[百千万萬亿億]+)?[多余餘]?[%\uff05\u4e00-\u9fff]?|[一二三四五六七八九十百千万萬亿億两兩]{2,}[\u4e00-\u9fff]?"
)
_TITLES = (
    "部长|部長|副部长|副部長|局长|局長|主任|主席|总理|總理|总统|總統|书记|書記|发言人|發言人|教授|研究员|研究員|记者|記者|律师|律師|法官"
    "|检察官|檢察官|大使|先生|女士|夫人"
)
_SURNAMES = (
    "[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧"
    "傅钟鐘姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戚莫孔向汤湯]"
)
_GIVEN = "[\u4e00-\u9fff]"
_PERSON = re.compile(
    rf"(?:{_TITLES}|编辑|編輯|作者)[:\uff1a]?(?P<behind>{_SURNAMES}{_GIVEN}{{1,2}}?)(?=[说說表称稱指在，,。、：:]|[^\u4e00-\u9fff]|$)"
    rf"|(?P<before>{_SURNAMES}{_GIVEN}{{1,2}}?)(?=(?:{_TITLES}))|(?P<hidden>{_SURNAMES}某{{1,2}})"
)
_TITLED = re.compile(r"[《〈](?P<title>[^》〉]{2,40})[》〉]")


def guess_language(text: str) -> str:
    """Guess a language tag by the letters: en for Latin ones, zh-Hans or zh-Hant, empty where they tell nothing."""
    hanzi, letters = count_characters(text), sum(map(str.isalpha, text))
    if _KANA.search(text) or not letters:
        return ""
    if hanzi >= _MOSTLY * letters:
        simplified = sum(text.count(each) for each in sorted(_SIMPLIFIED - _TRADITIONAL))
        traditional = sum(text.count(each) for each in sorted(_TRADITIONAL - _SIMPLIFIED))
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    return "en" if len(_LATIN.findall(text)) > letters / 2 else ""


def count_characters(text: str) -> int:
    """Count the Chinese characters."""
    return len(_HANZI.findall(text))


def count_full_stops(text: str) -> int:
    """Count the signs that end a sentence."""
    return len(_SENTENCE_END.findall(text))


def find_chinese_dates(text: str) -> tuple[Mention, ...]:
    """Give the dates in digits: 2021年5月3日, 5月."""
    return tuple(_date(match) for match in _DATE.finditer(text))


def _date(match: re.Match[str]) -> Mention:
    year, month, day = (int(each) if each else None for each in match.group("year", "month", "day"))
    return Mention(match[0], match.start(), match.end(), "date", year or None, month, day)


def find_chinese_figures(text: str) -> tuple[str, ...]:
    """Give the numbers that are no dates, with the character that follows."""
    return tuple(match[0] for match in _FIGURE.finditer(_DATE.sub("\0", text)))


def find_chinese_names(text: str) -> tuple[tuple[str, str], ...]:
    """Give what titles and title marks show to be names, each with the kind that it is perhaps of."""
    people = [(match.start(), match[match.lastgroup or 0], PEOPLE) for match in _PERSON.finditer(text)]
    titles = [(match.start(), match["title"], _kind_of_title(match["title"])) for match in _TITLED.finditer(text)]
    return tuple((form, kind) for _, form, kind in sorted(people + titles))


def _kind_of_title(title: str) -> str:
    return LAWS if title.endswith(("法", "条例", "條例", "规定", "規定")) else WORKS
