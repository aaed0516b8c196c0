"""Places and problems: how they print, how they sort, and which of them stop a build."""

from __future__ import annotations

from generator.problem import Mark, Problem, Severity, stops

HERE = Mark("seeds/digests/law.yml", 8, 23, 8, 36)


def test_a_mark_prints_as_terminals_and_editors_follow_it() -> None:
    assert str(HERE) == "seeds/digests/law.yml:8:23"
    assert str(Mark("seeds")) == "seeds:1:1"


def test_problems_sort_by_place_as_numbers_then_by_code() -> None:
    last = Problem(Mark("seeds/b.yml", 1, 1), "alias", "x")
    tenth = Problem(Mark("seeds/a.yml", 10, 2), "alias", "x")
    ninth = Problem(Mark("seeds/a.yml", 9, 30), "yaml", "x")
    earlier = Problem(Mark("seeds/a.yml", 9, 4), "yaml", "x")
    same_place = Problem(Mark("seeds/a.yml", 9, 4), "tag", "x")
    assert sorted([last, tenth, ninth, earlier, same_place]) == [same_place, earlier, ninth, tenth, last]


def test_a_problem_told_twice_is_one_problem() -> None:
    assert len({Problem(HERE, "alias", "x"), Problem(HERE, "alias", "x")}) == 1


def test_a_problem_stops_a_build_and_a_notice_does_not() -> None:
    notice = Problem(HERE, "silent-paragraph", "x", Severity.NOTICE)
    assert not stops(())
    assert not stops((notice,))
    assert stops((notice, Problem(HERE, "alias", "x")))
