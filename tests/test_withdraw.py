"""What is withdrawn leaves its address and a reason, and nothing goes while something refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import styled
from conftest import check_quietly
from lonely import add_lonely
from pipeline import link_case, read_files, write_seeds

from generator.__main__ import main
from generator.authoring.rename import rename
from generator.authoring.withdraw import faults_of_withdrawal, withdraw

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout

WHY = 'A person\'s own wish: "mis\\taken" <b>#1</b>'
YAML_WHY = r'"A person\'s own wish: \"mis\\taken\" <b>#1</b>"'.replace("\\'", "'")
PEOPLE, GAZETTE = "authority/people.yml", "digests/gazette-cases.yml"


def _withdraw(layout: Layout, id_: str, why: str = WHY) -> int:
    return main(["-C", str(layout.root), "withdraw", id_, "--why", why])


def _text(layout: Layout, path: str) -> str:
    return (layout.seeds / path).read_bytes().decode()


@pytest.fixture
def lonely(miniature: Layout) -> Layout:
    add_lonely(miniature)
    return miniature


def test_an_entity_leaves_a_tombstone_at_each_of_its_addresses(lonely: Layout) -> None:
    before = _text(lonely, PEOPLE).partition('"pia-fir"')[0]
    assert _withdraw(lonely, "pia-fir") == 0
    assert _withdraw(lonely, "ola-fir") == 0
    assert _text(lonely, PEOPLE) == (
        f'{before}"pia-fir":  # of the north\n  # how she signs\n  {{withdrawn: {YAML_WHY}}}  # so far\n# and now\n'
        f"ola-fir: {{withdrawn: {YAML_WHY}}}\np-fir: {{withdrawn: {YAML_WHY}}}\npia-f: {{withdrawn: {YAML_WHY}}}\n"
        f"o-fir: {{withdrawn: {YAML_WHY}}}\n"
    )
    graph = check_quietly(lonely).graph
    assert graph
    assert {id_: stone.why for id_, stone in graph.tombstones.items()} == dict.fromkeys(
        ("o-fir", "ola-fir", "p-fir", "pia-f", "pia-fir"), WHY
    )


def test_a_source_leaves_a_tombstone_at_each_of_its_addresses(
    lonely: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _withdraw(lonely, "leaflet") == 0
    assert _text(lonely, "digests/leaflet.yml") == f"# found\nwithdrawn: {YAML_WHY}  # all\n"
    assert _text(lonely, "digests/flyer.yml") == f"withdrawn: {YAML_WHY}\n"
    assert not (lonely.receipts / "leaflet.yml").exists()
    assert "leaflet.yml: 1 place" in capsys.readouterr().out
    graph = check_quietly(lonely).graph
    assert graph
    assert {"leaflet", "flyer"} == {*graph.tombstones}


def test_a_statement_leaves_a_tombstone_in_the_style_of_its_list(
    lonely: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _withdraw(lonely, "leaflet/gulls") == 0
    stones = f"[{{id: gulls, withdrawn: {YAML_WHY}}}, {{id: birds, withdrawn: {YAML_WHY}}}]"
    assert _text(lonely, "digests/leaflet.yml").endswith(f"statements: {stones}  # all\n")
    printed = capsys.readouterr().out
    assert "silent-paragraph: no statement cites paragraph 1," in printed
    assert "paragraph 2," not in printed, "what was known before is not told again"


def test_a_statement_in_a_block_is_replaced_and_all_else_stays(tmp_path: Path) -> None:
    files = styled.written("\r\n", "\ufeff")
    files["disagreements.yml"] = files["disagreements.yml"].replace(', "gazette/words"', "")
    layout = write_seeds(tmp_path, files)
    assert main(["-C", str(tmp_path), "rename", "gazette/words", "denial"]) == 0
    before = _text(layout, "digests/gazette.yml")
    assert _withdraw(layout, "gazette/denial", "taken\n back") == 0
    kept = before.partition("{id: denial")[0]
    stones = '{id: denial, withdrawn: "taken back"}\r\n- {id: words, withdrawn: "taken back"}\r\n'
    assert _text(layout, "digests/gazette.yml") == kept + stones


def test_what_is_referred_to_stays_and_every_place_is_told(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_files(miniature.seeds)
    assert _withdraw(miniature, "gazette-cases/contact") == 1
    place = before["digests/observer-reply.yml"].splitlines().index("    answers: [gazette-cases/contact]") + 1
    told = capsys.readouterr()
    assert told.out == (
        f"seeds/digests/observer-reply.yml:{place}:29: still-referred-to: refers to 'gazette-cases/contact', "
        "which is to be withdrawn; change this first\n"
    )
    assert told.err == "1 problem; nothing was changed\n"
    assert _withdraw(miniature, "gazette-cases") == 1
    assert f"observer-reply.yml:{place}:15: " in capsys.readouterr().out
    assert _withdraw(miniature, "tom-ash") == 1
    assert len(capsys.readouterr().out.splitlines()) > 5
    assert read_files(miniature.seeds) == before


def test_what_would_make_a_problem_elsewhere_is_not_written(lonely: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_files(lonely.seeds)
    assert _withdraw(lonely, "pia-fir", "She was a spy") == 1, "a word for guilt"
    assert "guilt" in capsys.readouterr().out
    assert _withdraw(lonely, "gazette-cases/sentence", "hid\u200bden") == 2
    assert read_files(lonely.seeds) == before


@pytest.mark.parametrize(
    ("id_", "why", "words"),
    [
        ("tom-ahs", " ", ["there is no entity or source 'tom-ahs'; did you mean 'tom-ash'?", "the reason is missing"]),
        ("harbour-law", "a\x1b[31m", ["the reason holds a character"]),
        ("harbour-law", "\udce9", ["the reason holds a character"]),
        ("people", "why", ["'people' is a page"]),
    ],
)
def test_what_forbids_a_withdrawal_is_told_with_all_else(id_: str, why: str, words: list[str]) -> None:
    faults = faults_of_withdrawal(id_, why, link_case("miniature"))
    assert len(faults) == len(words)
    assert all(fault.startswith(expected) for expected, fault in zip(words, faults, strict=True))


def test_what_is_changed_must_stand_here_or_nothing_is_made() -> None:
    graph = link_case("miniature")
    with pytest.raises(KeyError, match="nobody"):
        withdraw("nobody", "never was", graph, {})
    with pytest.raises(KeyError, match="nobody"):
        rename("nobody", "somebody", graph, {}, "mkdocs.yml")
