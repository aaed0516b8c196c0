"""The mutation figures: how many planted faults of each sort the checks against the archive catch.

Run by `make mutation`. Every statement in turn has one thing changed and is checked again.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from mutants import Book, Ground, Mutant, mutate_place, mutate_text
from mutants_facts import mutate_dates, mutate_facts
from mutants_names import mutate_asserter, mutate_names
from mutation_figures import FIGURES, figures_in_yaml
from unseen import write_unseen

from generator.evidence.anchors import check_anchors
from generator.evidence.archive import read_archive
from generator.evidence.company import accused_in_case, company
from generator.evidence.copying import check_quotes
from generator.evidence.readings import Reading
from generator.evidence.support import support_problems
from generator.examine import Layout
from generator.link import link_catalog
from generator.link.facts import type_facts
from generator.load import load_seeds, load_settings
from generator.merge import merge_seeds
from generator.model import Link
from generator.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Catalog, Document, Fact, Graph, Statement
    from generator.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/evidence.md"
BEGIN, END = "<!-- figures: python tests/mutation.py --write -->\n\n", "\n<!-- end of the figures -->"

# The goal of each sort in per cent; None where no rule can tell, and the figure is only reported.
GOALS: Mapping[str, int | None] = MappingProxyType(
    {
        "number (absent)": 99,
        "number elsewhere in the document": 99,
        "number of the same paragraph": None,
        "unit": 99,
        "comparator turned": None,
        "comparator dropped": None,
        "comparator added": None,
        "date": 97,
        "date of the same paragraph": None,
        "quote word replaced": 99,
        "quote word dropped": 99,
        "name (absent)": 99,
        "name from another source": 99,
        "name from the same source": 99,
        "name of the same paragraph": None,
        "same surname": None,
        "same words, link to another": None,
        "paragraph": 99,
        "paragraph, by words alone": None,
        "paragraph, one of several": None,
        "paragraph, one of several, by words alone": None,
        "asserter named elsewhere": 95,
        "asserter of the same paragraph": None,
        "asserter left out": None,
        "negation added": None,
        "negation dropped": None,
        "antonym": None,
        "fact: number": 99,
        "fact: unit": 99,
        "fact: penalty": 99,
        "fact: date": 97,
        "fact: status": None,
        "fact: comparator": None,
        "fact: name (absent)": 99,
        "fact: name of the same paragraph": None,
        "fact: words": None,
        "value that `derived` excuses": None,
    }
)
_MAKERS = (mutate_text, mutate_dates, mutate_names, mutate_place, mutate_asserter, mutate_facts)
_HEADINGS = ("sort", "mutants", "equivalent", "caught", "share", "goal", "unseen: caught", "share")
_NO_VALUE = "it is no value of the property: loading refuses it"
_BY_WORDS_ALONE = "by words alone"


@dataclass
class Tally:
    """What became of the mutants of one sort."""

    mutants: int = 0
    equivalent: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def counted(self) -> int:
        """Count the mutants that are to be caught."""
        return self.mutants - self.equivalent.total()

    @property
    def caught(self) -> int:
        """Count those that were."""
        return self.counted - len(self.survivors)

    @property
    def share(self) -> float:
        """Give the share of those caught in per cent; all of none."""
        return 100 * self.caught / self.counted if self.counted else 100.0


class Bench:
    """A reference with its documents, on which changed statements are checked."""

    def __init__(self, layout: Layout, archive: Path) -> None:
        """Load the seeds and read the archive; raises ValueError where the seeds are not sound."""
        settings, problems = load_settings(layout.configuration, layout.configuration.name)
        if settings is None:
            raise ValueError(problems)
        seeds, loading = load_seeds(layout.seeds, layout.seeds_label, settings)
        catalog, merging = merge_seeds(seeds)
        graph, linking = link_catalog(catalog)
        wrong = [each for each in (*loading, *merging, *linking) if each.severity is Severity.PROBLEM]
        if wrong:
            raise ValueError(wrong)
        self.catalog: Catalog = catalog
        self.graph: Graph = graph
        self.documents: Mapping[str, Document] = read_archive(archive, graph.sources.values())[0]
        self._company = {id_: frozenset(company(id_, graph)) for id_ in self.documents}
        self._readings: dict[tuple[str, frozenset[str]], Reading] = {}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Give the statements whose documents are there."""
        return tuple(each for each in self.graph.statements.values() if each.source in self.documents)

    def problems(self, statement: Statement) -> frozenset[tuple[str, str]]:
        """Check one statement as it now is; gives the problems without the figures that change with every paragraph."""
        facts = self._facts(statement)
        graph = replace(
            self.graph, statements={statement.key: statement}, facts={**self.graph.facts, statement.key: facts or ()}
        )
        found = (
            *support_problems(statement, graph, self._reading(statement, facts or ())),
            *check_anchors(graph, self.documents),
            *check_quotes(graph, self.documents),
        )
        return frozenset(_identity(each) for each in found if each.severity is Severity.PROBLEM)

    def _reading(self, statement: Statement, facts: Iterable[Fact]) -> Reading:
        """Read a document with the names that count there, those whom the changed statement brings in among them."""
        parties = (party.id for party in (*statement.says, *statement.via))
        links = (part.id for part in statement.text if isinstance(part, Link))
        claimed = (id_ for fact in facts for id_ in (fact.entity, *(each.id for each in fact.value.references())))
        named = (*parties, *links, *claimed, statement.origin)
        brought = {str(id_) for id_ in named if id_ in self.graph.entities}
        accused = {each for id_ in brought for each in accused_in_case(self.graph.entities[id_])}
        ids = self._company[statement.source] | brought | accused
        key = statement.source, ids
        if key not in self._readings:
            entities = [self.graph.entities[id_] for id_ in sorted(ids)]
            self._readings[key] = Reading(self.documents[statement.source], entities)
        return self._readings[key]

    def is_value(self, statement: Statement) -> bool:
        """Tell whether all facts of a statement are values of their properties."""
        return self._facts(statement) is not None

    def _facts(self, statement: Statement) -> tuple[Fact, ...] | None:
        if statement.claims == self.graph.statements[statement.key].claims:
            return self.graph.facts.get(statement.key, ())
        facts, problems = type_facts(replace(self.catalog, statements={statement.key: statement}))
        return None if problems else facts[statement.key]


