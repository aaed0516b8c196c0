"""An id exchanged for another wherever it stands, so that its old address leads to the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.edit import Splice
from generator.authoring.file_changes import make_changes
from generator.authoring.mentions import find_mentions
from generator.authoring.places import Places
from generator.authoring.subjects import explain_unknown, find_entry, find_subject, require_subject
from generator.ids import check_id
from generator.model import SOURCES, reserved_for
from generator.nodes import List, Map, Text, compose_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.authoring.file_changes import FileChanges
    from generator.authoring.subjects import Subject
    from generator.model import Graph
    from generator.nodes import Node


def faults_of_rename(old: str, new: str, graph: Graph) -> tuple[str, ...]:
    """Say all that forbids to call `old` (an id or key) `new`, which may leave the source out."""
    subject = find_subject(old, graph)
    faults = [] if subject else [explain_unknown(old, graph)]
    source, slash, id_ = new.rpartition("/")
    if slash and source != old.rpartition("/")[0]:
        faults.append(f"'{new}': a statement stays in its source; write '{id_}' alone")
    wrong = check_id(id_)
    if wrong:
        faults.append(wrong)
    elif subject is None:
        faults += _whose(id_, "", graph)
    elif id_ == subject.id:
        faults.append(f"'{old}' is called so already")
    elif id_ not in subject.formerly:
        faults += _whose(id_, subject.source, graph)
    return tuple(faults)


def rename(old: str, new: str, graph: Graph, texts: Mapping[str, str], configuration: str) -> FileChanges:
    """Call `old` `new` in all files; the old id is kept under `formerly`. There must be no fault.

    `texts` are the files of the seeds and the configuration by the paths of their marks. Who is called by one of its
    ids of old again has the present one among them afterwards. Everything else stays byte for byte.
    """
    subject = require_subject(old, graph)
    id_ = new.rpartition("/")[2]
    splices = [
        *_declared(subject, id_, texts[subject.path]),
        *(Splice(each.mark, id_) for each in find_mentions(graph) if each.target == subject.key),
        *_configured(subject, id_, texts[configuration], configuration),
    ]
    renamed = f"{subject.path.rpartition('/')[0]}/{id_}.yml"
    return make_changes(texts, splices, {subject.path: renamed} if subject.is_source else None)


def _whose(id_: str, source: str, graph: Graph) -> Iterator[str]:
    """Tell who has an id already; those of statements are their source's own."""
    key = f"{source}/{id_}" if source else id_
    reserved = "" if source else reserved_for(id_)
    if reserved:
        yield f"'{id_}' is the name of {reserved}"
    elif key in graph.tombstones:
        yield f"'{id_}' is taken: it was withdrawn at {graph.tombstones[key].mark}"
    elif key in graph.redirects:
        redirect = graph.redirects[key]
        yield f"'{id_}' is taken: '{redirect.new}' was called so ({redirect.old.mark})"
    elif not source and any(chapter.id == id_ for chapter in graph.chapters):
        yield f"'{id_}' is taken: a hand-written page is called so"
    elif (other := find_subject(key, graph)) is not None:
        yield f"'{id_}' is taken: see {other.path}"


def _declared(subject: Subject, new: str, text: str) -> Iterator[Splice]:
    entry = find_entry(subject, text)
    if entry.id is not None:
        yield Splice(entry.id.part(0, len(entry.id)), new)
    again = next((each for each in subject.formerly if each == new), None)
    if again is not None:
        yield Splice(again.part(0, len(again)), subject.id)
    else:
        yield Places(text).append_to_field(entry.fields, "formerly", subject.id)


def _configured(subject: Subject, new: str, text: str, label: str) -> Iterator[Splice]:
    """Yield the places of the configuration, such as its navigation, that name the page."""
    if subject.source:
        return
    folder = SOURCES if subject.is_source else subject.kind
    node, _ = compose_yaml(text, label, empty=True)
    for each in _scalars(node):
        if each == f"{folder}/{subject.id}.md":
            yield Splice(each.part(len(folder) + 1, len(each) - len(".md")), new)


def _scalars(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    for each in node.values() if isinstance(node, Map) else node if isinstance(node, List) else ():
        yield from _scalars(each)
