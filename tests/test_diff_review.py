"""No text that people wrote can do anything in a review: not in a comment on GitHub, a terminal or a script."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline import FEW

from generator.authoring.difference.changes import (
    Alteration,
    Balance,
    Count,
    Difference,
    Newcomer,
    Pages,
    Sheet,
    SheetChange,
    Side,
    Unverified,
)
from generator.authoring.review import write_json, write_markdown, write_text
from generator.authoring.review.markdown import LONGEST, escape
from generator.authoring.review.pieces import Look, altered, pair_values

HOSTILE = (
    "@everyone and team @org/team, mail a@b.example",
    "#1 owner/repo#2 GH-3 gh-4 CVE-2024-1 GHSA-aaaa-bbbb-cccc 0123456789abcdef0123456789abcdef01234567 deadbeef",
    "http://evil.example https://evil.example www.evil.example ftp://evil.example mailto:x@e.example <http://e.example>",
    "[words](http://evil.example) ![picture](http://evil.example/p.png) [a]: http://evil.example [^1]: foot [a][b]",
    "<img src=x onerror=alert(1)> <script>alert(1)</script> </details> <!-- hidden --> <a href=x>x</a> &lt;b> &#64;x",
    "| a | b |\n|---|---|\n| c | d |\n\n# heading\n\n> [!WARNING]\n> quote\n\n---\n```\ncode\n```\n    code",
    "- [ ] task\n1. one\n+ two\n* three\n===\n---",
    "**bold** __bold__ *it* _it_ ~~gone~~ `code` ``co`de`` $math$ $$math$$ :smile: ^[note] ==mark== \\",
    "\u202eesrever\u202c \u2066x\u2069 \x1b[31mred\x1b[0m \x07 \u200b@\u200bx a\u00adb \ud800 \u2028 \u2029 \x85",
    "[-old-] {+new+} [-x-]{+y+}",
    "~~",
    "",
)
_TAGS = {"p", "h3", "h4", "ul", "li", "strong", "code", "details", "summary", "span"}
# What GitHub makes links, mentions and pictures of in the text that Markdown has made, entities being characters again.
_ALIVE = re.compile(
    r"@\w|\w@\w|#\d|#[\w-]|://|www\.|mailto:\w|:\w+:|\bgh-\d|\bghsa-|\bcve-\d|\b[0-9a-f]{7,}\b", re.IGNORECASE
)


class _Reader(HTMLParser):
    """The tags with their attributes, and the text outside code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" not in self._open:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_does_anything_in_a_comment(words: str) -> None:
    written = write_markdown(_everywhere(words))
    reader = _Reader()
    reader.feed(markdown.markdown(written, extensions=["tables", "fenced_code", "footnotes", "md_in_html", "def_list"]))
    reader.close()
    assert reader.tags <= _TAGS
    assert reader.attributes == []
    assert not _ALIVE.search(" ".join(reader.text)), words
    shown = [line for line in written.splitlines() if line]
    assert all(re.match(r"#{3,4} |(?:  )?- |</?details>$|<summary>.*</summary>$", line) for line in shown)


@settings(FEW, max_examples=10 * FEW.max_examples)
@given(st.text("{}^'=@#:/.w*_`<>&[]()!|~$-+1afgh \\\n\t\u202e\u200b\u00ad阿é", max_size=40))
def test_any_text_becomes_one_line_without_a_sign_that_means_something(words: str) -> None:
    written = escape(words)
    bare = re.sub(r"&#\d+;|<span>\$</span>", "", written)
    assert not re.search(r"[\\`*_{}\[\]()<>&|~^!\"'=$\n]", bare)
    assert not re.match(r"[-+:]|\d+[.)]", written)
    assert not _ALIVE.search(html.unescape(re.sub(r"<span>\$</span>", "$", written)))
    assert html.unescape(written).replace("\u200b", "").isprintable()


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_drives_a_terminal_or_leaves_its_place_in_json(words: str) -> None:
    difference = _everywhere(words)
    text, written = write_text(difference), write_json(difference)
    assert all(line.isprintable() for line in text.splitlines())
    assert written.isascii()
    assert not re.search("[<>&]", written)
    assert json.loads(written)["people"][0]["sheet"]["name"] == words


def test_marks_of_a_text_are_not_taken_for_ours() -> None:
    text = write_text(_everywhere("[-old-] {+new+}"))
    assert "[\\-old-\\] {\\+new+\\}" in text
    assert not re.search(r"\[-(?:old|\[-)", text)


