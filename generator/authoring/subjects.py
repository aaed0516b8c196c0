"""What an id that a command was given names – entity, source, statement, disagreement – and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.meant import did_you_mean
from generator.model import DISPUTED, RESERVED_IDS, SOURCES
from generator.nodes import List, Map, Text, compose_yaml

if TYPE_CHECKING:
    from generator.model import Graph


@dataclass(frozen=True)
class Subject:
    """An entity, a source, a statement (`source` is its source's id) or a disagreement (`source` is DISPUTED).

    `kind` is a kind's id, SOURCES or DISPUTED, `path` the file that declares it, `formerly` its ids of old.
    """

    id: str
    kind: str
    path: str
    formerly: tuple[Text, ...]
    source: str = ""

    @property
    def key(self) -> str:
        """Give the name in the whole reference: the id, or `source-id/statement-id`."""
        return f"{self.source}/{self.id}" if self.source else self.id

    @property
    def is_source(self) -> bool:
        """Tell whether it is a document, whose id is the name of its file."""
        return self.kind == SOURCES and not self.source


@dataclass(frozen=True)
class Entry:
    """What declares a subject in its file, all of which is `root`.

    It has fields, the id as written there (that of a source is the name of the file), and for a statement or
    disagreement the list of all.
    """

    root: Map | List
    fields: Map
    id: Text | None = None
    siblings: List | None = None


def find_subject(key: str, graph: Graph) -> Subject | None:
    """Give what an id or a statement's key names; None where nothing that stands here now is called so."""
    if key in graph.entities:
        record = graph.entities[key].record
        return Subject(key, record.kind, record.mark.path, record.formerly)
    if key in graph.sources:
        source = graph.sources[key]
        return Subject(key, SOURCES, source.id.mark.path, source.formerly)
    if key in graph.statements:
        statement = graph.statements[key]
        return Subject(str(statement.id), SOURCES, statement.mark.path, statement.formerly, statement.source)
    disagreement = graph.disagreements.get(key.removeprefix(f"{DISPUTED}/"))
    if disagreement is not None and key.startswith(f"{DISPUTED}/") and not disagreement.found:
        return Subject(str(disagreement.id), DISPUTED, disagreement.mark.path, disagreement.formerly, source=DISPUTED)
    return None


def require_subject(key: str, graph: Graph) -> Subject:
    """Give what an id or a statement's key names, which must stand here now; raises KeyError."""
    subject = find_subject(key, graph)
    if subject is None:
        raise KeyError(key)
    return subject


def explain_unknown(key: str, graph: Graph) -> str:
    """Say why an id or key names nothing that could be changed, and what was probably meant."""
    if key in graph.tombstones:
        return f"'{key}' was withdrawn ({graph.tombstones[key].why})"
    if key in graph.redirects:
        redirect = graph.redirects[key]
        return f"'{key}' is called '{redirect.source}{'/' if redirect.source else ''}{redirect.new}' now"
    if key in RESERVED_IDS or any(chapter.id == key for chapter in graph.chapters):
        return (
            f"'{key}' is a page; what can be changed so are entities, sources, statements (source-id/statement-id)"
            f" and disagreements ({DISPUTED}/id)"
        )
    holders = [f"'{each}/{key}'" for each in graph.sources if f"{each}/{key}" in graph.statements]
    holders += [f"'{DISPUTED}/{key}'"] if key in graph.disagreements else []
    if holders:
        return f"'{key}' does not tell where it stands; write {' or '.join(holders)}"
    return f"there is no {_suggestion(key, graph)}"


def _suggestion(key: str, graph: Graph) -> str:
    if key.startswith(f"{DISPUTED}/"):
        written = [f"{DISPUTED}/{id_}" for id_, each in graph.disagreements.items() if not each.found]
        return f"disagreement '{key}' that somebody wrote{did_you_mean(key, written)}"
    if "/" in key:
        return f"statement '{key}'{did_you_mean(key, [*graph.statements])}"
    return f"entity or source '{key}'{did_you_mean(key, [*graph.entities, *graph.sources])}"


def find_entry(subject: Subject, text: str) -> Entry:
    """Find what declares a subject in the text of its file, which must be sound."""
    node, _ = compose_yaml(text, subject.path)
    if isinstance(node, List):
        return _find_item(subject, node, node)
    root = cast("Map", node)
    if subject.is_source:
        return Entry(root, cast("Map", root.field("source")))
    if not subject.source:
        return Entry(root, cast("Map", root.field(subject.id)), root.key(subject.id))
    return _find_item(subject, root, cast("List", root.field("statements")))


def _find_item(subject: Subject, root: Map | List, items: List) -> Entry:
    fields = next(each for each in items if isinstance(each, Map) and each.field("id") == subject.id)
    return Entry(root, fields, cast("Text", fields.field("id")), items)
