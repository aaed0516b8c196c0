"""From seeds to pages to the site, and to the edition for a disk."""

from __future__ import annotations

import importlib.metadata
import logging
import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.editors import write_schemas
from generator.examine import Layout, Outcome, check
from generator.exports import export_graph
from generator.pack import pack_edition
from generator.pictures import draw_pictures
from generator.render import render_graph
from generator.search import index_graph
from generator.write import exchange_folder, read_folder, refuse_link, replace_file, restore_folder, write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from mkdocs.plugins import BasePlugin

    from generator.model import Graph, Page, Supplements

    Plugin = BasePlugin[Any]


class SiteNotBuiltError(Exception):
    """MkDocs warned or failed; site/ is what it was."""


def supplement(graph: Graph) -> Supplements:
    """Let the rooms beside the pipeline add to the pages."""
    return replace(draw_pictures(graph), exports=export_graph(graph))


def render(graph: Graph) -> tuple[Page, ...]:
    """Render every page, with what the rooms beside the pipeline add."""
    return render_graph(graph, supplement(graph))


def generate(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Check, then make content/ hold exactly the pages and their search index; with any problem nothing is written."""
    outcome = check(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("writing the pages")
    written = write_pages((*render(outcome.graph), *index_graph(outcome.graph)), layout.content)
    write_schemas(layout, outcome.graph)
    return Outcome(outcome.graph, outcome.problems, written)


def build(layout: Layout, progress: Callable[[str], None], plugins: Sequence[Plugin] = ()) -> Outcome:
    """Generate, then let MkDocs build site/; raises SiteNotBuiltError where MkDocs warns.

    `plugins` are MkDocs' own; none may change what is built.
    """
    restore_folder(layout.site)
    outcome = generate(layout, progress)
    if outcome.graph is not None:
        progress("building the site")
        edition = outcome.graph.settings.edition
        exchange_folder(layout.site, lambda folder: _build_site(layout, folder, edition, plugins))
    return outcome


def offline(layout: Layout, progress: Callable[[str], None]) -> Outcome:
    """Build, then pack site/ into one zip in dist/; those of other editions stay."""
    outcome = build(layout, progress)
    if outcome.graph is None:
        return outcome
    progress("packing the edition")
    name, content = pack_edition(read_folder(layout.site), outcome.graph.settings, _theme_licence())
    refuse_link(layout.editions)
    replace_file(layout.editions / name, content)
    return replace(outcome, packed=layout.editions / name)


def _theme_licence() -> str:
    return importlib.metadata.distribution("mkdocs-material").read_text("licenses/LICENSE") or ""


def _build_site(layout: Layout, folder: Path, edition: str, plugins: Sequence[Plugin]) -> None:
    """Build the site into a folder as `mkdocs build --strict` would, with the edition as its date."""
    moment = datetime.fromisoformat(edition).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    counter = _WarningCounter()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        configuration = load_config(str(layout.configuration), site_dir=str(folder))
        for plugin in plugins:
            configuration.plugins[type(plugin).__name__] = plugin
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
