"""Addresses as the built site has them: absolute where it is known where the site will stand, else relative."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from generator.addresses import page_of

if TYPE_CHECKING:
    from generator.model import Graph

TOP: Final = "_top"
"""The anchor of a page's title, which stands for what the page is about."""


def file_of(id_: str, graph: Graph) -> str:
    """Give the built file, below the site's root, of whatever has a page."""
    return f"{page_of(id_, graph).removesuffix('.md')}.html"


def absolute_address(id_: str, graph: Graph, anchor: str = "") -> str:
    """Give the whole address of a page or an anchor there; empty where the configuration names no site."""
    site = graph.settings.site_url
    return f"{site.rstrip('/')}/{file_of(id_, graph)}{_behind(anchor)}" if site else ""


def address_from(here: str, id_: str, graph: Graph, anchor: str = "") -> str:
    """Give the address of a page or an anchor there as the page of `here` (an id) must write it."""
    way = posixpath.relpath(file_of(id_, graph), posixpath.dirname(file_of(here, graph)) or ".")
    return absolute_address(id_, graph, anchor) or f"{way}{_behind(anchor)}"


def _behind(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""
