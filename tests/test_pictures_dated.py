"""Strips, stages and comparisons: nothing outside the drawing, nothing doubtful as a point, nothing without words."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pipeline import edited, link_case, link_files

from generator.kinds import CASES, Dating
from generator.model import Graph, Occurrence, Picture, Target
from generator.pictures import draw_pictures
from generator.pictures.comparison import draw_comparison
from generator.pictures.scale import WIDTH, Scale, scale_of
from generator.pictures.stages import draw_stages
from generator.pictures.timeline import draw_timeline, is_day, lay_out
from generator.values import parse_date

DIGEST, REPLY, CASE_FILE = "digests/gazette-cases.yml", "digests/observer-reply.yml", "authority/cases.yml"
_texts = st.sampled_from(
    (
        "2021",
        "2021-05",
        "2021-05-03",
        "2021-05-03~",
        "2021?",
        "2015/2021",
        "2023-05/..",
        "../2010-02-03",
        "XXXX-08",
        "0001",
    )
)
_dated = st.lists(st.tuples(_texts, st.sampled_from(Dating)), min_size=1, max_size=30)


def _occurrences(dated: list[tuple[str, Dating]]) -> tuple[Occurrence, ...]:
    made = [
        Occurrence(f"_{number}", parse_date(text), dating, entity="gazette-cases")
        for number, (text, dating) in enumerate(dated)
    ]
    return tuple(sorted(made, key=lambda each: each.date.sort_key()))


@given(_dated)
@example([("2021", Dating.LAW), ("2021-05-03", Dating.LAW)])
def test_marks_lie_on_the_strip_apart_from_each_other_and_only_days_are_points(dated: list[tuple[str, Dating]]) -> None:
    occurrences = _occurrences(dated)
    if (scale := scale_of(tuple(each.date for each in occurrences))) is None:
        assert all(each.date.earliest is None and each.date.latest is None for each in occurrences)
        return
    rows = lay_out(occurrences, scale)
    bottoms = [0.0]
    for row in rows:
        assert row.top >= bottoms[-1]
        bottoms.append(row.bottom)
        for mark in row.marks:
            assert 0 <= mark.left < mark.right <= WIDTH
            date = mark.first.date
            assert mark.point == bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.text))
            assert mark.open_left == date.text.startswith("..")
            assert mark.open_right == date.text.endswith("..")
            others = [each for each in row.marks if each is not mark and each.lane == mark.lane]
            assert all(each.right < mark.left or mark.right < each.left for each in others)
    placed = sum(mark.count for row in rows for mark in row.marks)
    assert placed == sum(1 for each in occurrences if each.date.earliest or each.date.latest)


@pytest.mark.parametrize("text", ["2021", "2021-05", "2021-05-03~", "2021-05-03?", "2021-05-03/..", "XXXX-05-03"])
def test_what_is_no_undoubted_day_is_no_point(text: str) -> None:
    assert not is_day(parse_date(text))
    assert is_day(parse_date("2021-05-03"))


@given(st.floats(1, 9000), st.floats(0.2, 9000))
def test_a_scale_has_few_ticks_and_all_of_them_lie_on_it(first: float, length: float) -> None:
    scale = Scale(first, first + length)
    assert len(scale.ticks()) <= 8
    assert all(first <= each <= first + length for each in scale.ticks())
    assert all(0 <= scale.place(each) <= WIDTH for each in (first, first + length, -1, 99999))


def _svg(picture: Picture) -> ET.Element:
    written = "".join(part if isinstance(part, str) else f"to:{part.id}#{part.anchor}" for part in picture.parts)
    return ET.fromstring(written)  # noqa: S314  our own


def _words(picture: Picture) -> str:
    return " ".join("".join(_svg(picture).itertext()).split())


def test_each_mark_leads_to_its_entry_and_says_what_it_is() -> None:
    graph = link_case("miniature")
    picture = draw_timeline(graph.chronology, "timeline", graph)
    assert picture
    targets = [part for part in picture.parts if isinstance(part, Target)]
    assert {each.anchor for each in targets} <= {each.id for each in graph.chronology}
    assert {each.id for each in targets} == {"timeline"}
    links = _svg(picture).iter("a")
    assert all((title := each.find("title")) is not None and title.text for each in links)
    assert "March 2019" in _words(picture)
    assert "Case of Tom Ash: decided" in _words(picture)


def test_a_strip_needs_two_dates_and_names_what_has_no_year() -> None:
    graph = link_case("miniature")
    once = _occurrences([("2021", Dating.LAW), ("2021", Dating.SAYING)])
    assert draw_timeline(once, "timeline", graph) is None
    assert draw_timeline(_occurrences([("XXXX-08", Dating.LAW), ("XXXX-09", Dating.LAW)]), "timeline", graph) is None
    some = draw_timeline(_occurrences([("2021", Dating.LAW), ("XXXX-08", Dating.LAW)]), "timeline", graph)
    assert some
    assert "In the list only: 1 without a year." in _words(some)


def test_a_doubtful_date_is_drawn_otherwise_than_a_sure_one_and_explained() -> None:
    graph = link_case("miniature")
    sure, doubtful = (
        draw_timeline(_occurrences([(text, Dating.LAW), ("2019", Dating.LAW)]), "timeline", graph)
        for text in ("2021", "2021~")
    )
    assert sure
    assert doubtful
    assert "doubtful" not in str(sure.parts)
    assert 'class="time doubtful"' in str(doubtful.parts)
    assert "A broken outline" in _words(doubtful)


def _agreed(*changes: tuple[str, str]) -> dict[str, str]:
    """Give the miniature with one date of decision only, and with changes in the digest of the case."""
    files = edited(DIGEST, *changes)
    files[REPLY] = files[REPLY].replace("decided: 2019-05", "decided: 2019-03")
    return files


def _stages(files: dict[str, str]) -> str:
    graph = link_files(files)
    picture = draw_stages(graph.entities["tom-ash-case"], graph)
    assert picture
    return _words(picture)


def test_stages_show_what_is_stated_what_is_not_and_the_time_between() -> None:
    words = _stages(_agreed())
    assert "recruited: not stated; detained: August 2018; decided: March 2019; first told here: 3 May 2021" in words
    assert "From detained to decided: between 6 and 8 months. Computed by the generator" in words


def test_an_empty_ring_stands_where_no_date_is_stated_and_a_dot_only_for_a_day() -> None:
    graph = link_files(_agreed())
    picture = draw_stages(graph.entities["tom-ash-case"], graph)
    assert picture
    drawn = [each.get("class") for each in _svg(picture).iter()]
    assert (drawn.count("missing"), drawn.count("time"), drawn.count("day")) == (1, 2, 1)


def test_no_time_is_computed_between_stages_that_are_open_or_contested() -> None:
    assert "Computed" not in _stages(_agreed(("detained: 2018-08, ", "")))
    contested = _stages(edited(DIGEST))
    assert "decided: March 2019 or May 2019" in contested
    assert "Computed" not in contested


def test_people_have_no_stages() -> None:
    graph = link_case("miniature")
    assert draw_stages(graph.entities["tom-ash"], graph) is None


def test_a_stage_that_is_only_alleged_says_so() -> None:
    graph = link_files(
        edited(DIGEST, ("        charge: smuggling\n", "        charge: smuggling\n        recruited: 2017\n"))
    )
    picture = draw_stages(graph.entities["tom-ash-case"], graph)
    assert picture
    assert "recruited: 2017 (allegation)" in _words(picture)


def test_a_case_without_dated_stages_has_no_picture() -> None:
    graph = link_case("miniature")
    case = replace(graph.entities["tom-ash-case"], facts=())
    assert draw_stages(case, graph) is None


def _two_cases(penalty: str, standing: str = "official") -> Graph:
    files = _agreed()
    files[CASE_FILE] += 'second-case:\n  name: {form: "Case <of> \\"&\\" two", by: editor}\n  description: another\n'
    files[DIGEST] += (
        f"  - id: second\n    at: 6\n    text: Of [[second-case]].\n    standing: {standing}\n"
        f"    facts: {{second-case: {{penalty: '{penalty}'}}}}\n"
    )
    return link_files(files)


@pytest.mark.parametrize(
    ("penalty", "full", "open_bars"),
    [
        ("3 years imprisonment", 3, 0),
        ("1 year..3 years imprisonment", 3, 1),
        ("life imprisonment", 2, 1),
        ("death", 2, 1),
        ("10 years..life imprisonment", 3, 1),
        ("fine, unspecified", 2, 0),
    ],
)
def test_bars_are_full_as_far_as_the_documents_go_and_open_beyond(penalty: str, full: int, open_bars: int) -> None:
    picture = draw_comparison(CASES, _two_cases(penalty))
    assert picture
    drawn = [each.get("class") for each in _svg(picture).iter()]
    # The other case has a term of two years, and between six and eight months from detention to decision.
    assert (drawn.count("sure"), drawn.count("time")) == (full, open_bars + 1)
    for each in _svg(picture).iter("rect"):
        assert 0 <= float(each.get("x", "")) <= float(each.get("x", "")) + float(each.get("width", "")) <= WIDTH


def test_a_comparison_tells_its_values_with_their_standing_and_escapes_names() -> None:
    picture = draw_comparison(CASES, _two_cases("3 years imprisonment", "allegation"))
    assert picture
    assert "imprisonment for 3 years (allegation)" in _words(picture)
    assert 'Case <of> "&" two' in _words(picture)
    assert "<of>" not in "".join(part for part in picture.parts if isinstance(part, str))


def test_one_case_is_no_comparison() -> None:
    assert draw_comparison(CASES, link_case("miniature")) is None


@pytest.mark.parametrize("case", ["values", "standings", "disagreements"])
def test_every_dated_drawing_keeps_to_its_size_and_its_links_lead_to_pages(case: str) -> None:
    graph = link_case(case)
    made = draw_pictures(graph)
    drawn = [*made.timelines.values(), *made.stages.values(), *made.comparisons.values()]
    assert drawn
    pages = {*graph.entities, *graph.sources, "timeline"}
    for picture in drawn:
        assert {part.id for part in picture.parts if isinstance(part, Target)} <= pages
        svg = _svg(picture).find("svg")
        assert svg is not None
        width, height = (float(each) for each in svg.get("viewBox", "").split()[2:])
        for each in svg.iter():
            for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
                assert 0 <= float(each.get(name, "0")) <= most, ET.tostring(each)
            for step in re.findall(r"[MHV][-0-9.,]+", each.get("d", "")):
                numbers = [float(number) for number in step[1:].split(",")]
                limits = {"M": (width, height), "H": (width,), "V": (height,)}[step[0]]
                assert all(0 <= number <= most for number, most in zip(numbers, limits, strict=True)), step
