"""`new`: a digest to fill in, from a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.authoring.scaffold import Scaffold, UnusableTextError, find_fault, make_scaffold
from generator.commands import WrongCallError
from generator.commands.seeds import show_problems
from generator.console import DONE, PROBLEMS, show
from generator.examine import gather
from generator.write import create_file, refuse_link

if TYPE_CHECKING:
    import argparse

    from generator.console import Progress
    from generator.examine import Layout

MOST_BYTES: Final = 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the text and the id of its digest."""
    parser.add_argument("text", type=Path, help="the text of the document, a file in UTF-8")
    parser.add_argument(
        "--id", required=True, help="the id of the new source, which is for ever: small letters, digits, '-'"
    )


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Write a digest to fill in and say what comes next; an existing one is never touched."""
    progress.show("reading the seeds")
    catalog, problems = gather(layout)
    progress.end()
    if catalog is None:
        show_problems(problems, options, layout, "nothing was written")
        return PROBLEMS
    fault = find_fault(options.id, catalog)
    if fault:
        raise WrongCallError(f"--id: {fault}")
    raw = _read(options.text)
    try:
        scaffold = make_scaffold(raw, options.text.name, options.id, catalog)
    except UnusableTextError as error:
        raise WrongCallError(f"{options.text}: {error}") from None
    _create(layout, options.id, scaffold)
    _tell(layout, options, scaffold, in_archive=_is_same(layout.texts(catalog.settings) / options.text.name, raw))
    return DONE


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise WrongCallError(f"{path}: {'is no regular file' if path.exists() else 'there is no such file'}")
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongCallError(f"{path}: cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise WrongCallError(f"{path}: has more than {MOST_BYTES} bytes; is this the text of one document?")
    return raw


def _create(layout: Layout, id_: str, scaffold: Scaffold) -> None:
    refuse_link(layout.digest(id_).parent)
    try:
        create_file(layout.digest(id_), scaffold.text.encode())
    except FileExistsError:
        raise WrongCallError(f"{layout.seeds_label}/digests/{id_}.yml is there already; nothing was written") from None


def _is_same(path: Path, raw: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == raw
    except OSError:
        return False


def _tell(layout: Layout, options: argparse.Namespace, scaffold: Scaffold, *, in_archive: bool) -> None:
    digest = f"{layout.seeds_label}/digests/{options.id}.yml"
    counts = f"{scaffold.paragraphs} paragraphs, {scaffold.statements} statements to write, new names: {scaffold.names}"
    archive = "" if in_archive else f"put the text into the archive as {options.text.name}, then "
    show(f"{digest}: {counts}")
    steps = [
        f"write what each TODO in {digest} stands for",
        f"copy the records of new names from its end to {layout.seeds_label}/authority/" if scaffold.names else "",
        "python -m generator check",
        f"{archive}python -m generator verify",
    ]
    for number, step in enumerate(filter(None, steps), 1):
        show(f"{number}. {step}")
