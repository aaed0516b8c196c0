"""The pipeline: from seeds to pages to the site."""

from __future__ import annotations

import importlib.metadata
import logging
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.check import check_seeds
from generator.evidence.archive import read_archive
from generator.evidence.probes import read_probes
from generator.evidence.receipts import read_receipts, write_receipt
from generator.evidence.summary import NOT_VERIFIED, list_unverified, summarise_evidence
from generator.evidence.verify import verify_statements
from generator.exports import export_graph
from generator.link import link_catalog
from generator.load import load_seeds, load_settings
from generator.merge import merge_seeds
from generator.pack import pack_edition
from generator.pictures import draw_pictures
from generator.problem import Problem, Severity, stops
from generator.render import render_graph
from generator.search import index_graph
from generator.write import Written, exchange_folder, read_folder, replace_file, restore_folder, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from generator.model import Graph, Supplements


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
        return cls(root, root / seeds, Path(seeds).as_posix().removeprefix("./").rstrip("/"), archive)

    @property
    def receipts(self) -> Path:
        """Give the folder of what `verify` found."""
        return self.seeds / "receipts"

    @property
    def mutation(self) -> Path:
        """Give the file of what the mutation run found of the checks."""
        return self.seeds / "mutation.yml"

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


class SiteNotBuiltError(Exception):
    """MkDocs warned or failed; site/ is what it was."""


def check(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Read and link the seeds; writes nothing."""
    settings, problems = load_settings(layout.configuration, layout.configuration.name)
    if settings is None:
        return Outcome(None, tuple(sorted(problems)))
    progress("reading the seeds")
    seeds, load_problems = load_seeds(layout.seeds, layout.seeds_label, settings)
    catalog, merge_problems = merge_seeds(seeds)
    progress("linking")
    graph, link_problems = link_catalog(catalog)
    receipts, receipt_problems = read_receipts(layout.receipts, f"{layout.seeds_label}/receipts", graph.sources)
    probes, probe_problems = read_probes(layout.mutation, f"{layout.seeds_label}/{layout.mutation.name}")
    found = {*load_problems, *check_seeds(seeds), *merge_problems, *link_problems, *receipt_problems, *probe_problems}
    if stops(tuple(found)):
        return Outcome(None, tuple(sorted(_without_echoes(found))))
    evidence = summarise_evidence(graph, receipts, probes)
    notices = (*found, *list_unverified(graph, evidence))
    return Outcome(replace(graph, evidence=evidence), tuple(sorted(notices)))


def verify(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Check, then hold the statements against the archive and write what was found to the receipts.

    Without an archive there is a notice, and the receipts stay.
    """
    outcome = check(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("reading the archive")
    graph = outcome.graph
    receipts, _ = read_receipts(layout.receipts, "", graph.sources)
    folder = layout.archive or layout.root / graph.settings.archive
    documents, archive_problems = read_archive(folder, graph.sources.values(), receipts, graph.statements.values())
    progress("holding the statements against it")
    verdict = verify_statements(graph, documents)
    for source, receipt in verdict.receipts.items():
        _write_receipt(layout.receipts / f"{source}.yml", write_receipt(receipt))
    probes = graph.evidence.probes if graph.evidence else ()
    evidence = summarise_evidence(graph, {**receipts, **verdict.receipts}, probes)
    kept = (each for each in outcome.problems if each.code != NOT_VERIFIED)
    problems = {*kept, *archive_problems, *verdict.problems, *list_unverified(graph, evidence)}
    return Outcome(replace(graph, evidence=evidence), tuple(sorted(problems)))


def _write_receipt(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        replace_file(path, text.encode())


def _without_echoes(found: AbstractSet[Problem]) -> Iterator[Problem]:
    """Leave out the notices of a file that has problems: what they miss may stand in what could not be read."""
    faulty = {each.mark.path for each in found if each.severity is Severity.PROBLEM}
    return (each for each in found if each.severity is Severity.PROBLEM or each.mark.path not in faulty)


def supplement(graph: Graph) -> Supplements:
    """Let the rooms beside the pipeline add to the pages."""
    return replace(draw_pictures(graph), exports=export_graph(graph))


def generate(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Check, then make content/ hold exactly the pages and their search index; with any problem nothing is written."""
    outcome = check(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("writing the pages")
    pages = render_graph(outcome.graph, supplement(outcome.graph))
    written = write_pages((*pages, *index_graph(outcome.graph)), layout.content)
    return Outcome(outcome.graph, outcome.problems, written)


def build(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Generate, then let MkDocs build site/; raises SiteNotBuiltError where MkDocs warns."""
    restore_folder(layout.site)
    outcome = generate(layout, progress)
    if outcome.graph is not None:
        progress("building the site")
        edition = outcome.graph.settings.edition
        exchange_folder(layout.site, lambda folder: _build_site(layout, folder, edition))
    return outcome


def offline(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Build, then pack site/ into one zip in dist/; those of other editions stay."""
    outcome = build(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("packing the edition")
    name, content = pack_edition(read_folder(layout.site), outcome.graph.settings, _theme_licence())
    replace_file(layout.editions / name, content)
    return replace(outcome, packed=layout.editions / name)


def _theme_licence() -> str:
    return importlib.metadata.distribution("mkdocs-material").read_text("licenses/LICENSE") or ""


def _build_site(layout: Layout, folder: Path, edition: str) -> None:
    """Build the site into a folder as `mkdocs build --strict` would, with the edition as its date."""
    moment = datetime.fromisoformat(edition).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    counter = _WarningCounter()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        configuration = load_config(str(layout.configuration), site_dir=str(folder))
        configuration.plugins.on_startup(command="build", dirty=False)
        build_mkdocs(configuration)
        configuration.plugins.on_shutdown()
    except MkDocsException as error:
        raise SiteNotBuiltError("\n".join([*counter.messages, str(error)])) from error
    finally:
        logger.removeHandler(counter)
    if counter.messages:
        raise SiteNotBuiltError("\n".join(counter.messages))


class _WarningCounter(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
