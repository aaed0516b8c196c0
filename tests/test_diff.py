"""`diff` tells what a change means, for a terminal, a comment and a program.

After a change that is meant, `GOLDEN=renew .venv/bin/python -m pytest tests/test_diff.py` writes the reviews anew.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import GOLDEN, ROOT
from pipeline import edited, link_case, link_files, read_files
from revisions import GAZETTE, PEOPLE, REPLY, change_seeds, changed_files, make_repository

from generator.__main__ import main
from generator.authoring.difference import Difference, State, compare_states
from generator.authoring.difference.pages import compare_pages
from generator.authoring.review import FORMATS, write_text
from generator.commands.diff import compare, judge
from generator.console import Progress
from generator.examine import Layout, survey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.authoring.difference.changes import SheetChange

REVIEWS = ROOT / "tests" / "differences"
RENEW = os.environ.get("GOLDEN") == "renew"
ENDINGS = {"text": "txt", "markdown": "md", "json": "json"}
# Of the golden cases with problems those that take no time.
QUICK = ("problems-no-seeds", "problems-settings", "problems-statuses", "problems-fairness")
# What reviewers were shown of real changes, found by reading both sides.
REAL = {
    ("c8c1eae", "691740c"): (
        0,
        "Changes: disagreements: 8 added, 1 changed; pages by hand, withdrawals, configuration: 3 changed",
        "Addresses that would break: none",
    ),
    ("4fed09f", "b56bd7c"): (
        1,
        "statements: 47 changed; facts: 3 changed, 1 removed; entities: 4 changed; disagreements: 8 added, 1 changed",
        "for [-help with-] {+assistance in+} the country's espionage work.",
        "names: {+Chinese (adjective)+}",
    ),
    ("bb9a113", "4fed09f"): (1, "Changes: disagreements: 49 added", "People newly named: none"),
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Give the miniature reference committed, and then changed in its files."""
    layout = make_repository(tmp_path_factory.mktemp("changed"))
    change_seeds(layout, changed_files())
    return layout


@pytest.fixture(scope="module")
def rich(changed: Layout) -> Difference:
    return compare(changed, None, None, Progress())


@pytest.mark.parametrize("form", FORMATS)
def test_a_rich_change_is_told_to_the_letter(form: str, rich: Difference) -> None:
    path = REVIEWS / f"rich.{ENDINGS[form]}"
    written = re.sub(r"\b[0-9a-f]{6}(?:&#8203;)?[0-9a-f]{4}\b", "0000000000", FORMATS[form](rich))
    if RENEW:
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


def test_the_command_prints_what_the_writer_gives_and_fails_on_what_it_is_asked_to(
    changed: Layout, rich: Difference, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(changed.root), "diff", "HEAD", "--fail-on", "broken"]) == 1
    assert capsys.readouterr().out == write_text(rich)
    assert [judge(rich, [each]) for each in ("broken", "unverified", "people")] == [1, 1, 1]
    assert judge(rich, []) == 0


def test_without_a_change_nothing_is_told_and_nothing_fails() -> None:
    state = State("x", link_case("miniature"), (), {"about.md": "# About { #_top }"})
    difference = compare_states(state, state)
    assert judge(difference, ["broken", "unverified", "people"]) == 0
    assert "none in what people wrote" in write_text(difference)
    assert not re.search(r"^[A-Z ]+\(\d+\)$", write_text(difference), re.MULTILINE)


def test_a_new_name_is_told_at_its_entity_alone() -> None:
    changes = _compare(edited("authority/agencies.yml", ("name: Harbour Court", "name: Quay Court")))
    assert _told(changes.entities) == [("changed", "harbour-court", ["name"])]
    assert not changes.statements
    assert not changes.facts


