"""An empty reference on another subject: the project's frame, a configuration of its own, and pages to fill in."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.authoring.edit import Splice, splice
from generator.nodes import List, Map, compose_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.nodes import Node

CONFIGURATION: Final = "mkdocs.yml"
MAKEFILE: Final = "Makefile"
FRAME: Final = (
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".vscode",
    "LICENSE",
    MAKEFILE,
    CONFIGURATION,
    "content/.gitignore",
    "docs/editing.md",
    "docs/fields.md",
    "docs/format.md",
    "docs/problems",
    "generator",
    "overrides",
    "pyproject.toml",
    "requirements",
    "schema/.gitignore",
    "seeds/LICENSE",
    "site/.gitignore",
)
"""The files and folders of the project that every reference has."""

# Targets that run a file of tests/, which stays behind.
_OWN_TARGET = re.compile(r"^[a-z-]+:[^\n]*\n\t@PYTHONPATH=\. [^\n]* tests/\w+\.py[^\n]*\n\n", re.MULTILINE)
_BRACKETS = re.compile(r"(?<=\[)(?=\[)|(?<=\])(?=\])")
_README: Final = """\
# {name}

A static reference site: what published documents say, statement by statement, each with its document and paragraph.

```sh
make site    # builds the site and says which file to open
make check   # looks for mistakes
make test    # runs the tests
```

What people write stands in `seeds/` ([the format](docs/format.md)); `mkdocs.yml` holds the name, the edition and the
addresses. The generator in `generator/` knows no subject; the kinds of things and what can be said of them are declared
in `generator/kinds.py`.
"""
_TESTS: Final = '''\
"""What people wrote is sound, and the site builds from it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_nothing_that_people_wrote_is_wrong() -> None:
    result = run("check")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.slow
def test_the_site_builds() -> None:
    result = run("build")
    assert result.returncode == 0, result.stdout + result.stderr
'''
_HOME: Final = """\
# {name}

In short: {description}

Every statement names its document and paragraph and who asserts it; that something stands here does not make it true: \
see [[method|how to read this reference]].
"""
_METHOD: Final = """\
# Method

## What a statement is {#statement}

A statement is one thing that a document states, in our own words, with the document and paragraph it was taken from, \
who asserts it and through whom it reached the document, its standing, and a date if the document gives one. Words in \
quotation marks are the document's.

## Facts {#facts}

The tables repeat what statements say in a form that can be compared. Different values stand side by side; none is \
chosen for the reader. That a fact is missing means nothing.

## Origins {#origins}

Statements that go back to one utterance have one origin, however many documents repeat it.

## Reliability of documents {#reliability}

Each document has a grade after the Admiralty system, from A, completely reliable, to E, unreliable; F cannot be \
judged. The grade is the editors', with the reason.

## Legal status of persons {#legal-status}

Whoever is accused in a case has a legal status, taken from a document and shown with its citation.

## Named persons {#persons}

The reference says of people only what the documents say, names who says it, and keeps people of the same name apart.

## What a machine checks {#machine}

A program checks that each statement names a paragraph, an asserter, a standing and known entities, and holds the \
statements against the texts of the documents where they are at hand. What it has not seen says that it is not yet \
verified.

## Disagreements {#disagreements}

Some disagreements are found by comparing facts, others were written down by readers of the documents.
"""
_ABOUT: Final = """\
# About

This reference gathers what published documents say about one subject, sentence by sentence, and keeps who says what \
apart.

## Corrections {#corrections}

The foot of each page tells how to report an error on it.

## Licence {#licence}

The words of this reference may be reused under the licence named at the foot of each page, provided that it is named \
as the source. The documents belong to their publishers.
"""


def begin_reference(frame: Mapping[str, bytes], name: str, description: str) -> dict[str, bytes]:
    """Give every file of an empty reference by its path, made of the project's frame.

    Its configuration is the project's with the name and description exchanged and without what is the project's own:
    addresses and fixed terms. It holds no digest and no record, and builds as it is.
    """
    changed = {
        CONFIGURATION: _configure(frame[CONFIGURATION].decode(), name, description),
        MAKEFILE: _OWN_TARGET.sub("", frame[MAKEFILE].decode()),
        "README.md": _README.format(name=_one_line(name)),
        "seeds/pages/home.md": _HOME.format(name=_one_line(name), description=_one_line(description)),
        "seeds/pages/method.md": _METHOD,
        "seeds/pages/about.md": _ABOUT,
        "tests/test_reference.py": _TESTS,
    }
    return {**frame, **{path: text.encode() for path, text in changed.items()}}


def _configure(text: str, name: str, description: str) -> str:
    node, problems = compose_yaml(text, CONFIGURATION, empty=True)
    if not isinstance(node, Map) or problems:
        raise ValueError(f"{CONFIGURATION} of the project cannot be read")
    return splice(text, _changes(node, name, description))


def _changes(configuration: Map, name: str, description: str) -> Iterator[Splice]:
    """Yield what is another reference's: JSON's texts are YAML's too, with nothing in them that means something."""
    extra = configuration.field("extra")
    reference = extra.field("reference") if isinstance(extra, Map) else None
    for holder, field, value in (
        (configuration, "site_name", name),
        (configuration, "site_description", description),
        (configuration, "site_url", ""),
        (reference, "repository", ""),
        (reference, "contact", ""),
    ):
        found = holder.field(field) if isinstance(holder, Map) else None
        if found is not None:
            yield _exchange(found, json.dumps(value, ensure_ascii=False))
    terms = reference.field("fixed_terms") if isinstance(reference, Map) else None
    key = reference.key("fixed_terms") if isinstance(reference, Map) else None
    if isinstance(terms, List) and terms and key is not None:
        last = terms[-1].mark
        yield Splice(replace(key.mark, end_line=last.end_line, end_column=last.end_column), "fixed_terms: []")


def _exchange(found: Node, value: str) -> Splice:
    """Put a value in the place of another; a folded text reaches to the beginning of the next line."""
    return Splice(found.mark, value + ("\n" if found.mark.end_column == 1 else ""))


def _one_line(text: str) -> str:
    """Give words that begin no link of ours."""
    return _BRACKETS.sub(" ", " ".join(text.split()))
