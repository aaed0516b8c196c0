"""`fix` mends what has one right answer, at the marks of scalars, and leaves everything else as it stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from mending import AUTHORITY, HEAD, digest, files, without_links
from pipeline import check_files, link_files, read_files, write_seeds

from generator.__main__ import main
from generator.authoring.canonical import mend_values
from generator.authoring.edit import splice_files
from generator.model import Link
from generator.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import AuthorityRecord, Statement

GAZETTE = "digests/gazette.yml"


def _fix(folder: Path, written: Mapping[str, str | bytes], *options: str) -> int:
    write_seeds(folder, written)
    return main(["-C", str(folder), "fix", *options])


def _bytes(folder: Path, path: str = GAZETTE) -> bytes:
    return (folder / "seeds" / path).read_bytes()


# A statement as written, and mended.
SCALARS = (
    # A comment stays, and so do blanks.
    (
        "text:   >-   # why\n  The ship of\n  Annie came.",
        "text:   >-   # why\n  The ship of\n  [[ann-ash|Annie]] came.",
    ),
    ("text: |\n  The ship of Annie\n  came.", "text: |\n  The ship of [[ann-ash|Annie]]\n  came."),
    ("text: 'It''s Annie''s ship.' # '", "text: 'It''s [[ann-ash|Annie]]''s ship.' # '"),
    ('text: "The \\u0061\\\n  ship of Annie."', 'text: "The \\u0061\\\n  ship of [[ann-ash|Annie]]."'),
    ('text: "The ship of \\x41nnie."', 'text: "The ship of \\x41nnie."'),
    ("text: The ship of Annie # why", "text: The ship of [[ann-ash|Annie]] # why"),
    # YAML would take a plain text for a list that begins with a bracket.
    ("text: Annie's ship\n  came.", "text: '[[ann-ash|Annie]]''s ship\n  came.'"),
    # A name over a break of lines; one that is the entity's own needs no words.
    ("text: >-\n  The ship of Tom\n  Ash came.", "text: >-\n  The ship of [[tom-ash|Tom\n  Ash]] came."),
    ("text: The ship of Tom Ash came.", "text: The ship of [[tom-ash]] came."),
    # What is derived must stand in the text as words.
    (
        "text: The ship of Tom Ash came.\nderived: {Tom Ash: from the flag}",
        "text: The ship of [[tom-ash|Tom Ash]] came.\nderived: {Tom Ash: from the flag}",
    ),
    ("text: 'A [[Annie]], a [[ Tom Ash |clerk]].'", "text: 'A [[ann-ash|Annie]], a [[ tom-ash |clerk]].'"),
    ("text: 'Lea O''Hara, [[Lea O''Hara]].'", "text: 'Lea O''Hara, [[lea-ohara|Lea O''Hara]].'"),
    ('text: "The ship of [[\\x41nnie]]."', 'text: "The ship of [[ann-ash|\\x41nnie]]."'),
    # Nothing is guessed.
    ("text: The ship of [[Ash]] and [[Anna]] came.", "text: The ship of [[Ash]] and [[Anna]] came."),
)


def test_links_are_put_into_scalars_of_every_style(tmp_path: Path) -> None:
    assert _fix(tmp_path, files(*(written for written, _ in SCALARS))) == 0
    assert _bytes(tmp_path).decode() == digest(*(mended for _, mended in SCALARS))


def test_links_are_put_between_braces_and_into_pages(tmp_path: Path) -> None:
    flow = "statements: [{id: s1, at: 1, text: The ship of Annie came, standing: reported}] # why\n"
    page = "# About\r\n\r\nSee [[Harbour Town]] and [[HT|it]].\r\n"
    written: dict[str, str | bytes] = {**AUTHORITY, GAZETTE: HEAD + flow, "pages/about.md": page.encode()}
    assert _fix(tmp_path, written) == 0
    assert _bytes(tmp_path).decode() == HEAD + flow.replace(
        "The ship of Annie came", "'The ship of [[ann-ash|Annie]] came'"
    )
    assert (
        _bytes(tmp_path, "pages/about.md").decode()
        == "# About\r\n\r\nSee [[harbour-town]] and [[harbour-town|it]].\r\n"
    )


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    written = "\ufeff" + digest("text: The ship of Annie came.").replace("\n", "\r\n")
    assert _fix(tmp_path, {**AUTHORITY, GAZETTE: written}) == 0
    assert _bytes(tmp_path).decode() == written.replace("Annie", "[[ann-ash|Annie]]")


def test_a_dry_run_shows_the_difference_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = files("text: The ship of Annie came.")
    assert _fix(tmp_path, written, "--dry-run") == 1
    printed = capsys.readouterr().out.splitlines()
    assert "-    text: The ship of Annie came." in printed
    assert "+    text: The ship of [[ann-ash|Annie]] came." in printed
    assert read_files(tmp_path / "seeds") == written
    assert main(["-C", str(tmp_path), "fix"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "seeds/digests/gazette.yml: mended"
    assert main(["-C", str(tmp_path), "fix", "--dry-run"]) == 0
    assert capsys.readouterr().out == "nothing to mend\n"


def test_a_file_that_cannot_be_read_stays_and_is_told_while_others_are_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = digest("text: [The ship of Annie came.")
    assert _fix(tmp_path, {**files("text: The ship of Annie came."), "digests/leaflet.yml": broken}) == 1
    assert "seeds/digests/leaflet.yml:" in capsys.readouterr().out
    assert _bytes(tmp_path, "digests/leaflet.yml").decode() == broken
    assert b"[[ann-ash|Annie]]" in _bytes(tmp_path)


def test_no_name_becomes_a_link_while_names_could_not_be_read(tmp_path: Path) -> None:
    broken = {"authority/works.yml": "ship: {name: Annie\n"}
    written = files("text: The ship of Annie came.\ndate: 2021-5-3", "text: The gulls of [[no-such-place]] cried.")
    assert _fix(tmp_path, written | broken) == 1
    assert _bytes(tmp_path).decode() == written[GAZETTE].replace("2021-5-3", "2021-05-03")


def test_other_problems_do_not_keep_anything_from_being_mended(tmp_path: Path) -> None:
    faulty = (
        "text: The gulls of [[no-such-place]] cried.\nsaid: soon",
        "says: nobody",
        "text: [Annie]",
        "text: [[HT]]",
    )
    written = files(*faulty, "text: The ship of Annie came.")
    written["disagreements.yml"] = "- id: [\n"
    written[GAZETTE] += "  - id: s1\n    text: Tom Ash came.\n  - withdrawn: why\n  - Annie\n"
    assert _fix(tmp_path, written) == 0
    assert _bytes(tmp_path).decode() == written[GAZETTE].replace("of Annie", "of [[ann-ash|Annie]]")


def test_what_would_bring_a_problem_is_left_and_the_rest_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unfair = "text: The ship of Tom Ash came.\nnote: The thief was seen on deck."
    written = files("text: The ship of Annie came.", unfair, "text: The cat of Annie came.")
    assert _fix(tmp_path, written) == 0
    assert _bytes(tmp_path).decode() == written[GAZETTE].replace("Annie", "[[ann-ash|Annie]]")
    assert "1 left as they were" in capsys.readouterr().out
    linked = files(unfair.replace("Tom Ash", "[[tom-ash]]"))
    assert [each.code for each in check_files(linked)[1] if each.severity is Severity.PROBLEM] == ["guilt-presumed"]


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = files("text: The ship of Annie came.") | {"pages/about.md": "# About\n\nSee [[HT]].\n"}
    write_seeds(tmp_path, written)
    (tmp_path / "seeds/pages/.about.md.half-written/in-the-way").mkdir(parents=True)
    assert main(["-C", str(tmp_path), "fix"]) == 3
    assert read_files(tmp_path / "seeds") == written
    assert capsys.readouterr().err


# A value as written, and in its one form; those that stay are not certain.
VALUES = (
    ("date", "2021-5-3", "2021-05-03"),
    ("date", "'2021/5/3'", "'2021-05-03'"),
    ("date", "20210503", "2021-05-03"),
    ("date", "2021-05-03", ""),
    ("date", "03/05/2021", ""),
    ("date", "2021/", ""),  # an end that is not known is not an open one
    ("said", "3 May 2021", ""),
    ("payment", "200,000 CNY", "200000 CNY"),
    ("payment", "'200,000 CNY'", "'200000 CNY'"),
    ("payment", "'200,000 CNY(27,902 USD)'", "'200000 CNY (27902 USD)'"),
    ("payment", "200000  CNY", "200000 CNY"),
    ("payment", "about 3 CNY # why", "about 3 CNY # why"),
    ("payment", "~3 CNY", ""),
    ("material", "5 charts (1 old ; 2 new)", "5 charts (1 old; 2 new)"),
    ("material", "[5 charts, 6_000 maps]", "[5 charts, 6000 maps]"),
    ("material", "007 charts", "7 charts"),
    ("material", "over 5 charts", ""),
    ("penalty", "Life imprisonment", "life imprisonment"),
    ("penalty", "2 years .. 3 years imprisonment", "2 years..3 years imprisonment"),
    ("penalty", "2 years and 3 months imprisonment", ""),
    ("penalty", ">-\n            Life imprisonment", ""),
)


@pytest.mark.parametrize(("field", "written", "mended"), VALUES)
def test_values_get_their_one_form_where_letters_and_figures_stay(field: str, written: str, mended: str) -> None:
    value = f"{field}: {written}"
    lines = value if field in ("date", "said") else f"facts:\n  ash-case:\n    {value}"
    text = digest(f"text: Gulls cried.\n{lines}")
    records = _records()
    found = splice_files({GAZETTE: text}, (each for step in mend_values({GAZETTE: text}, records) for each in step))
    assert found.get(GAZETTE, text) == text.replace(written, mended or written)
    again = splice_files(found, (each for step in mend_values(found, records) for each in step))
    assert not again


@cache
def _records() -> Mapping[str, AuthorityRecord]:
    return {id_: entity.record for id_, entity in link_files(files("text: Gulls cried.")).entities.items()}


def test_the_real_seeds_have_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(ROOT), "fix", "--dry-run"]) == 0
    assert capsys.readouterr().out == "nothing to mend\n"


@pytest.mark.slow
def test_real_seeds_whose_links_were_taken_away_get_none_that_is_wrong(tmp_path: Path) -> None:
    real = read_files(ROOT / "seeds")
    graph = link_files(real)
    names = {id_: entity.record.name.form for id_, entity in graph.entities.items()}
    bare = {path: without_links(text, names) if path.startswith("digests/") else text for path, text in real.items()}
    assert _fix(tmp_path, bare) == 0
    mended = link_files(read_files(tmp_path / "seeds"))
    extra = {
        (key, id_)
        for key, statement in mended.statements.items()
        for id_ in _linked(statement) - _linked(graph.statements[key])
    }
    # The platform inside words that link to an account on it.
    assert {id_ for _, id_ in extra} <= {"wechat"}
    assert len(extra) < 6
    assert sum(len(_linked(each)) for each in mended.statements.values()) > 250


def _linked(statement: Statement) -> set[str]:
    return {str(part.id) for part in statement.text if isinstance(part, Link)}
