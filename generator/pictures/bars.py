"""Bars whose ends may be open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pictures.svg import element

if TYPE_CHECKING:
    from generator.pictures.svg import Element

_HALF: Final = 4.0


@dataclass(frozen=True)
class Bar:
    """A stretch from left to right; an open end has no line across it, a doubtful bar has a broken outline."""

    left: float
    right: float
    doubtful: bool = False
    open_left: bool = False
    open_right: bool = False


def draw_bar(bar: Bar, y: float) -> tuple[Element, Element]:
    """Draw the bar's body and its outline around a middle line."""
    left, right, top, bottom = (f"{each:.1f}" for each in (bar.left, bar.right, y - _HALF, y + _HALF))
    lines = [f"M{left},{top} H{right}", f"M{left},{bottom} H{right}"]
    lines += [] if bar.open_left else [f"M{left},{top} V{bottom}"]
    lines += [] if bar.open_right else [f"M{right},{top} V{bottom}"]
    body = element("rect", x=bar.left, y=y - _HALF, width=bar.right - bar.left, height=2 * _HALF, class_="body")
    return body, element("path", d=" ".join(lines), class_="time doubtful" if bar.doubtful else "time")
