"""Whether every entity's page is light enough, and docs/weights.md says what is true."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sites import built_site
from weights import DOCUMENT, MOST, PARTS, SEARCH, report, transferred, weigh

if TYPE_CHECKING:
    from sites import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def loads(site: Site) -> dict[str, Counter[str]]:
    return weigh(site)


def test_no_first_load_is_too_heavy(site: Site, loads: dict[str, Counter[str]]) -> None:
    assert len(loads) == len(site.graph.entities)
    assert {path: transferred(load) for path, load in loads.items() if transferred(load) > MOST} == {}


def test_each_part_is_weighed_and_nothing_else_is_loaded(loads: dict[str, Counter[str]]) -> None:
    for load in loads.values():
        assert [part for part in PARTS if not load[part]] == ["the rest"]
        assert load["previews in it"] < load["page"]


def test_the_document_says_what_pages_weigh(loads: dict[str, Counter[str]]) -> None:
    assert _far_off(DOCUMENT.read_text("utf-8"), report(loads)) == []


def test_a_document_that_is_far_off_is_noticed(loads: dict[str, Counter[str]]) -> None:
    heavier = {path: Counter({**load, "our styles": load["our styles"] + 5_000}) for path, load in loads.items()}
    assert any("our styles" in line for line in _far_off(report(loads), report(heavier)))
    assert transferred(Counter({SEARCH: 9, "page": 4, "previews in it": 2})) == 4


def _far_off(written: str, measured: str) -> list[str]:
    """List the lines that differ by more than a tenth, or by more than a kB where little is transferred."""
    old, new = (dict(re.findall(r"^\| ([^|]+?) \|(.*\d.*)\|$", text, re.MULTILINE)) for text in (written, measured))
    return [
        f"{name}: {old.get(name)} is now {new[name]}; run `make weights`"
        for name in new
        if name in old or "/" not in name
        if not _near(_numbers(old.get(name, "")), _numbers(new[name]))
    ]


def _numbers(cells: str) -> list[float]:
    return [float(each) for each in re.findall(r"[\d.]+", cells)]


def _near(old: list[float], new: list[float]) -> bool:
    return len(old) == len(new) and all(
        abs(one - other) <= max(1, other / 10) for one, other in zip(old, new, strict=True)
    )
