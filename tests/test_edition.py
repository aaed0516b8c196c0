"""The edition's figures on the method page: counted from the graph, and from what the mutation run wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from conftest import MINIATURE
from mutation import BEGIN, DOCUMENT, END, GOALS, Tally, counts_of
from mutation_figures import FIGURES, MEANINGS, figures_in_yaml
from pipeline import check_files, edited, read_files, render_pages, without_data

from generator.evidence.probes import read_probes
from generator.evidence.rules import RULES_VERSION
from generator.model import Evidence, Probe, Verification
from generator.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Graph

LABEL = "seeds/mutation.yml"
_ONE = f'rules: {RULES_VERSION}\nsorts:\n  - {{sort: "a", means: "a thing", planted: 3, caught: 2}}\n'


def _graph(extra: dict[str, str] | None = None) -> Graph:
    graph, problems = check_files({**read_files(MINIATURE / "seeds"), **(extra or {})})
    assert graph, problems
    return graph


def _evidence(graph: Graph) -> Evidence:
    assert graph.evidence
    return graph.evidence


def _method(graph: Graph) -> str:
    return next(page.text for page in render_pages(graph) if page.path == "method.md")


def _row(page: str, words: str) -> list[str]:
    (line,) = [line for line in page.splitlines() if line.startswith("|") and words in line]
    return [cell.strip().replace("&#48;", "0") for cell in line.strip("|").split("|")][1:]


# --- What the edition holds -------------------------------------------------------------------------------------------


def test_the_figures_of_each_document_are_those_of_the_graph() -> None:
    graph = _graph()
    page = _method(graph)
    assert (
        f"{len(graph.sources)} documents, {len(graph.statements)} statements; 0 of {len(graph.statements)} verified"
        in page
    )
    for id_, source in graph.sources.items():
        own = [each for each in graph.statements.values() if each.source == id_]
        used = {int(number) for each in own for number in each.locator.paragraphs}
        content = source.paragraphs - len(source.unused)
        concluded = sum(len(each.derived) for each in own)
        origins = _evidence(graph).count_origins(each.key for each in own)
        row = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), " ".join(_row(page, f"(sources/{id_}.md)")))
        assert row == f"{len(used)} of {content} {len(own)} 0 {concluded} {origins}"


def test_verified_statements_are_counted() -> None:
    graph = _graph()
    key = next(iter(graph.statements))
    verifications = MappingProxyType({**_evidence(graph).verifications, key: Verification.VERIFIED})
    changed = replace(graph, evidence=replace(_evidence(graph), verifications=verifications))
    assert f"; 1 of {len(graph.statements)} verified" in _method(changed)


def test_the_disagreements_are_counted_and_lead_to_their_page() -> None:
    assert "[Contradictions](disagreements.md#_contradiction)" in _method(_graph())


def test_what_stands_behind_several_documents_is_listed_and_nothing_else() -> None:
    apart = _method(_graph())
    assert "none stands behind more than one document" in apart
    assert "Who speaks in them" not in apart
    reply = edited("digests/observer-reply.yml", ("says: {unnamed: the author of the reply}", "says: harbour-gazette"))
    joined = _method(_graph(reply))
    assert "1 stands behind more than one document" in joined
    assert "(sources/gazette-cases.md)" in joined.partition("Who speaks in them")[2]


def test_only_the_method_page_has_them() -> None:
    assert [page.path for page in render_pages(_graph()) if "{ #_figures }" in page.text] == ["method.md"]


# --- What the checks catch ------------------------------------------------------------------------------------------


def test_what_is_caught_and_what_is_missed_are_told_from_the_file() -> None:
    probes = (
        Probe("a", "all of it", 1_200, 1_200),
        Probe("b", "nearly all", 1_000, 999),
        Probe("c", "some of it", 12, 5),
        Probe("d", "none of it", 7, 0),
    )
    graph = _graph({"mutation.yml": _in_yaml(*probes)})
    page = _method(graph)
    caught, _, missed = page.partition("{ #_missed }")
    assert "Of all 2,219 faults, 2,204 were caught, 99.3 %." in caught.partition("{ #_caught }")[0]
    assert "Of these 2,200 faults, 2,199 were caught, 99.9 %." in caught
    assert "Of these 19 faults, 5 were caught, 26.3 %." in missed
    assert _row(caught, "All of it") == ["1,200", "1,200", "100.0 %"]
    assert _row(missed, "None of it")[:2] == ["7", "0"]
    assert missed.index("None of it") < missed.index("Some of it")
    assert "Some of it" not in caught


def test_nearly_all_is_never_said_to_be_all() -> None:
    page = _method(_graph({"mutation.yml": _in_yaml(Probe("a", "nearly all", 10_000, 9_999))}))
    assert "100" not in _row(page, "Nearly all")[2].replace("&#57;", "9")


def test_without_the_file_the_page_is_silent_about_it() -> None:
    page = _method(_graph())
    assert "{ #_probes }" not in page
    assert "{ #_caught }" not in page


def test_hostile_words_in_the_file_stay_text() -> None:
    page = _method(
        _graph({"mutation.yml": _in_yaml(Probe("a", "<script>x</script> | *b* [c](d) {{ e }} \"f' #g", 3, 3))})
    )
    assert "<script" not in without_data(page)
    assert "[c](d)" not in page
    assert len(_row(page, "script")) == 3


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("rules", "rule", 1),
        ("sorts:\n", "sorts: none\nothers:\n", 1),
        ("planted: 3", "planted: many", 3),
        ("planted: 3", "planted: -3", 3),
        ("planted: 3", "planted: 1", 3),
        ("planted: 3, ", "", 3),
        ("caught: 2", "caught: 2, more: 1", 3),
        ("- {", "- [", 3),
        (_ONE, "- a\n", 1),
        (_ONE, "", 1),
    ],
)
def test_a_file_that_the_run_could_not_have_written_is_a_problem(tmp_path: Path, old: str, new: str, line: int) -> None:
    path = tmp_path / "mutation.yml"
    path.write_text(_ONE.replace(old, new).replace("2}", "2]") if new == "- [" else _ONE.replace(old, new), "utf-8")
    probes, problems = read_probes(path, LABEL)
    assert probes == ()
    assert problems
    assert (problems[0].mark.path, problems[0].mark.line) == (LABEL, line)
    assert all(each.severity is Severity.PROBLEM for each in problems)


def test_figures_of_other_rules_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "mutation.yml"
    path.write_text(_ONE.replace(f"rules: {RULES_VERSION}", f"rules: {RULES_VERSION + 1}"), "utf-8")
    probes, (problem,) = read_probes(path, LABEL)
    assert probes == ()
    assert (problem.code, problem.severity) == ("figures-stale", Severity.NOTICE)


def test_no_file_is_nothing_to_say(tmp_path: Path) -> None:
    assert read_probes(tmp_path / "mutation.yml", LABEL) == ((), ())


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    counts = [(sort, number + 1, number) for number, sort in enumerate(MEANINGS)]
    path = tmp_path / "mutation.yml"
    path.write_text(figures_in_yaml(counts), "utf-8")
    probes, problems = read_probes(path, LABEL)
    assert problems == ()
    assert [(each.sort, each.planted, each.caught) for each in probes] == counts
    assert [each.means for each in probes] == [*MEANINGS.values()]


def test_each_sort_that_is_planted_has_a_meaning_for_readers() -> None:
    every = {sort: Tally(mutants=1) for sort in GOALS}
    assert [sort for sort, _, _ in counts_of(every)] == [*MEANINGS]


def test_the_committed_figures_are_those_of_the_document() -> None:
    probes, problems = read_probes(FIGURES, LABEL)
    assert problems == ()
    table = DOCUMENT.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    told = {row[0]: (int(row[1]) - int(row[2]), int(row[3])) for row in rows if "by words alone" not in row[0]}
    assert {each.sort: (each.planted, each.caught) for each in probes} == told


def _in_yaml(*probes: Probe) -> str:
    lines = [f"rules: {RULES_VERSION}", "sorts:"]
    for each in probes:
        means = each.means.replace("'", "''")
        lines.append(f"  - {{sort: '{each.sort}', means: '{means}', planted: {each.planted}, caught: {each.caught}}}")
    return "\n".join(lines) + "\n"
