"""Linked data: a real parser reads it, every fact is a claim with standing and asserter, and no text can leave it."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from conftest import GOLDEN, ROOT, check_quietly
from mkdocs.config import load_config
from pipeline import SOUND, link_case, render_pages
from pyld import jsonld

from generator.examine import Layout
from generator.exports import export_graph
from generator.inert import inert_json
from generator.kinds import KINDS
from generator.labels import asserters_of, attribution_words, name_of, paragraphs_label
from generator.render.markdown import data_script, verbatim
from generator.values import Reference
from generator.values.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entity, Fact, Graph

REAL = "the real seeds"
VOCABULARY = "https://schema.org/"
BASE = "https://base.example/people/page.html"
HOSTILE = 'a {{b}}, "c" </script><script>alert(1)</script> <!-- & &amp; [[d]] {: .e } *f* `g` \u2028\u2029 \\n \''
# All that a thing itself may have: who it is, and where more is said of it.
_IDENTITY = {
    *("@type", "@id", "additionalType", "identifier", "name", "alternateName", "disambiguatingDescription"),
    *("mainEntityOfPage", "subjectOf"),
}
_CONTEXT = {
    "@context": {"@vocab": VOCABULARY, **{each: {"@type": "@id"} for each in ("url", "license", "additionalType")}}
}


@cache
def _graph(case: str) -> Graph:
    graph = check_quietly(Layout.of(ROOT)).graph if case == REAL else link_case(case)
    assert graph
    return graph


@cache
def _data(case: str) -> dict[str, Any]:
    return {id_: json.loads(text) for id_, text in export_graph(_graph(case)).linked_data.items()}


def _load(address: str, _: object) -> dict[str, Any]:
    """Give the vocabulary's context without asking anybody for it."""
    assert address in {"https://schema.org", "https://schema.org/"}, address
    return {"contextUrl": None, "documentUrl": address, "document": _CONTEXT, "contentType": "application/ld+json"}


def _unread(document: dict[str, Any]) -> list[str]:
    """List what a parser of JSON-LD drops or cannot resolve."""
    options = {"documentLoader": _load, "base": BASE}
    expanded = jsonld.expand(document, options)
    found = [each for each in _relative(expanded) if not each.startswith(("https://", "_:"))]
    given = {key for key in _keys(document["@graph"]) if not key.startswith("@")}
    read = {key.removeprefix(VOCABULARY) for key in _keys(expanded) if key.startswith(VOCABULARY)}
    statements = jsonld.to_rdf(document, options)["@default"]
    found += [each["object"]["value"] for each in statements if each["object"]["value"] == ""]
    return found + sorted(given - read) + ([] if statements else ["nothing is stated"])


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _keys(each)


def _relative(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["@id"]] if "@id" in node else [])
        yield from node.get("@type", [])
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _relative(each)


def _flattened(document: dict[str, Any], entity: Entity, graph: Graph) -> list[str]:
    """List what linked data says of an entity without saying who says so, in what standing and where."""
    _, thing, *claims = document["@graph"]
    found = sorted({*thing} - _IDENTITY)
    found += [f"a {each['@type']}" for each in claims if each["@type"] != "Claim"]
    for fact in entity.facts:
        if not fact.property.editorial and not any(_claims(claim, fact, graph) for claim in claims):
            found.append(f"{fact.property.id} of {fact.statement}")
    return found


def _claims(claim: dict[str, Any], fact: Fact, graph: Graph) -> bool:
    statement = graph.statements[fact.statement]
    source = graph.sources[statement.source]
    shown = "".join(name_of(each.id, graph) if isinstance(each, Reference) else each for each in fact.value.show())
    names = [name_of(each.id, graph) if each.id else each.unnamed for each in asserters_of(statement, source)]
    return (
        claim.get("creativeWorkStatus") == statement.standing.value
        and [each["name"] for each in claim.get("author", [])] == names
        and claim.get("creditText") == attribution_words(statement, graph)
        and claim.get("appearance", {}).get("position") == paragraphs_label(statement)
        and claim["@id"].endswith(f"{statement.source}.html#{statement.id}")
        and any(f", {fact.property.title}: {shown}" in text and (fact.premises in text) for text in claim["text"])
    )


