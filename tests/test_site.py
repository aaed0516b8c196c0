"""What must hold of every page of the real site; and each check catches the fault that it is there for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import findings
import gaps
import pytest
from sites import built_site

from generator.kinds import KINDS
from generator.model import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sites import Site

    Check = Callable[[Site], list[str]]
    Before = Callable[[Check], frozenset[str]]

# Sorts of pages that faults are planted on; NAMED is one with a Chinese name.
ENTITY, SOURCE, INDEX, NAMED = "an entity", "a source", "an index", "a named entity"
# Where a fault in raw HTML is planted.
END = r"(?=</article>)"
ALLEGATION = r'<[a-z]+ class="[^"]*\bstanding--allegation\b[^"]*">[^<]*</[a-z]+>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built_site(tmp_path_factory)


@pytest.fixture(scope="module")
def before(site: Site) -> Before:
    """Tell what a check finds on the site before any fault is planted."""
    return cache(lambda check: frozenset(check(site)))


@pytest.mark.parametrize(
    "check",
    [
        findings.dead_addresses,
        findings.foreign_addresses,
        findings.misnested_elements,
        findings.repeated_ids,
        findings.untitled_pages,
        findings.unshared_pages,
        findings.wrong_headings,
        findings.leftovers,
        findings.unmarked_languages,
        findings.crowded_words,
        findings.unnamed_parts,
        findings.unsearchable_pages,
        findings.missing_feet,
        findings.missing_reports,
        gaps.missing_pages,
        gaps.missing_statements,
        gaps.incomplete_indexes,
        gaps.unmarked_allegations,
        gaps.unnamed_pages,
        gaps.unplaced_pages,
        gaps.uncited_pages,
        gaps.unlinked_statements,
    ],
    ids=lambda check: check.__name__.replace("_", " "),
)
def test_the_site_has_no(check: Check, site: Site) -> None:
    found = check(site)
    assert not found, f"{len(found)} findings:\n" + "\n".join(found[:20])


def test_every_published_address_is_on_the_site(site: Site) -> None:
    listed = [line for line in site.layout.published.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(listed) > len(site.graph.statements)
    anchored = next(line for line in listed if line.startswith("sources/") and "#" in line)
    path, _, anchor = anchored.partition("#")
    assert _unreachable(listed, site) == []
    assert _unreachable(listed, site.planted(path, f'id="{anchor}"', "")) == [anchored]
    assert path in _unreachable(listed, site.without(path))


def _unreachable(listed: list[str], site: Site) -> list[str]:
    """List the addresses with no page, or no element on it; what leads on or was withdrawn answers for itself."""
    stones = {f"{each.kind}/{each.id}.html" for each in site.graph.tombstones.values()}
    named = ((line, *line.partition("#")[::2]) for line in listed)
    return [
        line
        for line, path, anchor in named
        if path not in site.files
        or (anchor and site[path].listed and path not in stones and anchor not in site[path].ids)
    ]


def test_the_page_for_dead_addresses_leads_to_each_index(site: Site) -> None:
    page = site["404.html"]
    linked = {each.attributes.get("data-page") for each in page.root.find("a")}
    assert linked >= {f"{kind}/index.html" for kind in KINDS} | {"index.html", "sources/index.html"}
    assert not page.listed


@dataclass(frozen=True)
class Fault:
    """Something wrong: on a page of some sort the first text that fits the pattern becomes the replacement."""

    check: Check
    where: str
    pattern: str
    replacement: str = ""


def _added(check: Check, html: str) -> Fault:
    return Fault(check, ENTITY, END, html)


BADGE = r'<[a-z]+ class="[^"]*\bstanding--[^"]*">[^<]*</[a-z]+>'
FAULTS = {
    "a dead link in raw HTML": _added(findings.dead_addresses, '<div><a href="../people/nobody.html">x</a></div>'),
    "a link to no anchor of its page": _added(findings.dead_addresses, '<a href="#nowhere">x</a>'),
    "a link to no anchor of another page": _added(findings.dead_addresses, '<a href="../index.html#nowhere">x</a>'),
    "a link that works from no disk": _added(findings.dead_addresses, '<a href="/index.html">x</a>'),
    "a link to a folder": _added(findings.dead_addresses, '<a href="../people/">x</a>'),
    "a link that is a script": _added(findings.dead_addresses, '<a href="javascript:alert(1)">x</a>'),
    "a picture that is not there": _added(findings.dead_addresses, '<img alt="x" srcset="x.png 1x, y.png 2x">'),
    "a style that is not there": Fault(findings.dead_addresses, ENTITY, r"assets/reference\.css", "assets/x.css"),
    "a script of another host": _added(findings.foreign_addresses, '<script src="https://cdn.example/x.js"></script>'),
    "a style of another host": _added(findings.foreign_addresses, '<link rel="stylesheet" href="//cdn.example/x.css">'),
    "a font of another host": _added(findings.foreign_addresses, "<style>@import 'https://cdn.example/x'</style>"),
    "a connection made early": _added(findings.foreign_addresses, '<link rel="preconnect" href="https://cdn.example">'),
    "a picture of another host": _added(findings.foreign_addresses, '<img alt="x" srcset="https://cdn.example/x.png">'),
    "a frame of another host": _added(findings.foreign_addresses, '<iframe src="https://cdn.example/x"></iframe>'),
    "a background of another host": _added(findings.foreign_addresses, '<p style="background: url(//cdn.example/x)">'),
    "a script that asks another host": _added(findings.foreign_addresses, "<script>fetch('//cdn.example/x')</script>"),
    "tags that cross": _added(findings.misnested_elements, "<p><b>x</p></b>"),
    "an id given twice": _added(findings.repeated_ids, '<p id="_top">x</p>'),
    "an id in Hanzi": _added(findings.repeated_ids, '<p id="港口">x</p>'),
    "no title": Fault(findings.untitled_pages, ENTITY, "<title>.*?</title>"),
    "no description": Fault(findings.untitled_pages, ENTITY, r'<meta name="description"[^>]*>'),
    "no language": Fault(findings.untitled_pages, ENTITY, r'<html lang="[^"]*"', "<html"),
    "two first headings": _added(findings.wrong_headings, "<h1>x</h1>"),
    "no first heading": Fault(findings.wrong_headings, ENTITY, "<h1.*?</h1>"),
    "a level left out": Fault(findings.wrong_headings, ENTITY, "</h1>", "</h1><h3>x</h3>"),
    "an empty heading": _added(findings.wrong_headings, "<h2> </h2>"),
    "an expression of a template": _added(findings.leftovers, "<p>{{ view.name }}</p>"),
    "a command of a template": _added(findings.leftovers, "<p>{% endif %}</p>"),
    "a list of attributes": _added(findings.leftovers, "<p>{: .facts }</p>"),
    "a link that was not resolved": _added(findings.leftovers, "<p>[[tom-ash]]</p>"),
    "a link that stayed Markdown": _added(findings.leftovers, "<p>[Tom Ash](tom-ash.md)</p>"),
    "a list run into one line": _added(
        findings.leftovers, '<p><a href="tom-ash.html">Tom Ash</a>- <b>Mary Oak</b></p>'
    ),
    "nothing in Python's words": _added(findings.leftovers, "<p>dated None</p>"),
    "an undefined name": _added(findings.leftovers, "<p>Undefined</p>"),
    "text escaped twice": _added(findings.leftovers, "<p>Ash &amp;amp; sons</p>"),
    "a description escaped twice": Fault(findings.leftovers, ENTITY, '(?<=description" content=")', "&amp;#39;"),
    "a label escaped twice": _added(findings.leftovers, '<p aria-label="Ash &amp;amp; sons">x</p>'),
    "Hanzi in no language": _added(findings.unmarked_languages, "<p>港口</p>"),
    "Hanzi as pinyin": _added(findings.unmarked_languages, '<p lang="en">港口</p>'),
    "a blank missing before a link": _added(findings.crowded_words, '<p>Tom Ash;<a href="#_top">x</a></p>'),
    "a link without words": _added(findings.unnamed_parts, '<a href="#_top"></a>'),
    "a picture without words": _added(findings.unnamed_parts, '<img src="../assets/favicon.svg">'),
    "a table without headings": _added(findings.unnamed_parts, "<table><tr><th></th></tr></table>"),
    "a word that no search finds": Fault(findings.unsearchable_pages, SOURCE, '(class="statement".*?<p>)', r"\1Port "),
    "no foot": Fault(findings.missing_feet, ENTITY, "<footer.*?</footer>"),
    "no way to report an error": Fault(findings.missing_reports, ENTITY, ' class="report"'),
    "a report that leads nowhere": Fault(findings.missing_reports, INDEX, "method.html#corrections", "method.html"),
    "a report that names another page": Fault(findings.missing_reports, SOURCE, r"on this page \(sources", "on (x"),
    "no link to the licence": Fault(findings.missing_feet, ENTITY, ' rel="license"'),
    "another name": Fault(gaps.missing_pages, ENTITY, "<h1.*?</h1>", "<h1>Nobody</h1>"),
    "a statement that lost its anchor": Fault(gaps.missing_statements, SOURCE, '(class="statement" id=")', r"\1x"),
    "a statement that lost its copy": Fault(gaps.missing_statements, ENTITY, '(class="statement" id=")', r"\1x"),
    "a statement in other words": Fault(gaps.missing_statements, SOURCE, '("statement"[^>]*>).*?</p>', r"\1<p>x</p>"),
    "a statement without its standing": Fault(gaps.missing_statements, SOURCE, BADGE),
    "a standing in colour alone": Fault(gaps.missing_statements, SOURCE, '(class="standing [^>]*>)[^<]*', r"\1"),
    "an entity left out": Fault(gaps.incomplete_indexes, INDEX, r"(?<=<tbody>)\s*<tr>.*?</tr>"),
    "a name in no language": Fault(gaps.unnamed_pages, NAMED, r' lang="zh-[^"]*"'),
    "a name left out": Fault(gaps.unnamed_pages, NAMED, r'(lang="zh-[^"]*">)[^<]*', r"\1"),
    "no title for others": Fault(findings.unshared_pages, ENTITY, '<meta property="og:title"[^>]*>'),
    "another title for others": Fault(findings.unshared_pages, SOURCE, '(?<=og:title" content=")', "x"),
    "another description for others": Fault(findings.unshared_pages, INDEX, '(?<=og:description" content=")', "x"),
    "a page of no type": Fault(findings.unshared_pages, ENTITY, '(?<=og:type" content=")', "x"),
    "a picture of another host for others": Fault(
        findings.unshared_pages, ENTITY, "<title>", '<meta property="og:image" content="https://cdn.example/x"><title>'
    ),
    "a page that is not cited": Fault(gaps.uncited_pages, ENTITY, '(class="citation"[^>]*>)[^<]*', r"\1"),
    "a document that is not cited": Fault(gaps.uncited_pages, SOURCE, '(class="citation"[^>]*>)[^<]*', r"\1"),
    "a record that was changed": Fault(gaps.uncited_pages, SOURCE, r"TY  - ", "TY - "),
    "linked data that was changed": Fault(gaps.uncited_pages, ENTITY, r'"creativeWorkStatus":"[a-z]*",', ""),
    "a statement that is not cited": Fault(gaps.uncited_pages, SOURCE, "Cite: according to", "Cite: as"),
    "a page without a link to itself": Fault(
        gaps.uncited_pages, ENTITY, r'(class="permalink" href=")[^#"]+(?=")', r"\1x"
    ),
    "a statement without its link": Fault(gaps.unlinked_statements, SOURCE, r'(class="permalink" href="#)', r"\1x"),
    "a copy without its link": Fault(gaps.unlinked_statements, ENTITY, r'(class="permalink" href="[^"#]+#)', r"\1x"),
    "a copy whose link leads to itself": Fault(
        gaps.unlinked_statements, ENTITY, r'(class="permalink" href=")[^"#]+(#)', r"\1\2"
    ),
    "another line": Fault(gaps.unplaced_pages, ENTITY, r", line (?=\d)", ", line 9"),
    "another file": Fault(gaps.unplaced_pages, SOURCE, r"digests/(?=[\w-]+\.yml)", "digests/x"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_check_catches(fault: Fault, site: Site, before: Before) -> None:
    path = _victim(fault.where, site)
    faulty = site.planted(path, fault.pattern, fault.replacement)
    found = {*fault.check(faulty)} - before(fault.check)
    assert [each for each in found if path in each]


def _victim(where: str, site: Site) -> str:
    """Give the page of the first entity of which something is alleged alone, of its index, or of another sort."""
    entity = next(each for each in site.graph.entities.values() if any(gaps.alleged_values(each, site.graph)))
    if where == INDEX:
        return f"{entity.record.kind}/index.html"
    if where == SOURCE:
        return f"sources/{next(iter(site.graph.sources))}.html"
    if where == NAMED:
        entity = next(each for each in site.graph.entities.values() if any(name.pinyin for name in each.record.names))
    return f"{entity.record.kind}/{entity.record.id}.html"


def test_a_check_catches_a_title_given_twice(site: Site, before: Before) -> None:
    title = re.search("<title>.*?</title>", site["sources/index.html"].text)
    assert title
    found = {*findings.untitled_pages(site.planted(_victim(ENTITY, site), "<title>.*?</title>", title[0]))}
    assert len(found - before(findings.untitled_pages)) == 2


def test_a_check_catches_a_value_left_out_of_an_index(site: Site, before: Before) -> None:
    path = _victim(INDEX, site)
    rows = re.findall("<tr>.*?</tr>", site[path].text, re.DOTALL)
    row = next(each for each in rows if re.search(ALLEGATION, each))
    cell = next(each for each in re.findall("<td.*?</td>", row, re.DOTALL) if re.search(ALLEGATION, each))
    faulty = site.planted(path, re.escape(row), row.replace(cell, "<td></td>"))
    assert {*gaps.incomplete_indexes(faulty)} - before(gaps.incomplete_indexes)


@pytest.mark.parametrize("where", [ENTITY, INDEX])
def test_a_check_catches_a_row_that_does_not_say_it_is_an_allegation(where: str, site: Site, before: Before) -> None:
    path = _victim(where, site)
    rows = re.findall("<tr>.*?</tr>", site[path].text, re.DOTALL)
    row = next(each for each in rows if re.search(ALLEGATION, each))
    faulty = site.planted(path, re.escape(row), re.sub(ALLEGATION, "", row))
    found = {*gaps.unmarked_allegations(faulty)} - before(gaps.unmarked_allegations)
    assert [each for each in found if each.startswith(path)]


@pytest.mark.parametrize("line", ["<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>"])
def test_a_check_catches_an_allegation_cited_without_saying_so(line: str, site: Site) -> None:
    path = _victim(ENTITY, site)
    statement = next(each for each in site.graph.statements.values() if each.standing is Standing.ALLEGATION)
    cited = f'A deed <a href="../sources/{statement.source}.html#{statement.id}">¶ 3</a>'
    found = gaps.unmarked_allegations(site.planted(path, END, line.format(cited)))
    assert [each for each in found if each.startswith(path) and "A deed" in each]


def test_a_check_catches_an_arrangement_of_the_editors_that_looks_alleged(site: Site, before: Before) -> None:
    entity, fact = next(
        (entity, fact)
        for entity in site.graph.entities.values()
        for fact in entity.facts
        if fact.property.editorial and site.graph.statements[fact.statement].standing is Standing.ALLEGATION
    )
    path = f"{entity.record.kind}/{entity.record.id}.html"
    home = fact.statement.replace("/", ".html#")
    row = next(each for each in re.findall("<tr>.*?</tr>", site[path].text, re.DOTALL) if home in each)
    faulty = site.planted(path, re.escape(row), row.replace('class="editor"', ""))
    assert {*gaps.unmarked_allegations(faulty)} - before(gaps.unmarked_allegations)


def test_a_check_catches_a_missing_page(site: Site) -> None:
    path = _victim(ENTITY, site)
    faulty = site.without(path)
    assert f"{path}: is missing" in gaps.missing_pages(faulty)
    assert [each for each in findings.dead_addresses(faulty) if each.endswith("leads to no file")]