def test_a_new_id_is_no_new_person_and_moves_no_fact() -> None:
    files = {path: text.replace("tom-ash", "t-ash") for path, text in edited(PEOPLE).items()}
    files[PEOPLE] = files[PEOPLE].replace("  name: Tom Ash\n", "  name: Tom Ash\n  formerly: [tom-ash]\n")
    changes = _compare(files)
    assert not changes.people
    assert _told(changes.entities)[0] == ("changed", "t-ash", ["id", "former ids"])
    assert not [each for each in changes.facts if each.sheet.id.startswith("t-ash.")]


def test_a_person_of_whom_no_document_spoke_before_is_newly_named() -> None:
    silent = edited(GAZETTE, ("  authors: [ann-writer]\n", ""))
    spoken = edited(GAZETTE, ("text: The headline announces", "text: By [[ann-writer]]. The headline announces"))
    assert [each.sheet.id for each in _compare(spoken, silent).people] == ["ann-writer"]
    assert not _compare(spoken).people


def test_a_statement_on_other_grounds_is_told_field_by_field() -> None:
    there = "says: harbour-court\n    said_at: 4\n    standing: official"
    changes = _compare(edited(GAZETTE, (there, "says: tom-ash\n    said_at: 5\n    standing: testimony")))
    assert _told(changes.statements) == [
        ("changed", "gazette-cases/sentence", ["standing", "attribution", "asserter named in"])
    ]
    says = {each.sheet.id: each.alterations[0] for each in changes.facts}
    assert says["tom-ash.legal_status = convicted in Case of Tom Ash"].new == (
        "testimony, Tom Ash (gazette-cases/sentence)",
    )


def test_a_link_to_somebody_else_under_the_same_words_is_told() -> None:
    changes = _compare(edited(GAZETTE, ("[[tom-ash|Ash]]", "[[ann-writer|Ash]]")))
    assert _told(changes.statements) == [("changed", "gazette-cases/contact", ["links"])]


def test_a_fact_tells_that_it_lost_an_origin() -> None:
    both = edited("digests/observer-reply.yml", ("decided: 2019-05", "decided: 2019-03"))
    changes = _compare(read_files(GOLDEN / "miniature" / "seeds"), both)
    (fact,) = [each for each in changes.facts if each.sheet.id == "tom-ash-case.decided = March 2019"]
    assert [(each.before, each.after) for each in fact.alterations if each.field == "origins"] == [(("2",), ("1",))]


def test_addresses_break_unless_something_leads_on() -> None:
    graph = link_case("remains")  # t-ash leads to tom-ash, and t-oak was withdrawn
    withdrawn = ("gazette.rumour", "town-gazette.rumour", "leaflet.a")
    before = {
        "people/t-ash.md": '# Ash { #_top }\n<div id="gazette.a"></div>\n<div id="gazette.b"></div>',
        "people/t-oak.md": '# Oak { #_top }\n<div id="gazette.a"></div>',
        "people/gone.md": "# Gone { #_top }",
        "about.md": "## Licence { #licence }\n## Rows { #_rows }",
        "topics/tea.md": "".join(f'<i id="{each}"></i>' for each in (*withdrawn, "gazette.c")),
        "refs.bib": "a file beside the pages",
    }
    after = {
        "people/t-ash.md": "moved",
        "people/tom-ash.md": '<div id="gazette.a"></div>',
        "people/t-oak.md": "withdrawn",
        "about.md": "## The licence { #the-licence }",
        "topics/tea.md": "Its statement 'rumour' and the leaflet were withdrawn",
    }
    pages = compare_pages(before, after, graph)
    assert pages.lost_pages == ("people/gone.html",)
    copies = ("topics/tea.html#gazette.c",)
    assert pages.lost_anchors == ("about.html#licence", "people/t-ash.html#gazette.b", *copies)
    assert (pages.added, pages.removed) == (("people/tom-ash.md",), ("people/gone.md",))


