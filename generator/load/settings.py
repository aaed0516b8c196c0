"""The reference's own configuration, read from mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Settings
from generator.nodes import Map, Text, compose_yaml, read_text
from generator.problem import Mark, Problem
from generator.shape import ReferenceShape, read_shape

if TYPE_CHECKING:
    from pathlib import Path

    from generator.nodes import Node


def load_settings(path: Path, label: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read `site_name`, `site_url` and `extra.reference` of MkDocs' configuration; None if they cannot be read."""
    text, problems = read_text(path, label)
    if problems:
        return None, problems
    node, problems = compose_yaml(text, label, empty=True)
    if node is None or problems:
        return None, problems
    extra = node.field("extra") if isinstance(node, Map) else None
    reference = extra.field("reference") if isinstance(extra, Map) else None
    if reference is None:
        return None, (Problem(Mark(label), "missing-field", "the field 'extra.reference' is missing"),)
    shape, problems = read_shape(ReferenceShape, reference)
    if shape is None or problems:
        return None, problems
    settings = Settings(
        name=_text(node, "site_name"),
        edition=shape.edition,
        repository=shape.repository,
        branch=shape.branch,
        contact=shape.contact,
        licence_name=str(shape.licence.name),
        licence_url=shape.licence.url,
        site_url=_text(node, "site_url"),
        archive=str(shape.archive or "archive"),
        fixed_terms=tuple(map(str, shape.fixed_terms)),
    )
    return settings, ()


def _text(node: Node, name: str) -> str:
    value = node.field(name) if isinstance(node, Map) else None
    return str(value) if isinstance(value, Text) else ""
