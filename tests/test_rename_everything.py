"""Whatever is renamed in the real seeds, the graph stays the same but for the id, and receipts go on to hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, check_quietly
from pipeline import MANY, SETTINGS, read_files
from sites import copy_project

from generator.__main__ import main
from generator.authoring.rename import rename
from generator.check import check_seeds
from generator.examine import Layout
from generator.kinds import Property
from generator.link import link_catalog
from generator.load import load_seeds
from generator.merge import merge_seeds
from generator.problem import stops
from generator.verify import verify

if TYPE_CHECKING:
    from generator.model import Graph

pytestmark = pytest.mark.slow

SEEDS = ROOT / "seeds"
NEW = "zz-renamed"
# What says where something stands or is made of the rest, and what two of which the first counts are sorted by.
_PLACES = {"mark", "places", "formerly", "settings", "evidence", "redirects", "written", "chronology"}
# `HYPOTHESIS=many` renames everything there is.
STEP = 1 if MANY else 9


def test_every_id_can_be_renamed_and_nothing_but_the_id_changes(tmp_path: Path) -> None:
    texts = {f"seeds/{path}": text for path, text in read_files(SEEDS).items() if "receipts" not in path}
    texts["mkdocs.yml"] = (ROOT / "mkdocs.yml").read_text("utf-8")
    shutil.copytree(SEEDS, tmp_path / "seeds")
    before = _link(tmp_path)
    told = _told(before, "", "")
    chosen = (*list(before.entities)[::STEP], *before.sources, *list(before.statements)[:: 4 * STEP])
    for key in chosen:
        _, _, id_ = key.rpartition("/")
        change = rename(key, NEW, before, texts, "mkdocs.yml")
        for label, text in change.texts.items():
            back = (text or "").replace(NEW, id_).replace(f", formerly: [{id_}]", "")
            kept = "".join(each for each in back.splitlines(keepends=True) if each.strip() != f"formerly: [{id_}]")
            assert text is None or kept == texts[change.origin(label)], (key, label)
        _put(change.texts, tmp_path)
        assert _told(_link(tmp_path), NEW, id_) == told, key
        _put({**dict.fromkeys(change.texts), **{each: texts[each] for each in change.texts if each in texts}}, tmp_path)


def _put(texts: Mapping[str, str | None], root: Path) -> None:
    for label, text in texts.items():
        if text is None:
            (root / label).unlink(missing_ok=True)
        else:
            (root / label).write_bytes(text.encode())


def _link(root: Path) -> Graph:
    assert SETTINGS
    seeds, problems = load_seeds(root / "seeds", "seeds", SETTINGS)
    catalog, merging = merge_seeds(seeds)
    graph, linking = link_catalog(catalog)
    assert not stops((*problems, *check_seeds(seeds), *merging, *linking))
    return graph


def _told(node: Any, old: str, new: str) -> Any:  # noqa: ANN401  whatever a graph holds
    """Give a graph without places and order, with an id exchanged that nothing else contains."""
    if isinstance(node, str):
        return str(node).replace(old, new) if old else str(node)
    if isinstance(node, Property):
        return node.id
    if is_dataclass(node):
        return {
            each.name: _told(getattr(node, each.name), old, new) for each in fields(node) if each.name not in _PLACES
        }
    if isinstance(node, Mapping):
        return {str(_told(key, old, new)): _told(value, old, new) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return sorted((_told(each, old, new) for each in node), key=repr)
    return node


def test_verifying_after_renaming_finds_the_receipts_as_they_are(tmp_path: Path) -> None:
    archive = os.environ.get("REFERENCE_ARCHIVE")
    if not archive:
        pytest.skip("the texts are not at hand")
    layout = copy_project(tmp_path)
    names = (("mss", "state-security"), ("gt-police-day", "police-day"), ("police-day/headline", "title-line"))
    for old, new in names:
        assert main(["-C", str(tmp_path), "rename", old, new]) == 0
    carried = read_files(layout.receipts)
    assert {*carried} == {f"{each}.yml" for each in _graph(layout).sources}
    outcome = verify(Layout.of(tmp_path, archive=Path(archive)), lambda _: None)
    assert not outcome.problems
    assert read_files(layout.receipts) == carried


def test_a_statement_that_changed_since_it_was_verified_stays_unverified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = copy_project(tmp_path)
    digest = layout.seeds / "digests/gt-police-day.yml"
    digest.write_text(digest.read_text("utf-8").replace("On Wednesday the [[", "On that Wednesday the [["), "utf-8")
    assert main(["-C", str(tmp_path), "rename", "mss", "state-security"]) == 0
    assert main(["-C", str(tmp_path), "check"]) == 0
    notices = [line for line in capsys.readouterr().out.splitlines() if "not-verified" in line]
    assert len(notices) == 1
    assert "'gt-police-day/police-day'" in notices[0]


def _graph(layout: Layout) -> Graph:
    graph = check_quietly(layout).graph
    assert graph
    return graph