def test_a_page_that_only_stands_further_down_in_its_file_is_not_affected() -> None:
    page = "---\nreference:\n  edit:\n    line: {}\n---\nwords {}\n"
    pages = compare_pages({"a.md": page.format(3, 1)}, {"a.md": page.format(9, 1)}, link_case("remains"))
    assert pages.changed == ()
    pages = compare_pages({"a.md": page.format(3, 1)}, {"a.md": page.format(3, 2)}, link_case("remains"))
    assert pages.changed == ("a.md",)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(path.name, marks=[] if path.name in QUICK else [pytest.mark.slow])
        for path in sorted(GOLDEN.glob("problems-*"))
    ],
)
def test_seeds_with_problems_are_compared_as_far_as_they_can_be_read(case: str) -> None:
    folder = GOLDEN / case
    settings = folder if (folder / "mkdocs.yml").exists() else GOLDEN
    outcome = survey(Layout(settings, folder / "seeds"), lambda _: None)
    if outcome.graph is None:
        assert case == "problems-settings"
        return
    sound = State("sound", link_case("miniature"), (), {})
    faulty = State("faulty", outcome.graph, tuple(map(str, outcome.problems)))
    same = compare_states(faulty, faulty)
    assert "sound alone: 8 of 8 statements not verified" in write_text(compare_states(sound, faulty))
    assert "alone:" not in write_text(same)
    for difference in (compare_states(sound, faulty), compare_states(faulty, sound), same):
        assert difference.pages is None
        assert judge(difference, []) == 1
        assert "what could not be read is missing" in write_text(difference)
        assert all(write(difference) for write in FORMATS.values())
    assert (same.statements, same.facts, same.entities, same.people) == ((), (), (), ())


def test_nothing_is_told_of_a_file_that_cannot_be_read_as_it_stands(tmp_path: Path) -> None:
    layout = make_repository(tmp_path)
    files = read_files(layout.seeds)
    begun = re.sub(r"(title|published|reliability|says): .*", r"\1: TODO", files[REPLY].replace("tom-ash", "new-ash"))
    people = files[PEOPLE] + "new-ash: {name: Nora Ash, description: sailor}\n"
    change_seeds(layout, {GAZETTE: files[GAZETTE].replace("standing: ", "standing "), "digests/begun.yml": begun})
    change_seeds(layout, {PEOPLE: people})
    difference = compare(layout, "HEAD", None, Progress())
    assert difference.unread == ("seeds/digests/begun.yml", f"seeds/{GAZETTE}")
    assert (difference.statements, difference.facts, difference.sources, difference.disagreements) == ((), (), (), ())
    assert [each.sheet.id for each in difference.entities] == ["new-ash"]
    assert [each.statements for each in difference.people] == [()]
    assert "Not compared, since not all of it could be read: seeds/digests/begun.yml" in write_text(difference)
    assert judge(difference, []) == 1
    change_seeds(layout, {PEOPLE: people.replace("description: ", "descripton: ")})
    assert not compare(layout, "HEAD", None, Progress()).entities


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), REAL)
def test_real_changes_of_this_repository_are_told(before: str, after: str, capsys: pytest.CaptureFixture[str]) -> None:
    for commit in (before, after):
        found = subprocess.run(["git", "-C", str(ROOT), "cat-file", "-e", commit], check=False, capture_output=True)
        if found.returncode:
            pytest.skip("a shallow clone has no older commits")
    code, *told = REAL[before, after]
    assert main(["-C", str(ROOT), "diff", before, "--to", after]) == code
    printed = " ".join(capsys.readouterr().out.split())
    assert not [words for words in told if str(words) not in printed]


def _compare(after: Mapping[str, str], before: Mapping[str, str] | None = None) -> Difference:
    """Compare seeds without their pages; before are those of the miniature reference, if none are given."""
    old = link_case("miniature") if before is None else link_files(before)
    return compare_states(State("before", old), State("after", link_files(after)))


def _told(changes: tuple[SheetChange, ...]) -> list[tuple[str, str, list[str]]]:
    return [(each.sort, each.sheet.id, [it.field for it in each.alterations]) for each in changes]
