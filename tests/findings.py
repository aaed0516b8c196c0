"""What is wrong with a built site, as anyone can see from its files: each function lists what it finds."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sites import Element, Page, Site

NOT_FOUND = "404.html"
_ADDRESSES = ("href", "src", "action", "poster", "data", "cite", "background", "formaction", "xlink:href")
# A link of these sorts is for machines to read and fetches nothing.
_NOT_FETCHED = frozenset(("canonical", "license", "alternate", "author", "edit"))
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']+)""")
_HOST = re.compile(r"""(?:https?:)?//[\w-]+(?:\.[\w-]+)+""")
# What its own scripts may name: nothing of it is fetched on our pages. The tests in the browsers watch that.
_THEME_SCRIPTS = re.compile(r"assets/javascripts/")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# Linked data: no browser runs it, and the names of its vocabulary look like addresses.
_DATA = "application/ld+json"
# What a template, an escaping or Markdown left behind. Python's None, but not the English word before others.
_LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|\{:|\{ ?[#.]\w|\[\[|\]\]|\]\(|\*\*|^#+ |\| *---|&[#\w]+;"
    r"|^- |\bUndefined\b|\bNone\b(?! [a-z])|\bMarkup\(|\bStanding\.[A-Z]+|<bound method",
    re.MULTILINE,
)


def dead_addresses(site: Site) -> list[str]:
    """List the addresses, links in raw HTML included, that lead to no file or to no anchor."""
    found = []
    for page in site.pages.values():
        for address in dict.fromkeys(_addresses(page)):
            trouble = _trouble(address, page.path, site)
            if trouble:
                found.append(f"{page.path}: {address!r} {trouble}")
    for path in site.files:
        if path.endswith(".css"):
            found += [f"{path}: {each!r} leads to no file" for each in _dead_in_style(path, site)]
    return sorted(set(found))


def _addresses(page: Page) -> Iterator[str]:
    for element in page.elements:
        given = (element.attributes[name] for name in _ADDRESSES if name in element.attributes)
        # What is written into the page itself needs no file; as a link it would be a page from nowhere.
        yield from (each for each in given if element.tag == "a" or not each.startswith("data:"))
        yield from (part.split()[0] for part in element.attributes.get("srcset", "").split(",") if part.strip())
        refresh = re.search(r"url=(.+)", element.attributes.get("content", "")) if element.tag == "meta" else None
        if refresh:
            yield refresh[1]
        if element.attributes.get("id") == "__config":
            configuration = json.loads("".join(part for part in element.parts if isinstance(part, str)))
            yield posixpath.join(configuration["base"], "index.html")
            yield configuration["search"]


def _trouble(address: str, path: str, site: Site) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in {"http", "https", "mailto"} else "has a scheme that readers cannot follow"
    # The page for dead addresses is shown at any depth, so its addresses begin at the root of the site.
    if parts.path.startswith("/") != (path == NOT_FOUND and bool(parts.path)):
        return "does not work from a disk or under another path"
    target = _resolved(parts.path, path)
    if target not in site.files:
        return "leads to no file"
    fragment = unquote(parts.fragment)
    if fragment and (target not in site.pages or fragment not in site[target].by_id):
        return "leads to no anchor"
    return ""


def _resolved(address: str, path: str) -> str:
    if not address:
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address).lstrip("/")))


def _dead_in_style(path: str, site: Site) -> list[str]:
    text = (site.folder / path).read_text("utf-8")
    addresses = (found[1] or found[2] for found in _CSS_ADDRESS.finditer(text))
    return [
        each
        for each in addresses
        if not each.startswith(("data:", "#")) and _resolved(urlsplit(each).path, path) not in site.files
    ]


def foreign_addresses(site: Site) -> list[str]:
    """List the addresses of other hosts that a browser would fetch by itself, and those in scripts of our own."""
    found = []
    for page in site.pages.values():
        found += [f"{page.path}: {address!r}" for address in _fetched(page) if _HOST.match(address.strip())]
    for path in site.files:
        text = (site.folder / path).read_text("utf-8") if path.endswith((".css", ".js")) else ""
        if path.endswith(".css"):
            addresses = [found[1] or found[2] for found in _CSS_ADDRESS.finditer(text)]
            found_here = [each for each in addresses if _HOST.match(each)]
        else:
            found_here = [] if _THEME_SCRIPTS.match(path) else _HOST.findall(text)
        found += [f"{path}: {each!r}" for each in found_here]
    return sorted(set(found))


