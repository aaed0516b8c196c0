"""The sixth document: what `new` makes of it, and a digest that a person made of that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, check_quietly
from pipeline import UNVERIFIED
from sixths import DIGEST, SIXTH, SOURCE, TEXT, lay_out_sixth

from generator.__main__ import main
from generator.authoring.scaffold.lines import scalar
from generator.nodes import Map, Text, compose_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node


@pytest.fixture(autouse=True)
def _no_other_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFERENCE_ARCHIVE", raising=False)


def _field(text: str, *names: str) -> Node | None:
    node, problems = compose_yaml(text, "x.yml")
    assert problems == ()
    for name in names:
        assert isinstance(node, Map)
        node = node.field(name)
    return node


def test_check_and_verify_find_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = lay_out_sixth(tmp_path / "sixth")
    assert {each.code for each in check_quietly(layout).problems} == {UNVERIFIED}
    assert main(["-C", str(layout.root), "verify"]) == 0
    printed = capsys.readouterr()
    assert "13 of 13" in printed.out
    assert "notice" not in printed.out
    assert printed.err == ""
    assert check_quietly(layout).problems == ()


def test_verify_finds_a_figure_that_was_mistyped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = lay_out_sixth(tmp_path / "sixth")
    digest = layout.root / DIGEST
    digest.write_text(digest.read_text("utf-8").replace("1,200", "1,300"), "utf-8")
    assert main(["-C", str(layout.root), "verify"]) == 1
    printed = capsys.readouterr()
    assert "1,300" in printed.out
    assert printed.err.endswith("; the receipts hold what was found\n")


def test_the_beginning_has_right_what_it_proposes(tmp_path: Path) -> None:
    layout = lay_out_sixth(tmp_path / "sixth", digested=False)
    text = str(layout.root / "archive" / TEXT.name)
    assert main(["-C", str(layout.root), "new", text, "--id", SOURCE]) == 0
    begun, done = (layout.root / DIGEST).read_text("utf-8"), (SIXTH / "digests" / f"{SOURCE}.yml").read_text("utf-8")
    for field in ("file", "sha256", "paragraphs"):
        assert _field(begun, "source", field) == _field(done, "source", field)
    for field in ("title", "publisher", "published", "language"):
        assert _field(begun, "source", field) == f"TODO {_field(done, 'source', field)}"
    unused = _field(done, "source", "unused")
    assert isinstance(unused, Map)
    assert _field(begun, "source", "unused") == {number: f"TODO {what}" for number, what in unused.items()}
    says = re.findall(r"at: (\d+)\n(?:    part: .*\n)?    text: .*\n    says: \"?TODO ([\w-]+)", begun)
    expected = re.findall(r"at: (\d+)\n(?:    [a-rt-z].*\n|      .*\n)+    says: ([\w-]+)", done)
    assert {*says} == {*expected}
    assert "¶11 · 1 sentence · dates: August · names: " in begun
    assert "new?" not in begun


def test_without_records_every_name_is_proposed_with_its_kind_open(tmp_path: Path) -> None:
    layout = lay_out_sixth(tmp_path / "sixth", digested=False, named=False)
    text = str(layout.root / "archive" / TEXT.name)
    assert main(["-C", str(layout.root), "new", text, "--id", SOURCE]) == 0
    begun = (layout.root / DIGEST).read_text("utf-8")
    for path in sorted((SIXTH / "authority").iterdir()):
        records, _ = compose_yaml(path.read_text("utf-8"), path.name)
        assert isinstance(records, Map)
        for record in records.values():
            assert isinstance(record, Map)
            name = record.field("name")
            if isinstance(name, Text) and path.stem != "topics":
                assert f"#   name: {scalar(name)}\n" in begun
    assert "# Saltmarsh: may be Orrin Saltmarsh or Mira Saltmarsh; choose for each paragraph\n" in begun
    assert "#     - {form: MHS, as: abbreviation, in: [brackwater-charts]}\n" in begun


def test_it_can_stand_beside_the_five() -> None:
    five, sixth = _ids(ROOT / "seeds"), _ids(SIXTH)
    assert "mss" in five
    assert sixth >= {SOURCE, "orrin-saltmarsh"}
    assert not five & sixth


def _ids(folder: Path) -> set[str]:
    declared = (re.findall(r"(?m)^([a-z0-9-]+):", path.read_text("utf-8")) for path in folder.glob("authority/*.yml"))
    return {path.stem for path in folder.glob("digests/*.yml")}.union(*declared)
