"""What must hold for every input: of merging, of writing, and of places in files."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from conftest import GOLDEN
from drawn import references
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline import FEW, MORE, SETTINGS, SOUND, assert_lies_in_its_file, files_in, load_case, read_files, write_seeds

from generator.build import generate
from generator.kinds import PEOPLE
from generator.load import load_seeds
from generator.merge import merge_seeds
from generator.model import AuthorityRecord, Chapter, Disagreement, Position, Seeds, Tombstone, Wording
from generator.nodes import Text
from generator.problem import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_Item = TypeVar("_Item")

_marks = st.builds(Mark, st.sampled_from(("seeds/a.yml", "seeds/b.yml")), st.integers(1, 999))
_ids = st.builds(Text, st.sampled_from(("ash", "oak", "elm", "people")), _marks)


def _make_record(id_: Text, kind: str, form: str, formerly: list[Text]) -> AuthorityRecord:
    return AuthorityRecord(
        id_, kind, Wording(form), "", (), (), pseudonym=False, formerly=tuple(formerly), mark=id_.mark
    )


def _make_stone(id_: Text, why: str) -> Tombstone:
    return Tombstone(id_, PEOPLE, why, id_.mark)


_forms = st.sampled_from(("Ash", "Oak"))
_records_alike = st.builds(_make_record, _ids, st.sampled_from((PEOPLE, "places")), _forms, st.lists(_ids, max_size=2))
_stones = st.builds(_make_stone, _ids, _forms)
_positions = st.tuples(st.builds(Position, holds=st.just("this"), statements=st.just(())))
_disagreements = st.builds(
    Disagreement,
    id=_ids,
    question=st.just("Who?"),
    sort=st.just("tension"),
    status=st.just("open"),
    positions=_positions,
    about=st.just(()),
    note=st.none(),
    mark=_marks,
)
_chapters = st.builds(Chapter, id=st.sampled_from(("about", "ash")), title=_forms, body=st.just(()), mark=_marks)


@st.composite
def _seeds(draw: st.DrawFn) -> Seeds:
    """Draw seeds of which many want the same ids, with the digests of a golden case."""
    assert SETTINGS
    drawn: dict[str, tuple[Any, ...]] = {}
    for field, item in {
        "records": _records_alike,
        "tombstones": _stones,
        "disagreements": _disagreements,
        "chapters": _chapters,
    }.items():
        drawn[field] = tuple(draw(st.lists(item, max_size=5, unique_by=lambda each: each.mark)))
    loaded = load_case(draw(st.sampled_from(("remains", "attribution"))))
    return Seeds(SETTINGS, loaded.digests, **drawn, doubtful=frozenset(draw(st.sets(st.just("doubt")))))


@MORE
@given(_seeds(), st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order_of_what_is_merged(seeds: Seeds, random: Random) -> None:
    digests = (dataclasses.replace(each, statements=_shuffled(each.statements, random)) for each in seeds.digests)
    other = dataclasses.replace(
        seeds,
        digests=_shuffled(tuple(digests), random),
        records=_shuffled(seeds.records, random),
        tombstones=_shuffled(seeds.tombstones, random),
        disagreements=_shuffled(seeds.disagreements, random),
        chapters=_shuffled(seeds.chapters, random),
    )
    (catalog, problems), (other_catalog, other_problems) = merge_seeds(seeds), merge_seeds(other)
    assert catalog == other_catalog
    assert [*catalog.records] == [*other_catalog.records]
    assert [*catalog.statements] == [*other_catalog.statements]
    assert sorted(problems) == sorted(other_problems)


def _shuffled(items: tuple[_Item, ...], random: Random) -> tuple[_Item, ...]:
    return tuple(random.sample(items, len(items)))


@MORE
@given(_seeds())
def test_merging_the_same_twice_changes_nothing(seeds: Seeds) -> None:
    doubled = dataclasses.replace(
        seeds,
        digests=seeds.digests * 2,
        records=seeds.records * 2,
        tombstones=seeds.tombstones * 2,
        disagreements=seeds.disagreements * 2,
        chapters=seeds.chapters * 2,
    )
    (catalog, problems), (other_catalog, other_problems) = merge_seeds(seeds), merge_seeds(doubled)
    assert catalog == other_catalog
    assert sorted(problems) == sorted(other_problems)


@MORE
@given(_seeds())
def test_merging_loses_nothing_without_saying_so(seeds: Seeds) -> None:
    catalog, problems = merge_seeds(seeds)
    told = {problem.mark for problem in problems}
    lost = [record.id for record in seeds.records if record not in [*catalog.records.values()]]
    lost += [stone.id for stone in seeds.tombstones if stone not in [*catalog.tombstones.values()]]
    assert {id_.mark for id_ in lost} <= told
    assert {*seeds.disagreements} == {*catalog.disagreements}
    assert {*seeds.chapters} == {*catalog.chapters}
    assert {each.source.id for each in seeds.digests} == catalog.sources.keys()
    statements = [statement for digest in seeds.digests for statement in digest.statements]
    assert sorted(statement.key for statement in statements) == [*catalog.statements]


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.stat().st_size) for path in files_in(folder)}


@pytest.mark.parametrize("case", SOUND)
def test_writing_a_second_time_touches_no_file(case: str, tmp_path: Path) -> None:
    layout = write_seeds(tmp_path, read_files(GOLDEN / case / "seeds"))
    first = generate(layout, lambda _: None).written
    before = _stamps(layout.content)
    second = generate(layout, lambda _: None).written
    assert first
    assert second
    assert _stamps(layout.content) == before
    assert (second.written, second.removed) == (0, 0)
    assert second.kept == first.written == len(before) - 1  # all but the manifest


@settings(FEW, max_examples=FEW.max_examples // 3)
@given(references(), references())
def test_the_folder_holds_the_pages_of_the_last_run_alone(one: dict[str, str], other: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as fresh:
        generate(write_seeds(Path(folder), one), lambda _: None)
        layout = write_seeds(Path(folder), {"disagreements.yml": "[]\n", **other})
        (layout.seeds / "disagreements.yml").unlink() if "disagreements.yml" not in other else None
        generate(layout, lambda _: None)
        clean = write_seeds(Path(fresh), other)
        generate(clean, lambda _: None)
        assert read_files(layout.content) == read_files(clean.content)


def _marks_in(node: object) -> Iterator[tuple[Mark, str | None]]:
    """Yield every mark within a model, with the text that stands there where it is that of an id or key."""
    if isinstance(node, Mark):
        yield node, None
    elif isinstance(node, Text):
        yield node.mark, str(node)
    elif isinstance(getattr(node, "mark", None), Mark):
        yield node.mark, None  # type: ignore[attr-defined]
    if dataclasses.is_dataclass(node) and not isinstance(node, (type, Mark)):
        for field in dataclasses.fields(node):
            yield from _marks_in(getattr(node, field.name))
    elif isinstance(node, (list, tuple)):
        for each in node:
            yield from _marks_in(each)
    elif hasattr(node, "items"):
        for key, value in node.items():
            yield from _marks_in(key)
            yield from _marks_in(value)


@pytest.mark.parametrize("case", SOUND)
def test_every_mark_of_a_golden_case_lies_inside_its_file(case: str) -> None:
    assert SETTINGS
    files = read_files(GOLDEN / case / "seeds")
    seeds, _ = load_seeds(GOLDEN / case / "seeds", "seeds", SETTINGS)
    marks = [*_marks_in(seeds)]
    assert marks
    for mark, text in marks:
        assert_lies_in_its_file(mark, files)
        if text is not None and re.fullmatch(r"[a-z0-9-]+", text) and mark.path.endswith(".yml") and mark.end_line > 1:
            line = files[mark.path.removeprefix("seeds/")].split("\n")[mark.line - 1]
            assert text in line[mark.column - 1 : mark.end_column - 1], mark


@FEW
@given(references())
def test_every_mark_lies_inside_its_file(files: dict[str, str]) -> None:
    assert SETTINGS
    with tempfile.TemporaryDirectory() as folder:
        seeds, _ = load_seeds(write_seeds(Path(folder), files).seeds, "seeds", SETTINGS)
    for mark, _ in _marks_in(seeds):
        assert_lies_in_its_file(mark, files)