@pytest.mark.parametrize("case", [*SOUND, REAL])
def test_a_parser_reads_the_linked_data_of_every_page(case: str) -> None:
    data = _data(case)
    assert data.keys() == {*_graph(case).entities, *_graph(case).sources}
    assert not {id_: found for id_, document in data.items() if (found := _unread(document))}


@pytest.mark.parametrize("case", [*SOUND, REAL])
def test_every_fact_is_a_claim_with_its_standing_and_asserter(case: str) -> None:
    graph = _graph(case)
    faults = {id_: _flattened(_data(case)[id_], entity, graph) for id_, entity in graph.entities.items()}
    assert not {id_: found for id_, found in faults.items() if found}


_FAULTS: dict[str, tuple[Any, str]] = {
    "a property": (lambda thing, _: thing.update(hasOccupation="smuggler"), "hasOccupation"),
    "a description": (lambda thing, _: thing.update(description="convicted of smuggling"), "description"),
    "no standing": (lambda _, claim: claim.pop("creativeWorkStatus"), " of "),
    "another standing": (lambda _, claim: claim.update(creativeWorkStatus="law"), " of "),
    "no asserter": (lambda _, claim: claim.pop("author"), " of "),
    "no chain": (lambda _, claim: claim.update(creditText=""), " of "),
    "no place": (lambda _, claim: claim.update(appearance={}), " of "),
    "no fact": (lambda _, claim: claim.update(text=["Tom Ash"]), " of "),
    "no claim": (lambda _, claim: claim.update({"@type": "Thing"}), "a Thing"),
}


@pytest.mark.parametrize(("fault", "expected"), _FAULTS.values(), ids=_FAULTS.keys())
def test_the_check_sees_a_fact_that_stands_alone(fault: Any, expected: str) -> None:  # noqa: ANN401
    document = copy.deepcopy(_data("miniature")["tom-ash"])
    fault(document["@graph"][1], document["@graph"][2])
    graph = _graph("miniature")
    assert any(expected in each for each in _flattened(document, graph.entities["tom-ash"], graph))


@pytest.mark.parametrize("fault", [{"unknown:": "x"}, {"@id": "http://[", "name": "x"}, {"name": ""}])
def test_the_check_sees_what_a_parser_does_not_read(fault: dict[str, str]) -> None:
    document = copy.deepcopy(_data("miniature")["tom-ash"])
    document["@graph"].append({"@type": "Thing", "@id": "#x", **fault})
    assert _unread(document)


def test_each_kind_has_its_type_and_its_names_have_their_languages() -> None:
    data = _data(REAL)
    assert data["mss"]["@graph"][1]["@type"] == "GovernmentOrganization"
    assert data["counter-espionage-law"]["@graph"][1]["@type"] == "Legislation"
    assert data["chen-yixin"]["@graph"][1]["alternateName"] == [
        {"@value": "陈一新", "@language": "zh-Hans"},
        {"@value": "Chén Yīxīn", "@language": "zh-Latn"},
    ]
    assert {kind.id for kind in KINDS.values() if kind.schema_type == "Thing"} == {"cases"}


def test_surnames_alone_and_what_one_document_says_are_no_names_of_a_thing() -> None:
    names = _data(REAL)["li-fengzhi"]["@graph"][1]["alternateName"]
    assert not {"Li", "Mr. Li"} & {each for each in names if isinstance(each, str)}


def test_a_document_is_what_its_record_says() -> None:
    page, document = _data(REAL)["times-li-interview"]["@graph"]
    assert page["mainEntity"]["@id"] == document["@id"] == "times-li-interview.html#_top"
    assert document["@type"] == "NewsArticle"
    assert document["datePublished"] == "2009-03-19"
    assert "headline" not in document  # the editors gave it
    assert [each["name"] for each in document["author"]] == ["Bill Gertz"]
    assert document["publisher"]["name"] == "The Washington Times"


@pytest.mark.parametrize(("date", "written"), [("2021-05", "2021-05"), ("2021~", None), ("2015/2021", None)])
def test_only_a_sure_date_is_a_date(date: str, written: str | None) -> None:
    graph = _graph("miniature")
    source = replace(graph.sources["gazette-cases"], published=parse_date(date))
    changed = replace(graph, sources={**graph.sources, "gazette-cases": source})
    document = json.loads(export_graph(changed).linked_data["gazette-cases"])["@graph"][1]
    assert document.get("datePublished") == written


