"""The figures of the mutation run: how many planted faults of each sort the checks catch; read without an archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.evidence.rules import RULES_VERSION
from generator.model import Probe
from generator.nodes import List, Map, Text, compose_yaml, read_text
from generator.problem import Mark, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.nodes import Node

_FIELDS = ("rules", "sorts")
_FIELDS_OF_SORT: Final = ("sort", "means", "planted", "caught")
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_WORDS = re.compile(r"\S.*")


def read_probes(path: Path, label: str) -> tuple[tuple[Probe, ...], tuple[Problem, ...]]:
    """Read what the mutation run wrote, from a file called `label` in problems; without the file there is nothing.

    A file that it could not have written is a problem. Figures of other rules than those of today are left out, with a
    notice.
    """
    if not path.exists():
        return (), ()
    text, problems = read_text(path, label)
    node, found = compose_yaml(text, label) if not problems else (None, problems)
    if node is None or found:
        return (), found or (_mangled(Mark(label), "the file is empty"),)
    faults = tuple(_mangled(mark, what) for mark, what in _faults(node))
    if faults or not isinstance(node, Map):
        return (), faults
    if str(node.field("rules")) != str(RULES_VERSION):
        message = "these figures were made by other rules and are not shown; docs/evidence.md says how they are made"
        return (), (Problem(Mark(label), "figures-stale", message, Severity.NOTICE),)
    return tuple(_read_probes(node.field("sorts"))), ()


def _read_probes(node: Node | None) -> Iterator[Probe]:
    for each in node if isinstance(node, List) else ():
        if isinstance(each, Map):
            sort, means, planted, caught = (str(each.field(field)) for field in _FIELDS_OF_SORT)
            yield Probe(sort, means, int(planted), int(caught))


def _mangled(mark: Mark, what: str) -> Problem:
    return Problem(mark, "mangled-figures", f"{what}; docs/evidence.md says how this file is made")


def _faults(node: Node) -> Iterator[tuple[Mark, str]]:
    sorts = node.field("sorts") if isinstance(node, Map) else None
    if not isinstance(node, Map) or {*node} != {*_FIELDS} or not isinstance(sorts, List):
        yield node.mark, f"the fields are {' and '.join(_FIELDS)}, which is a list"
        return
    for each in sorts:
        yield from _faults_of_sort(each)


def _faults_of_sort(node: Node) -> Iterator[tuple[Mark, str]]:
    if not isinstance(node, Map) or {*node} != {*_FIELDS_OF_SORT}:
        yield node.mark, f"each sort has the fields {', '.join(_FIELDS_OF_SORT)}"
        return
    sort, means, planted, caught = (node.field(field) for field in _FIELDS_OF_SORT)
    words, counts = (_fits(_WORDS, sort, means), _fits(_COUNT, planted, caught))
    if not words or not counts or int(str(caught)) > int(str(planted)):
        yield node.mark, "'planted' and 'caught' are numbers, and no more are caught than planted"


def _fits(pattern: re.Pattern[str], *nodes: Node | None) -> bool:
    return all(isinstance(each, Text) and pattern.fullmatch(each) for each in nodes)
