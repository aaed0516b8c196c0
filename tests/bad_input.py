"""How the tests of bad input make one slip in sound seeds and say what must be told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import check_quietly, exchange

from generator.problem import Severity

if TYPE_CHECKING:
    from generator.examine import Layout
    from generator.problem import Problem

HERE = "▸"
"""Marks in a test's text the place that a problem must name."""

GAZETTE = "seeds/digests/gazette-cases.yml"
REPLY = "seeds/digests/observer-reply.yml"
PEOPLE = "seeds/authority/people.yml"


def lines_of(layout: Layout) -> list[str]:
    """Check a project; gives its problems as they are printed, but for escapes."""
    return [_line(problem) for problem in check_quietly(layout).problems if problem.severity is Severity.PROBLEM]


def notices_of(layout: Layout) -> list[str]:
    """Check a project; gives its notices, but for those that say that nothing was verified yet."""
    found = (problem for problem in check_quietly(layout).problems if problem.severity is Severity.NOTICE)
    return [_line(problem) for problem in found if problem.code != "not-verified"]


def _line(problem: Problem) -> str:
    return f"{problem.mark}: {problem.code}: {problem.message}"


def replace_in(layout: Layout, path: str, old: str, new: str) -> list[str]:
    """Replace a part of a file; gives the places marked with HERE, which are taken out, as problems name them."""
    text = (layout.root / path).read_text("utf-8")
    assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
    return write_marked(layout, path, text.replace(old, new))


def write_marked(layout: Layout, path: str, marked: str) -> list[str]:
    """Write a file without its marks; gives the places of the marks."""
    exchange(layout.root / path, marked.replace(HERE, ""))
    places = []
    for part in range(1, marked.count(HERE) + 1):
        before = "".join(marked.split(HERE)[:part]).replace("\r\n", "\n")
        places.append(f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
    return places


def told(places: list[str], *messages: str) -> list[str]:
    """Join places with what must be told at each."""
    return [f"{place}: {message}" for place, message in zip(places, messages, strict=True)]
