"""Builds that follow each other convert only what changed, give the same bytes and warn of the same things."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from sites import fingerprints

from generator.preview import Conversions

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = """
site_name: Harbour
docs_dir: content
use_directory_urls: false
plugins: []
nav: [{Start: index.md}, {Laws: [{The law: law.md}]}]
not_in_nav: /cases.md
validation: {links: {anchors: warn}}
markdown_extensions: [toc, attr_list]
theme: {name: null, custom_dir: theme}
"""
TEMPLATE = """{{ page.title }}|{{ page.toc | list | length }}|{{ page.content }}|
{% for each in nav.pages %}{{ each.title }} {{ each.url }} {{ each == page }} {{ each.active }}|{% endfor %}"""
PAGES = {
    "index.md": "# Harbour\n\n[a court](law.md#court)\n\n## Second {#second}",
    "law.md": "## Court {#court}\n\n[home](index.md#second)",
    "cases.md": "# Cases\n\n[law](law.md)",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("content", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    (tmp_path / "theme/main.html").write_text(TEMPLATE)
    for name, text in PAGES.items():
        (tmp_path / "content" / name).write_text(text)
    return tmp_path


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the pages that MkDocs itself converts, in order."""
    names: list[str] = []
    convert = Page.render

    def listen(page: Page, *given: object) -> None:
        names.append(page.file.src_uri)
        convert(page, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", listen)
    return names


def _build(project: Path, conversions: Conversions | None, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Build the project's site and give the warnings."""
    caplog.clear()
    configuration = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    if conversions is not None:
        configuration.plugins["Conversions"] = conversions
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(configuration)
    return [record.getMessage() for record in caplog.records]


def test_only_what_changed_is_converted_and_the_bytes_are_the_same(
    project: Path, converted: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    conversions = Conversions()
    assert _build(project, conversions, caplog) == []
    assert sorted(converted) == sorted(PAGES)
    (project / "content/law.md").write_text(PAGES["law.md"] + "\n\n## Third\n")
    del converted[:]
    assert _build(project, conversions, caplog) == []
    assert converted == ["law.md"]
    warm = fingerprints(project / "site")
    assert "The law|2|" in (project / "site/law.html").read_text()
    assert _build(project, None, caplog) == []
    assert fingerprints(project / "site") == warm


def test_a_link_that_was_remembered_is_held_against_what_its_page_has_now(
    project: Path, converted: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    conversions = Conversions()
    assert _build(project, conversions, caplog) == []
    (project / "content/law.md").write_text("## Tribunal {#tribunal}")
    del converted[:]
    assert "'law.md#court'" in "".join(_build(project, conversions, caplog))
    assert converted == ["law.md"]


@pytest.mark.parametrize("change", ["mkdocs.yml", "content/new.md"])
def test_another_configuration_or_set_of_files_converts_everything(
    change: str, project: Path, converted: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    conversions = Conversions()
    _build(project, conversions, caplog)
    del converted[:]
    with (project / change).open("a") as file:
        file.write("\n")
    _build(project, conversions, caplog)
    assert {*converted} >= {*PAGES}


def test_what_a_page_was_warned_of_is_said_again_once_it_is_forgotten(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    conversions = Conversions()
    (project / "content/law.md").write_text("[nowhere](nowhere.md)")
    warned = _build(project, conversions, caplog)
    assert "nowhere.md" in "".join(warned)
    assert _build(project, conversions, caplog) != warned, "why it must be forgotten"
    conversions.forget()
    assert _build(project, conversions, caplog) == warned
