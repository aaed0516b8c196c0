"""Text made safe for Markdown, and the few things that are written as Markdown on purpose."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml
from markupsafe import Markup

from generator.inert import inert_json

if TYPE_CHECKING:
    from collections.abc import Mapping

# Every character with which Markdown, its extensions or HTML could begin something. Entities, not backslashes:
# Python-Markdown shows an entity as it is, inside tables, links and raw HTML alike.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&#|~^]")
# Of these, what may stand in texts inside JSON, where brackets and braces also hold the whole together.
_ACTIVE_IN_JSON = re.compile(r"[`*_<>&#|~^']")
# What means something at the start of a line only: lists, numbered lists, definitions, underlines of headings.
_LEADING = re.compile(r"^(?:[-+:=]|\d+(?=[.)]))")
_MOST_TEXTS = 16_384


def escape(text: object) -> Markup:
    """Turn any text into one line of Markdown that shows exactly its characters; blanks are folded.

    What is Markdown already (Markup) passes unchanged: this is the one filter that all output goes through.
    """
    if isinstance(text, Markup):
        return text
    return _escape(str(text))


@lru_cache(maxsize=_MOST_TEXTS)
def _escape(text: str) -> Markup:
    """Escape a text once: names and labels stand on many pages."""
    folded = " ".join(text.split())
    safe = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", folded)
    return Markup(_LEADING.sub(_leading_entity, safe))  # noqa: S704  escaped on the lines above


def _leading_entity(found: re.Match[str]) -> str:
    """Write the last character of what was found as an entity, so that the line begins with plain words."""
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"


def attribute(text: object) -> Markup:
    """Turn any text into the value of an HTML attribute in double quotes."""
    return Markup(str(escape(text)).replace('"', "&#34;"))  # noqa: S704  escaped by `escape`


def json_attribute(value: object) -> Markup:
    """Write a value as JSON for an HTML attribute in double quotes; no text in it can end the attribute or become code.

    It stays within ASCII, so that neither line separators nor anything that looks like an entity is left in it.
    """
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    safe = _ACTIVE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return Markup(safe.replace('"', "&#34;"))  # noqa: S704  escaped on the line above


def identifier(text: str) -> Markup:
    """Let an id made by the generator or checked when it was read stand as it is, underscores included."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", text):
        msg = f"{text!r} is no identifier"
        raise ValueError(msg)
    return Markup(text)  # noqa: S704  nothing active in it


def join(parts: list[Markup], glue: str = "") -> Markup:
    """Put pieces of Markdown together."""
    return Markup(glue).join(parts)  # noqa: S704  the glue is ours


def listed(items: list[Markup]) -> Markup:
    """Put several things into one cell of a table, so that readers see where each ends."""
    if len(items) < 2:  # noqa: PLR2004  one thing is no list
        return join(items)
    return Markup("<ul>{}</ul>").format(join([Markup("<li>{} </li>").format(each) for each in items], " "))


def link(words: object, target: str, kind: str = "") -> Markup:
    """Write a link to a page (or anchor) of the reference; `kind` is a class of the style sheet."""
    suffix = f"{{ .{kind} }}" if kind else ""
    return Markup(f"[{escape(words)}]({target}){suffix}")  # noqa: S704  words escaped, targets made from ids


def web_link(words: object, address: str) -> Markup:
    """Write a link to another site; the address was checked when it was read, and is printed once."""
    kind = ' class="address"' if words == address else ""
    return Markup(f'<a href="{attribute(address)}" rel="noreferrer"{kind}>{escape(words)}</a>')  # noqa: S704  escaped


def verbatim(text: str) -> Markup:
    """Turn text into what stands inside `<pre>` in raw HTML, where Markdown is not read."""
    # A template takes blanks away where a line ends.
    return Markup(re.sub(" +(?=\n|$)", lambda found: "&#32;" * len(found[0]), html.escape(text, quote=False)))  # noqa: S704


def data_script(json: str, media_type: str, kind: str = "") -> Markup:
    """Write JSON as a script that no browser runs; nothing in it can end it. `kind` is a class of the style sheet."""
    marked = f' class="{kind}"' if kind else ""
    return Markup(f'<script type="{media_type}"{marked}>{inert_json(json)}</script>')  # noqa: S704  inert, and our words


def in_language(words: str, language: str) -> Markup:
    """Mark words as being in a language (BCP 47), so that they are set and read out right."""
    if not language:
        return escape(words)
    return Markup(f'<span lang="{attribute(language)}">{escape(words)}</span>')  # noqa: S704  escaped


def front_matter(fields: Mapping[str, object]) -> Markup:
    """Write the front matter of a page.

    MkDocs and themes print `title` and `description` as they are, so texts are escaped for HTML here.
    """
    written = yaml.dump(_escaped(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000)
    return Markup(f"---\n{written}---\n")  # noqa: S704  escaped by `_escaped`


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return html.escape(str(value))
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [_escaped(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _escaped(each) for key, each in value.items()}
    return value