def _identity(problem: Problem) -> tuple[str, str]:
    plain = re.sub(r"; (?:paragraph .*|no paragraph has that)$", "", problem.message)
    return problem.code, re.sub(r"\d+%|paragraphs? \d+(?:(?:, | and )\d+)*", "", plain)


def run(bench: Bench) -> Mapping[str, Tally]:
    """Make all mutants of all statements, and check each."""
    tallies = {sort: Tally() for sort in GOALS}
    book = Book(bench.graph, bench.documents)
    for statement in bench.statements:
        before = bench.problems(statement)
        for mutant in make_mutants(Ground(statement, book)):
            tally = tallies[mutant.sort]
            tally.mutants += 1
            reason = mutant.equivalent or ("" if bench.is_value(mutant.statement) else _NO_VALUE)
            if reason:
                tally.equivalent[reason] += 1
            elif not _is_caught(mutant, bench.problems(mutant.statement) - before):
                tally.survivors.append(mutant)
    return tallies


def make_mutants(ground: Ground) -> Iterator[Mutant]:
    """Make all mutants of one statement."""
    for make in _MAKERS:
        yield from make(ground)


def _is_caught(mutant: Mutant, new: Iterable[tuple[str, str]]) -> bool:
    by_words_alone = _BY_WORDS_ALONE in mutant.sort
    return any(not (by_words_alone and code.startswith("anchor")) for code, _ in new)


def find_archive() -> Path | None:
    """Give the folder with the texts of the sources: REFERENCE_ARCHIVE or archive/; None where there is none."""
    folder = Path(os.environ.get("REFERENCE_ARCHIVE") or ROOT / "archive")
    return folder if folder.is_dir() else None


@dataclass(frozen=True)
class Unseen:
    """The figures of the texts that no rule was tuned on, with the statements that have a problem unchanged."""

    tallies: Mapping[str, Tally]
    statements: int
    alarms: int


def run_unseen() -> Unseen:
    """Do the same with the invented reference."""
    with TemporaryDirectory() as folder:
        layout = write_unseen(Path(folder))
        bench = Bench(layout, layout.root / "archive")
        alarms = sum(bool(bench.problems(each)) for each in bench.statements)
        return Unseen(run(bench), len(bench.statements), alarms)


def table(seen: Mapping[str, Tally], unseen: Mapping[str, Tally]) -> list[tuple[str, ...]]:
    """Give the figures as rows of words, the headings first; a sort without mutants has no share."""
    return [_HEADINGS, *(_row(sort, seen.get(sort, Tally()), unseen[sort]) for sort in GOALS)]


def _row(sort: str, tally: Tally, unseen: Tally) -> tuple[str, ...]:
    goal = GOALS[sort]
    return (
        sort,
        str(tally.mutants),
        str(tally.equivalent.total()),
        str(tally.caught),
        _share(tally),
        f"≥ {goal} %" if goal is not None else "–",
        f"{unseen.caught} of {unseen.counted}",
        _share(unseen),
    )


