"""What files may look like: sound entries as values, and every fault of a broken one at its own place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

import pytest

from generator.nodes import compose_yaml
from generator.shape import (
    AuthorityShape,
    Coined,
    DisagreementShape,
    NameShape,
    ReferenceShape,
    Remark,
    Shape,
    SourceShape,
    StatementShape,
    Unsaid,
    WithdrawnItemShape,
    WithdrawnShape,
    read_shape,
)
from generator.values import parse_date

if TYPE_CHECKING:
    from generator.nodes import Node
    from generator.problem import Problem

_Shape = TypeVar("_Shape", bound=Shape)

STATEMENT = """\
id: arrest
at: [6, 7]
text: Ash was arrested.
standing: official
"""
RECORD = "name: Tom Ash\ndescription: sailor\n"


def _compose(text: str) -> Node:
    node, problems = compose_yaml(text, "x.yml")
    assert not problems
    assert node is not None
    return node


def _sound(shape: type[_Shape], text: str) -> _Shape:
    found, problems = read_shape(shape, _compose(text))
    assert not problems
    assert found is not None
    return found


def _faults(shape: type[Shape], text: str) -> list[str]:
    _, problems = read_shape(shape, _compose(text))
    return [_brief(problem) for problem in sorted(problems)]


def _brief(problem: Problem) -> str:
    return f"{problem.mark.line}:{problem.mark.column} {problem.code}"


def test_a_statement_is_read_with_what_it_leaves_out_empty() -> None:
    read = _sound(StatementShape, STATEMENT)
    assert (read.id, read.at, read.text, read.standing) == ("arrest", [6, 7], "Ash was arrested.", "official")
    assert (read.part, read.says, read.via, read.facts, read.date) == ("body", None, [], {}, None)


def test_fields_of_several_forms_are_read_as_they_are_written() -> None:
    assert _sound(StatementShape, STATEMENT + "says: ash\n").says == "ash"
    unnamed = _sound(StatementShape, STATEMENT + "says: {unnamed: a man}\n").says
    assert isinstance(unnamed, Unsaid)
    assert unnamed.unnamed == "a man"
    assert _sound(StatementShape, STATEMENT + "says: [ash, {unnamed: a man}]\n").says == ["ash", unnamed]
    assert _sound(StatementShape, STATEMENT + "note: ours\n").note == "ours"
    remark = _sound(StatementShape, STATEMENT + "note: {text: ours, by: editor}\n").note
    assert isinstance(remark, Remark)
    coined = _sound(AuthorityShape, "name: {form: A case, by: editor}\ndescription: x\n").name
    assert isinstance(coined, Coined)
    assert coined.form == "A case"


def test_fields_with_names_that_python_keeps_for_itself_are_read() -> None:
    name = _sound(NameShape, "form: Ash\nas: surname alone\nin: [gazette]\n")
    assert (name.use, name.sources) == ("surname alone", ["gazette"])
    step = _sound(StatementShape, STATEMENT + "via: [{who: ann, as: translator}]\n").via[0]
    assert (step.who, step.capacity) == ("ann", "translator")


def test_values_come_typed() -> None:
    assert _sound(StatementShape, STATEMENT + "date: 2019-03\n").date == parse_date("2019-03")
    assert _sound(AuthorityShape, RECORD + "pseudonym: true\n").pseudonym is True
    assert _sound(WithdrawnShape, "withdrawn: why\n").withdrawn == "why"


def test_every_fault_of_an_entry_is_told_at_its_own_place() -> None:
    text = (
        "id: Arrest\n"
        "at: [6, seven]\n"
        "standing: alleged\n"
        "via: [{who: Ann, as: translater}, {whom: ann}]\n"
        "facts: {Tom Ash: {age: x}, ash: old}\n"
        "textt: x\n"
    )
    assert _faults(StatementShape, text) == [
        "1:1 missing-field",
        "1:5 malformed-id",
        "2:9 not-a-number",
        "3:11 unknown-word",
        "4:13 malformed-id",
        "4:22 unknown-word",
        "4:35 missing-field",
        "4:36 unknown-field",
        "5:9 malformed-id",
        "5:33 wrong-shape",
        "6:1 unknown-field",
    ]


@pytest.mark.parametrize(
    ("shape", "text", "message"),
    [
        (StatementShape, STATEMENT + "textt: x\n", "there is no field 'textt'; did you mean 'text'?"),
        (StatementShape, STATEMENT + "via: [{who: a, by: b}]\n", "there is no field 'by'; known here: who, as"),
        (StatementShape, STATEMENT + "note: {text: a, by: editor, of: b}\n", "; known here: text, by"),
        (AuthorityShape, RECORD + "names: [{form: a, inn: [b]}]\n", "there is no field 'inn'; did you mean 'in'?"),
        (AuthorityShape, RECORD + "names: Ash\n", "is the text 'Ash' where a list is wanted, like [{form: Ash, as:"),
        (AuthorityShape, RECORD + "distinct_from: Ann Ash\n", "is the text 'Ann Ash' where a list is wanted, like ["),
        (WithdrawnItemShape, "id: a\nwithdrawn: b\nwhy: c\n", "; known here: id, withdrawn"),
        (DisagreementShape, "id: a\n", "the field 'question' is missing"),
    ],
)
def test_a_fault_says_what_was_probably_meant(shape: type[Shape], text: str, message: str) -> None:
    _, problems = read_shape(shape, _compose(text))
    assert any(message in problem.message for problem in problems)


def test_what_is_sound_in_a_faulty_entry_is_given_on() -> None:
    read, problems = read_shape(
        StatementShape, _compose(STATEMENT + "date: yesterday\nanswers: [gazette/a, b/c/d]\nsays: Ann\norigin: post\n")
    )
    assert len(problems) == 3
    assert read is not None
    assert (read.id, read.origin, read.answers) == ("arrest", "post", ["gazette/a"])


def test_an_entry_that_is_no_map_gives_nothing_but_a_problem() -> None:
    for text in ("just words\n", "- a\n- list\n"):
        read, problems = read_shape(StatementShape, _compose(text))
        assert read is None
        assert [_brief(problem) for problem in problems] == ["1:1 wrong-shape"]


def test_nothing_is_coerced() -> None:
    faults = _faults(AuthorityShape, "name: [a]\ndescription: {a: b}\npseudonym: 1\n")
    assert faults == ["1:7 wrong-shape", "2:14 not-text", "3:12 not-true-or-false"]


@pytest.mark.parametrize("shape", [SourceShape, StatementShape, AuthorityShape, DisagreementShape, ReferenceShape])
def test_each_shape_gives_a_json_schema(shape: type[Shape]) -> None:
    schema = shape.model_json_schema()
    assert json.dumps(schema)
    assert schema["additionalProperties"] is False
    assert {*schema["properties"]} == {field.alias or name for name, field in shape.model_fields.items()}
