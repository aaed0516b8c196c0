"""What the commands have in common that change the seeds: read, rehearse, write, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.commands import InTheWayError, WrongCallError
from generator.commands.seeds import show_findings, show_problems
from generator.console import DONE, PROBLEMS, show
from generator.examine import check
from generator.problem import Severity, stops
from generator.rehearsal import in_silence, rehearse
from generator.verify import carry_receipts
from generator.write import encode_like, refuse_link, replace_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.authoring.file_changes import FileChanges
    from generator.console import Progress
    from generator.examine import Layout, Outcome
    from generator.problem import Problem

_BYTE_ORDER_MARK = "\ufeff"


def check_first(options: argparse.Namespace, layout: Layout, progress: Progress) -> Outcome:
    """Check the seeds that are to be changed; what stands in the way is printed, and then there is no graph."""
    outcome = check(layout, progress.show)
    progress.end()
    if outcome.graph is None:
        refuse(outcome.problems, options, layout)
    return outcome


def refuse(problems: Sequence[Problem], options: argparse.Namespace, layout: Layout) -> int:
    """Print what stands in the way and give the exit code."""
    show_problems(problems, options, layout, "nothing was changed")
    return PROBLEMS


def refuse_call(faults: Sequence[str]) -> None:
    """Raise WrongCallError with every fault, if there is one."""
    if faults:
        raise WrongCallError("\n".join(faults))


def read_texts(layout: Layout) -> Mapping[str, str]:
    """Read what people wrote, and the configuration, by the paths of their marks, without byte order marks."""
    return {label: path.read_bytes().decode().removeprefix(_BYTE_ORDER_MARK) for label, path in _texts(layout)}


def apply_changes(
    changes: FileChanges,
    before: Outcome,
    call: tuple[argparse.Namespace, Layout, Progress],
    renamed: Mapping[str, str] | None = None,
) -> int:
    """Make changes if the seeds are sound with them too; print what changed and what there is to know since.

    Where ids were exchanged and nothing else, `renamed` maps those of old to the new ones, and receipts go on to hold.
    """
    options, layout, progress = call
    _look_for_room(changes, layout)
    files = {
        label: None if text is None else encode_like(text, layout.file(changes.origin(label)))
        for label, text in changes.texts.items()
    }
    progress.show("trying the change")
    after, receipts = _rehearse_files(files, before, layout, renamed)
    progress.end()
    if stops(after.problems):
        return refuse([each for each in after.problems if each.severity is Severity.PROBLEM], options, layout)
    refuse_link(layout.receipts)
    replace_files({layout.file(label): each for label, each in (files | receipts).items()})
    _tell(changes)
    show_findings(_new_findings(before, after, renamed or {}), options, layout)
    return DONE


def _rehearse_files(
    files: Mapping[str, bytes | None], before: Outcome, layout: Layout, renamed: Mapping[str, str] | None
) -> tuple[Outcome, dict[str, bytes | None]]:
    """Check a copy of the seeds with these files in it; give what came of it, and the receipts that go on to hold."""
    with rehearse(layout) as copy:
        # The configuration stays out: what may change there is the navigation, which `check` does not look at.
        of_seeds = {label: each for label, each in files.items() if label != layout.configuration.name}
        replace_files({copy.file(label): each for label, each in of_seeds.items()})
        after = check(copy, in_silence)
        if after.graph is None or before.graph is None or renamed is None:
            return after, {}
        receipts = carry_receipts(layout, before.graph, after.graph, renamed)
        replace_files({copy.file(label): each for label, each in receipts.items()})
        return check(copy, in_silence), receipts


def _texts(layout: Layout) -> Iterator[tuple[str, Path]]:
    for pattern in ("digests/*.yml", "authority/*.yml", "pages/*.md", "disagreements.yml"):
        for path in sorted(layout.seeds.glob(pattern)):
            if not path.name.startswith("."):
                yield f"{layout.seeds_label}/{path.relative_to(layout.seeds).as_posix()}", path
    yield layout.configuration.name, layout.configuration


def _look_for_room(changes: FileChanges, layout: Layout) -> None:
    """Raise InTheWayError where a file stands at a place that another, or its receipt, is to be moved to."""
    for label in changes.moves.values():
        receipt = layout.receipts / label.rpartition("/")[2]
        for path in (layout.file(label), receipt):
            if path.exists():
                name = f"{layout.seeds_label}/{path.relative_to(layout.seeds).as_posix()}"
                raise InTheWayError(f"{name} is in the way; nothing was changed")


def _tell(changes: FileChanges) -> None:
    """Print what changes in each file."""
    for label in sorted({*changes.counts, *changes.moves}):
        count = changes.counts.get(label, 0)
        moved = f" → {changes.moves[label]}" if label in changes.moves else ""
        show(f"{label}{moved}: {count} {'place' if count == 1 else 'places'}")


def _new_findings(before: Outcome, after: Outcome, renamed: Mapping[str, str]) -> list[Problem]:
    """Give the notices that were not there before, be it under an id of old."""
    known = set()
    for each in before.problems:
        message = each.message
        for old, new in renamed.items():
            message = message.replace(f"'{old}'", f"'{new}'").replace(f"'{old}/", f"'{new}/")
        known.add((each.code, message))
    return [each for each in after.problems if (each.code, each.message) not in known]
