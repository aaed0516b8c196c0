"""References drawn at random: sound seeds with statements, facts and disagreements of every sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from pipeline import to_yaml

from generator.check import mixed_words
from generator.kinds import CASES, KINDS, PEOPLE
from generator.link.guilt import find_guilt
from generator.model import Standing
from generator.values import ENTITY, LEGAL_STATUS, ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.kinds import Property

IDS = {kind: (f"{kind}-one", f"{kind}-two") for kind in KINDS}
SOURCES = ("first-paper", "second-paper")
_SAMPLES: Mapping[str, tuple[object, ...]] = {
    "date": ("2021", "2021-05", "2021-05-03~", "2015/2021", "2023-05/..", "XXXX-08"),
    "money": ("200000 CNY (27902 USD)", "hundreds of thousands of CNY"),
    "count": ("34 years", "more than 5500 charts (146 secret; 1753 confidential)"),
    "penalty": ("2 years 3 months imprisonment", "10 years..life imprisonment", "administrative, unspecified"),
    "provision": ({"conduct": "smuggling", "penalty": ["..3 years imprisonment", "fine, unspecified"]},),
}
# Short, so that no quotation among them has more words than a quotation may.
_characters = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]) | st.sampled_from(
    "\\`*_{}[]()<>#+-=.!|~^:\"'&;0a1 /@$%"
)
# What Markdown, its extensions, HTML, YAML or a template would make something of.
_ACTIVE = (
    "- x // + x // * x // 1. x // 2) x // 2019. x // # x // ## x # // > x // : x // === x // --- x"
    " // ~~~ x // ``` x // a | b // | x | // x | // --- | --- x // {: .x } // { #x } // x {: #y } // [a](b)"
    " // ![a](b) // [a]: b // [TOC] // *[x]: y // ^[x] // <b>x</b> // <script>x // <!-- x // &amp; // &#42; x"
    " // **x** // _x_ // `x` // \\*x // \\-x // \\(x\\) // x\\. y // https:x.example // <x@y.example>"
    " // {{ x }} // {% x %} // ${x} // x'y\"z // no // 1e3 // 0123 // null // 2019-03 // !!int x // &x // ? x"
    " // x: y // x #y // @x // --8<-- x // $x$"
)
_active = st.sampled_from(_ACTIVE.split(" // "))
_plain = (
    st.text(_characters, min_size=1, max_size=22)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(re.search(r"\w", text)))
    .filter(lambda text: "[[" not in text and "]]" not in text)
)
# Hypothesis draws words from the project's code, too; those for guilt make seeds unsound, as mixed letters make names.
words = (
    (_plain | _active | st.builds("{} {}".format, _active, _plain))
    .filter(lambda text: not any(find_guilt(text)))
    .filter(lambda text: not any(mixed_words(text)))
)


@st.composite
def references(draw: st.DrawFn) -> dict[str, str]:
    """Draw the files of a sound reference, with statements, facts and disagreements of every sort."""
    files = {f"authority/{kind}.yml": to_yaml(draw(_records(kind))) for kind in KINDS}
    keys = [(source, f"s{number}") for source in SOURCES for number in range(draw(st.integers(1, 3)))]
    for place, source in enumerate(SOURCES):
        own = [id_ for holder, id_ in keys if holder == source]
        statements = [
            draw(_statement(number, id_, [each for each in keys if each != (source, id_)]))
            for number, id_ in enumerate(own, 1)
        ]
        statements.append(_everyone(len(own) + 1))
        files[f"digests/{source}.yml"] = to_yaml(
            {"source": draw(_source(len(own) + 1, place)), "statements": statements}
        )
    disagreements = draw(st.lists(_disagreement(keys), max_size=2, unique_by=lambda each: each["id"]))
    if disagreements:
        files["disagreements.yml"] = to_yaml(disagreements)
    files["pages/about.md"] = f"# About\n\nSee [[{draw(st.sampled_from((*SOURCES, *IDS['people'])))}]].\n"
    return files


@st.composite
def _records(draw: st.DrawFn, kind: str) -> dict[str, object]:
    first, second = IDS[kind]
    one = {"name": draw(words), "description": draw(words), "formerly": [f"{first}-once"]}
    other = {
        "name": {"form": draw(words), "by": "editor"},
        "description": draw(words),
        "names": [{"form": draw(words), "as": "title", "in": [SOURCES[0]]}, {"form": draw(words), "lang": "zh-Hans"}],
        "distinct_from": [first],
        "pseudonym": draw(st.sampled_from(("true", "false"))),
    }
    return {first: one, second: other}


@st.composite
def _source(draw: st.DrawFn, paragraphs: int, place: int) -> dict[str, object]:
    return {
        "title": draw(words),
        "publisher": draw(st.sampled_from(IDS["organisations"])),
        "carried_by": draw(st.lists(st.sampled_from(IDS["agencies"]), max_size=1)),
        "published": draw(st.sampled_from(("2021", "2021-05~"))),
        "type": "webpage",
        "language": "en",
        "file": "001_text.txt",
        "sha256": f"{place:064}",
        "paragraphs": str(paragraphs),
        "reliability": "C",
        "reliability_note": draw(words),
        "left_out": {"1": {draw(words): draw(words)}},
    }


@st.composite
def _statement(draw: st.DrawFn, at: int, id_: str, keys: list[tuple[str, str]]) -> dict[str, object]:
    someone = st.sampled_from([*IDS["people"], *IDS["agencies"]]) | words.map(lambda text: {"unnamed": text})
    anything = st.sampled_from([*SOURCES, *(each for ids in IDS.values() for each in ids)])
    link = st.builds("[[{}]]".format, anything) | st.builds("[[{}|{}]]".format, anything, words.filter(_fits_a_link))
    optional = {
        "says": st.lists(someone, min_size=1, max_size=3),
        "via": st.lists(st.fixed_dictionaries({"who": someone}), max_size=2),
        "origin": st.sampled_from([*IDS["works"], *IDS["events"], *SOURCES]),
        "date": st.sampled_from(_SAMPLES["date"]),
        "said": st.just("2021"),
        "facts": st.dictionaries(st.sampled_from(sorted(KINDS)), st.integers(0, 1), max_size=3).flatmap(_facts),
        "quote": words,
        "note": words | words.map(lambda text: {"text": text, "by": "editor"}),
        "answers": st.lists(st.sampled_from([f"{source}/{key}" for source, key in keys]), max_size=2),
        "formerly": st.just([f"{id_}-once"]),
    }
    return {
        "id": id_,
        "at": str(at),
        "text": "; ".join(draw(st.lists(words | link, min_size=1, max_size=4).filter(_can_be_stated))),
        "standing": draw(st.sampled_from([each.value for each in Standing])),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    }


def _can_be_stated(pieces: list[str]) -> bool:
    """Tell whether a word stands beside the links, and no two marks make a quotation, which could become too long."""
    marks = sum(piece.count(mark) for piece in pieces for mark in '"“”')
    return marks < 2 and not all(piece.startswith("[[") for piece in pieces)


def _fits_a_link(text: str) -> bool:
    return not {*"[]|"} & {*text}


def _facts(chosen: dict[str, int]) -> st.SearchStrategy[dict[str, dict[str, object]]]:
    return st.fixed_dictionaries(
        {
            IDS[kind][number]: st.fixed_dictionaries(
                {}, optional={each.id: _values(each) for each in KINDS[kind].properties.values()}
            )
            for kind, number in chosen.items()
        }
    )


def _values(property_: Property) -> st.SearchStrategy[object]:
    one = _value(property_)
    return one | st.lists(one, min_size=1, max_size=2) if property_.many else one


def _value(property_: Property) -> st.SearchStrategy[object]:
    entity = st.sampled_from([id_ for kind in property_.to for id_ in IDS[kind]]) if property_.to else st.nothing()
    actor = entity | words.map(lambda text: {"unnamed": text})
    if property_.range is ENTITY:
        return actor
    if property_.range is ROLE:
        return st.fixed_dictionaries({"title": words}, optional={"at": actor, "status": st.just("former")})
    if property_.range is LEGAL_STATUS:
        return st.fixed_dictionaries({"is": st.just("charged"), "in": entity})
    samples = _SAMPLES.get(property_.range.name)
    return st.sampled_from(samples) if samples else words


def _everyone(at: int) -> dict[str, object]:
    """Give a statement that names every entity, and a legal status of everyone in every case."""
    statuses = [{"is": "none stated", "in": case} for case in IDS[CASES]]
    named = " ".join(f"[[{each}]]" for ids in IDS.values() for each in ids)
    facts = {person: {"legal_status": statuses} for person in IDS[PEOPLE]}
    return {"id": "everyone", "at": str(at), "text": f"All: {named}", "standing": "reported", "facts": facts}


def _disagreement(keys: list[tuple[str, str]]) -> st.SearchStrategy[dict[str, Any]]:
    statements = st.lists(st.sampled_from([f"{source}/{id_}" for source, id_ in keys]), min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {
            "id": st.sampled_from(("who", "what", "cases-one-decided", "laws-two-enacted")),
            "question": words,
            "sort": st.sampled_from(("contradiction", "tension", "oddity")),
            "positions": st.lists(
                st.fixed_dictionaries({"holds": words, "statements": statements}), min_size=1, max_size=3
            ),
            "status": st.sampled_from(("open", "explained", "resolved")),
        },
        optional={"note": words, "about": st.lists(st.sampled_from(IDS["places"]), max_size=1)},
    ).map(_with_fitting_sort)


def _with_fitting_sort(disagreement: dict[str, Any]) -> dict[str, Any]:
    sides = {frozenset(each["statements"]) for each in disagreement["positions"]}
    differ = 1 < len(sides) == len(disagreement["positions"])
    return disagreement if differ else {**disagreement, "sort": "oddity"}
