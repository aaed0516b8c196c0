"""A comment made of a stranger's artifact shows plain text, whatever the artifact holds."""

import io
import random
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from markdown import markdown

from generator.__main__ import main
from generator.authoring.comment import MARKER, MOST_BYTES, comment_on

MOST_CHARACTERS = 65_536  # GitHub's limit


def pack(text: str | bytes, name: str = "diff.txt", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(name, text)
    return packed.getvalue()


def block_of(comment: str) -> tuple[str, str]:
    """Give the fence and what stands in the block, by the rules of CommonMark, and see that nothing follows it."""
    head, _, rest = comment.partition("\n\n")
    assert head.startswith(f"{MARKER}\n")
    opening, *lines = rest.splitlines()
    found = re.fullmatch(r"(`{3,})text", opening)
    assert found, opening
    fence = found[1]
    closing = [at for at, line in enumerate(lines) if re.fullmatch(rf" {{0,3}}{fence}`*[ \t]*", line)]
    assert closing == [len(lines) - 1], "the block ends where the comment ends"
    return fence, "\n".join(lines[:-1])


HOSTILE = [
    "@everybody and #12 and https://evil.example ![x](https://evil.example/x.png) [y](javascript:alert(1))",
    "```\n@maintainer escaped\n```",
    "````text\n```suggestion\nrm -rf\n```\n````",
    "   ````````\n# heading\n",
    "~~~\n# heading\n~~~\n",
    "<!-- what a change means -->\n</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>",
    "`" * 70_000,
    "`" * 9 + "\n" + "`" * 9,
    "    indented\n\n\n- list\n> quote\n| a | b |\n|---|---|\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_leaves_the_block(text: str) -> None:
    comment = comment_on(pack(text))
    _, shown = block_of(comment)
    assert len(comment) <= MOST_CHARACTERS
    below = comment.partition("\n\n")[2]
    html = markdown(below, extensions=["pymdownx.superfences"], extension_configs={})
    assert html.count("<code") == 1
    outside = re.sub(r"<code.*</code>", "", html, flags=re.DOTALL)
    assert re.sub(r"<[^>]*>", "", outside).strip() == ""
    assert not re.search(r"<(?:a|img|script|h1|li|table)\b", html)
    assert shown


def test_no_mixture_of_fences_and_breaks_leaves_the_block() -> None:
    draw = random.Random(7)  # noqa: S311  the same each time
    for _ in range(300):
        text = "".join(draw.choice("`~ \n\r\t>a-") * draw.randint(1, 12) for _ in range(60))
        if text.strip():
            block_of(comment_on(pack(text)))


def test_the_proof_would_see_a_block_that_is_left() -> None:
    comment = comment_on(pack("a\nb\n"))
    with pytest.raises(AssertionError):
        block_of(comment.replace("\nb\n", "\n```\n@all\n"))


def test_what_is_not_seen_is_written_as_an_escape() -> None:
    _, shown = block_of(
        comment_on(pack("a\u202eb\u200bc\x1b[31md\x00e\u2028f\ue000 g\tZhào 国家 é\u0301\u0301\u0301\u0301"))
    )
    assert shown.startswith("a\\u202eb\\u200bc\\u001b[31md\\u0000e\\u2028f\\ue000 g")
    assert "Zhào 国家" in shown
    assert shown.count("\u0301") == 3
    assert all(each.isprintable() for each in shown)


def test_lines_end_alike() -> None:
    assert block_of(comment_on(pack("a\r\nb\rc\n\n")))[1] == "a\nb\nc"


@pytest.mark.parametrize("text", ["line\n" * 40_000, "x" * 300_000, "\u202e" * 100_000, "国" * 100_000])
def test_what_is_too_long_is_cut_and_says_so(text: str) -> None:
    comment = comment_on(pack(text))
    assert 30_000 < len(comment) <= MOST_CHARACTERS
    assert block_of(comment)[1].endswith("… and more, which the run of the check shows")


def encrypted() -> bytes:
    packed = bytearray(pack("secret"))
    packed[6] |= 1  # the flag of the file's own header
    packed[packed.rindex(b"PK\x01\x02") + 8] |= 1  # and of the list of contents
    return bytes(packed)


def damaged() -> bytes:
    packed = bytearray(pack("some words " * 50))
    packed[45] ^= 255
    return bytes(packed)


@pytest.mark.parametrize(
    "artifact",
    [
        b"",
        b"no zip",
        pack("x", "other.txt"),
        pack("x", "../diff.txt"),
        pack("x", "/diff.txt"),
        pack(""),
        pack(" \n\n"),
        pack("text")[:-5],
        encrypted(),
        damaged(),
        pack("x") + bytes(MOST_BYTES),
    ],
    ids=range(11),
)
def test_an_artifact_that_shows_nothing_gives_a_comment_that_says_so(artifact: bytes) -> None:
    assert comment_on(artifact) == f"{MARKER}\nNo summary of the change could be read; the run of the check says why.\n"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_not_unpacked(method: int) -> None:
    bomb = pack(b"x" * 20_000_000, method=method)
    assert len(bomb) < MOST_BYTES
    tracemalloc.start()
    try:
        comment = comment_on(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(comment) <= MOST_CHARACTERS
    assert peak < 10_000_000


def test_whatever_is_wrong_with_a_zip_there_is_a_comment() -> None:
    draw = random.Random(1)  # noqa: S311  the same each time
    sound = [pack("some words\n" * 50, method=method) for method in (0, 8, 12, 14)]
    for _ in range(800):
        packed = bytearray(draw.choice(sound))
        for _ in range(draw.choice((1, 1, 2, 5))):
            packed[draw.randrange(len(packed))] = draw.choice((0, 255, draw.randrange(256)))
        assert comment_on(bytes(packed)).startswith(MARKER)


def test_the_command_reads_an_artifact_and_writes_the_comment(tmp_path: Path) -> None:
    (tmp_path / "diff.zip").write_bytes(pack("1 statement added"))
    assert main(["comment", str(tmp_path / "diff.zip"), str(tmp_path / "comment.md")]) == 0
    assert "\n```text\n1 statement added\n```\n" in (tmp_path / "comment.md").read_text("utf-8")
    assert main(["comment", str(tmp_path / "none.zip"), str(tmp_path / "comment.md")]) == 3


def test_the_workflow_finds_its_comment_by_the_first_line() -> None:
    workflow = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    assert f'startswith("{MARKER}")' in workflow
    assert f"size_in_bytes <= {MOST_BYTES}" in workflow
