"""Problems for people: each with the line it stands in and a mark below the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reports.editor import tell
from generator.reports.quoting import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problem import Problem
    from generator.reports.quoting import Lines


def report_to_people(problems: Sequence[Problem], lines: Lines) -> Iterator[str]:
    """Yield for each problem its line as editors get it, the line of the file with the place marked, and a blank one.

    Where there is no line to show – a missing file, a folder, a file as a whole – the first line stands alone.
    """
    for problem in problems:
        yield tell(problem)
        quoted = quote(problem.mark, lines)
        if quoted:
            yield from (*quoted, "")
    if problems:
        yield f"what a code means: python -m generator explain {problems[0].code}"
