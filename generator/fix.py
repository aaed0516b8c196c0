"""Seeds mended where there is only one right answer: links for names, one form for values; all else stays."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.canonical import mend_values
from generator.authoring.edit import splice_files
from generator.authoring.links import mend_links
from generator.examine import Layout, check
from generator.load import load_seeds, load_settings
from generator.merge import merge_seeds
from generator.problem import Problem, Severity
from generator.write import copy_plain, replace_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.authoring.edit import Splice
    from generator.model import Catalog

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Mended:
    """What mending comes to: each file that changes, by its label, before and after.

    `unread` are the problems of files that could not be read; `left` counts places that were left as they are, since
    mending them would bring problems to light or about.
    """

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Problem, ...] = ()
    left: int = 0


def plan_fixes(layout: Layout, progress: Callable[[str], None]) -> Mended:
    """Say what mending changes; writes nothing.

    Names become links only where all authority files can be read. Whatever would make the seeds have a problem that
    they do not have yet is left as it is.
    """
    settings, problems = load_settings(layout.configuration, layout.configuration.name)
    if settings is None:
        return Mended(unread=tuple(sorted(problems)))
    progress("reading the seeds")
    seeds, problems = load_seeds(layout.seeds, layout.seeds_label, settings)
    catalog, clashes = merge_seeds(seeds)
    names = f"{layout.seeds_label}/authority"
    knows_all_names = not any(each.mark.path.startswith(names) for each in (*problems, *clashes))
    texts = _texts(layout, catalog)
    steps = [step for step in _steps(catalog, texts, links=knows_all_names) if step]
    progress("trying what would change")
    kept = _sound(steps, _Trial(layout, texts)) if steps else []
    after = splice_files(texts, (each for step in kept for each in step))
    others = (*texts, f"{layout.seeds_label}/disagreements.yml")  # where nothing is ever mended
    unread = tuple(sorted(each for each in problems if each.mark.path not in others))
    return Mended({path: texts[path] for path in after}, after, unread, len(steps) - len(kept))


def write_fixes(layout: Layout, mended: Mended) -> None:
    """Write the files that change, all or none. Raises OSError."""
    replace_files({_path(layout, label): _encode(layout, label, text) for label, text in mended.after.items()})


def _texts(layout: Layout, catalog: Catalog) -> dict[str, str]:
    """Read the digests and pages that the catalog was made of, by their labels."""
    labels = {each.mark.path for each in catalog.sources.values()} | {each.mark.path for each in catalog.chapters}
    texts = {label: _path(layout, label).read_bytes().decode() for label in sorted(labels)}
    return {label: text.removeprefix(_BYTE_ORDER_MARK) for label, text in texts.items()}


def _path(layout: Layout, label: str) -> Path:
    return layout.seeds / label.removeprefix(f"{layout.seeds_label}/")


def _encode(layout: Layout, label: str, text: str) -> bytes:
    """Give the bytes of a file; one that began with a byte order mark keeps it."""
    begun = _path(layout, label).read_bytes().startswith(_BYTE_ORDER_MARK.encode())
    return ((_BYTE_ORDER_MARK if begun else "") + text).encode()


def _steps(catalog: Catalog, texts: Mapping[str, str], *, links: bool) -> Iterator[tuple[Splice, ...]]:
    """Yield what can be mended; each step stands for itself."""
    if links:
        yield from mend_links(catalog, texts)
    digests = {each.mark.path for each in catalog.sources.values()}
    yield from mend_values({path: texts[path] for path in sorted(digests)}, catalog.records)


class _Trial:
    """The seeds in a folder of their own, where what would change is tried."""

    def __init__(self, layout: Layout, texts: Mapping[str, str]) -> None:
        self._layout, self._texts = layout, dict(texts)
        self._before = _problems(layout)

    def brings_problems(self, steps: Sequence[tuple[Splice, ...]]) -> bool:
        """Tell whether seeds with these changes have problems that they did not have."""
        with tempfile.TemporaryDirectory() as folder:
            copy = replace(self._layout, seeds=Path(folder) / "seeds")
            shutil.copytree(self._layout.seeds, copy.seeds, symlinks=True, copy_function=copy_plain)
            changed = splice_files(self._texts, (each for step in steps for each in step))
            for label, text in changed.items():
                _path(copy, label).write_bytes(text.encode())
            return bool(_problems(copy) - self._before)


def _problems(layout: Layout) -> Counter[tuple[str, int, str]]:
    """Count the problems of each line by their codes: mending moves words, never lines."""
    found = (each for each in check(layout, _in_silence).problems if each.severity is Severity.PROBLEM)
    return Counter((each.mark.path, each.mark.line, each.code) for each in found)


def _in_silence(_: str) -> None:
    """Show no progress."""


def _sound(
    steps: list[tuple[Splice, ...]], trial: _Trial, kept: Sequence[tuple[Splice, ...]] = ()
) -> list[tuple[Splice, ...]]:
    """Give those steps that together bring no problem, found by halving."""
    if not trial.brings_problems([*kept, *steps]):
        return steps
    if len(steps) == 1:
        return []
    half = len(steps) // 2
    first = _sound(steps[:half], trial, kept)
    return [*first, *_sound(steps[half:], trial, [*kept, *first])]
