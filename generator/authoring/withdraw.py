"""An entity, source, statement or disagreement replaced by what says why it is gone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.authoring.edit import Splice
from generator.authoring.file_changes import FileChanges, make_changes
from generator.authoring.mentions import find_mentions
from generator.authoring.places import Places
from generator.authoring.subjects import explain_unknown, find_entry, find_subject, require_subject
from generator.nodes import Map
from generator.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.authoring.subjects import Subject
    from generator.model import Graph


def faults_of_withdrawal(key: str, why: str, graph: Graph) -> tuple[str, ...]:
    """Say all that forbids to withdraw what an id or key names for this reason."""
    faults = [] if find_subject(key, graph) else [explain_unknown(key, graph)]
    if not why.strip():
        faults.append('the reason is missing, which the page will show; write --why "…"')
    elif not " ".join(why.split()).isprintable():
        faults.append("the reason holds a character that cannot be printed")
    return tuple(faults)


def find_referring(key: str, graph: Graph) -> tuple[Problem, ...]:
    """Find every place that refers to what is to be withdrawn, and would then refer to nothing."""
    subject = find_subject(key, graph)
    what = f"refers to '{key}', which is to be withdrawn; change this first"
    return tuple(
        Problem(each.mark, "still-referred-to", what)
        for each in find_mentions(graph)
        if subject and each.target == key and not (subject.is_source and each.mark.path == subject.path)
    )


def withdraw(key: str, why: str, graph: Graph, texts: Mapping[str, str]) -> FileChanges:
    """Put a tombstone in the place of an entity, source or statement, and one for each id that it once had.

    There must be no fault, and nothing else should refer to it: what does is a problem afterwards.
    """
    subject = require_subject(key, graph)
    reason = json.dumps(" ".join(why.split()), ensure_ascii=False)  # which YAML reads as a text in double quotes
    if subject.is_source:
        return _withdraw_source(subject, reason, texts)
    return make_changes(texts, _splices(subject, reason, texts[subject.path]))


def _splices(subject: Subject, reason: str, text: str) -> Iterator[Splice]:
    entry, places = find_entry(subject, text), Places(text)
    if entry.siblings is not None:
        stones = [f"{{id: {each}, withdrawn: {reason}}}" for each in (subject.id, *subject.formerly)]
        yield Splice(places.stretch(entry.fields), stones[0])
        yield from places.append_items(entry.siblings, stones[1:])
    elif entry.id is not None and isinstance(entry.root, Map):
        yield places.replace_value(entry.id, entry.fields, f"{{withdrawn: {reason}}}")
        others = [f"{each}: {{withdrawn: {reason}}}" for each in subject.formerly]
        yield from places.append_entries(entry.root, others)


def _withdraw_source(subject: Subject, reason: str, texts: Mapping[str, str]) -> FileChanges:
    """Leave the reason alone in the digest, and in one for each id that the source once had; its receipt goes."""
    text = texts[subject.path]
    root = find_entry(subject, text).root
    changes = make_changes(texts, [Splice(Places(text).stretch(root), f"withdrawn: {reason}")])
    folder = subject.path.rpartition("/")[0]
    others = {f"{folder}/{each}.yml": f"withdrawn: {reason}\n" for each in subject.formerly}
    receipt = f"{folder.rpartition('/')[0]}/receipts/{subject.id}.yml"
    return replace(changes, texts={**changes.texts, **others, receipt: None})
