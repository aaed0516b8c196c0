"""The pipeline run on files that a test holds in memory, and what every law about it needs."""

from __future__ import annotations

import os
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from conftest import GOLDEN, MINIATURE
from hypothesis import HealthCheck, Phase, settings

from generator.build import supplement
from generator.examine import Layout, check
from generator.load import load_seeds, load_settings
from generator.render import render_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Graph, Page, Seeds
    from generator.problem import Mark, Problem

# Quick enough for every run: few examples, and what fails is shown as it was drawn. `HYPOTHESIS=many` looks longer, and
# makes what fails small.
MANY = os.environ.get("HYPOTHESIS") == "many"
FEW = settings(
    max_examples=200 if MANY else 6,
    derandomize=not MANY,
    deadline=None,
    phases=[*Phase] if MANY else [Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MORE = settings(FEW, max_examples=5 * FEW.max_examples)
SOUND = sorted(path.parent.name for path in GOLDEN.glob("*/content"))
UNVERIFIED = "not-verified"
SETTINGS, _ = load_settings(GOLDEN / "mkdocs.yml", "mkdocs.yml")


def write_seeds(folder: Path, files: Mapping[str, str | bytes]) -> Layout:
    """Write seeds into a folder, with the configuration of the golden cases."""
    (folder / "mkdocs.yml").write_bytes((GOLDEN / "mkdocs.yml").read_bytes())
    for path, content in files.items():
        target = folder / "seeds" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return Layout.of(folder)


def check_files(files: Mapping[str, str | bytes]) -> tuple[Graph | None, tuple[Problem, ...]]:
    """Check files that have no archive: that none of their statements is verified goes without saying."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = check(write_seeds(Path(folder), files), lambda _: None)
    return outcome.graph, tuple(problem for problem in outcome.problems if problem.code != UNVERIFIED)


def link_files(files: Mapping[str, str | bytes]) -> Graph:
    graph, problems = check_files(files)
    assert graph, [str(problem) for problem in problems]
    return graph


def render_pages(graph: Graph) -> tuple[Page, ...]:
    """Render a graph as the generator does, with what the rooms beside the pipeline add."""
    return render_graph(graph, supplement(graph))


def without_data(text: str) -> str:
    """Take from a page the data at its end, which stands for machines and scripts and has tests of its own."""
    return re.sub(r"<script type=\"application/(?:ld\+)?json\"[^>]*>.*?</script>", "", text, flags=re.DOTALL)


def read_files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files_in(folder)}


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@cache
def load_case(case: str) -> Seeds:
    assert SETTINGS
    return load_seeds(GOLDEN / case / "seeds", "seeds", SETTINGS)[0]


@cache
def link_case(name: str) -> Graph:
    return link_files(read_files(GOLDEN / name / "seeds"))


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the generator refuses them all
        return True


def to_yaml(node: object) -> str:
    return yaml.dump(_without_empty(node), Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _without_empty(node: object) -> object:
    """Leave out what holds nothing, as a writer does."""
    if isinstance(node, dict):
        inner = {key: _without_empty(value) for key, value in node.items()}
        return {key: value for key, value in inner.items() if value not in ([], {})}
    return [_without_empty(each) for each in node] if isinstance(node, list) else node


def as_text(node: Any) -> Any:  # noqa: ANN401  whatever YAML gave
    """Turn numbers into text, as the generator reads them."""
    if isinstance(node, dict):
        return {str(key): as_text(value) for key, value in node.items()}
    return [as_text(each) for each in node] if isinstance(node, list) else str(node)


def assert_lies_in_its_file(mark: Mark, files: Mapping[str, str | bytes]) -> None:
    content = files.get(mark.path.removeprefix("seeds/"))
    if content is None:  # a folder, or the configuration
        assert (mark.line, mark.column) == (1, 1), mark
        return
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = re.split(r"\r\n|\r|\n", text)
    lines.append("")  # where a file ends too early is the place behind its last line
    assert (mark.line, mark.column) <= (mark.end_line, mark.end_column), mark
    assert 1 <= mark.line <= mark.end_line <= len(lines), mark
    assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1, mark
    assert 1 <= mark.end_column <= len(lines[mark.end_line - 1]) + 2, mark


def edited(path: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Give the files of the miniature reference with words of one of them exchanged, each where it stands first."""
    files = read_files(MINIATURE / "seeds")
    for old, new in changes:
        assert old in files[path], f"{path} has no {old!r}"
        files[path] = files[path].replace(old, new, 1)
    return files


def found_in(files: Mapping[str, str | bytes]) -> list[str]:
    """Give the problems of files in short: the place without `seeds/`, then the code."""
    return [f"{str(each.mark).removeprefix('seeds/')} {each.code}" for each in check_files(files)[1]]


def place_of(files: Mapping[str, str], path: str, words: str) -> str:
    """Give the place where words stand first in a file, as `found_in` prints it: their beginning, or that of a `^`."""
    before, _, behind = words.rpartition("^")
    at = files[path].index(before + behind) + len(before)
    line_start = files[path].rfind("\n", 0, at) + 1
    return f"{path}:{files[path].count(chr(10), 0, at) + 1}:{at - line_start + 1}"
