"""`serve` as people use it: a saved digest appears by itself, an error as a banner, the last good site stays."""

from __future__ import annotations

import shutil
import statistics
import time
from typing import TYPE_CHECKING

import pytest
from browsers import DESK, Watch, chromium, patient, serious_faults
from conftest import lay_out
from serving import preview
from sites import build_site, copy_project, fingerprints, run_mkdocs

from generator.examine import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GAZETTE = "seeds/digests/gazette-cases.yml"
CASE = "cases/tom-ash-case.html"
BANNER = ".preview-banner"
# Of what a plain `mkdocs build` takes, until a saved digest is on the screen.
MOST = 1.5


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = patient(browser.new_context(viewport=DESK))
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()


def _exchange(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _reads(page: Page, words: str) -> None:
    """Wait until an open page shows some words, and nobody loads it but itself."""
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words)


def _same_as_built(layout: Layout, folder: Path) -> bool:
    """Tell whether a project that is shown has, byte for byte, the site that `build` makes of its seeds."""
    for name in ("seeds", "overrides"):
        shutil.copytree(layout.root / name, folder / name)
    shutil.copy(layout.configuration, folder)
    return fingerprints(layout.site) == fingerprints(build_site(Layout.of(folder)).folder)


def test_what_is_saved_is_on_the_screen_and_what_is_wrong_lies_over_it(page: Page, tmp_path: Path) -> None:
    layout = lay_out(tmp_path / "shown")
    gazette = layout.root / GAZETTE
    with preview(layout) as shown:
        watch = Watch(page, shown.address)
        page.goto(shown.address + CASE)
        _reads(page, "detained Tom Ash")

        _exchange(gazette, "detained [[tom-ash]], a network", "took away [[tom-ash]], a network")
        _reads(page, "took away Tom Ash")
        # Another anchor, which other pages link, so that what was remembered of them must not be held against it.
        _exchange(gazette, "id: provision", "id: punishment")
        shown.wait_for("^site/ is new", times=3)
        assert _same_as_built(layout, tmp_path / "built")

        hostile = "<img src=x onerror=document.title='taken'>"
        _exchange(gazette, "says: harbour-court", f'says: "{hostile}"')
        _reads(page, GAZETTE + ":56:11")
        assert hostile in page.inner_text(BANNER)
        assert "taken" not in page.title()
        assert "took away Tom Ash" in page.inner_text("article")
        shown.wait_for(rf"^{GAZETTE}:56:11: [a-z-]+: .*<img src=x")
        assert serious_faults(page, BANNER) == []
        page.goto(shown.address)
        assert GAZETTE + ":56:11" in page.inner_text(BANNER)
        page.click(f"{BANNER} summary")
        assert page.evaluate("document.querySelector('.preview-banner').offsetHeight") == 40
        page.evaluate("scrollTo(0, 500)")
        covering = "document.elementFromPoint(innerWidth / 2, y).closest('.preview-banner, .md-header').classList[0]"
        assert page.evaluate(f"[20, 60].map(y => {covering})") == ["preview-banner", "md-header"]

        _exchange(gazette, f'says: "{hostile}"', "says: harbour-court")
        page.wait_for_selector(BANNER, state="detached")

        (layout.root / "overrides/main.html").write_text("{% block unfinished", "utf-8")
        _reads(page, "overrides/main.html:1")
        assert "TemplateSyntaxError" in page.inner_text(BANNER)
        shutil.copy(tmp_path / "built/overrides/main.html", layout.root / "overrides")
        page.wait_for_selector(BANNER, state="detached")
        assert watch.complaints == []
        assert shown.interrupt() == 0
    assert fingerprints(layout.site) == fingerprints(tmp_path / "built/site")
    assert b"livereload" not in (layout.site / "index.html").read_bytes()


def test_where_nothing_was_built_yet_the_problem_waits_for_its_mending(page: Page, tmp_path: Path) -> None:
    layout = lay_out(tmp_path / "shown")
    _exchange(layout.root / GAZETTE, "says: harbour-court", "says: harbour-cuort")
    with preview(layout) as shown:
        page.goto(shown.address + CASE)
        _reads(page, GAZETTE + ":56:11")
        assert "harbour-court" in page.inner_text("main"), "what was probably meant"
        assert serious_faults(page) == []
        assert not layout.site.exists()
        _exchange(layout.root / GAZETTE, "says: harbour-cuort", "says: harbour-court")
        _reads(page, "detained Tom Ash")
        (layout.root / "overrides").rename(tmp_path / "away")
        _reads(page, "The path set in custom_dir")
        assert "detained Tom Ash" in page.inner_text("article")
        (tmp_path / "away").rename(layout.root / "overrides")
        page.wait_for_selector(BANNER, state="detached")
        assert shown.interrupt() == 0


def test_a_saved_digest_is_on_the_screen_in_one_and_a_half_times_a_plain_build(page: Page, tmp_path: Path) -> None:
    """Each save is held against a plain build of the same pages right after it, on a machine that others may load."""
    layout = copy_project(tmp_path / "project")
    digest = layout.seeds / "digests/gt-police-day.yml"
    ratios = []
    with preview(layout) as shown:
        page.goto(shown.address + "cases/zhao-xuejun-case.html")
        before = "received a sentence"
        _reads(page, before)
        for words in ("was given a sentence", "got a sentence", "was told a sentence"):
            start = time.perf_counter()
            _exchange(digest, before, words)
            _reads(page, words)
            seen = time.perf_counter() - start
            start = time.perf_counter()
            assert run_mkdocs(layout, NO_MKDOCS_2_WARNING="1").returncode == 0
            plain = time.perf_counter() - start
            ratios.append(seen / plain)
            print(f"saved to seen {seen:.2f} s, mkdocs build {plain:.2f} s, ratio {ratios[-1]:.2f}")  # noqa: T201
            before = words
    assert statistics.median(ratios) <= MOST, ratios
