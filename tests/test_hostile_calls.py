"""Hostile texts, names and folders given to the commands do no harm."""

from __future__ import annotations

import socket
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, exchange
from sites import fingerprints
from test_authoring_comment import pack

from generator.__main__ import main
from generator.authoring.comment import comment_on
from generator.authoring.published import HEADER, list_published
from generator.commands import init
from generator.ids import check_id
from generator.nodes import compose_yaml
from generator.nodes.files import decode_text
from generator.preview import PreviewServer

if TYPE_CHECKING:
    from pathlib import Path

    from generator.examine import Layout

UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_letters_and_signs_that_cannot_be_seen_are_forbidden_and_shown(character: str) -> None:
    assert character.isprintable()
    text, problems = decode_text(f"Tom{character} Ash".encode(), "seeds/pages/about.md")
    assert not text
    assert [str(each.mark) for each in problems] == ["seeds/pages/about.md:1:4"]
    assert f"Tom\\u{ord(character):04x} Ash" in comment_on(pack(f"Tom{character} Ash"))


def test_what_scripts_need_to_choose_a_shape_is_no_fault() -> None:
    for text in ("葛\U000e0100城", "\u1820\u180b", "❤\ufe0f", "क\u200dष"):
        assert decode_text(text.encode(), "x") == (text, ())


def test_an_id_is_no_longer_than_a_name_of_a_file_can_be(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_id("a" * 100) == ""
    assert "at most 100 characters" in check_id("a" * 101)
    assert main(["-C", str(miniature.root), "rename", "tom-ash", "a" * 300]) == 2
    assert "too long for an id" in capsys.readouterr().err
    before = fingerprints(miniature.seeds)
    (miniature.seeds / "authority/people.yml").write_text(f"{'b' * 300}: {{name: B, description: a b}}\n", "utf-8")
    assert main(["-C", str(miniature.root), "check"]) == 1
    assert "malformed-id: 'bbb" in capsys.readouterr().out
    assert fingerprints(miniature.seeds).keys() == before.keys()


@pytest.mark.parametrize(
    "why",
    [
        'x" }\n- evil: [',
        "a: b # c",
        "{{ 7*7 }}",
        "&a *a !!python/object",
        "[[tom-ash]]",
        '\\\\"',
        "<script>x()</script>",
    ],
)
def test_a_reason_stays_one_text_whatever_it_says(why: str, miniature: Layout) -> None:
    call = ["-C", str(miniature.root), "withdraw"]
    assert main([*call, "observer-reply/judgement", "--why", why]) == 0
    assert main([*call, "observer-reply", "--why", why]) == 0
    stone, problems = compose_yaml((miniature.seeds / "digests/observer-reply.yml").read_text("utf-8"), "x")
    assert not problems
    assert stone == {"withdrawn": " ".join(why.split())}


@pytest.mark.parametrize("why", ["turned \u202e round", "\u3164", "half \udcff", "\x1b[2J"])
def test_a_reason_that_nobody_could_read_is_refused(why: str, miniature: Layout) -> None:
    before = fingerprints(miniature.seeds)
    assert main(["-C", str(miniature.root), "withdraw", "observer-reply", "--why", why]) in {1, 2}
    assert fingerprints(miniature.seeds) == before


def test_two_previews_do_not_share_a_port(tmp_path: Path) -> None:
    assert not PreviewServer.allow_reuse_port
    servers = [PreviewServer(tmp_path, 0, lambda: (), lambda _: None, lambda _: None)]
    try:
        servers[0].server_bind()
        servers[0].server_activate()
        port = servers[0].server_port
        servers.append(PreviewServer(tmp_path, port, lambda: (), lambda _: None, lambda _: None))
        with pytest.raises(OSError, match="in use"):
            servers[1].server_bind()
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=1):  # noqa: PT011
            pass
    finally:
        for each in servers:
            each.server_close()


def test_what_lies_about_in_the_project_does_not_go_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    for path in ("mkdocs.yml", "Makefile", "generator/__main__.py", ".github/workflows/check.yml"):
        exchange(project / path, (ROOT / path).read_bytes())
    monkeypatch.setattr(init, "_PROJECT", project)
    assert main(["init", str(tmp_path / "clean")]) == 0
    junk = ("generator/.secret", "overrides/main.html~", ".github/.env", "docs/problems/.x.swp", "generator/a.py.orig")
    for path in (*junk, "archive/text.txt", ".venv/bin/x", "content/page.md", "seeds/digests/x.yml", "site/index.html"):
        exchange(project / path, "junk")
    (project / "generator/key").symlink_to("/etc/hostname")
    assert main(["init", str(tmp_path / "new")]) == 0
    assert fingerprints(tmp_path / "new") == fingerprints(tmp_path / "clean")


@pytest.mark.parametrize("folder", ["content/new", "generator/new", "new"])
def test_no_reference_begins_inside_the_project(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(ROOT / folder)]) == 2
    assert "lies inside this project" in capsys.readouterr().err
    assert not (ROOT / folder).exists()


def test_a_list_of_ten_thousand_lines_that_are_none_is_read_in_time() -> None:
    hostile = f"{HEADER}{'a/' * 20_000}!\n" + "<script>\n" * 10_000 + f"{'a.' * 20_000}!\n"
    listed, problems = list_published(hostile, "seeds/published.txt")
    assert not listed
    assert len(problems) == 10_002
    assert {each.code for each in problems} == {"malformed-address"}


def test_no_link_is_part_of_the_project() -> None:
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("asks git, and this is no git checkout")
    # What is uploaded, packed or copied follows links to wherever they lead.
    assert [line for line in listed.stdout.splitlines() if line.startswith("120000")] == []
