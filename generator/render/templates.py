"""Templates run: everything they print goes through one escaping filter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Page
from generator.render.markdown import escape, front_matter

if TYPE_CHECKING:
    from generator.problem import Mark

_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)


@dataclass(frozen=True)
class Head:
    """What stands in a page's front matter; the mark is where people edit what the page shows.

    A wide page has a table in place of the list of its headings. `open_graph` is its type in the Open Graph
    protocol.
    """

    title: str
    description: str
    kind: str
    mark: Mark | None = None
    wide: bool = False
    open_graph: str = "website"


class Templates:
    """The templates of generator/templates/, each made into pages."""

    def __init__(self) -> None:
        """Load the templates, or take those that were loaded before."""
        self._environment = _environment()

    def page(self, path: str, template: str, head: Head, **names: object) -> Page:
        """Make a page at `path`: front matter, then the template with the head's title and description and `names`."""
        reference: dict[str, object] = {"kind": head.kind, "open_graph": head.open_graph}
        if head.mark is not None:
            reference["edit"] = {"path": head.mark.path, "line": head.mark.line}
        fields: dict[str, object] = {"title": head.title, "description": head.description, "reference": reference}
        if head.wide:
            fields["hide"] = ["toc"]  # how the theme calls it
        matter = front_matter(fields)
        body = self._environment.get_template(template).render(title=head.title, description=head.description, **names)
        return Page(path, f"{matter}\n{_tidy(body)}")


@cache
def _environment() -> Environment:
    """Load the templates once; undefined names are errors, and macros give Markdown that is not escaped again."""
    return Environment(
        loader=PackageLoader("generator", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _tidy(text: str) -> str:
    """Take away what loops and conditions leave behind: trailing blanks and rows of empty lines."""
    return _BLANK_LINES.sub("\n\n", _TRAILING_BLANKS.sub("", text)).strip() + "\n"
