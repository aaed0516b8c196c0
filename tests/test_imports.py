"""Who may import whom: the table of the architecture, held against the imports of every module."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "generator"

_DATA = {"problem", "nodes", "values", "kinds", "model"}
_TOLD = {"addresses", "labels"}
_STAGES = {"load", "check", "merge", "link", "render", "write", "pack"}
_ROOMS = {"evidence", "exports", "pictures", "search"}

# For each room (a module or folder of the package) the rooms that it may import. Stages hand things on through `build`
# and never import each other, nor do the rooms beside the pipeline.
MAY_IMPORT: dict[str, set[str]] = {
    "problem": set(),
    "ids": set(),
    "meant": set(),
    "inert": set(),
    "values": {"ids"},
    "nodes": {"problem"},
    "kinds": {"values"},
    "model": {"problem", "nodes", "values", "kinds"},
    "addresses": {"kinds", "model"},
    "labels": {"kinds", "model", "values"},
    "prose": {"problem", "nodes", "ids", "model"},
    "names": {"model"},
    "fixed_words": set(),
    "fields": {"nodes", "ids", "meant", "values", "fixed_words"},
    "shape": {"problem", "nodes", "fields", "fixed_words", "meant"},
    "reading": set(),
    "load": _DATA | {"ids", "meant", "prose", "fields", "shape"},
    "check": _DATA,
    "merge": _DATA,
    # Whether a link that is no id is a name, only the whole shows.
    "link": _DATA | {"ids", "meant", "names", "prose"},
    "render": _DATA | _TOLD | {"inert"},
    "write": _DATA,
    "pack": _DATA,
    **{room: _DATA | _TOLD | {"reading", "inert"} for room in _ROOMS},
    "authoring": _DATA | _TOLD | {"ids", "meant", "names", "prose", "fields", "shape", "load", "reading", "inert"},
    # `authoring` finds names that link nowhere, by what `reading` knows of names, which `link` may not ask.
    "examine": _STAGES | _ROOMS | {"problem", "model", "nodes", "authoring"},
    "rehearsal": {"examine", "write"},
    "fix": {"problem", "model", "authoring", "examine", "rehearsal", "load", "merge", "write"},
    "editors": {"examine", "authoring", "model", "write"},
    "build": _STAGES | _ROOMS | {"problem", "model", "examine", "editors"},
    "verify": _ROOMS | {"examine", "model", "write"},
    "reports": {"problem"},
    # It shows what others build, and is told what is wrong: it knows neither seeds nor pages.
    "preview": set(),
    "console": {"reports"},  # what it prints is escaped alike everywhere
    # `explain` names the codes that may have been meant.
    "commands": {"problem", "model", "authoring", "write", "reports", "meant"}
    | {"console", "editors", "examine", "rehearsal", "fix", "verify", "build", "preview"},
    "__main__": {"commands", "console", "examine", "interruption"},
    "interruption": set(),  # it is there before anything else is imported
    "__init__": set(),
}

# What only some may use: printing, leaving, the clock and the environment.
_FORBIDDEN_NAMES = {
    "print": {"console"},
    "exit": set[str](),
    "input": set[str](),
}
_FORBIDDEN_MODULES = {
    "sys": {"__main__", "console"},
    "argparse": {"__main__", "commands"},
    # What a command needs is loaded when it is called: `check` need not wait for MkDocs.
    "importlib": {"__main__", "build"},
    # The command line looks for the archive, `build` hands the edition's date on to MkDocs, `write` replaces files,
    # Ctrl-C ends the program.
    "os": {"__main__", "build", "write", "interruption"},
    "time": set[str](),
    "random": set[str](),
    "datetime": {"build", "values"},
    # `diff` asks git for the seeds of a revision, and lays them out for a while.
    "subprocess": {"commands"},
    "tempfile": {"commands", "rehearsal"},
    # The preview is MkDocs' own server for live reload, and lets MkDocs remember what it converted.
    "mkdocs": {"build", "preview"},
    # What MkDocs' server watches files with.
    "watchdog": {"preview"},
    "yaml": {"nodes", "render"},
    "pydantic": {"shape", "fields"},
    "jinja2": {"render"},
}


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    """Give a module's name below the package: `link.facts`, and `link` for its `__init__`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


def _room(module: str) -> str:
    return module.partition(".")[0]


def _imported(tree: ast.AST) -> Iterator[str]:
    """Yield each imported module by its full name; `from generator import build` imports `generator.build`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way"
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def _own(path: Path) -> set[str]:
    """Give the package's own modules that a module imports, by their names below the package."""
    found = _imported(ast.parse(path.read_text("utf-8")))
    return {name.removeprefix("generator.") for name in found if name.startswith("generator.")}


def test_every_room_stands_in_the_table_and_the_table_names_no_other() -> None:
    assert {_room(_name(path)) for path in _modules()} == MAY_IMPORT.keys()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = _room(_name(path))
    assert {_room(module) for module in _own(path)} - {room} <= MAY_IMPORT[room]


def test_the_table_allows_nothing_that_is_not_used() -> None:
    used = {
        room: {_room(module) for path in _modules() if _room(_name(path)) == room for module in _own(path)}
        for room in MAY_IMPORT
    }
    # The architecture gives all of a sort the same.
    alike = _STAGES | _ROOMS | {"build", "examine", "verify", "authoring", "commands"}
    unused = {room: allowed - used[room] for room, allowed in MAY_IMPORT.items() if room not in alike}
    assert not any(unused.values()), unused


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {_name(path): _own(path) - {_name(path)} for path in _modules()}
    TopologicalSorter(graph).prepare()  # raises CycleError


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_imports_stand_at_the_top_of_a_module(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    at_top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    for_types = [
        inner
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in node.body
    ]
    everywhere = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    late = [node.lineno for node in everywhere if node not in at_top and node not in for_types]
    assert not late
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert "__import__" not in called


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_only_those_who_must_touch_the_outside(path: Path) -> None:
    room = _room(_name(path))
    tree = ast.parse(path.read_text("utf-8"))
    modules = {_room(name) for name in _imported(tree)}
    names = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not {each for each, allowed in _FORBIDDEN_MODULES.items() if each in modules and room not in allowed}
    assert not {each for each, allowed in _FORBIDDEN_NAMES.items() if each in names and room not in allowed}


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_the_first_line_of_a_module_says_what_it_gives(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")
