"""SVG written by one escaping serialiser, and the figure in which a drawing stands on a page."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from generator.model import Picture, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Attribute: TypeAlias = "str | float | Target | None"
Child: TypeAlias = "Element | str"

ELEMENTS: Final = frozenset({"a", "circle", "desc", "figcaption", "figure", "g", "line"}) | frozenset(
    {"path", "rect", "svg", "text", "title", "tspan"}
)
"""The elements that drawings may have; none of them can hold a script or a style."""

_ATTRIBUTE: Final = re.compile(r"(?!on)[A-Za-z][A-Za-z0-9-]*")
# What XML cannot hold, and U+2028 and U+2029, which end a line for some readers and not for others.
_UNWRITABLE: Final = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Element:
    """An element with its attributes in order and what stands inside; words are still plain text."""

    name: str
    attributes: tuple[tuple[str, Attribute], ...]
    children: tuple[Child, ...]


def element(name: str, *children: Child, **attributes: Attribute) -> Element:
    """Make an element of ELEMENTS.

    Attributes keep their order; `class_` gives `class`, `aria_label` gives `aria-label`, None leaves one out. Numbers
    are written with at most one decimal, a Target as the address that it has on the page. Raises ValueError for other
    elements and for attributes that could hold a script.
    """
    written = tuple((key.removesuffix("_").replace("_", "-"), value) for key, value in attributes.items())
    unknown = [key for key, _ in written if not _ATTRIBUTE.fullmatch(key)]
    if name not in ELEMENTS or unknown:
        msg = f"a drawing has no {name} {unknown}"
        raise ValueError(msg)
    return Element(name, tuple((key, value) for key, value in written if value is not None), children)


def text(x: float, y: float, words: str, class_: str = "", **attributes: Attribute) -> Element:
    """Write words on one line whose baseline begins at a point."""
    return element("text", words, x=x, y=y, class_=class_ or None, **attributes)


def link(target: Target, *children: Child, **attributes: Attribute) -> Element:
    """Make a link of what stands inside; a `title` first among the children says more."""
    return element("a", *children, href=target, **attributes)


def figure(
    kind: str, size: tuple[float, float], words: tuple[str, str], children: Sequence[Child], caption: str = ""
) -> Picture:
    """Draw a figure of class `picture--kind`, which is a word that a page has once.

    `size` is width and height of the coordinates, from 0; the style sheet decides how large they are shown. `words` are
    the title and the description that stand for the drawing where it is not seen. Its links stay links for every
    reader, which is why it is a group and no image. It is left out of the search, which has its names elsewhere.
    """
    title, description = words
    names = (f"_picture-{kind}-title", f"_picture-{kind}-desc")
    drawing = element(
        "svg",
        element("title", title, id=names[0]),
        element("desc", description, id=names[1]),
        *children,
        viewBox=f"0 0 {_number(size[0])} {_number(size[1])}",
        role="group",
        aria_labelledby=names[0],
        aria_describedby=names[1],
    )
    below = [element("figcaption", caption)] if caption else []
    return write_picture(element("figure", drawing, *below, class_=f"picture picture--{kind}"))


def write_picture(root: Element) -> Picture:
    """Write an element and all inside it; what people wrote is escaped here and nowhere else."""
    parts: list[str | Target] = []
    for piece in _pieces(root):
        if isinstance(piece, str) and parts and isinstance(parts[-1], str):
            parts[-1] += piece
        else:
            parts.append(piece)
    return Picture(tuple(parts))


def _pieces(child: Child) -> Iterator[str | Target]:
    if isinstance(child, str):
        yield _escaped(child)
        return
    yield f"<{child.name}"
    for key, value in child.attributes:
        yield f' {key}="'
        yield value if isinstance(value, Target) else _escaped(value if isinstance(value, str) else _number(value))
        yield '"'
    yield ">"
    for each in child.children:
        yield from _pieces(each)
    yield f"</{child.name}>"


def _escaped(words: str) -> str:
    """Write words as XML and HTML both read them, on one line: a line's end could end the HTML for Markdown."""
    return html.escape(" ".join(_UNWRITABLE.sub("", words).split()))


def _number(value: float | None) -> str:
    """Write a number with at most one decimal and without a minus before nothing."""
    return f"{round(float(value or 0), 1) + 0.0:g}"
