"""The offline edition: what the zip holds, the same bytes for the same site, nothing half-written."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.__main__ import main
from generator.console import IN_THE_WAY
from generator.model import Settings
from generator.pack import pack_edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.examine import Layout

SETTINGS = Settings(
    name="Harbour: a reference",
    edition="2026-11-22",
    repository="",
    branch="main",
    contact="",
    licence_name="CC BY 4.0",
    licence_url="https://licences.example/by/",
    site_url="",
)
FILES = {"index.html": "<h1>港口</h1>".encode(), "laws/港口 law.html": b"law", "assets/search/words.js": b"words"}
NAME = "harbour-a-reference-2026-11-22"


def _unpack(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def _pack(files: Mapping[str, bytes] = FILES, **changed: str) -> tuple[str, bytes]:
    return pack_edition(files, replace(SETTINGS, **changed), "Copyright (c) a theme")  # type: ignore[arg-type]


def test_all_stands_in_one_folder_named_as_the_zip(tmp_path: Path) -> None:
    name, content = _pack()
    inside = _unpack(content, tmp_path)
    assert (name, inside.name) == (f"{NAME}.zip", NAME)
    top = {"LICENCE.txt", "README.txt", "SHA256SUMS", "START.html", "site"}
    assert {path.name for path in inside.iterdir()} == top
    assert {path: (inside / "site" / path).read_bytes() for path in FILES} == FILES


def test_each_file_can_be_checked_and_a_changed_one_is_told(tmp_path: Path) -> None:
    inside = _unpack(_pack()[1], tmp_path)
    check = ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=inside, capture_output=True, text=True, check=False).returncode == 0
    named = {line.partition("  ")[2] for line in (inside / "SHA256SUMS").read_text("utf-8").splitlines()}
    files = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()}
    assert named == files - {"SHA256SUMS"}
    (inside / "site" / "index.html").write_text("changed", "utf-8")
    said = subprocess.run(check, cwd=inside, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "site/index.html: FAILED" in said.stdout


def test_the_same_site_gives_the_same_bytes() -> None:
    assert _pack() == _pack(dict(reversed(FILES.items())))
    assert _pack()[1] != _pack({**FILES, "index.html": b"other"})[1]


def test_nothing_in_it_comes_from_this_machine_or_this_day() -> None:
    with zipfile.ZipFile(io.BytesIO(_pack()[1])) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 22, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_an_edition_older_than_zips_can_be_packed() -> None:
    assert _pack(edition="1912-01-01")[0] == "harbour-a-reference-1912-01-01.zip"


def test_what_only_a_server_needs_is_left_out(tmp_path: Path) -> None:
    alone = (
        "404.html",
        "sitemap.xml",
        "sitemap.xml.gz",
        "assets/stylesheets/main.css.map",
        "assets/javascripts/lunr/min/lunr.de.min.js",
        "assets/javascripts/workers/search.js",
    )
    beside = {"laws/404.html": b"a law", "assets/javascripts/bundle.js": b"theme", "map.html": b"map"}
    inside = _unpack(_pack({**dict.fromkeys(alone, b""), **beside})[1], tmp_path)
    assert {path.relative_to(inside / "site").as_posix() for path in (inside / "site").rglob("*.*")} == beside.keys()


def test_its_first_page_leads_on_and_says_edition_and_licence(tmp_path: Path) -> None:
    inside = _unpack(_pack()[1], tmp_path)
    page = (inside / "START.html").read_text("utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    assert {"site/index.html", "LICENCE.txt", "README.txt", SETTINGS.licence_url} < {*links}
    assert [each for each in links if ":" not in each and not (inside / each).is_file()] == []
    for text in (page, *((inside / name).read_text("utf-8") for name in ("README.txt", "LICENCE.txt"))):
        assert "Harbour: a reference" in text
        assert "2026-11-22" in text
    licence = (inside / "LICENCE.txt").read_text("utf-8")
    for each in (SETTINGS.licence_name, SETTINGS.licence_url, "Copyright (c) a theme"):
        assert each in licence


def test_hostile_words_stay_words_on_the_first_page(tmp_path: Path) -> None:
    hostile = "</title><script>alert(1)</script>\"'&{edition}"
    page = (_unpack(_pack(name=hostile, licence_name=hostile)[1], tmp_path) / "START.html").read_text("utf-8")
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;{edition}") == 3


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Häfen & Märkte", "hafen-markte"),
        ("../../etc/passwd", "etc-passwd"),
        ("港口参考", "reference"),
        ("", "reference"),
    ],
)
def test_the_name_of_the_zip_is_plain(name: str, slug: str) -> None:
    assert _pack(name=name)[0] == f"{slug}-2026-11-22.zip"


def test_a_very_long_name_makes_no_very_long_zip() -> None:
    assert len(_pack(name="name " * 100)[0]) < 80


@pytest.mark.slow
def test_the_command_packs_what_it_builds_and_says_where(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    dist = miniature.root / "dist"
    dist.mkdir()
    (dist / "harbour-reference-2025-01-01.zip").touch()
    assert main(["-C", str(miniature.root), "offline"]) == 0
    (zip_,) = dist.glob("harbour-reference-2026*.zip")
    assert f"{zip_}: " in capsys.readouterr().out
    first = zip_.read_bytes()
    with zipfile.ZipFile(zip_) as archive:
        names = archive.namelist()
        assert "Copyright" in archive.read(f"{zip_.stem}/LICENCE.txt").decode()
    assert f"{zip_.stem}/site/index.html" in names
    assert not [name for name in names if "/." in name]
    assert main(["-C", str(miniature.root), "offline"]) == 0
    assert zip_.read_bytes() == first
    assert len([*dist.iterdir()]) == 2


@pytest.mark.slow
def test_where_it_cannot_be_written_that_is_said_and_nothing_stays(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = miniature.root / "dist"
    in_the_way.write_text("a file", "utf-8")
    assert main(["-C", str(miniature.root), "offline"]) == IN_THE_WAY
    assert "dist" in capsys.readouterr().err
    assert in_the_way.read_text("utf-8") == "a file"


def test_with_a_problem_in_the_seeds_nothing_is_packed(miniature: Layout) -> None:
    (miniature.root / "seeds" / "authority" / "laws.yml").unlink()
    assert main(["-C", str(miniature.root), "offline"]) == 1
    assert not (miniature.root / "dist").exists()
