"""Markup of every sort in every text that people write shows as plain text on the built site, and does nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from conftest import lay_out
from sites import Element, Page, Site, build_site

from generator.pictures.svg import ELEMENTS
from generator.values import NotAValue, parse_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Each with some field of every sort of entry; what begins a line, ends a cell, opens a tag or a template.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</td></tr></table></div></span>",
    "</title><script>alert(1)</script>",
    "<!-- a comment",
    "--> the end of one",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](data:text/html,x)",
    "![x](https://elsewhere.example/x.png)",
    "[x]: javascript:alert(1)",
    "[x][y] [z]",
    "<javascript:alert(1)>",
    "<https://elsewhere.example/>",
    "https://elsewhere.example/ and javascript:alert(1)",
    "{: onclick=alert(1) }",
    "{ .notice #top onclick=alert(1) }",
    "{{ config }}",
    "{% for x in y %}",
    "{# unseen #}",
    "{{ '{{' }}",
    "| a | b |",
    "a | b",
    "|---|",
    "`code`",
    "``` python",
    "~~~",
    "**bold** _em_ __strong__ *i* ***x***",
    "# heading",
    "## heading { #top }",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "> quotation",
    ": definition",
    "===",
    "---",
    "&lt;b&gt; &#60;b&#62; &amp; &nbsp;",
    "\\*x\\* \\<b> \\",
    '--8<-- "mkdocs.yml"',
    ";--8<-- x",
    "[TOC]",
    "[^1]: note",
    "*[abbr]: meaning",
    "^x^ ~x~ ==x== $x$ :smile:",
    "!!! note",
    '??? "x"',
    "\" onclick='x' autofocus",
    "'\"></span><b>",
    '<div markdown="1">',
    "<?php echo 1 ?>",
    "]]> <![CDATA[x]]>",
    "klzzwxh:0000 wzxhzdk:0",
    "$1 \\1 %s {0} ${x}",
    "two\nlines",
    "two\n\nparagraphs",
    "two\n    - lines",
    "a\ttab",
    "no",
    "1e3 1_000 2019-03 0123",
    "null",
)
_MARK = re.compile(r"([a-z]+)_mark(\d+)_")
_KEPT_FROM_TEXT = re.compile(r"\[\[|\]\]")
_UNFIT_AS_WORDS = re.compile(r"[\[\]]")


def _marked(field: str, number: int) -> str:
    """Give the hostile text for a field, ending in words by which it is found again."""
    return f"{HOSTILE[number]} {field}_mark{number}_"


def _people(number: int) -> dict[str, object]:
    return {
        "name": _marked("name", number),
        "description": _marked("description", number),
        "names": [{"form": _marked("form", number), "lang": "zh-Hans", "pinyin": _marked("pinyin", number)}],
    }


def _case(number: int) -> dict[str, object]:
    return {"name": {"form": _marked("coined", number), "by": "editor"}, "description": "a case of lamps"}


def _source(number: int) -> dict[str, object]:
    return {
        "title": _marked("title", number),
        "publisher": "unknown",
        "published": "2021-05",
        "type": "webpage",
        "language": "en",
        "url": "https://quay.example/?a=1&b=(x)*_y_~[z]#frag",
        "file": "001_lamps.txt",
        "sha256": f"{number:064}",
        "paragraphs": "1",
        "reliability": "F",
        "reliability_note": _marked("reliability", number),
        "added": {"published": _marked("added", number)},
        "left_out": {"1": {_marked("word", number): _marked("reason", number)}},
    }


def _statement(number: int) -> dict[str, object]:
    person, case = f"person-{number}", f"case-{number}"
    text = _KEPT_FROM_TEXT.sub("", _marked("text", number))
    words = _UNFIT_AS_WORDS.sub("", _marked("words", number))
    return {
        "id": "all",
        "at": "1",
        "text": f"{text} [[{person}|{words}]] [[{case}]]",
        "says": [{"unnamed": _marked("says", number)}, {"unnamed": _marked("others", number)}],
        "via": [{"who": {"unnamed": _marked("via", number)}, "as": "translator"}],
        "standing": "allegation",
        "quote": _marked("quote", number),
        "note": {"text": _marked("note", number), "by": "editor"},
        "derived": {f"{case}.decided": _marked("premises", number)},
        "facts": {
            person: {
                "role": {"title": _marked("role", number), "at": {"unnamed": _marked("at", number)}},
                "occupation": _marked("occupation", number),
                "legal_status": {"is": "none stated", "in": case},
            },
            case: {
                "accused": person,
                "decided": "2019-03",
                "method": [_marked("method", number), _marked("other", number)],
                "outcome": _marked("outcome", number),
                "recipient": {"unnamed": _marked("recipient", number)},
                **_count(number),
            },
            "harbour-law": {
                "provision": {
                    "conduct": _marked("conduct", number),
                    "when": _marked("when", number),
                    "as_printed": _marked("printed", number),
                }
            },
        },
    }


def _count(number: int) -> dict[str, object]:
    count = f"5 lamps {_marked('lamps', number)}"
    try:
        parse_count(count)
    except NotAValue:
        return {}
    return {"material": count}


def _withdrawn(number: int) -> dict[str, object]:
    return {"withdrawn": _marked("withdrawn", number)}


def _disagreement(number: int) -> dict[str, object]:
    return {
        "id": f"quarrel-{number}",
        "question": _marked("question", number),
        "sort": "contradiction",
        "positions": [
            {"holds": _marked("holds", number), "statements": [f"source-{number}/all"]},
            {"holds": "Another", "statements": [f"source-{(number + 1) % len(HOSTILE)}/all"]},
        ],
        "status": "open",
        "note": _marked("remark", number),
        "about": [f"person-{number}"],
    }


def _hostile_seeds() -> dict[str, str]:
    """Give the files of seeds in which every text is hostile; JSON is YAML, so nothing is left to chance."""
    numbers = range(len(HOSTILE))
    gone = {f"gone-{number}": _withdrawn(number) for number in numbers}
    files: dict[str, object] = {
        "authority/people.yml": {**{f"person-{number}": _people(number) for number in numbers}, **gone},
        "authority/cases.yml": {f"case-{number}": _case(number) for number in numbers},
        "authority/laws.yml": {"harbour-law": {"name": "Harbour Law", "description": "law of the harbour"}},
        "disagreements.yml": [_disagreement(number) for number in numbers],
    }
    for number in numbers:
        statements = [_statement(number), {"id": "gone", **_withdrawn(number)}]
        files[f"digests/source-{number}.yml"] = {"source": _source(number), "statements": statements}
    return {name: json.dumps(content, ensure_ascii=False) for name, content in files.items()}


# Lines of hand-written pages of which readers must see every character.
_AS_THEY_STAND = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<div markdown=1 onclick=alert(1)>x</div>",
    '<p markdown="block">x</p>',
    "<!-- a comment -->",
    "<!-- a comment without an end",
    "<?php x ?> <![CDATA[x] ]> <!DOCTYPE html>",
    "{: onclick=alert(1) }",
    "words {: onclick=alert(1) .x }",
    "words { .x #y onclick=alert(1) }",
    "{{ config }} {% raw %} {# x #}",
    '--8<-- "mkdocs.yml"',
    ";--8<--",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,x)",
    "[x](vbscript:x) [y](file:x)",
    "[x](<javascript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](https://a.example/&quot;onclick=x)",
    '[x](https://a.example/" onclick="x)',
    "[x](https://a.example/ 'title')",
    "[x](//a.example/)",
    "[x](../../etc/passwd)",
    "[x]: javascript:alert(1)",
    "[x][x] [x] [x][]",
    "![x](javascript:alert(1))",
    "<https://a.example/>",
    "<javascript:alert(1)>",
    "<a@b.example>",
    "[^1]: note [^1]",
    "*[HM]: meaning",
    "unbalanced `code",
    "a ` b `` c ``` d",
    "a \\` b \\* c",
    "~~~ html",
    "``` { .x onclick=alert(1) }",
    ":::",
    "[TOC]",
    "klzzwxh:0000 wzxhzdk:0",
    "&lt;b&gt; &#60;script&#62; &copy;",
)
# The same for others, with what readers must see.
CHAPTERS = (
    *((each, each) for each in _AS_THEY_STAND),
    ("```\n<b>x</b> {{ x }}\n```", "``` <b>x</b> {{ x }} ```"),
    ("~~~\n<b>x</b>\n~~~", "~~~ <b>x</b> ~~~"),
    ("    <script>alert(1)</script>", "<script>alert(1)</script>"),
    ("    {: onclick=alert(1) }", "{: onclick=alert(1) }"),
    ("- item\n{: onclick=alert(1) }", "item {: onclick=alert(1) }"),
    ("> quotation\n> {: onclick=alert(1) }", "quotation {: onclick=alert(1) }"),
    ("term\n:   meaning {: onclick=alert(1) }", "term meaning {: onclick=alert(1) }"),
    ("term\n:        <b> {: onclick=alert(1) }", "term <b> {: onclick=alert(1) }"),
    ("- item\n\n        <script>x</script>", "item <script>x</script>"),
    ("- item\n    - <b>inner</b>\n        - inmost\n\n                <b>", "item <b>inner</b> inmost <b>"),
    ("1. item\n\n    more {: .x }\n\n        <b>", "item more {: .x } <b>"),
    (">     <script>x</script>", "<script>x</script>"),
    ("> >     <b>", "<b>"),
    ("\t<b>", "<b>"),
    ("![x](https://a.example/x.png)", "!x"),
    ("> Not a heading\n> ====", "Not a heading ===="),
    ("> # Nor this", "# Nor this"),
    ("####### Nor this", "####### Nor this"),
    ("- >     <b>\n- -     <b>", "<b> <b>"),
    ("-\t<b>\n\n\t\t<b>", "<b> <b>"),
    ("``two `ticks` <b>`` end", "two `ticks` <b> end"),
    ("`` ` `` end", "` end"),
    ("<details markdown=1>\n<summary>x</summary>\n\ny\n\n</details>", "<details markdown=1> <summary>x</summary>"),
    ("Not a heading\n=============", "Not a heading ============="),
    ("Nor this\n---", "Nor this ---"),
    ("a *word* and **more** <b>", "a word and more <b>"),
    ("`<b>` and `{{ x }}` and `a | b`", "<b> and {{ x }} and a | b"),
    ("[words <b>](https://a.example/x?y=1,2#z)", "words <b>"),
    ("[`code`](https://a.example/)", "`code`"),
    (
        "| a | b |\n|---|---|\n| <b> {: onclick=x } | `x` [y](javascript:x) |",
        "a b <b> {: onclick=x } x [y](javascript:x)",
    ),
    ("## A <b>heading</b> {: onclick=x } {#a-heading}", "A <b>heading</b> {: onclick=x }"),
    ("[[harbour-law|<b>x</b>]] {: onclick=x }", "<b>x</b> {: onclick=x }"),
)


# Of the site and of its licence.
_NAME = '</title><script>alert(1)</script> " onclick=alert(1) {{ config }}'


def _hostile_pages() -> dict[str, str]:
    pages = {f"{name}.md": f"# {name}\n" for name in ("home", "about", "method")}
    for number, (written, _) in enumerate(CHAPTERS):
        title = HOSTILE[number % len(HOSTILE)].split("\n")[0]
        pages[f"page-{number}.md"] = f"# {title}\n\nBefore.\n\n{written}\n\nAfter.\n"
    return pages


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site that MkDocs makes of the hostile seeds."""
    layout = lay_out(tmp_path_factory.mktemp("hostile") / "project")
    for path in (*(layout.seeds / "digests").iterdir(), *(layout.seeds / "authority").iterdir()):
        path.unlink()
    for name, content in _hostile_seeds().items():
        (layout.seeds / name).write_text(content, "utf-8")
    for name, content in _hostile_pages().items():
        (layout.seeds / "pages" / name).write_text(content, "utf-8")
    # Pages at the top belong into the navigation; for once they do not.
    configuration = layout.configuration.read_text("utf-8").replace("  /*/*\n", "  /*\n", 1)
    named = re.sub(r"^(site_name|      name): .*$", rf"\1: '{_NAME}'", configuration, count=2, flags=re.MULTILINE)
    layout.configuration.write_text(named, "utf-8")
    return build_site(layout)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site of sound seeds: what the theme itself puts on every page."""
    return build_site(lay_out(tmp_path_factory.mktemp("harmless") / "project"))


@pytest.mark.slow
def test_no_page_runs_a_script_but_those_of_the_theme(hostile: Site, harmless: Site) -> None:
    assert not list(_foreign_scripts(hostile, harmless))


@pytest.mark.slow
def test_no_element_acts_or_leads_elsewhere(hostile: Site) -> None:
    assert not [f"{page.path}: {each}" for page in hostile.pages.values() for each in _active(page)]


@pytest.mark.slow
def test_an_article_holds_plain_elements_alone(hostile: Site) -> None:
    assert not [f"{page.path}: {each}" for page in hostile.pages.values() for each in _odd_elements(page)]


@pytest.mark.slow
def test_every_text_shows_exactly_as_it_was_written(hostile: Site) -> None:
    assert not list(_altered_texts(hostile))
    seen = {found.groups() for page in hostile.pages.values() for found in _MARK.finditer(page.root.words())}
    assert seen == {found.groups() for each in _hostile_seeds().values() for found in _MARK.finditer(each)}


@pytest.mark.slow
def test_titles_and_descriptions_are_the_very_words(hostile: Site) -> None:
    for number, text in enumerate(HOSTILE):
        page = hostile[f"people/person-{number}.html"]
        words = " ".join(text.split())
        (title,) = [each for each in page.root.find("title") if each.inside("svg") is None]
        assert " ".join("".join(map(str, title.parts)).split()).startswith(f"{words} name_mark{number}_ – {_NAME}")
        (content,) = [each.attributes["content"] for each in page.root.find("meta") if _is_description(each.attributes)]
        assert " ".join(content.split()) == f"{words} description_mark{number}_"


@pytest.mark.slow
def test_the_search_index_holds_the_words_and_no_markup_of_theirs(hostile: Site) -> None:
    seen = set()
    for path in (hostile.folder / "search").iterdir():
        script = path.read_text("utf-8")
        assert not {*"<>&\u2028\u2029"} & {*script}, path.name
        data = json.loads(f"[{script.removeprefix('referenceSearch.take(').removesuffix(');' + chr(10))}]")
        if path.name.startswith(("names-", "texts-")):
            for found in _MARK.finditer("\n".join(_texts(data))):
                assert _stands_before(found, HOSTILE[int(found[2])]), path.name
                seen.add(found[1])
    assert seen >= {"name", "text", "form", "question"}


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield " ".join(data.split())
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(each)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(CHAPTERS)))
def test_a_hand_written_page_shows_what_is_no_harmless_markdown(hostile: Site, number: int) -> None:
    article = hostile[f"page-{number}.html"].article.words()
    written, seen = CHAPTERS[number]
    assert f"Before. {' '.join(seen.split())}" in article, written
    assert "After." in article, written


@pytest.mark.slow
def test_a_planted_fault_is_found(hostile: Site, harmless: Site) -> None:
    path = "people/person-0.html"
    script = hostile.planted(path, "</h1>", "</h1><script>alert(1)</script>")
    assert len(list(_foreign_scripts(script, harmless))) == 1
    assert list(_odd_elements(script[path])) == ["script"]
    handler = hostile.planted(path, "<h1", "<h1 onclick=alert(1)")
    assert list(_active(handler[path])) == ["h1 onclick=alert(1)"]
    address = hostile.planted(path, "</h1>", "</h1><a href=' JavaScript:x'>y</a>")
    assert list(_active(address[path])) == ["a href= JavaScript:x"]
    altered = hostile.planted(path, r"(<h1[^>]*>).*?(name[^ ]*mark0)", r"\1script \2")
    assert list(_altered_texts(altered)) == [f"{path}: script name_mark0_"]


def _altered_texts(site: Site) -> Iterator[str]:
    """Yield each text of a page before whose mark the hostile text does not stand as it was written."""
    for page in site.pages.values():
        # What reference managers read has its own way to write these characters, and parsers of its own in other tests.
        words = " ".join("".join(text for text, each in page.texts if each.tag != "pre").split())
        for found in _MARK.finditer(words):
            if not _stands_before(found, HOSTILE[int(found[2])]):
                yield f"{page.path}: {words[max(found.start() - 7, 0) : found.end()]}"


def _stands_before(found: re.Match[str], hostile: str) -> bool:
    """Tell whether a mark ends the hostile text that it was put behind, as that field could take it."""
    before = " ".join(found.string[max(found.start() - 200, 0) : found.start()].split())
    if found[1] == "text":
        hostile = _KEPT_FROM_TEXT.sub("", hostile)
    elif found[1] == "words":
        hostile = _UNFIT_AS_WORDS.sub("", hostile)
    return before.endswith(" ".join(hostile.split()))


def _is_description(attributes: Mapping[str, str]) -> bool:
    return attributes.get("name") == "description"


def _scripts(page: Page) -> Counter[str]:
    """Count the scripts of a page, whatever leads from it to the root of the site; data is no script."""
    scripts = (each for each in page.root.find("script") if not _is_data(each))
    texts = ("".join(map(str, each.parts)) + str(sorted(each.attributes.items())) for each in scripts)
    return Counter(re.sub(r"(?:\.\./)+|\"\.\.?\"", "", text) for text in texts)


def _is_data(element: Element) -> bool:
    """Tell whether an element holds JSON, which no browser runs; it must read as such."""
    if element.tag != "script" or element.attributes.get("type") not in ("application/json", "application/ld+json"):
        return False
    json.loads("".join(map(str, element.parts)))
    return True


def _foreign_scripts(site: Site, theme: Site) -> Iterator[str]:
    known = Counter[str]()
    for page in theme.pages.values():
        known |= _scripts(page)
    for page in site.pages.values():
        yield from (f"{page.path}: {script}" for script in _scripts(page) - known)


def _active(page: Page) -> Iterator[str]:
    """Yield the attributes that run something or lead to another scheme than http(s)."""
    for element in page.elements:
        for name, value in element.attributes.items():
            if name.startswith("on") or name in ("style", "autofocus", "srcdoc", "formaction"):
                # Tables write how a column is aligned.
                if not re.fullmatch(r"text-align: \w+;", value):
                    yield f"{element.tag} {name}={value}"
            elif name in ("href", "src", "action", "data", "xlink:href") and not _is_harmless(value):
                yield f"{element.tag} {name}={value}"


def _is_harmless(address: str) -> bool:
    scheme = re.match(r"\s*([^/?#]*?):", address)
    # Nothing at all, which keeps a browser from asking for an icon.
    return scheme is None or scheme[1].lower() in ("http", "https") or address == "data:,"


_PLAIN = (
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "details",
        "summary",
        "pre",
        "code",
        "em",
        "strong",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "br", "hr", "div", "span", "q", "section"),
)


def _odd_elements(page: Page) -> Iterator[str]:
    """Yield what the article of a page holds beside the elements of plain text."""
    for article in page.root.find("article"):
        for element in article.walk():
            drawn = element.tag in ELEMENTS and (element.tag == "figure" or element.inside("figure") is not None)
            if element.tag not in {*_PLAIN, "article"} and not drawn and not _is_data(element):
                yield element.tag
            if {"x", "y"} & {element.attributes.get("id"), *element.attributes.get("class", "").split()}:
                yield f"{element.tag} {element.attributes}"
