"""Slips in YAML itself: each is told at its place, with what was meant, and nothing that only follows from it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from bad_input import GAZETTE, PEOPLE, REPLY, lines_of, replace_in, told, write_marked
from conftest import check_quietly

from generator.nodes import MAX_BYTES, MAX_DEPTH, MAX_NODES

if TYPE_CHECKING:
    from generator.examine import Layout

_UNQUOTED = "unquoted-link: YAML reads [[…]] at the start of a value as a list; put the text in quotes or below '>-'"
_TEXT = "text: The [[harbour-ministry]] detained [[tom-ash]], a network administrator, in August 2018."
_NAME = "name: Ann Writer"
_DESCRIPTION = "description: author of the gazette"
_PART = "part: headline"
_CHARACTER = "forbidden-character: the character U+{} is not allowed; delete it"


def _needs_quotes(character: str) -> str:
    return f"yaml: a text that begins with '{character}' must stand in quotes"


def _comma(word: str, field: str) -> str:
    return (
        f"comma-in-value: YAML took '{word}' for a new field, because of the comma before it; "
        f"if it belongs to '{field}', put that value in quotes"
    )


def _empty(field: str, *, required: bool = False) -> str:
    return f"empty-value: '{field}' has no value; {'' if required else 'leave the field out or '}fill it in"


def _tag(tag: str) -> str:
    return f"tag: '{tag}' is a tag; leave it out, every value is text, or put a text that begins so in quotes"


def _not_closed(line: int, column: int) -> str:
    return (
        f"yaml: the bracket or brace of line {line}, column {column} is not closed before this; a text that begins "
        "with one, or has ': ', '[' or '{' inside such a list, must stand in quotes"
    )


def _long_quotation(line: int, column: int) -> str:
    return (
        f"yaml: the quotation mark of line {line}, column {column} is closed only before this; "
        "close it where the text ends, and put a text with quotation marks inside below '>-'"
    )


def _strange(code: str, name: str, where: str) -> str:
    return f"yaml: the character U+{code} ({name}) stands {where}"


def _twice(key: str, line: int, column: int) -> str:
    return f"duplicate-key: '{key}' stands here twice; first on line {line}, column {column}"


# What stands in the file, what somebody wrote there, and what is told at each place that is marked.
SLIPS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "a field twice": (GAZETTE, _PART, "part: headline\n    ▸part: body", (_twice("part", 20, 5),)),
    "a field twice in braces": (GAZETTE, "{type: ministry,", "{type: ministry, ▸type: x,", (_twice("type", 24, 26),)),
    "a record twice": (PEOPLE, "tom-ash:", "tom-ash: {name: x, description: y}\n▸tom-ash:", (_twice("tom-ash", 4, 1),)),
    "an unquoted link before words": (GAZETTE, _TEXT, "text: ▸[[tom-ash]] was detained.", (_UNQUOTED,)),
    "an unquoted link before lines of words": (
        GAZETTE,
        _TEXT,
        "text: ▸[[tom-ash]] was\n      detained in\n      August.",
        (_UNQUOTED,),
    ),
    "an unquoted link on the line below its field": (GAZETTE, _TEXT, "text:\n      ▸[[tom-ash]] was.", (_UNQUOTED,)),
    "an unquoted link alone": (GAZETTE, _TEXT, "text: ▸[[tom-ash]]", (_UNQUOTED,)),
    "an unquoted link with words of its own": (GAZETTE, _TEXT, "text: ▸[[tom-ash|Ash, Tom]]", (_UNQUOTED,)),
    "an unquoted link in a description": (PEOPLE, _DESCRIPTION, "description: ▸[[ann-writer]] writes", (_UNQUOTED,)),
    "an unquoted link in braces": (GAZETTE, _PART, "note: {text: ▸[[tom-ash]] says, by: editor}", (_UNQUOTED,)),
    "an unquoted link alone in braces": (
        GAZETTE,
        _PART,
        "note: {text: ▸[[tom-ash]], by: editor}",
        (_UNQUOTED,),
    ),
    "an unquoted link in a list": (GAZETTE, _PART, "quote:\n      - one\n      - ▸[[tom-ash]] says", (_UNQUOTED,)),
    "an unquoted link alone in a list": (GAZETTE, _PART, "quote:\n      - one\n      - ▸[[tom-ash]]", (_UNQUOTED,)),
    "an unquoted link as an id": (
        GAZETTE,
        "publisher: harbour-gazette",
        "publisher: ▸[[harbour-gazette]]",
        ("not-text: is a list where one value is wanted; write harbour-gazette without brackets",),
    ),
    "an unquoted link in a list of ids": (
        GAZETTE,
        "authors: [ann-writer]",
        "authors: [▸[[ann-writer]]]",
        ("not-text: is a list where one value is wanted; write ann-writer without brackets",),
    ),
    "an unquoted link as a fact's entity": (
        GAZETTE,
        "      tom-ash-case: {court:",
        "      ▸[[tom-ash-case]]: {court:",
        ("key-not-text: a field's name must be plain text; write tom-ash-case without brackets",),
    ),
    "an unquoted link as one of a fact's values": (
        GAZETTE,
        "{accused: tom-ash, detained:",
        "{accused: [▸[[tom-ash]]], detained:",
        ("not-a-value: accused: a list stands where one id is wanted; write 'tom-ash' without brackets",),
    ),
    "an unquoted link as a fact's only value": (
        GAZETTE,
        "{court: harbour-court,",
        "{court: ▸[[harbour-court]],",
        ("one-value-wanted: 'court' takes one value, not a list; an id stands here without brackets",),
    ),
    "a comma in a fact": (
        GAZETTE,
        "{type: ministry, country",
        "{type: ministry, ▸of the harbour, country",
        (_comma("of the harbour", "type"),),
    ),
    "a comma in the last words of braces": (
        GAZETTE,
        "place: harbour-land}\n      tom-ash:",
        "place: harbour-land, ▸on the quay }\n      tom-ash:",
        (_comma("on the quay", "place"),),
    ),
    "a colon without a blank behind it": (
        GAZETTE,
        "{half a year: repeats paragraph 4}",
        "{half a year▸:}",
        ("yaml: a blank stands behind the colon of a field; a text with a colon must stand in quotes",),
    ),
    "two commas": (
        GAZETTE,
        "note: {text: The paper writes of two years and of half a year more., by: editor}",
        "note: {text: Two years, ▸and half, ▸perhaps, by: editor}",
        (_comma("and half", "text"), _comma("perhaps", "text")),
    ),
    "a comma in a role": (
        GAZETTE,
        "{title: network administrator,",
        "{title: network administrator, ▸first class,",
        (_comma("first class", "title"),),
    ),
    "a comma in the first words of braces": (
        GAZETTE,
        "{half a year: repeats paragraph 4}",
        "{▸half, a year: repeats paragraph 4}",
        ("empty-value: 'half' has no value; leave it out or fill it in, and put words with a comma in quotes",),
    ),
    "an alias": (
        GAZETTE,
        "authors: [ann-writer]",
        "authors: ▸&a [ann-writer]\n  editors: ▸*a",
        (
            "alias: '&a' is an anchor; write the value without it, or put a text that begins so in quotes",
            "alias: '*a' repeats another place; write it out, or put a text that begins so in quotes",
        ),
    ),
    "a merge key": (
        PEOPLE,
        "tom-ash:",
        "x: ▸&x {name: x, description: y}\ny:\n  <<: ▸*x\n  name: y\n  description: z\ntom-ash:",
        (
            "alias: '&x' is an anchor; write the value without it, or put a text that begins so in quotes",
            "alias: '*x' repeats another place; write it out, or put a text that begins so in quotes",
        ),
    ),
    "a tag": (
        PEOPLE,
        _NAME,
        "name: ▸!!str Ann",
        (_tag("tag:yaml.org,2002:str"),),
    ),
    "a tag that would run a program": (
        PEOPLE,
        _NAME,
        'name: ▸▸!!python/object/apply:os.system ["touch pwned"]',
        (
            _tag("tag:yaml.org,2002:python/object/apply:os.system"),
            "wrong-shape: is a list where plain text or a map is wanted; write touch pwned without brackets",
        ),
    ),
    "a tag of nobody": (PEOPLE, _NAME, "name: ▸!x!y Ann", (_needs_quotes("!"),)),
    "a text that begins with a star": (PEOPLE, _NAME, "name: ▸*Ann* Writer", (_needs_quotes("*"),)),
    "a text that begins with an ampersand": (PEOPLE, _NAME, "name: ▸& Writer", (_needs_quotes("&"),)),
    "a text that begins with a percent sign": (PEOPLE, _NAME, "name: ▸%Ann", (_needs_quotes("%"),)),
    "a text that begins with an at sign": (PEOPLE, _NAME, "name: ▸@ann", (_needs_quotes("@"),)),
    "a text that begins with a backtick": (PEOPLE, _NAME, "name: ▸`ann`", (_needs_quotes("`"),)),
    "a text that begins with a question mark": (PEOPLE, _NAME, "name: ▸? Ann", (_needs_quotes("?"),)),
    "a text that begins with a bracket": (PEOPLE, _NAME, "name: ▸] Ann", (_needs_quotes("]"),)),
    "a text that begins with a hyphen": (
        PEOPLE,
        _NAME,
        "name: ▸- Ann",
        (f"{_needs_quotes('-')}; a list begins on a line of its own",),
    ),
    "words behind a quotation mark": (
        PEOPLE,
        _NAME,
        'name: "Ann" ▸Writer',
        ("yaml: something stands behind a closing quotation mark or bracket; put the whole text in quotes",),
    ),
    "a quotation mark that is never closed": (
        PEOPLE,
        _NAME,
        'name: ▸"Ann Writer',
        ("yaml: the quotation mark that stands here is never closed",),
    ),
    "a bracket that is never closed": (
        GAZETTE,
        "authors: [ann-writer]\n  published: 2021-05-03",
        "authors: [ann-writer\n  published▸: 2021-05-03",
        (_not_closed(4, 12),),
    ),
    "a colon in a text": (
        PEOPLE,
        _NAME,
        "name: Ann▸: a writer",
        ("yaml: a text with ': ' inside must stand in quotes or below '>-'",),
    ),
    "a field that is indented too far": (
        PEOPLE,
        _DESCRIPTION,
        "  description▸: author",
        ("yaml: this field is indented deeper than those above it, or the line above lacks its ': '",),
    ),
    "a field that is not indented enough": (
        GAZETTE,
        f"    {_PART}",
        f"   ▸{_PART}",
        ("yaml: each entry of this list begins with '- ', at the same indentation",),
    ),
    "a line that names no field": (
        PEOPLE,
        _DESCRIPTION,
        "▸description author\n  x: y",
        ("yaml: no field; write 'name: value', or indent it as the text above",),
    ),
    "a tab that indents": (
        PEOPLE,
        f"  {_NAME}",
        f"▸\t{_NAME}",
        ("yaml: YAML is indented with blanks, not tabs",),
    ),
    "a backslash in double quotes": (
        PEOPLE,
        _NAME,
        'name: "Ann ▸\\Writer"',
        ("yaml: in double quotes a backslash is written twice",),
    ),
    "a lone surrogate": (
        PEOPLE,
        _NAME,
        'name: "Ann▸\\ud800 Writer"',
        ("yaml: this escape names no character; write the character itself",),
    ),
    "a dangling link behind a line break that is escaped": (
        GAZETTE,
        _TEXT,
        'text: "The ministry \\\n      \\\n      detained \\u0041. ▸[[tom-ahs]]"',
        ("unknown-entity: 'tom-ahs' is not defined; did you mean 'tom-ash'?",),
    ),
    "a second document": (
        PEOPLE,
        "tom-ash:",
        "▸---\ntom-ash:",
        ("second-document: starts a second document; a file holds one",),
    ),
    "a field without a value": (GAZETTE, _PART, "▸part:", (_empty("part"),)),
    "a required field without a value": (GAZETTE, "standing: law", "▸standing:", (_empty("standing", required=True),)),
    "a field of a note without a value": (
        GAZETTE,
        "by: editor}",
        "▸by: ~}",
        (_empty("by"),),
    ),
    "a field with blanks for a value": (PEOPLE, _NAME, "▸name: '  '", (_empty("name", required=True),)),
    "YAML's sign for nothing": (PEOPLE, _NAME, "▸name: ~", (_empty("name", required=True),)),
    "an empty list": (GAZETTE, "at: [4, 5]", "▸at: []", (_empty("at", required=True),)),
    "an empty map": (GAZETTE, "added: {url: Found in the index of the publisher.}", "▸added: {}", (_empty("added"),)),
    "an empty item": (
        GAZETTE,
        "authors: [ann-writer]",
        "authors:\n    - ann-writer\n    -▸\n    - ▸''",
        ("empty-value: an empty item; leave it out or fill it in",) * 2,
    ),
    "a quotation that is not closed on its line": (
        GAZETTE,
        _TEXT,
        'text: "Of [[tom-ash]].\n    note: "▸x: y"',
        (_long_quotation(29, 11),),
    ),
    "a quotation in single marks that is not closed": (
        GAZETTE,
        _TEXT,
        "text: 'Of [[tom-ash]].\n    note: {text: '▸x, y', by: editor}",
        (_long_quotation(29, 11),),
    ),
    "a no-break space in the indentation": (
        GAZETTE,
        _TEXT,
        "\n▸\xa0   text: Of [[tom-ash]].",
        (_strange("00A0", "no-break space", "in the indentation; write blanks"),),
    ),
    "wide blanks for the indentation": (
        GAZETTE,
        f"\n    {_TEXT}",
        "\n▸\u3000\u3000text: Of [[tom-ash]].",
        (_strange("3000", "ideographic space", "in the indentation; write blanks"),),
    ),
    "a no-break space behind a colon": (
        GAZETTE,
        "standing: law",
        "standing:▸\xa0law",
        (_strange("00A0", "no-break space", "behind the colon; write a blank"),),
    ),
    "a colon of full width": (
        GAZETTE,
        "standing: law",
        "standing▸\uff1alaw",
        (_strange("FF1A", "fullwidth colon", "where a field's colon should; write ': '"),),
    ),
    "a curly quotation mark before a text with a colon": (
        GAZETTE,
        _TEXT,
        "text: \u201cOf▸: Ash\u201d",
        ("yaml: '\u201c' is no quotation mark of YAML; put the text in plain ones or below '>-'",),
    ),
    "a forbidden character": (PEOPLE, _NAME, "name: Ann▸\x07 Writer", (_CHARACTER.format("0007"),)),
    "a character that reorders a line": (PEOPLE, _NAME, "name: Ann▸\u202e Writer", (_CHARACTER.format("202E"),)),
    "one that isolates a part of it": (PEOPLE, _NAME, "name: Ann▸\u2067 Writer", (_CHARACTER.format("2067"),)),
    "one that reorders, as an escape": (PEOPLE, _NAME, 'name: "Ann▸\\u202e Writer"', (_CHARACTER.format("202E"),)),
    "one that reorders, in a field's name": (PEOPLE, _NAME, '"na▸\\u202eme": Ann', (_CHARACTER.format("202E"),)),
    "a NUL as an escape": (PEOPLE, _NAME, 'name: "Ann▸\\0"', (_CHARACTER.format("0000"),)),
    "a character without width": (PEOPLE, _NAME, "name: Ann▸\u200b Writer", (_CHARACTER.format("200B"),)),
    "a line separator as an escape": (PEOPLE, _NAME, 'name: "Ann▸\\L Writer"', (_CHARACTER.format("2028"),)),
    "what stands for a character that was lost": (PEOPLE, _NAME, "name: Ann▸\ufffd", (_CHARACTER.format("FFFD"),)),
    "a byte order mark inside": (PEOPLE, _NAME, "name: Ann▸\ufeff Writer", (_CHARACTER.format("FEFF"),)),
    "a NUL": (
        PEOPLE,
        _NAME,
        "name: Ann▸\x00\x00 \x00Writer",
        ("forbidden-character: the character U+0000 is not allowed; is this a text file?",),
    ),
}


def test_the_seeds_are_sound_before_anybody_slips(miniature: Layout) -> None:
    assert lines_of(miniature) == []


@pytest.mark.parametrize(("path", "old", "new", "messages"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_at_its_place_and_nothing_else(
    miniature: Layout, path: str, old: str, new: str, messages: tuple[str, ...]
) -> None:
    places = replace_in(miniature, path, old, new)
    assert lines_of(miniature) == told(places, *messages)


@pytest.mark.parametrize(
    "words", ["no", "1e3", "1_000", "2019-03", "0123", "true", "null", "1:30", "0x1f", ".inf", "="]
)
def test_words_that_yaml_would_convert_stay_the_very_words(miniature: Layout, words: str) -> None:
    replace_in(miniature, PEOPLE, _NAME, f"name: {words}")
    replace_in(miniature, GAZETTE, "{type: ministry,", f"{{type: {words},")
    replace_in(miniature, GAZETTE, _TEXT, f"text: {words}")
    assert lines_of(miniature) == []
    graph = check_quietly(miniature).graph
    assert graph is not None
    assert graph.entities["ann-writer"].record.name.form == words
    assert graph.statements["gazette-cases/detention"].text == (words,)
    assert graph.facts["gazette-cases/headline"][0].value.show() == (words,)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_breaks_of_other_systems_change_no_place(miniature: Layout, line_break: str) -> None:
    places = replace_in(miniature, GAZETTE, "the [[harbour-law]] and", "the ▸[[harbour-lw]] and")
    exchanged = (miniature.root / GAZETTE).read_bytes().replace(b"\n", line_break.encode())
    (miniature.root / GAZETTE).write_bytes(exchanged)
    message = "unknown-entity: 'harbour-lw' is not defined; did you mean 'harbour-law'?"
    assert lines_of(miniature) == told(places, message)


def test_a_byte_order_mark_at_the_beginning_is_no_character(miniature: Layout) -> None:
    places = replace_in(miniature, PEOPLE, "ann-writer:", "▸Ann-Writer:")
    text = (miniature.root / PEOPLE).read_text("utf-8")
    (miniature.root / PEOPLE).write_text(f"\ufeff{text}", "utf-8")
    assert any(line.startswith(places[0]) for line in lines_of(miniature))


def test_tabs_between_words_are_blanks(miniature: Layout) -> None:
    replace_in(miniature, PEOPLE, _NAME, "name:\tAnn\tWriter\t")
    assert lines_of(miniature) == []


@pytest.mark.parametrize(
    "text",
    ["", "# nothing yet\n", "---\n", "---\n...\n", "~\n", "   \n\n", "{}\n", "[]\n", "''\n", "\ufeff"],
)
@pytest.mark.parametrize("path", [GAZETTE, PEOPLE, "seeds/disagreements.yml"])
def test_an_empty_file_is_told(miniature: Layout, path: str, text: str) -> None:
    write_marked(miniature, path, text)
    assert lines_of(miniature) == [f"{path}:1:1: empty-file: holds nothing"]


@pytest.mark.parametrize("text", ["null", "words", "- a\n- b", "[a]"])
def test_a_digest_that_is_no_map_says_what_it_holds(miniature: Layout, text: str) -> None:
    write_marked(miniature, REPLY, text)
    assert lines_of(miniature) == [f"{REPLY}:1:1: wrong-shape: a digest has the fields 'source' and 'statements'"]


_LAUGHS = "a: ▸&a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + level)}: ▸&{chr(98 + level)} [{', '.join([f'▸*{chr(97 + level)}'] * 9)}]\n" for level in range(9)
)


def test_a_billion_laughs_are_not_laughed(miniature: Layout) -> None:
    places = write_marked(miniature, "seeds/authority/topics.yml", _LAUGHS + "smuggling: {name: x, description: y}\n")
    begun = time.process_time()
    lines = [line for line in lines_of(miniature) if ": alias: " in line]
    assert [line.partition(": alias")[0] for line in lines] == places
    assert time.process_time() - begun < 15


_SMUGGLING = "smuggling: {name: Smuggling, description: goods brought in unseen}\n"
_DEEP = f"too-deep: nested more than {MAX_DEPTH} levels deep"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"x: {'[' * 15}▸{'[' * 20_000}", _DEEP),
        (f"x: {'[' * 15}▸{'[' * 5}{']' * 20}", _DEEP),
        (f"x: {'{a: ' * 14}{{▸a: {'{a: ' * 20_000}", _DEEP),
        ("x:\n" + "".join(f"{'  ' * level}a:\n" for level in range(1, 15)) + f"{'  ' * 15}▸a: x\n", _DEEP),
        (f"x:\n  {'- ' * 15}▸{'- ' * 20_000}x", _DEEP),
        (f"x: [{'x,' * (MAX_NODES - 9)}▸x{',x' * 9}]", f"too-many-nodes: more than {MAX_NODES} values in one file"),
    ],
    ids=["brackets", "brackets that close", "braces", "fields", "items", "values"],
)
def test_depth_and_number_beyond_limits_are_told_where_they_are_passed(
    miniature: Layout, text: str, message: str
) -> None:
    begun = time.process_time()
    places = write_marked(miniature, "seeds/authority/topics.yml", _SMUGGLING + text)
    assert lines_of(miniature) == told(places, message)
    assert time.process_time() - begun < 15


@pytest.mark.parametrize("path", [GAZETTE, PEOPLE, "seeds/disagreements.yml", "seeds/pages/about.md", "mkdocs.yml"])
def test_a_file_beyond_the_limit_is_not_read(miniature: Layout, path: str) -> None:
    write_marked(miniature, path, "x" * (MAX_BYTES + 1))
    assert lines_of(miniature) == [
        f"{path}:1:1: too-large: has {MAX_BYTES + 1} bytes; at most {MAX_BYTES} are read",
    ]


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (
            "smuggling: {{name: x, description: {}}}".format("Schmuggel für alle").encode("latin-1"),
            "1:46",
            "byte 0xfc is not UTF-8",
        ),
        (b"\xef\xbb\xbf# x\n\xff", "2:1", "byte 0xff is not UTF-8"),
        (b"# \xed\xa0\x80", "1:3", "byte 0xed is not UTF-8"),
        (b"# \xc0\xaf", "1:3", "byte 0xc0 is not UTF-8"),
        ("# x".encode("utf-16"), "1:1", "this is UTF-16"),
        ("# é".encode()[:-1], "1:3", "byte 0xc3 is not UTF-8"),
    ],
    ids=["Latin-1", "behind a byte order mark", "a surrogate", "an overlong form", "UTF-16", "cut off"],
)
def test_what_is_no_utf8_is_told_at_its_place(miniature: Layout, raw: bytes, place: str, message: str) -> None:
    path = "seeds/authority/topics.yml"
    (miniature.root / path).write_bytes(raw)
    (line,) = lines_of(miniature)
    assert line.startswith(f"{path}:{place}: not-utf8: {message}")
    assert line.endswith("; save the file as UTF-8")
