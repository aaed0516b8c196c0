"""A reference on a disk read and checked: where its files stand, what is wrong with them, and its graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.authoring.unlinked import tell_unlinked
from generator.check import check_seeds
from generator.evidence.probes import read_probes
from generator.evidence.receipts import read_receipts
from generator.evidence.summary import list_unverified, summarise_evidence
from generator.link import link_catalog
from generator.load import load_seeds, load_settings
from generator.merge import merge_seeds
from generator.nodes import read_text
from generator.problem import Severity, stops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from generator.model import Catalog, Graph, Settings
    from generator.problem import Problem
    from generator.write import Written


@dataclass(frozen=True)
class Layout:
    """Where a reference's files stand; labels are how its seeds and configuration are called in problems."""

    root: Path
    seeds: Path
    seeds_label: str = "seeds"
    archive: Path | None = None

    @classmethod
    def of(cls, root: Path, seeds: str = "seeds", archive: Path | None = None) -> Layout:
        """Lay out the reference in the folder `root`; `seeds` may lie elsewhere, and so may the archive."""
        return cls(root, root / seeds, PurePath(seeds).as_posix().removeprefix("./").rstrip("/"), archive)

    def file(self, label: str) -> Path:
        """Give the file that problems call so: one of the seeds, or the configuration."""
        if label == self.configuration.name:
            return self.configuration
        return self.seeds / label.removeprefix(f"{self.seeds_label}/")

    def digest(self, id_: str) -> Path:
        """Give the file of a source's digest."""
        return self.seeds / "digests" / f"{id_}.yml"

    def texts(self, settings: Settings) -> Path:
        """Give the folder of the archived texts."""
        return self.archive or self.root / settings.archive

    @property
    def receipts(self) -> Path:
        """Give the folder of what `verify` found."""
        return self.seeds / "receipts"

    @property
    def mutation(self) -> Path:
        """Give the file of what the mutation run found of the checks."""
        return self.seeds / "mutation.yml"

    @property
    def published(self) -> Path:
        """Give the list of addresses that must work for ever."""
        return self.seeds / "published.txt"

    @property
    def configuration(self) -> Path:
        """Give MkDocs' configuration, which holds the reference's too."""
        return self.root / "mkdocs.yml"

    @property
    def content(self) -> Path:
        """Give the folder of the generated pages."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """Give the folder of the built site."""
        return self.root / "site"

    @property
    def schemas(self) -> Path:
        """Give the folder of the JSON Schemas by which editors know the seeds."""
        return self.root / "schema"

    @property
    def editions(self) -> Path:
        """Give the folder of the editions packed for reading offline."""
        return self.root / "dist"


@dataclass(frozen=True)
class Outcome:
    """What a command found and did: the graph if nothing stops it, problems sorted by place, what was written."""

    graph: Graph | None
    problems: tuple[Problem, ...]
    written: Written | None = None
    packed: Path | None = None


def gather(layout: Layout) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """Read the seeds as far as they can be read, unchecked; None where there are none, or no configuration."""
    settings, problems = load_settings(layout.configuration, layout.configuration.name)
    if settings is None:
        return None, tuple(sorted(problems))
    seeds, problems = load_seeds(layout.seeds, layout.seeds_label, settings)
    return (merge_seeds(seeds)[0] if layout.seeds.is_dir() else None), problems


def check(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Read and link the seeds; writes nothing."""
    outcome = survey(layout, progress)
    return replace(outcome, graph=None) if stops(outcome.problems) else outcome


def survey(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Read and link the seeds as `check` does, and give the graph of what could be read even if something is wrong.

    Such a graph has no evidence; it may be compared with another one, and no page may be made of it. Without a
    configuration it is None.
    """
    settings, problems = load_settings(layout.configuration, layout.configuration.name)
    if settings is None:
        return Outcome(None, tuple(sorted(problems)))
    progress("reading the seeds")
    seeds, load_problems = load_seeds(layout.seeds, layout.seeds_label, settings)
    catalog, merge_problems = merge_seeds(seeds)
    progress("linking")
    graph, link_problems = link_catalog(catalog)
    label = f"{layout.seeds_label}/{layout.receipts.name}"
    receipts, receipt_problems = read_receipts(layout.receipts, label, graph.sources, seeds.doubtful)
    probes, probe_problems = read_probes(layout.mutation, f"{layout.seeds_label}/{layout.mutation.name}")
    found = {*load_problems, *check_seeds(seeds), *merge_problems, *link_problems, *receipt_problems, *probe_problems}
    if not seeds.doubtful:  # else a name may be that of an entity which could not be read
        found |= {*tell_unlinked(catalog.statements, catalog.sources, catalog.records)}
    if stops(tuple(found)):
        return Outcome(graph, tuple(sorted(_without_echoes(found))))
    evidence = summarise_evidence(graph, receipts, probes)
    notices = (*found, *list_unverified(graph, evidence))
    return Outcome(replace(graph, evidence=evidence), tuple(sorted(notices)))


def read_published(layout: Layout) -> tuple[str, tuple[Problem, ...]]:
    """Read the list of addresses that must work for ever; empty where there is none."""
    if not layout.published.exists() and not layout.published.is_symlink():
        return "", ()
    return read_text(layout.published, f"{layout.seeds_label}/{layout.published.name}")


def _without_echoes(found: AbstractSet[Problem]) -> Iterator[Problem]:
    """Leave out the notices of a file that has problems: what they miss may stand in what could not be read."""
    faulty = {each.mark.path for each in found if each.severity is Severity.PROBLEM}
    return (each for each in found if each.severity is Severity.PROBLEM or each.mark.path not in faulty)