def test_addresses_are_absolute_where_the_site_is_named() -> None:
    graph = _graph("miniature")
    named = replace(graph, settings=replace(graph.settings, site_url="https://harbour.example/"))
    page, thing, *_ = json.loads(export_graph(named).linked_data["tom-ash"])["@graph"]
    assert page["@id"] == page["url"] == "https://harbour.example/people/tom-ash.html"
    assert thing["@id"] == "https://harbour.example/people/tom-ash.html#_top"


class _Parts(HTMLParser):
    """Collects the linked data and the records of a page, and every tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: dict[str, list[str]] = {"script": [], "pre": []}
        self.tags: list[str] = []
        self._here = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag in self.inside:
            self._here = tag
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._here = "" if tag == self._here else self._here

    def handle_data(self, data: str) -> None:
        if self._here:
            self.inside[self._here][-1] += data


def _built(text: str) -> _Parts:
    configuration = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(GOLDEN))
    extensions, settings = configuration.markdown_extensions, configuration.mdx_configs
    body = text.split("\n---\n", 1)[1]
    return _Parts(markdown.markdown(body, extensions=extensions, extension_configs=settings))


def test_hostile_texts_stay_texts_in_scripts_and_records() -> None:
    # Loading refuses the two characters that end a line in a script; whoever writes must not rely on that.
    graph = link_case("miniature")
    source, entity = graph.sources["gazette-cases"], graph.entities["tom-ash"]
    record = replace(entity.record, name=replace(entity.record.name, form=HOSTILE), description=HOSTILE)
    graph = replace(
        graph,
        sources={**graph.sources, "gazette-cases": replace(source, title=replace(source.title, form=HOSTILE))},
        entities={**graph.entities, "tom-ash": replace(entity, record=record)},
    )
    pages = {page.path: page.text for page in render_pages(graph)}
    for path in ("sources/gazette-cases.md", "people/tom-ash.md"):
        parts = _built(pages[path])
        (script,) = (each for each in parts.inside["script"] if "@context" in each)
        thing = json.loads(script)["@graph"][1]
        assert HOSTILE in {thing.get("name"), thing.get("headline")}
        for written in parts.inside["pre"][2::3]:
            assert HOSTILE in json.loads(written)[0]["title"]
        assert parts.tags.count("script") == 2  # linked data and previews
        assert "i" not in parts.tags


@pytest.mark.parametrize("case", ["attribution", "miniature"])
def test_what_a_page_shows_is_what_was_exported(case: str) -> None:
    graph = link_case(case)
    exports = export_graph(graph)
    pages = {page.path.rpartition("/")[2]: page.text for page in render_pages(graph)}
    for id_ in (*graph.entities, *graph.sources):
        parts = _built(pages[f"{id_}.md"])
        data = [each for each in parts.inside["script"] if "@context" in each]
        assert data == [exports.linked_data[id_]]
        cited = [exports.documents[id_]] if id_ in graph.sources else []
        records = [
            record.rstrip("\n") for each in (*cited, exports.pages[id_]) for record in (each.bibtex, each.ris, each.csl)
        ]
        assert parts.inside["pre"] == records


@pytest.mark.parametrize("text", ["</script>", "<!-- <script>", "a & b", "a\nb", "a\u2028b\u2029", HOSTILE])
def test_a_script_means_what_was_written_and_nothing_in_it_ends_it(text: str) -> None:
    script = data_script(json.dumps({text: [text]}, ensure_ascii=False), "application/json", "told")
    found = re.fullmatch('<script type="application/json" class="told">(.*)</script>', script)
    assert found
    inside = found[1]
    assert not {*inside} & {*"<>&\n\u2028\u2029"}
    assert json.loads(inside) == {text: [text]}
    assert inert_json(inside) == inside


def test_verbatim_text_keeps_its_lines_and_blanks_and_opens_no_tag() -> None:
    assert verbatim("a  \n<b> & c ") == "a&#32;&#32;\n&lt;b&gt; &amp; c&#32;"
    assert not re.search("[<>]", verbatim(HOSTILE))