def _share(tally: Tally) -> str:
    return f"{tally.share:.1f} %" if tally.counted else "–"


def _plain(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))


def _markdown(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = rows
    yield f"| {' | '.join(head)} |"
    yield f"|---{'|---:' * (len(head) - 1)}|"
    yield from (f"| {' | '.join(row)} |" for row in body)


def _equivalents(seen: Mapping[str, Tally], unseen: Mapping[str, Tally]) -> Iterator[tuple[str, str, int]]:
    for sort in GOALS:
        reasons = seen.get(sort, Tally()).equivalent + unseen[sort].equivalent
        yield from ((sort, reason, count) for reason, count in sorted(reasons.items()))


def figures_in_markdown(seen: Mapping[str, Tally], unseen: Unseen) -> str:
    """Give the section of docs/evidence.md with the figures."""
    reasons = [(sort, why, str(count)) for sort, why, count in _equivalents(seen, unseen.tallies)]
    lines = [
        *_markdown(table(seen, unseen.tallies)),
        "",
        _unseen_line(unseen),
        "",
        "Equivalent mutants, of both; they are not counted:",
        "",
        *_markdown([("sort", "why", "mutants"), *reasons]),
    ]
    return "\n".join(lines) + "\n"


def missed_goals(seen: Mapping[str, Tally]) -> list[str]:
    """List the sorts that are caught less often than they should be, and those with a goal and without mutants."""
    return [
        f"{sort}: {tally.caught} of {tally.counted}, {tally.share:.1f} %, goal {goal} %"
        for sort, tally in seen.items()
        if (goal := GOALS[sort]) is not None and (not tally.counted or tally.share < goal)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or what of one sort is not caught; gives the exit code, 1 where a goal is missed."""
    chosen = _parse(arguments)
    archive = find_archive()
    if archive is None:
        _say("skipped: there is no archive; put the texts into archive/ or name their folder in REFERENCE_ARCHIVE")
        return 0
    seen, unseen = run(Bench(Layout.of(ROOT), archive)), run_unseen()
    if chosen.list:
        _print_survivors(chosen.list, seen, unseen.tallies)
    elif chosen.markdown:
        _say(figures_in_markdown(seen, unseen).rstrip("\n"))
    elif chosen.write:
        write_document(figures_in_markdown(seen, unseen))
        FIGURES.write_text(figures_in_yaml(counts_of(seen)), "utf-8")
    else:
        _print_figures(seen, unseen)
    missed = missed_goals(seen)
    sys.stderr.writelines(f"{each}\n" for each in missed)
    return 1 if missed else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutation", description=__doc__)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--list", metavar="SORT", choices=GOALS, help="print what of one sort is not caught")
    ways.add_argument("--markdown", action="store_true", help="print the figures as they stand in docs/evidence.md")
    ways.add_argument("--write", action="store_true", help="write docs/evidence.md and seeds/mutation.yml")
    return parser.parse_args(arguments)


def _print_survivors(sort: str, *found: Mapping[str, Tally]) -> None:
    for tallies in found:
        for mutant in tallies[sort].survivors:
            _say(f"{mutant.mark}: {mutant.change}")


def _print_figures(seen: Mapping[str, Tally], unseen: Unseen) -> None:
    _say(*_plain(table(seen, unseen.tallies)))
    _say("", _unseen_line(unseen), "", "Equivalent mutants, of both; they are not counted:")
    _say(*(f"  {sort}: {count} × {why}" for sort, why, count in _equivalents(seen, unseen.tallies)))


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _unseen_line(unseen: Unseen) -> str:
    return (
        f"The unseen texts have {unseen.statements} statements; {unseen.alarms} of them have a problem "
        "before anything is changed."
    )


def counts_of(seen: Mapping[str, Tally]) -> list[tuple[str, int, int]]:
    """Give for each sort that could be planted how many were to be caught, and how many were; each mutant once."""
    once = {sort: tally for sort, tally in seen.items() if _BY_WORDS_ALONE not in sort}
    return [(sort, tally.counted, tally.caught) for sort, tally in once.items() if tally.counted]


def written_figures() -> str:
    """Give the figures that stand in docs/evidence.md."""
    return DOCUMENT.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def write_document(figures: str) -> None:
    """Exchange the figures in docs/evidence.md."""
    text = DOCUMENT.read_text("utf-8")
    before, _, after = text.partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}{figures}{END}{after.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