def test_a_comment_is_never_longer_than_it_may_be_and_says_what_it_leaves_out() -> None:
    sheets = [Sheet(f"s/{n}", f"S {n}", {"text": ("word <@> " * 60,)}, ("w", "law", "a", "v")) for n in range(300)]
    changes = tuple(SheetChange(None, each) for each in sheets)
    paths = tuple(f"people/p{n}.md" for n in range(2_000))
    difference = Difference(
        Side("a"),
        Side("b"),
        statements=(*changes, *(SheetChange(each, None) for each in sheets)),
        disagreements=changes,
        people=(_person("x" * 100, 50),) * 90,
        pages=Pages(changed=paths, lost_pages=paths),
    )
    written = write_markdown(difference)
    assert LONGEST // 2 < len(written) <= LONGEST
    assert written.count("<details>") == written.count("</details>") == written.count("<summary>") == 3
    sections = re.split(r"\n(?:#### |<details>\n<summary>)", written)[1:]
    assert len(sections) == 6
    for section in sections:
        total = int(re.findall(r"\((\d+)\)", section.splitlines()[0])[-1])
        (left,) = map(int, re.findall(r"^- … and (\d+) more$", section, re.MULTILINE))
        shown = len(re.findall(r"^- (?!…)", section, re.MULTILINE))
        assert shown + left == total
        assert shown > 0


def test_an_entry_too_long_for_any_comment_is_counted_and_not_cut() -> None:
    huge = Sheet("s/1", "S", {f"field {n}": ("<" * 5_000,) for n in range(40)}, ("w", "law", "a", "v"))
    written = write_markdown(Difference(Side("a"), Side("b"), statements=(SheetChange(None, huge),)))
    assert len(written) < LONGEST
    assert "\n- … and 1 more\n" in written


def test_words_that_went_and_came_are_marked_and_long_stretches_between_are_cut() -> None:
    same = [f"w{n}" for n in range(60)]
    pieces = altered(" ".join(["old", *same, "end"]), " ".join(["new", "words", *same]))
    assert [(each.look, each.words) for each in pieces] == [
        (Look.OLD, "old"),
        (Look.NEW, "new words"),
        (Look.PLAIN, " ".join([*same[:10], "…", *same[-10:]])),
        (Look.OLD, "end"),
    ]
    assert [each.look for each in altered("one two three", "four five six")] == [Look.OLD, Look.NEW]
    assert [each.look for each in altered("word " * 5_000, "word " * 5_001)] == [Look.OLD, Look.NEW]


def test_values_are_paired_with_those_that_came_in_their_stead() -> None:
    gone = ["the ministry says this", "gone for good"]
    new = ["entirely another", "the ministry says that"]
    assert [*pair_values(gone, new)] == [
        ("gone for good", ""),
        ("", "entirely another"),
        ("the ministry says this", "the ministry says that"),
    ]
    assert [*pair_values(["a"], ["b"])] == [("a", "b")]


def _person(words: str, statements: int = 1) -> Newcomer:
    sheet = Sheet(words, words, {"description": (words,), "names": (words, words)}, (words,), words)
    told = Sheet(words, words, {"text": (words,)}, (words, words, words, words), words)
    return Newcomer(sheet, True, (words,), (words,), (words,), (words,), (told,) * statements)  # noqa: FBT003  a pseudonym


def _everywhere(words: str) -> Difference:
    """Give a difference in which every text is the same."""
    fields = {"text": (words,), "value": (words,), "says so": (words, words), "origins": (words,), words: (words,)}
    sheet = Sheet(words, words, fields, (words, words, words, words), words)
    other = Sheet(words, words, {**fields, "text": (f"{words} more",)}, sheet.context, words)
    alterations = (
        Alteration(words, (words,), (f"{words} more {words}",)),
        Alteration(words, (), (words, f"a {words}")),
        Alteration("text", (words, "b"), ()),
    )
    changes = (SheetChange(None, sheet), SheetChange(sheet, None), SheetChange(sheet, other, alterations))
    return Difference(
        before=Side(words, (words,)),
        after=Side(words, (words,)),
        statements=changes,
        facts=changes,
        entities=changes,
        disagreements=changes,
        sources=changes,
        others=changes,
        people=(_person(words),),
        balances=(Balance(words, words, Count(1, 1, 1, 1, 1), None),),
        unverified=(Unverified(words, words, added=True, place=words),),
        pages=Pages((words,), (words,), (words,), (words,), (words,)),
    )