def _fetched(page: Page) -> Iterator[str]:
    for element in page.elements:
        attributes = element.attributes
        yield from (
            attributes[name] for name in ("src", "data", "poster", "background", "action") if name in attributes
        )
        yield from (part.strip() for part in attributes.get("srcset", "").split(","))
        yield from _in_style(attributes.get("style", ""))
        if element.tag == "link" and not _NOT_FETCHED & {*attributes.get("rel", "").split()}:
            yield attributes.get("href", "")
        if element.tag in {"use", "image"}:
            yield attributes.get("href", attributes.get("xlink:href", ""))
        text = "".join(part for part in element.parts if isinstance(part, str))
        if element.tag == "style":
            yield from _in_style(text)
        if element.tag == "script" and element.attributes.get("type") != _DATA:
            yield from _HOST.findall(text)


def _in_style(text: str) -> Iterator[str]:
    yield from (found[1] or found[2] for found in _CSS_ADDRESS.finditer(text))


def misnested_elements(site: Site) -> list[str]:
    """List the end tags that close another element than the one that is open."""
    return [f"{page.path}: {each}" for page in site.pages.values() for each in page.misnested]


def repeated_ids(site: Site) -> list[str]:
    """List the ids that a page gives twice, and those that are not ASCII or are made by counting."""
    found = []
    for page in site.pages.values():
        found += [f"{page.path}: id {id_!r} {count} times" for id_, count in Counter(page.ids).items() if count > 1]
        found += [
            f"{page.path}: id {id_!r}"
            for id_ in page.ids
            if not re.fullmatch(r"[A-Za-z_][\w.-]*|\d+[a-z-][\w.-]*", id_, re.ASCII)
        ]
    return found


def untitled_pages(site: Site) -> list[str]:
    """List the pages without a title of their own, a description or a language."""
    found = []
    titles = Counter(_title(page) for page in site.pages.values())
    for page in site.pages.values():
        if not _title(page) or titles[_title(page)] > 1:
            found.append(f"{page.path}: title {_title(page)!r}, {titles[_title(page)]} times")
        if not next(iter(page.root.find("html")), page.root).attributes.get("lang"):
            found.append(f"{page.path}: no language")
        if page.listed and not any(_description(page)):
            found.append(f"{page.path}: no description")
    return found


def unshared_pages(site: Site) -> list[str]:
    """List the pages that do not tell in Open Graph what they are, or in other words than to readers."""
    found = []
    for page in site.pages.values():
        if not page.listed:
            continue
        metas = page.root.find("meta")
        told = {
            each.attributes["property"]: each.attributes.get("content", "")
            for each in metas
            if "property" in each.attributes
        }
        wanted = ("og:title", "og:description", "og:type", "og:site_name", "og:locale")
        found += [f"{page.path}: no {name}" for name in wanted if not told.get(name)]
        if not _title(page).startswith(told.get("og:title", "")):
            found.append(f"{page.path}: is called {told['og:title']!r} as well")
        if [told.get("og:description", "")] != _description(page):
            found.append(f"{page.path}: is described as {told.get('og:description')!r} as well")
        if told.get("og:type") not in {"article", "profile", "website"}:
            found.append(f"{page.path}: is no {told.get('og:type')!r}")
        if ("og:url" in told) != bool(site.graph.settings.site_url) or told.keys() & {"og:image"}:
            found.append(f"{page.path}: has an address or a picture that is not ours")
    return found


def _title(page: Page) -> str:
    titles = [each for each in page.root.find("title") if each.inside("svg") is None]
    return " ".join("".join(str(part) for each in titles for part in each.parts).split())


def _description(page: Page) -> list[str]:
    metas = page.root.find("meta")
    return [each.attributes.get("content", "") for each in metas if each.attributes.get("name") == "description"]


