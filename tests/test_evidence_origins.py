"""Independent origins: what goes back to one utterance, or to one who speaks, counts once."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from harbours import build_harbour

from generator.evidence.origins import independent_origins

if TYPE_CHECKING:
    from pathlib import Path

    from harbours import Harbour

    from generator.model import Origin

_ECHO = "  - {{id: echo, at: 1, text: They say it too., standing: reported, {}}}\n"


def _origins(harbour: Harbour, *keys: str) -> tuple[Origin, ...]:
    return independent_origins([harbour.graph.statements[key] for key in keys], harbour.graph)


def _with_echo(folder: Path, fields: str, digest: dict[str, str] | None = None) -> Harbour:
    return build_harbour(folder, digest, echo=_ECHO.format(fields))


def test_statements_of_one_source_that_name_no_origin_have_one(tmp_path: Path) -> None:
    (origin,) = _origins(build_harbour(tmp_path), "gazette/headline", "gazette/crates", "gazette/breach")
    assert origin.ids == ("gazette",)
    assert origin.asserters == ("harbour-gazette", "mary-oak")
    assert origin.statements == ("gazette/headline", "gazette/crates", "gazette/breach")


def test_two_sources_with_asserters_of_their_own_are_two_origins(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "date: 2021")
    origins = _origins(harbour, "gazette/headline", "echo/echo")
    assert [(each.ids, each.asserters) for each in origins] == [
        (("gazette",), ("harbour-gazette",)),
        (("echo",), ("evening-post",)),
    ]


def test_two_sources_that_quote_one_work_have_one_origin(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: quay-watch, origin: ministry-notice")
    (origin,) = _origins(harbour, "gazette/fine", "echo/echo")
    assert origin.ids == ("ministry-notice",)
    assert origin.asserters == ("harbour-ministry", "quay-watch")


def test_a_source_that_goes_back_to_another_source_adds_no_origin(tmp_path: Path) -> None:
    (origin,) = _origins(_with_echo(tmp_path, "origin: gazette"), "gazette/headline", "echo/echo")
    assert origin.ids == ("gazette",)


def test_origins_with_the_same_asserter_count_once(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: harbour-ministry")
    (origin,) = _origins(harbour, "gazette/fine", "echo/echo")
    assert origin.ids == ("ministry-notice", "echo")
    assert origin.asserters == ("harbour-ministry",)


def test_one_asserter_in_common_is_enough(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: [quay-watch, harbour-ministry]")
    assert len(_origins(harbour, "gazette/fine", "echo/echo")) == 1


def test_the_author_of_a_work_speaks_in_it(tmp_path: Path) -> None:
    fields = "says: quay-watch, origin: ministry-notice"
    apart = _with_echo(tmp_path / "apart", fields)
    assert len(_origins(apart, "gazette/headline", "echo/echo")) == 2
    digest = {"anchor: fined a shipping firm": "facts: {ministry-notice: {author: harbour-gazette}}"}
    joined = _with_echo(tmp_path / "joined", fields, digest)
    assert len(_origins(joined, "gazette/headline", "echo/echo")) == 1


def test_a_publisher_who_speaks_elsewhere_is_the_same_asserter(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: harbour-gazette")
    assert len(_origins(harbour, "gazette/headline", "echo/echo")) == 1


def test_the_publisher_is_no_asserter_where_somebody_else_says_it(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: harbour-gazette")
    assert len(_origins(harbour, "gazette/breach", "echo/echo")) == 2


def test_unnamed_asserters_are_not_taken_for_one(tmp_path: Path) -> None:
    harbour = _with_echo(tmp_path, "says: {unnamed: prosecutors}")
    origins = _origins(harbour, "gazette/crates", "echo/echo")
    assert [each.asserters for each in origins] == [(), ()]


def test_a_chain_of_asserters_joins_all_its_origins(tmp_path: Path) -> None:
    echo = (
        "  - {id: one, at: 1, text: They say it., standing: reported, says: [mary-oak, ann-reed], origin: echo}\n"
        "  - {id: two, at: 1, text: They say it., standing: reported, says: ann-reed, origin: ministry-notice}\n"
    )
    harbour = build_harbour(tmp_path, echo=echo)
    (origin,) = _origins(harbour, "gazette/breach", "echo/two", "echo/one")
    assert origin.ids == ("gazette", "ministry-notice", "echo")


@pytest.mark.parametrize(("between", "count"), [("[mary-oak, ann-reed]", 1), ("mary-oak", 2), ("ann-reed", 2)])
def test_two_that_share_nobody_count_once_where_a_third_shares_somebody_with_each(
    tmp_path: Path, between: str, count: int
) -> None:
    echo = (
        f"  - {{id: between, at: 1, text: They say it., standing: reported, says: {between}}}\n"
        "  - {id: far, at: 1, text: They say it., standing: reported, says: ann-reed, origin: ministry-notice}\n"
    )
    harbour = build_harbour(tmp_path, echo=echo)
    assert len(_origins(harbour, "gazette/breach", "echo/far")) == 2
    assert len(_origins(harbour, "gazette/breach", "echo/far", "echo/between")) == count


def test_no_statements_have_no_origin(tmp_path: Path) -> None:
    assert _origins(build_harbour(tmp_path)) == ()


@pytest.mark.parametrize("order", list(permutations(("gazette/fine", "gazette/headline", "echo/echo"))))
def test_the_order_of_statements_changes_no_group(tmp_path: Path, order: tuple[str, ...]) -> None:
    origins = _origins(_with_echo(tmp_path, "says: harbour-ministry"), *order)
    assert {frozenset(each.statements) for each in origins} == {
        frozenset({"gazette/fine", "echo/echo"}),
        frozenset({"gazette/headline"}),
    }
