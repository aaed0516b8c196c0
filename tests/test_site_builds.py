"""How the site is built: without a warning, to the same bytes anywhere and at any time, as it was configured."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import findings
import gaps
import pytest
from sites import MINIATURE, build_site, copy_project, files_below, fingerprints, run_generator, run_mkdocs

if TYPE_CHECKING:
    from pathlib import Path

    from sites import Site

    from generator.examine import Layout

# Whole sites are built here several times over.
pytestmark = pytest.mark.slow

ADDRESS = "https://reference.example/harbour/"
REPOSITORY = "https://code.example/harbour/reference"
CONTACT = "errors@reference.example"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site that knows its address, its repository and whom to write to."""
    settings = {"site_url": ADDRESS, "repository": REPOSITORY, "contact": CONTACT, "branch": "main"}
    return build_site(copy_project(tmp_path_factory.mktemp("hosted") / "project", settings))


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Give a copy of the same project whose files are of another day, in a folder that is hard on careless code."""
    settings = {"site_url": ADDRESS, "repository": REPOSITORY, "contact": CONTACT, "branch": "main"}
    layout = copy_project(tmp_path_factory.mktemp("moved") / "a 'harbour' & 港口 #1", settings)
    for path in layout.root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return layout


def test_the_same_seeds_give_the_same_bytes(hosted: Site, moved: Layout) -> None:
    """Folder, day, time zone, language and the order in which Python walks its sets make no difference."""
    build_site(moved, PYTHONHASHSEED="4", TZ="Pacific/Kiritimati", LC_ALL="C", HOME=str(moved.root))
    assert fingerprints(moved.content) == fingerprints(hosted.layout.content)
    assert fingerprints(moved.site) == fingerprints(hosted.folder)
    assert {"sitemap.xml.gz", "search/catalog.js"} <= {*fingerprints(moved.site)}


def test_the_day_of_the_build_is_nowhere_in_the_site(tmp_path: Path) -> None:
    """The edition is the only day that a build knows, in its files and in the head of what it compresses."""
    settings = {"site_url": ADDRESS, "edition": '"2020-02-29"'}
    site = build_site(copy_project(tmp_path / "project", settings, MINIATURE))
    today = datetime.now(UTC)
    days = [f"{today:{form}}".encode() for form in ("%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%a, %d %b %Y")]
    dated = [path for path in site.files for day in days if day in (site.folder / path).read_bytes()]
    assert dated == []
    packed = (site.folder / "sitemap.xml.gz").read_bytes()
    assert int.from_bytes(packed[4:8], "little") == datetime(2020, 2, 29, tzinfo=UTC).timestamp()


def test_a_second_generate_rewrites_no_file(moved: Layout) -> None:
    run_generator(moved, "generate")
    before = _states(moved.content)
    result = run_generator(moved, "generate")
    assert (result.returncode, result.stderr) == (0, "")
    assert _states(moved.content) == before


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    found = {path: (folder / path).stat() for path in files_below(folder)}
    return {path: (state.st_ino, state.st_mtime_ns) for path, state in found.items()}


def test_plain_mkdocs_builds_what_was_generated_without_a_warning(hosted: Site, moved: Layout) -> None:
    assert run_generator(moved, "generate").returncode == 0
    result = run_mkdocs(moved, NO_MKDOCS_2_WARNING="1")
    assert result.returncode == 0, result.stderr
    assert not [line for line in result.stderr.splitlines() if not line.startswith("INFO ")]
    # MkDocs itself takes the day of a compressed sitemap from the clock.
    assert {**fingerprints(moved.site), "sitemap.xml.gz": ""} == {**fingerprints(hosted.folder), "sitemap.xml.gz": ""}


def test_a_dead_link_in_content_stops_plain_mkdocs(tmp_path: Path) -> None:
    """MkDocs' own checks are at work: --strict would stop at nothing if every validation were silent."""
    layout = copy_project(tmp_path / "project", seeds=MINIATURE)
    assert run_generator(layout, "generate").returncode == 0
    page = layout.content / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[x](nowhere.md) [y](index.md#nowhere)\n", "utf-8")
    result = run_mkdocs(layout, NO_MKDOCS_2_WARNING="1")
    assert result.returncode != 0
    assert "'nowhere.md'" in result.stderr
    assert "'index.md#nowhere'" in result.stderr


def test_the_address_of_the_site_is_in_its_sitemap_and_its_pages(hosted: Site) -> None:
    listed = [path for path in hosted.pages if hosted[path].listed]
    text = (hosted.folder / "sitemap.xml").read_text("utf-8")
    wanted = [ADDRESS + path for path in listed]
    assert [each for each in wanted if f"<loc>{each}</loc>" not in text] == []
    assert gzip.decompress((hosted.folder / "sitemap.xml.gz").read_bytes()).decode() == text
    canonical = [
        each.attributes["href"]
        for path in listed
        for each in hosted[path].root.find("link")
        if each.attributes.get("rel") == "canonical"
    ]
    assert canonical == wanted


def test_each_page_leads_to_its_line_in_the_repository(hosted: Site) -> None:
    assert not gaps.unplaced_pages(hosted)
    path = "people/index.html".replace(
        "index", next(id_ for id_, each in hosted.graph.entities.items() if each.record.kind == "people")
    )
    assert gaps.unplaced_pages(hosted.planted(path, r"#L(?=\d+)", "#L9"))


def test_each_page_says_whom_to_write_to(hosted: Site) -> None:
    assert not findings.missing_reports(hosted)
    assert findings.missing_reports(hosted.planted("404.html", "subject=Error%20on%20404.html", "subject=Error"))


def test_a_site_that_knows_its_address_fetches_nothing_from_elsewhere(hosted: Site) -> None:
    assert not findings.foreign_addresses(hosted)


def test_a_site_without_an_address_writes_none(tmp_path: Path) -> None:
    empty = {"site_url": '""', "repository": '""', "contact": '""'}
    site = build_site(copy_project(tmp_path / "project", empty, MINIATURE))
    assert "sitemap.xml" not in site.files
    assert not [path for path, page in site.pages.items() if 'rel="canonical"' in page.text]
