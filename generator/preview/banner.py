"""What is wrong, in HTML: a banner that lies over every page, and a page for when there is no site yet."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 20


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong; the place and the code are empty where there is none."""

    place: str
    code: str
    message: str


def draw_banner(complaints: Sequence[Complaint]) -> str:
    """Give the banner with its style, to stand at the start of a page; nothing where nothing is wrong.

    It needs no script: it moves the page down, stays at the top, and can be folded to one line.
    """
    if not complaints:
        return ""
    return (
        f"<style>{_STYLE}</style>"
        '<div class="preview-banner" role="alert"><details open>'
        f"<summary><b>{_count(complaints)}</b> This is the last good site.</summary>{_list(complaints)}"
        "</details></div>"
    )


def draw_waiting(complaints: Sequence[Complaint]) -> str:
    """Give a whole page that says why there is no site yet."""
    heading = _count(complaints) if complaints else "There is no site yet."
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>No site yet</title><style>{_STYLE}{_WAITING_STYLE}</style></head>"
        f'<body><main class="preview-waiting" role="alert"><h1>{heading}</h1>{_list(complaints)}'
        "<p>No site was built yet. It appears here by itself as soon as it is.</p></main></body></html>"
    )


def _count(complaints: Sequence[Complaint]) -> str:
    return "1 problem." if len(complaints) == 1 else f"{len(complaints)} problems."


def _list(complaints: Sequence[Complaint]) -> str:
    if not complaints:
        return ""
    # Whoever uses the keyboard must be able to scroll it.
    rest = len(complaints) - _MOST
    more = f"<li>… and {rest} more, which the terminal shows</li>" if rest > 0 else ""
    return f'<ul tabindex="0" aria-label="What is wrong">{"".join(map(_item, complaints[:_MOST]))}{more}</ul>'


def _item(complaint: Complaint) -> str:
    place = f"<code>{escape(complaint.place)}</code> " if complaint.place else ""
    code = f"<b>{escape(complaint.code)}</b> " if complaint.code else ""
    return f"<li>{place}{code}<span>{escape(complaint.message)}</span></li>"


# Colours of its own, alike on light and dark pages. Sizes are in px because the theme changes what a rem is. The
# theme's bar sticks to the top and would lie under the folded line.
_STYLE: Final = """
.preview-banner { position: sticky; top: 0; z-index: 1000; background: #7c1d17; color: #fff;
  box-shadow: 0 2px 8px #0006; font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
.preview-banner summary { padding: 8px 16px; line-height: 24px; cursor: pointer; overflow: hidden;
  text-overflow: ellipsis; white-space: nowrap; }
.preview-banner ul { margin: 0; padding: 0 16px 12px; max-height: 40vh; overflow: auto; list-style: none; }
.preview-banner li { margin: 0; padding: 6px 0; border-top: 1px solid #fff4; overflow-wrap: anywhere; }
.preview-banner code { padding: 0; background: none; color: #ffd9a0; font: 14px/1.5 ui-monospace, Consolas, monospace; }
.preview-banner :focus-visible { outline: 2px solid #fff; outline-offset: -2px; }
.md-header { top: 40px; }
@media print { .preview-banner { display: none; } }
"""
_WAITING_STYLE: Final = """
:root { color-scheme: light dark; background: #fdfdfb; color: #1f2426;
  font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { max-width: 46em; margin: 12vh auto 4em; padding: 0 20px; }
h1 { font-size: 24px; font-weight: 600; }
ul { padding: 0; list-style: none; }
li { padding: 8px 0; border-top: 1px solid #8888; overflow-wrap: anywhere; }
code { color: #96271f; font: 14px/1.5 ui-monospace, Consolas, monospace; }
@media (prefers-color-scheme: dark) { :root { background: #171b1d; color: #dfe3e4; } code { color: #f2a49b; } }
"""