def wrong_headings(site: Site) -> list[str]:
    """List the pages that have not one first heading, or whose headings are empty or leave out a level."""
    found = []
    for page in site.pages.values():
        headings = page.root.find("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(each.tag[1]) for each in headings]
        if levels.count(1) != 1 and (page.listed or page.path == NOT_FOUND):
            found.append(f"{page.path}: {levels.count(1)} first headings")
        found += [f"{page.path}: an empty heading" for each in headings if not each.words()]
        for heading, last, level in zip(headings, [0, *levels], levels, strict=False):
            if level > last + 1:
                found.append(f"{page.path}: h{level} {heading.words()!r} behind h{last}")
    return found


def leftovers(site: Site) -> list[str]:
    """List what templates, escaping or Markdown left in the text of a page, its title or its description."""
    found = []
    for page in site.pages.values():
        # What reference managers read has brackets of its own.
        seen = [text for text, element in page.texts if element.tag != "pre"] + [
            _title(page),
            *_description(page),
            *_labels(page),
        ]
        # One look at the whole page first, because nearly every page is sound.
        if _LEFTOVER.search("\n".join(seen)):
            found += [
                f"{page.path}: {match[0]!r} in {text.strip()!r}" for text in seen for match in _LEFTOVER.finditer(text)
            ]
    return found


def _labels(page: Page) -> list[str]:
    names = ("alt", "title", "aria-label")
    return [each.attributes[name] for each in page.elements for name in names if name in each.attributes]


def unmarked_languages(site: Site) -> list[str]:
    """List the Hanzi that no element says to be Chinese."""
    return [
        f"{page.path}: {text.strip()!r}"
        for page in site.pages.values()
        for text, element in page.texts
        if _HAN.search(text) and not _language(element).startswith("zh")
    ]


def _language(element: Element) -> str:
    here: Element | None = element
    while here is not None and "lang" not in here.attributes:
        here = here.above
    return here.attributes["lang"] if here else ""


def crowded_words(site: Site) -> list[str]:
    """List the places where a blank is missing behind a comma, semicolon or full stop that stands before a link."""
    found = []
    for page in site.pages.values():
        for element in page.article.walk():
            for part, after in zip(element.parts, element.parts[1:], strict=False):
                if (
                    isinstance(part, str)
                    and part.endswith((",", ";", ".", ":"))
                    and not isinstance(after, str)
                    and after.tag == "a"
                ):
                    found.append(f"{page.path}: {part[-30:]!r} before {after.words()!r}")
    return found


def unnamed_parts(site: Site) -> list[str]:
    """List the pictures, fields and links that have no words, and the tables without headings."""
    found = []
    for page in site.pages.values():
        for element in page.elements:
            if element.tag == "img" and "alt" not in element.attributes:
                found.append(f"{page.path}: a picture without words")
            if element.tag == "a" and "href" in element.attributes and not _is_named(element):
                found.append(f"{page.path}: a link without words to {element.attributes['href']!r}")
            if element.tag == "table" and not all(each.words() for each in element.find("th")):
                found.append(f"{page.path}: a table with an empty heading")
    return found


def _is_named(link: Element) -> bool:
    """Tell whether a link says where it leads; in a drawing a title does (SVG Accessibility API Mappings)."""
    titles = ["".join(map(str, each.parts)) for each in link.find("title") if link.inside("svg")]
    return bool(link.words() or link.attributes.get("aria-label") or "".join(titles).strip())


def unsearchable_pages(site: Site) -> list[str]:
    """List the pages that the search does not know, and the statements whose words it does not have as they stand."""
    shards = {path: _shard(site, path) for path in site.files if re.match(r"search/(?:names|texts)-", path)}
    passages = [passage for path, shard in shards.items() if "texts" in path for passage in shard]
    texts, known = {passage[0] for passage in passages}, {passage[1].partition("#")[0] for passage in passages}
    found = []
    for page in site.pages.values():
        if page.listed and page.path not in known:
            found.append(f"{page.path}: is not in the search index")
        for statement in page.root.find("div", marked="statement") if page.path.startswith("sources/") else ():
            words = statement.find("p")[0].words()
            if not any(text.startswith(words) for text in texts):
                found.append(f"{page.path}: {words!r}")
    return found


def _shard(site: Site, path: str) -> Any:  # noqa: ANN401  each sort of shard has a shape of its own
    call = (site.folder / path).read_text("utf-8").removeprefix("referenceSearch.take(").removesuffix(");\n")
    return json.loads(f"[{call}]")[2]


def missing_feet(site: Site) -> list[str]:
    """List the pages whose foot does not name the edition and the licence."""
    settings = site.graph.settings
    found = []
    for page in site.pages.values():
        if not page.listed:
            continue
        foot = " ".join(each.words() for each in page.root.find("footer"))
        found += [f"{page.path}: no {each!r}" for each in (settings.edition, settings.licence_name) if each not in foot]
        if not any(each.attributes.get("rel") == "license" for each in page.root.find("a")):
            found.append(f"{page.path}: no link to the licence")
    return found


def missing_reports(site: Site) -> list[str]:
    """List the pages, redirects too, that tell no way to report an error on them by their own name."""
    contact = site.graph.settings.contact
    found = []
    for page in site.pages.values():
        links = [
            each.attributes.get("href", "")
            for each in page.root.find("a")
            if "report" in each.attributes.get("class", "").split()
        ]
        named = any(page.path in each for each in links) if contact else f"({page.path})" in page.root.words()
        aim = f"mailto:{contact}?subject=" if contact else "method.html#corrections"
        if not named or not any(aim in each for each in links):
            found.append(page.path)
    return found
