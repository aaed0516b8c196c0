"""What the README and docs/ show is what the project does."""

import re
from pathlib import Path

import pytest
from pipeline import render_pages

from generator.authoring.field_reference import write_field_reference
from generator.authoring.schema import AUTHORITY, DIGEST, DISAGREEMENTS
from generator.commands import COMMANDS
from generator.examine import Layout, check
from generator.fields import NAME_USES, PARTS, SORTS, STANDINGS, STATUSES, UNUSED
from generator.kinds import KINDS, Kind
from generator.shape import (
    AuthorityShape,
    DisagreementShape,
    NameShape,
    PositionShape,
    ReferenceShape,
    Shape,
    SourceShape,
    StatementShape,
)

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs/format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_page_is_what_the_generator_makes() -> None:
    graph = check(Layout.of(ROOT), lambda _: None).graph
    assert graph is not None
    pages = {page.path: page.text for page in render_pages(graph)}
    example = (ROOT / "docs/example.md").read_text(encoding="utf-8")
    assert example == pages["cases/zhao-xuejun-case.md"], "copy content/cases/zhao-xuejun-case.md to docs/example.md"


def test_the_digest_in_the_readme_is_in_the_digest() -> None:
    excerpt = README.partition("```yaml\n")[2].partition("```")[0]
    digest = (ROOT / "seeds/digests/gt-police-day.yml").read_text(encoding="utf-8")
    lines = [re.sub(r"\s+#.*$", "", line) for line in excerpt.splitlines()]
    assert lines
    assert "\n".join(lines) in digest


def test_the_readme_lists_every_command_in_the_order_of_the_help() -> None:
    assert re.findall(r"^\| `python -m generator (\w+)", README, re.MULTILINE) == [*COMMANDS]


def test_the_statement_in_the_readme_is_on_the_example_page() -> None:
    example = re.sub(
        r"\[([^\]]*)\]\([^)]*\)(\{[^}]*\})?", r"\1", (ROOT / "docs/example.md").read_text(encoding="utf-8")
    )
    plain = re.sub(r"<[^>]+>", "", example)
    rows = [line.replace("`", "") for line in README.splitlines() if "¶ 11 |" in line]
    assert len(rows) > 1
    for row in rows:
        label, value, voice = (cell.strip() for cell in row.strip("|").split("|"))
        assert value in plain
        assert voice in plain
        assert label in plain


@pytest.mark.parametrize(
    "shape",
    [SourceShape, StatementShape, AuthorityShape, NameShape, DisagreementShape, PositionShape, ReferenceShape],
    ids=lambda shape: shape.__name__,
)
def test_every_field_is_in_the_format(shape: type[Shape]) -> None:
    names = {field.alias or name for name, field in shape.model_fields.items()}
    missing = {name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", FORMAT)}
    assert not missing


@pytest.mark.parametrize("words", [NAME_USES, PARTS, SORTS, STANDINGS, STATUSES, UNUSED], ids=lambda words: words[0])
def test_every_word_of_a_fixed_list_is_in_the_format(words: tuple[str, ...]) -> None:
    folded = " ".join(re.sub(r"[`#]", "", FORMAT).split())
    assert not [word for word in words if word not in folded]


def test_the_example_of_a_review_is_what_diff_gives() -> None:
    excerpt = (ROOT / "docs/reviewing.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("\n```")[0]
    report = (ROOT / "tests/differences/rich.txt").read_text(encoding="utf-8")
    assert excerpt
    assert report.startswith(f"{excerpt}\n"), "copy the beginning of tests/differences/rich.txt to docs/reviewing.md"


def test_the_tour_names_every_module() -> None:
    tour = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    modules = [
        path.name if path.is_file() else f"{path.name}/"
        for path in (ROOT / "generator").iterdir()
        if not path.name.startswith("__") or path.name == "__main__.py"
    ]
    assert not [module for module in modules if module not in tour]


def test_the_tests_that_the_threat_model_names_are_there() -> None:
    model = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", model))
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert len(named) > 30
    assert not [each for each in sorted(named) if f"\ndef {each}(" not in written]
    rows = [row for row in model.splitlines() if row.startswith("| ") and "shown by" not in row]
    assert all("`test_" in row or row.endswith("| – |") for row in rows), (
        "each threat names its test, or says there is none"
    )


def test_the_reference_of_all_fields_is_made_of_the_declarations() -> None:
    written = (ROOT / "docs/fields.md").read_text(encoding="utf-8")
    assert written == write_field_reference(), "run: python -m generator schema --fields docs/fields.md"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_the_reference_of_all_fields_has_every_property_of_every_kind(kind: Kind) -> None:
    section = write_field_reference().partition(f"### {kind.plural}\n")[2].partition("\n### ")[0]
    assert {*re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)} == {*kind.properties}


def test_every_row_of_the_reference_has_as_many_cells_as_its_head() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", write_field_reference(), re.MULTILINE)
    assert tables
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_the_guide_for_editors_names_every_schema_and_the_line_that_files_begin_with() -> None:
    guide = (ROOT / "docs/editing.md").read_text(encoding="utf-8")
    for name in (DIGEST, AUTHORITY, DISAGREEMENTS):
        assert f"`schema/{name}`" in guide
    first = (ROOT / "seeds/digests/gt-police-day.yml").read_text(encoding="utf-8").partition("\n")[0]
    assert first in guide
