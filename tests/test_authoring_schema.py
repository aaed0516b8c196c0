"""The JSON Schemas for editors: they take all that `check` takes, and refuse the slips that a schema can see."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from conftest import GOLDEN, MINIATURE, ROOT, check_quietly, lay_out
from core_yaml import read_yaml
from drawn import references
from hypothesis import given
from pipeline import FEW, check_files, edited, link_files, read_files
from test_fields import TAKEN

from generator import fields
from generator.__main__ import main
from generator.authoring.schema import make_schemas
from generator.authoring.schema.id_lists import describe_ids
from generator.examine import Layout
from generator.kinds import KINDS
from generator.shape import (
    AuthorityShape,
    DisagreementShape,
    NameShape,
    PositionShape,
    Shape,
    SourceShape,
    StatementShape,
    StepShape,
    fields_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.model import Graph

jsonschema = pytest.importorskip("jsonschema")

SHAPES = (
    *(SourceShape, StatementShape, StepShape, AuthorityShape, NameShape),
    *(DisagreementShape, PositionShape),
)
GAZETTE, PEOPLE, DISAGREEMENTS = "digests/gazette-cases.yml", "authority/people.yml", "disagreements.yml"
SOUND = sorted(path.name for path in GOLDEN.iterdir() if (path / "content").is_dir())


def _schemas(graph: Graph) -> dict[str, Any]:
    records = [entity.record for entity in graph.entities.values()]
    made = make_schemas(records, graph.sources.values(), graph.statements.values())
    return {name: jsonschema.Draft7Validator(json.loads(text)) for name, text in made.items()}


@cache
def _of_the_miniature() -> dict[str, Any]:
    return _schemas(link_files(read_files(MINIATURE / "seeds")))


def _refused(schemas: Mapping[str, Any], files: Mapping[str, str]) -> Iterator[str]:
    """Yield what the schemas find wrong: the file, the way to the place, and what is said of it."""
    for path, text in sorted(files.items()):
        name = (
            "disagreements.json"
            if path == DISAGREEMENTS
            else f"{path.partition('/')[0]}.json".replace("digests", "digest")
        )
        if path.endswith(".yml") and name in schemas:
            for error in schemas[name].iter_errors(read_yaml(text)):
                yield f"{path} {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


@pytest.mark.parametrize("name", SOUND)
def test_what_check_takes_the_schemas_take(name: str) -> None:
    files = read_files(GOLDEN / name / "seeds")
    assert not [*_refused(_schemas(link_files(files)), files)]


def test_the_real_seeds_are_taken_and_begin_with_the_line_that_names_their_schema() -> None:
    graph = check_quietly(Layout.of(ROOT)).graph
    assert graph
    schemas = _schemas(graph)
    files = {path: text for path, text in read_files(ROOT / "seeds").items() if path.endswith(".yml")}
    assert not [*_refused(schemas, files)]
    for path, text in files.items():
        named = re.match(r"# yaml-language-server: \$schema=((?:\.\./)+)schema/([a-z]+\.json)\n", text)
        written_by_machines = path.startswith("receipts/") or path == "mutation.yml"
        assert bool(named) != written_by_machines, path
        if named:
            assert named[1] == "../" * (path.count("/") + 1)
            assert named[2] in schemas
            assert path.partition("/")[0].removesuffix("s") in named[2] or path == DISAGREEMENTS


@pytest.mark.slow
@FEW
@given(references())
def test_whatever_sound_seeds_are_drawn_the_schemas_take_them(files: dict[str, str]) -> None:
    graph, problems = check_files(files)
    assert graph, problems
    assert not [*_refused(_schemas(graph), files)]


def test_each_schema_is_one_of_draft_7_and_refers_to_nothing_outside() -> None:
    for validator in _of_the_miniature().values():
        jsonschema.Draft7Validator.check_schema(validator.schema)
        references_ = re.findall(r'"\$ref": "([^"]*)"', json.dumps(validator.schema))
        assert all(each.removeprefix("#/definitions/") in validator.schema["definitions"] for each in references_)


# What stands in the miniature reference, what somebody wrote there, and where the schema sees it.
FAULTS = {
    "an unknown field of a source": (GAZETTE, "unused: {7", "unusde: {7", "source"),
    "an unknown field of a statement": (GAZETTE, "origin: harbour-video", "orgin: harbour-video", "statements/1"),
    "a missing field": (GAZETTE, "    standing: reported\n", "", "statements/0"),
    "a missing source": (GAZETTE, "source:\n", "sauce:\n", ""),
    "a word of no list": (GAZETTE, "standing: reported", "standing: reportd", "statements/0/standing"),
    "an unknown part": (GAZETTE, "part: headline", "part: head", "statements/0/part"),
    "an unknown use of a paragraph": (GAZETTE, "unused: {7: byline}", "unused: {7: by}", "source/unused/7"),
    "a paragraph that is no number": (GAZETTE, "at: 2\n", "at: two\n", "statements/1/at"),
    "an unknown publisher": (GAZETTE, "publisher: harbour-gazette", "publisher: gazette", "source/publisher"),
    "a person as publisher": (GAZETTE, "publisher: harbour-gazette", "publisher: ann-writer", "source/publisher"),
    "a place as author": (GAZETTE, "[ann-writer]", "[harbour-land]", "source/authors/0"),
    "an unknown asserter": (GAZETTE, "says: harbour-court", "says: harbour-cuort", "statements/3/says"),
    "a person as origin": (GAZETTE, "origin: harbour-video", "origin: tom-ash", "statements/1/origin"),
    "an unknown step": (GAZETTE, "{who: harbour-video}", "{who: harbour-vidoe}", "statements/1/via/0/who"),
    "facts of nobody": (GAZETTE, "      tom-ash:\n", "      tom-ashe:\n", "statements/1/facts"),
    "an unknown property": (GAZETTE, "detained_by:", "detainer:", "statements/1/facts/tom-ash-case"),
    "a case as place": (
        GAZETTE,
        "place: harbour-land}",
        "place: tom-ash-case}",
        "statements/1/facts/tom-ash-case/place",
    ),
    "words for an entity": (
        GAZETTE,
        "court: harbour-court",
        "court: The court",
        "statements/3/facts/tom-ash-case/court",
    ),
    "a list for one value": (
        GAZETTE,
        "decided: 2019-03",
        "decided: [2019-03]",
        "statements/3/facts/tom-ash-case/decided",
    ),
    "a date in words": (GAZETTE, "date: 2018-08", "date: August 2018", "statements/1/date"),
    "a penalty in words": (
        GAZETTE,
        "2 years imprisonment",
        "2 years inside",
        "statements/3/facts/tom-ash-case/penalty",
    ),
    "a sum with a separator": (
        GAZETTE,
        "200000 CNY (27902 USD)",
        "200000 yuan",
        "statements/2/facts/tom-ash-case/payment",
    ),
    "an unknown status": (GAZETTE, "is: convicted", "is: guilty", "statements/3/facts/tom-ash/legal_status"),
    "a role without its title": (GAZETTE, "role: {title: n", "role: {titel: n", "statements/1/facts/tom-ash/role"),
    "a short anchor": (GAZETTE, "taken away in the summer", "taken away", "statements/1/anchor"),
    "a long quotation": (GAZETTE, "quote: a breach of trust", f"quote: {'a ' * 13}", "statements/3/quote"),
    "an address of another sort": (GAZETTE, "https://gazette.example/3", "ftp://gazette.example/3", "source/url"),
    "a file in a folder": (GAZETTE, "file: 001_harbour.txt", "file: x/001_harbour.txt", "source/file"),
    "a long description": (PEOPLE, "author of the gazette", "x" * 121, "ann-writer/description"),
    "a record without a description": (PEOPLE, "  description: author of the gazette\n", "", "ann-writer"),
    "an unknown use of a name": (PEOPLE, "surname alone", "surname", "tom-ash/names/0/as"),
    "a name in no source": (PEOPLE, "[gazette-cases]", "[gazette]", "tom-ash/names/0/in/0"),
    "an id with capitals": (PEOPLE, "tom-ash:\n", "Tom-Ash:\n", ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_schema_can_see_it_refuses_at_its_place_and_so_does_check(fault: str) -> None:
    path, old, new, place = FAULTS[fault]
    files = edited(path, (old, new))
    assert f"{path} {place}" in {each.partition(": ")[0] for each in _refused(_of_the_miniature(), {path: files[path]})}
    assert any(problem.mark.path == f"seeds/{path}" for problem in check_files(files)[1])


def test_a_disagreement_is_taken_and_its_slips_are_seen() -> None:
    sound = (
        "- id: when\n  question: When?\n  sort: oddity\n  status: open\n  about: [tom-ash]\n"
        "  positions: [{holds: early, statements: [gazette-cases/detention]}]\n"
    )
    files = {**read_files(MINIATURE / "seeds"), DISAGREEMENTS: sound}
    assert check_files(files)[0]
    assert not [*_refused(_of_the_miniature(), {DISAGREEMENTS: sound})]
    for old, new in (("oddity", "odd"), ("open", "closed"), ("[tom-ash]", "[tom]"), ("/detention", "/detained")):
        slip = {DISAGREEMENTS: sound.replace(old, new)}
        assert [*_refused(_of_the_miniature(), slip)]
        assert check_files({**files, **slip})[1]


def test_withdrawn_entries_are_taken_and_need_a_reason() -> None:
    schemas = _of_the_miniature()
    sound = {"digests/x.yml": "withdrawn: why\n", PEOPLE: "t-oak: {withdrawn: why}\n"}
    assert not [*_refused(schemas, sound)]
    assert len([*_refused(schemas, {path: text.replace("why", "[]") for path, text in sound.items()})]) == len(sound)


@pytest.mark.parametrize(("name", "written"), [each[:2] for each in TAKEN])
def test_a_schema_takes_what_the_field_takes_quoted_or_plain(name: str, written: str) -> None:
    holder: Any = type("Holder", (Shape,), {"__annotations__": {"x": getattr(fields, name)}, "__module__": __name__})
    schema = jsonschema.Draft7Validator(holder.model_json_schema())
    assert not [*schema.iter_errors({"x": written})]
    if written and not re.search(r"[:#\[\]]", written):
        assert not [*schema.iter_errors(read_yaml(f"x: {written}"))]


def test_ids_that_yaml_takes_for_numbers_are_taken() -> None:
    files = edited(GAZETTE, ("says: harbour-court", "says: 1921"), ("[tom-ash]] to 2", "[tom-ash]] of [[1921]] to 2"))
    files["authority/topics.yml"] += "1921:\n  name: Nineteen Twenty-one\n  description: a number\n"
    graph = link_files(files)
    assert not [*_refused(_schemas(graph), files)]


def test_of_a_thousand_ids_a_handful_is_tried_for_each() -> None:
    ids = [
        {"const": f"{one}{two}-{n}", "title": "x", "description": "y"}
        for one in "abc"
        for two in "xyz"
        for n in range(120)
    ]
    ids += [{"const": "ax", "title": "x", "description": "y"}]
    schema = describe_ids(ids, "An id")
    validator = jsonschema.Draft7Validator(schema)
    assert all(validator.is_valid(each["const"]) for each in ids[::7] + ids[-1:])
    assert not any(validator.is_valid(each) for each in ("ay", "ax-", "ax-120", "bx-1199", "d", "", "x", 7, ["ax"]))
    for wanted in ("cz-119", "ax", "ax-0"):
        assert _tried(schema, wanted) < 40


def _tried(schema: Any, text: str) -> int:  # noqa: ANN401
    """Count the conditions and alternatives that an editor looks at for a text."""
    if "if" not in schema:
        return len(schema.get("anyOf", [schema]))
    fits = re.search(schema["if"].get("pattern", ""), text)
    return 1 + _tried(schema["then" if fits else "else"], text)


def test_whatever_people_write_stays_text_in_a_schema() -> None:
    hostile = '"}]</script><b>`x` \\u0022 [a](javascript:b)'
    files = edited(PEOPLE, ("description: author of the gazette", f"description: '{hostile}'"))
    graph = link_files(files)
    schemas = make_schemas(
        [e.record for e in graph.entities.values()], graph.sources.values(), graph.statements.values()
    )
    ids = json.loads(schemas["digest.json"])["definitions"]["ids-of-people-agencies-organisations"]["then"]["anyOf"]
    assert {"const": "ann-writer", "description": f"Ann Writer – {hostile} (person)"} in ids
    # Only `markdownDescription` is read as Markdown, and of that all is ours.
    marked = re.findall(r'"markdownDescription": "((?:[^"\\]|\\.)*)"', "".join(schemas.values()))
    assert marked
    assert not [each for each in marked if "javascript" in each]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_field_tells_what_it_means_with_an_example(shape: type[Shape]) -> None:
    for field in fields_of(shape):
        assert re.fullmatch(r"[A-Z`].*[.]", field.meaning, re.DOTALL), field.name
        assert field.example


def test_every_property_of_every_kind_stands_in_the_schema_with_its_label() -> None:
    definitions = _of_the_miniature()["digest.json"].schema["definitions"]
    for kind in KINDS.values():
        described = definitions[f"facts-of-{kind.id}"]["properties"] if f"facts-of-{kind.id}" in definitions else {}
        assert {id_: each["title"] for id_, each in described.items()} == {
            id_: each.title for id_, each in kind.properties.items()
        }


def test_the_command_writes_what_is_sound_even_where_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unfinished = "source:\n  title: Half a digest\nstatements:\n  - id: first\n    says: tom-\n"
    layout = lay_out(tmp_path / "here", {"seeds/digests/unfinished.yml": unfinished})
    assert main(["-C", str(layout.root), "schema"]) == 0
    assert "3 written" in capsys.readouterr().out
    assert '"tom-ash"' in (layout.schemas / "digest.json").read_text("utf-8")
    assert main(["-C", str(layout.root), "schema"]) == 0
    assert "0 written" in capsys.readouterr().out


def test_the_same_things_in_another_order_give_the_same_bytes() -> None:
    graph = link_files(read_files(MINIATURE / "seeds"))
    records = [entity.record for entity in graph.entities.values()]
    sources, statements = [*graph.sources.values()], [*graph.statements.values()]
    assert make_schemas(records, sources, statements) == make_schemas(records[::-1], sources[::-1], statements[::-1])
