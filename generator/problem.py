"""Where something is written, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A stretch of a file that people edit.

    The path is relative to the project's root, with slashes. Lines and columns count from 1, columns in
    characters; the end is the place behind the last character.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """Whether a finding stops the build."""

    PROBLEM = "problem"
    NOTICE = "notice"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Something wrong in what people wrote; sorts by place.

    The code is stable and kebab-case; the message says what is wrong and what was probably meant. A notice is worth
    knowing and stops nothing.
    """

    mark: Mark
    code: str
    message: str
    severity: Severity = Severity.PROBLEM


def stops(problems: tuple[Problem, ...]) -> bool:
    """Tell whether any of the problems forbids to write anything."""
    return any(problem.severity is Severity.PROBLEM for problem in problems)
