"""JSON Schemas (draft 7) by which editors complete, explain and check what people write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from generator.authoring.schema.definitions import write_schema
from generator.ids import ID_PATTERN
from generator.kinds import KINDS
from generator.model import SOURCES, Link
from generator.shape import (
    AuthorityShape,
    DisagreementShape,
    SourceShape,
    StatementShape,
    WithdrawnItemShape,
    WithdrawnShape,
    describe_shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import AuthorityRecord, Source, Statement

Schema: TypeAlias = dict[str, Any]

DIGEST, AUTHORITY, DISAGREEMENTS = "digest.json", "authority.json", "disagreements.json"

_STATEMENTS: Final = "statements"
_LONGEST: Final = 200


def make_schemas(
    records: Iterable[AuthorityRecord], sources: Iterable[Source], statements: Iterable[Statement]
) -> dict[str, str]:
    """Give each schema as the text of a file, by the file's name; the same for the same things in any order.

    What a schema refuses, `check` refuses as well; the reverse does not hold. It is written without references to other
    files, and with the words that yaml-language-server adds to draft 7.
    """
    ids = _list_ids(records, sources, statements)
    schemas = {
        DIGEST: _describe_digest(ids),
        AUTHORITY: _describe_authority(),
        DISAGREEMENTS: {
            "type": "array",
            "items": _unless_withdrawn(describe_shape(DisagreementShape), describe_shape(WithdrawnItemShape)),
        },
    }
    return {name: write_schema(schema, ids) for name, schema in schemas.items()}


def _list_ids(
    records: Iterable[AuthorityRecord], sources: Iterable[Source], statements: Iterable[Statement]
) -> dict[str, list[Schema]]:
    """Describe everything that has an id, by its kind; sources and statements are kinds of their own here."""
    ordered = sorted(records, key=lambda record: record.id)
    names = {str(record.id): record.name.form for record in ordered}
    ids = {kind: [_name_record(each) for each in ordered if each.kind == kind] for kind in KINDS}
    ids[SOURCES] = [_name_source(each, names) for each in sorted(sources, key=lambda source: source.id)]
    ids[_STATEMENTS] = [_name_statement(each, names) for each in sorted(statements, key=lambda each: each.key)]
    return ids


def _describe_digest(ids: Mapping[str, list[Schema]]) -> Schema:
    statement = describe_shape(StatementShape)
    statement["properties"]["facts"] |= {
        "properties": {
            each["const"]: {
                "title": each["title"],
                "description": each["description"],
                "allOf": [{"$ref": f"#/definitions/facts-of-{kind}"}],
            }
            for kind in KINDS
            for each in ids[kind]
        },
        "additionalProperties": False,
    }
    statement["properties"]["facts"].pop("patternProperties", None)
    fields = {
        "source": describe_shape(SourceShape),
        "statements": {
            "description": "One item for each assertion, paragraph by paragraph.",
            "type": "array",
            "items": _unless_withdrawn(statement, describe_shape(WithdrawnItemShape)),
        },
    }
    digest = {"type": "object", "required": [*fields], "properties": fields, "additionalProperties": False}
    return _unless_withdrawn(digest, describe_shape(WithdrawnShape))


def _describe_authority() -> Schema:
    record = _unless_withdrawn(describe_shape(AuthorityShape), describe_shape(WithdrawnShape))
    return {
        "type": "object",
        "propertyNames": {
            "pattern": f"^{ID_PATTERN}$",
            "patternErrorMessage": "Ids have small letters, digits and single hyphens.",
        },
        "additionalProperties": record,
    }


def _unless_withdrawn(whole: Schema, withdrawn: Schema) -> Schema:
    return {"if": {"type": "object", "required": ["withdrawn"]}, "then": withdrawn, "else": whole}


def _name_record(record: AuthorityRecord) -> Schema:
    kind = KINDS[record.kind].singular
    return {"const": str(record.id), "title": record.name.form, "description": f"{record.description} ({kind})"}


def _name_source(source: Source, names: Mapping[str, str]) -> Schema:
    publisher = names.get(str(source.publisher), "unknown publisher")
    published = "".join(str(part) for part in source.published.show())
    description = f"{publisher}, {published} (source)"
    return {"const": str(source.id), "title": source.title.form, "description": description}


def _name_statement(statement: Statement, names: Mapping[str, str]) -> Schema:
    words = (part if isinstance(part, str) else _shown(part, names) for part in statement.text)
    text = " ".join("".join(words).split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return {"const": statement.key, "title": statement.key, "description": f"{shown} ({statement.standing})"}


def _shown(link: Link, names: Mapping[str, str]) -> str:
    return link.words or names.get(link.id, link.id)
