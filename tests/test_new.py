"""`new` begins a digest in which all that `check` tells is still to be written, and touches nothing that is there."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from bad_input import GAZETTE, lines_of
from conftest import MINIATURE, check_quietly, exchange, lay_out
from hypothesis import given
from hypothesis import strategies as st
from pipeline import FEW, SETTINGS

from generator.__main__ import main
from generator.authoring.scaffold import UnusableTextError, find_fault, make_scaffold
from generator.load import load_seeds
from generator.merge import merge_seeds
from generator.nodes import Map, compose_yaml, decode_text
from generator.problem import stops
from generator.reading.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout
    from generator.model import Catalog

_ENGLISH = (
    "\ufeffHarbour Ministry names a second clerk in tea case\r\n\r\n"
    "(Harbour Gazette) 13:20, May 4, 2021\r\n"
    "The Harbour Court sentenced Tom Ash and Dora Quill, a former clerk of the Tea Board (TB), to two years in prison "
    "on March 3, 2021. More than 5,500 crates were lost. Mr. Ash appealed to the U.S. consul.\r\n"
    "“Nobody at the quay believed us,” said Dora Quill. “We told them twice.”\r\n"
    "“It was a long year for all of us here,” she said in June.\r\n"
    "Ash denied the charge of smuggling, and Quill did too.\r\n"
    "Related Stories\r\n"
    "(Web editor: Ann Writer, Bo Pen)"
)
_CHINESE = """\
港务部公布三起走私案
2021年5月3日 港湾日报
港务部发言人李明说，2019年3月，港湾法院判处阿什有期徒刑两年，没收200万元。他表示：“这是对码头信任的背叛。”
根据《港湾法》，张某被罚五千五百元。
(责任编辑：王芳)
"""
_HOSTILE = (
    'A title: with "quotes", #comments and {{ template }} and ]] and \x1b[31m red\n'
    "First \x07line\x9b says Tom Ash, - id: evil\x00 \u202eabc\u2066 [[mss]] *alias &anchor !tag %YAML.\n"
    "'''\" \\ \\n | > said Karl \ufffcInk\ufffd\ufdd0. \U000e0041 TODO <script>alert(1)</script>.\n"
    "\u2028second\u0085third: [x]\n"
)
_PLACEHOLDER = re.compile(r"\bTODO\b[^,\]\n]*")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    assert SETTINGS
    return merge_seeds(load_seeds(MINIATURE / "seeds", "seeds", SETTINGS)[0])[0]


def _scaffold(text: str, catalog: Catalog) -> str:
    return make_scaffold(text.encode("utf-8", "surrogatepass"), "003_new.txt", "new-case", catalog).text


def _line(text: str, beginning: str) -> str:
    return next(line for line in text.replace("\n  #    ", " ").splitlines() if line.strip().startswith(beginning))


def _stub(text: str, number: int) -> str:
    """Give the lines of a paragraph, its comment first."""
    return next(part for part in re.split(r"\n(?=  # ¶|#\n)", text) if part.startswith(f"  # ¶{number} "))


def test_the_record_of_the_source_is_that_of_the_file(catalog: Catalog) -> None:
    text = _scaffold(_ENGLISH, catalog)
    assert text.startswith("# yaml-language-server: $schema=../../schema/digest.json\n")
    assert _line(text, "sha256:") == f"  sha256: {hashlib.sha256(_ENGLISH.encode()).hexdigest()}"
    assert _line(text, "paragraphs:") == "  paragraphs: 8"
    assert _line(text, "title:") == "  title: TODO Harbour Ministry names a second clerk in tea case"
    assert _line(text, "publisher:") == "  publisher: TODO harbour-gazette"
    assert _line(text, "published:").startswith("  published: TODO 2021-05-04 ")
    assert _line(text, "editors:") == "  editors: [TODO ann-writer, TODO bo-pen]"
    assert _line(text, "language:").startswith("  language: TODO en ")
    assert [_line(text, f"{each}: TODO") for each in (2, 7, 8)] == [
        "    2: TODO dateline",
        "    7: TODO navigation",
        "    8: TODO byline",
    ]


def test_each_paragraph_has_a_stub_below_a_list_of_what_it_holds(catalog: Catalog) -> None:
    text = _scaffold(_ENGLISH, catalog)
    listed = " ".join(each.strip().lstrip("# ") for each in _stub(text, 3).splitlines() if each.strip().startswith("#"))
    assert listed == (
        "¶3 · 3 sentences · figures: two years; More than 5,500 · dates: March 3, 2021 · names: harbour-court; "
        'tom-ash; Ash? (tom-ash – choose) · new?: "Dora Quill"; "Tea Board"; "U.S."'
    )
    assert 'text: "TODO [[harbour-court]] [[tom-ash]]"' in _stub(text, 3)
    assert "words quoted: 6; 4" in _stub(text, 4)
    assert "1 sentence ·" in _stub(text, 5)
    assert [int(each) for each in re.findall(r"^    at: (\d+)$", text, re.MULTILINE)] == [1, 3, 4, 5, 6]


def test_the_asserter_is_proposed_and_carried_down_where_a_quotation_goes_on(catalog: Catalog) -> None:
    text = _scaffold(_ENGLISH, catalog)
    assert "says" not in _stub(text, 3)
    assert 'says: "TODO Dora Quill (no record yet)"\n' in _stub(text, 4)
    assert 'says: "TODO Dora Quill (no record yet)"  # carried down from ¶4\n    said_at: TODO 4\n' in _stub(text, 5)
    assert "says: TODO tom-ash\n" in _stub(text, 6)


def test_a_name_that_several_bear_is_listed_with_all_and_never_linked(catalog: Catalog, tmp_path: Path) -> None:
    people = (MINIATURE / "seeds/authority/people.yml").read_text("utf-8")
    another = "bo-ash:\n  name: Bo Ash\n  description: clerk\n  names:\n    - {form: Ash, as: surname alone}\n"
    layout = lay_out(tmp_path / "x", {"seeds/authority/people.yml": people + another})
    assert SETTINGS
    both = merge_seeds(load_seeds(layout.seeds, "seeds", SETTINGS)[0])[0]
    text = _scaffold(_ENGLISH, both)
    # Whom the text names in full comes first, and is chosen as little.
    assert 'text: "TODO [[smuggling|smuggling]]"\n    says: TODO tom-ash or bo-ash\n' in _stub(text, 6)
    assert "names: smuggling; Ash? (tom-ash | bo-ash – choose)" in _stub(text, 6)
    assert "#     tom-ash: network administrator sentenced for smuggling in 2019 (by a full name in ¶3)\n" in text
    assert "#     bo-ash: clerk\n" in text
    # A form that another document alone has is not sure either.
    assert "Ash? (tom-ash – choose)" in _stub(_scaffold(_ENGLISH, catalog), 6)


def test_new_names_are_proposed_with_their_forms_places_and_a_guess(catalog: Catalog) -> None:
    text = _scaffold(_ENGLISH, catalog)
    assert (
        "# ¶3, ¶4, ¶6: people?\n# dora-quill:\n#   name: Dora Quill\n#   description: TODO\n#   names:\n"
        "#     - {form: Quill, as: surname alone, in: [new-case]}\n"
    ) in text
    assert "#   name: Tea Board\n" in text
    assert "#     - {form: TB, as: abbreviation, in: [new-case]}\n" in text
    assert "Related Stories" not in text
    assert "# tom-ash: {form: Ash, as: surname alone, in: [new-case]}\n" in text


def test_an_office_is_parted_from_who_holds_it_and_a_family_name_may_stand_first(catalog: Catalog) -> None:
    text = _scaffold(
        "A plan of TB Director Bo Pen failed. The Quay Lord Chancellor Office knew Li Tea, Li said.\n", catalog
    )
    assert re.findall(r"#   name: (.*)", text) == ["TB", "Bo Pen", "Quay Lord Chancellor Office", "Li Tea"]
    assert "#     - {form: Li, as: surname alone, in: [new-case]}\n" in text


def test_a_proposal_can_be_pasted_as_it_is(catalog: Catalog, tmp_path: Path) -> None:
    block = _scaffold(_ENGLISH, catalog).partition("# dora-quill:")[2].partition("#\n")[0]
    people = (MINIATURE / "seeds/authority/people.yml").read_text("utf-8")
    pasted = people + "dora-quill:" + block.replace("\n# ", "\n").replace("[new-case]", "[gazette-cases]")
    layout = lay_out(tmp_path / "x", {"seeds/authority/people.yml": pasted})
    assert [re.sub(r"^.*?: ", "", each) for each in lines_of(layout)] == [
        "to-do: write who or what it is, in at most 120 characters"
    ]


def test_a_chinese_text_is_read_by_its_own_signs(catalog: Catalog) -> None:
    text = _scaffold(_CHINESE, catalog)
    assert _line(text, "language:").startswith("  language: TODO zh-Hans ")
    assert "`verify` understands English alone" in text
    assert _line(text, "published:").startswith("  published: TODO 2021-05-03 ")
    assert _line(text, "editors:") == '  editors: ["TODO 王芳"]'
    assert "¶3 · 2 sentences · figures: 200万元 · dates: 2019年3月 · names: harbour-ministry; tom-ash" in _stub(text, 3)
    assert 'text: "TODO [[harbour-ministry|港务部]] [[tom-ash|阿什]]"' in _stub(text, 3)
    assert 'figures: 五千五百元 · new?: "港湾法"; "张某"' in _stub(text, 4)
    assert 'says: "TODO 李明 (no record yet)"' in _stub(text, 3)
    traditional = _scaffold("這個國家的問題還沒有發現。\n", catalog)
    assert _line(traditional, "language:").startswith("  language: TODO zh-Hant ")


def test_no_words_of_the_text_are_copied_but_names_figures_dates_and_the_headline(catalog: Catalog) -> None:
    paragraphs = split_paragraphs(_ENGLISH)
    copied = {run for each in paragraphs[1:] for run in _runs(each, 6)}
    assert copied
    assert not copied.intersection(_runs(_scaffold(_ENGLISH, catalog), 6))
    # The comparison finds what is copied.
    assert copied.intersection(_runs(_scaffold(_ENGLISH, catalog) + paragraphs[4], 6))


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}


@pytest.mark.parametrize(
    "text", [_ENGLISH, _CHINESE, _HOSTILE.replace("\0", ""), "Hello\n", "Я здесь.\n", "Read more\n"]
)
def test_check_tells_of_a_fresh_digest_only_what_is_still_to_be_written(miniature: Layout, text: str) -> None:
    path = miniature.root / "archive" / "003_new.txt"
    exchange(path, text)
    assert main(["-C", str(miniature.root), "new", str(path), "--id", "new-case"]) == 0
    written = (miniature.seeds / "digests" / "new-case.yml").read_text("utf-8")
    plain = "\n".join(re.sub(r"(?:^|  )#.*", "", line) for line in written.splitlines())
    problems = [each for each in check_quietly(miniature).problems if stops((each,))]
    assert {each.code for each in problems} == {"to-do"}
    assert len(problems) == len(_PLACEHOLDER.findall(plain))
    assert all("TODO" in written.splitlines()[each.mark.line - 1] for each in problems)


def test_a_digest_that_is_filled_in_passes(miniature: Layout) -> None:
    exchange(miniature.root / "archive" / "003_new.txt", "Harbour Court fined Tom Ash.\n")
    path = str(miniature.root / "archive" / "003_new.txt")
    assert main(["-C", str(miniature.root), "new", path, "--id", "new-case"]) == 0
    digest = miniature.seeds / "digests" / "new-case.yml"
    filled = {
        "title": "{form: A fine, by: editor}",
        "publisher": "harbour-gazette",
        "published": "2021-06",
        "type": "webpage",
        "language": "en",
        "reliability": "C",
        "reliability_note": "Paper of the town.",
        "- id": "fine",
        "text": "The [[harbour-court]] fined [[tom-ash]].",
        "standing": "reported",
    }
    text = digest.read_text("utf-8")
    for field, value in filled.items():
        text, count = re.subn(rf"(?m)^( *{re.escape(field)}): \"?TODO.*$", rf"\1: {value}", text)
        assert count == 1, field
    digest.write_text(text, "utf-8")
    assert lines_of(miniature) == []


def test_a_placeholder_is_told_at_its_place_wherever_it_stands(miniature: Layout) -> None:
    changes = {
        "standing: official": "standing: TODO",
        "penalty: 2 years imprisonment": "penalty: [TODO]",
        "- id: detention": "- id: TODO",
        "title: network administrator": "title: TODO",
        "[ann-writer]": "[TODO ann-writer]",
        "{7: byline}": "{7: TODO}",
        "said_at: 4": "said_at: TODO 4",
        "quote: a breach of trust": "quote: TODOS are no placeholder",
        "text: The headline announces": "text: The TODO announces",
        "Paper of the town on": "Paper of TODO, on",
        "{url: Found": "{url TODO: Found",
    }
    text = (miniature.root / GAZETTE).read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    exchange(miniature.root / GAZETTE, text)
    lines = text.splitlines()
    told = [each.split(": ")[:2] for each in lines_of(miniature)]
    assert [code for _, code in told] == ["to-do"] * (len(changes) - 1)
    assert all(
        lines[int(place.split(":")[1]) - 1][int(place.split(":")[2]) - 1 :].startswith("TODO") for place, _ in told
    )


def test_what_comes_next_is_said_in_a_few_lines(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    path = miniature.root / "case.txt"
    exchange(path, _ENGLISH)
    assert main(["-C", str(miniature.root), "new", str(path), "--id", "new-case"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "seeds/digests/new-case.yml: 8 paragraphs, 5 statements to write, new names: 4",
        "1. write what each TODO in seeds/digests/new-case.yml stands for",
        "2. copy the records of new names from its end to seeds/authority/",
        "3. python -m generator check",
        "4. put the text into the archive as case.txt, then python -m generator verify",
    ]
    # An unfinished digest does not keep anybody from the next one.
    exchange(miniature.root / "next.txt", _CHINESE)
    assert main(["-C", str(miniature.root), "new", str(miniature.root / "next.txt"), "--id", "next-case"]) == 0


_WRONG = {
    "an id in another form": ("New_Case", "x.", "--id: 'New_Case' is no id"),
    "a path": ("../x", "x.", "--id: '../x' is no id"),
    "a name of the generator's": ("people", "x.", "--id: 'people' is the name of a page of the generator's own; take"),
    "the stand-in": ("not-read", "x.", "--id: 'not-read' is the name of a stand-in of the generator's own; take"),
    "a device of Windows": ("con", "x.", "--id: 'con' is the name of a device of Windows, where no file can be called"),
    "a page of the web": ("new-case", "\n<!DOCTYPE html>\n<p>Words\n", "text.txt: looks like HTML; save the words"),
    "a source": ("gazette-cases", "x.", "--id: 'gazette-cases' is taken (a source)"),
    "an entity": ("tom-ash", "x.", "--id: 'tom-ash' is taken (an authority record)"),
    "a former id": ("old-ash", "x.", "--id: 'old-ash' is taken (a former id)"),
    "withdrawn": ("gone", "x.", "--id: 'gone' is taken (withdrawn)"),
    "a page": ("method", "x.", "--id: 'method' is taken (a hand-written page)"),
    "an empty text": ("new-case", "\ufeff \r\n\n", "holds no paragraph"),
    "not UTF-8": ("new-case", b"ab\xff", "byte 3 is not UTF-8"),
    "no text": ("new-case", "a\0b", "holds the character U+0000"),
    "too large": ("new-case", "x" * (1024 * 1024 + 1), "has more than 1048576 bytes"),
    "too many paragraphs": ("new-case", "x\n" * 5_001, "has 5001 paragraphs"),
    "no file": ("new-case", None, "there is no such file"),
}


@pytest.mark.parametrize(("id_", "content", "message"), _WRONG.values(), ids=_WRONG)
def test_a_wrong_call_ends_with_2_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], id_: str, content: str | bytes | None, message: str
) -> None:
    people = (MINIATURE / "seeds/authority/people.yml").read_text("utf-8")
    changed = people.replace("  names:\n", "  formerly: [old-ash]\n  names:\n", 1) + "gone: {withdrawn: twice}\n"
    layout = lay_out(tmp_path / "x", {"seeds/authority/people.yml": changed})
    path = tmp_path / "text.txt"
    if content is not None:
        exchange(path, content)
    before = sorted(layout.root.rglob("*"))
    assert main(["-C", str(layout.root), "new", str(path), "--id", id_]) == 2
    assert message in capsys.readouterr().err
    assert sorted(layout.root.rglob("*")) == before


def test_a_folder_a_digested_text_and_a_name_in_use_are_refused(
    miniature: Layout, catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(miniature.root), "new", str(miniature.root), "--id", "new-case"]) == 2
    assert "is no regular file" in capsys.readouterr().err
    with pytest.raises(UnusableTextError, match="has the name of another text in the archive, of 'gazette-cases'"):
        make_scaffold(b"x", "001_harbour.txt", "new-case", catalog)
    digest = (miniature.root / GAZETTE).read_text("utf-8")
    exchange(miniature.root / GAZETTE, re.sub(r"sha256: .*", f"sha256: {hashlib.sha256(b'x').hexdigest()}", digest))
    exchange(miniature.root / "x.txt", "x")
    assert main(["-C", str(miniature.root), "new", str(miniature.root / "x.txt"), "--id", "new-case"]) == 2
    assert "is digested already, as 'gazette-cases'" in capsys.readouterr().err


def test_what_is_there_is_never_overwritten(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(miniature.root / "x.txt", "x")
    exchange(miniature.seeds / "digests" / "new-case.yml", ": [")
    assert main(["-C", str(miniature.root), "new", str(miniature.root / "x.txt"), "--id", "new-case"]) == 2
    assert "'new-case' is taken (it stands in a file that has problems)" in capsys.readouterr().err
    assert (miniature.seeds / "digests" / "new-case.yml").read_text("utf-8") == ": ["


def test_an_id_that_nobody_has_is_free(catalog: Catalog) -> None:
    assert find_fault("new-case", catalog) == ""


@FEW
@given(
    text=st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                ["Tom Ash said", "“", '"', "#", ": ", "- ", "\n", "\r\n", "]]", "{{", "\\", "Dr. Ink", "5%"]
            ),
        ),
        max_size=12,
    ).map("".join)
)
def test_whatever_the_text_the_digest_is_yaml_and_fits_the_file(catalog: Catalog, text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    try:
        written = make_scaffold(raw, "x.txt", "new-case", catalog).text
    except UnusableTextError:
        assert not split_paragraphs(text) or "\0" in text or b"\xed" in raw
        return
    decoded, problems = decode_text(written.encode(), "x.yml")
    assert problems == ()
    node, problems = compose_yaml(decoded, "x.yml")
    assert problems == ()
    assert isinstance(node, Map)
    source = node.field("source")
    assert isinstance(source, Map)
    assert source.field("sha256") == hashlib.sha256(raw).hexdigest()
    assert source.field("paragraphs") == str(len(split_paragraphs(text)))
    assert {*node} == {"source", "statements"}


def test_no_word_of_a_hostile_text_leaves_a_comment_or_its_quotes(catalog: Catalog) -> None:
    text = _scaffold(_HOSTILE.replace("\0", ""), catalog)
    assert all(each.isprintable() for each in text.replace("\n", ""))
    assert not re.search(r"^\s*- id: evil", text, re.MULTILINE)
    assert [line for line in text.splitlines() if not line.lstrip().startswith("#") and "TODO" not in line] == [
        "source:",
        '  file: "003_new.txt"',
        _line(text, "sha256:"),
        _line(text, "paragraphs:"),
        *(["  unused:"] if "  unused:\n" in text else []),
        "statements:",
        *(f"    at: {each}" for each in re.findall(r"^    at: (\d+)$", text, re.MULTILINE)),
    ]


def test_a_text_of_links_alone_is_still_to_be_written(miniature: Layout) -> None:
    whole = "The headline announces a case of [[smuggling]] made public by the [[harbour-ministry]]."
    text = (miniature.root / GAZETTE).read_text("utf-8")
    assert text.count(whole) == 1
    exchange(miniature.root / GAZETTE, text.replace(whole, '"[[smuggling|Smuggling]], [[harbour-ministry]]."'))
    (told,) = lines_of(miniature)
    assert "to-do: without a word beside its links" in told
    exchange(miniature.root / GAZETTE, text.replace(whole, '"[[harbour-ministry]] on [[smuggling]]"'))
    assert lines_of(miniature) == []
