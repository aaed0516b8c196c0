"""What must hold of mending for every input: it moves words inside scalars, does all at once, and does no harm."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from conftest import MINIATURE
from hypothesis import given, settings
from hypothesis import strategies as st
from mending import AUTHORITY, HEAD, scalars, skeleton, without_links
from pipeline import FEW, check_files, read_files, write_seeds

from generator.__main__ import main
from generator.nodes import compose_yaml
from generator.problem import Severity
from generator.values import NotAValue, parse_date, parse_money, parse_penalty

if TYPE_CHECKING:
    from collections.abc import Mapping

GAZETTE = "digests/gazette.yml"
NAMES = {id_: name["form"] if isinstance(name, dict) else name for text in AUTHORITY.values()
         for id_, record in yaml.safe_load(text).items() for name in [record["name"]]}  # fmt: skip

_bits = st.sampled_from(
    (
        *("Tom Ash", "Annie", "Ash", "阿什", "Lea O'Hara", "Harbour Town", "HT", "Night of the Gulls", "Anna"),
        *("[[Annie]]", "[[Tom Ash|he]]", "[[Ash]]", "[[ tom-ash ]]", "[[harbour-town|Harbour Town]]", "[[Nobody]]"),
        *(
            "of",
            "the ship",
            "came:",
            "it's",
            '"',
            "Dock",
            "-",
            "#",
            "Old",
            "\\",
            "thief",
            ", and",
            ".",
            "[[",
            "|",
            "\t",
        ),
    )
)
_texts = st.lists(_bits, min_size=1, max_size=7).map(" ".join)
_values = st.sampled_from(
    ("200,000 CNY", "3 CNY", "Life imprisonment", "life imprisonment", "2 years .. 3 years imprisonment", "soon")
)
_dates = st.sampled_from(("2021-5-3", "2021-05-03", "03/05/2021", "soon", "20210503"))
_spoilers = st.sampled_from(("\n", "  ", "[[", "]]", "'", '"', ": ", "{", "Tom Ash", "[[Ash]]", "\x00", "é"))


def _statement(number: int, text: str, note: str, date: str, value: str) -> dict[str, object]:
    facts = {"ash-case": {"payment" if "CNY" in value else "penalty": value}}
    told = {"text": text, "note": note, "date": date, "facts": facts}
    return {"id": f"s{number}", "at": "1", "standing": "reported", **told}


@st.composite
def _digests(draw: st.DrawFn) -> str:
    """Draw a digest with statements written in any style of YAML that there is."""
    drawn = draw(st.lists(st.tuples(_texts, _texts, _dates, _values), min_size=1, max_size=3))
    statements = [_statement(number, *each) for number, each in enumerate(drawn)]
    written = yaml.dump(
        {"statements": statements},
        allow_unicode=draw(st.booleans()),
        default_style=draw(st.sampled_from((None, "'", '"', "|", ">"))),
        default_flow_style=draw(st.sampled_from((None, True, False))),
        line_break=draw(st.sampled_from(("\n", "\r\n"))),
        sort_keys=False,
        width=draw(st.sampled_from((20, 80))),
    )
    return HEAD + written


def _mended(files: Mapping[str, str | bytes]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        write_seeds(Path(folder), files)
        assert main(["-C", folder, "fix"]) in (0, 1)
        return {path: (Path(folder) / "seeds" / path).read_bytes().decode() for path in files}


def _problems(files: Mapping[str, str | bytes]) -> Counter[tuple[str, int, str]]:
    found = (each for each in check_files(files)[1] if each.severity is Severity.PROBLEM)
    return Counter((each.mark.path, each.mark.line, each.code) for each in found)


@FEW
@given(_digests())
def test_mending_changes_nothing_that_readers_see_and_brings_no_problem(digest: str) -> None:
    before = {**AUTHORITY, GAZETTE: digest}
    after = _mended(before)
    assert {**after, GAZETTE: digest} == before
    assert skeleton(after[GAZETTE]) == skeleton(digest)
    old, new = (list(scalars(compose_yaml(text, "x.yml", empty=True)[0])) for text in (digest, after[GAZETTE]))
    for was, is_ in zip(old, new, strict=True):
        assert _means(is_) == _means(was) or _means(was) is None
    assert not _problems(after) - _problems(before)
    assert _mended(after) == after


def _means(written: str) -> object:
    """Give the value that is written, else the words that readers see; None for a value in another form."""
    for parse in (parse_date, parse_money, parse_penalty):
        try:
            return parse(written)
        except NotAValue as error:
            if "did you mean" in str(error):
                return None
    return without_links(written, NAMES)


_MINIATURE = read_files(MINIATURE / "seeds")


@settings(FEW, max_examples=FEW.max_examples // 2)
@given(st.sampled_from(sorted(_MINIATURE)), st.integers(0, 400), _spoilers)
def test_whatever_stands_in_a_file_mending_brings_no_problem(path: str, place: int, bit: str) -> None:
    text = _MINIATURE[path]
    spoiled = {**_MINIATURE, path: text[:place] + bit + text[place:]}
    after = _mended(spoiled)
    assert not _problems(after) - _problems(spoiled)
    assert _mended(after) == after
