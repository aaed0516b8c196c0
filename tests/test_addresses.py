"""What was published works for ever: a vanished address is a problem at its line, and redirects lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import exchange
from pipeline import link_case, render_pages

from generator.__main__ import main
from generator.authoring.published import HEADER, Addresses, add_published, find_vanished, list_published
from generator.model import Page

if TYPE_CHECKING:
    from generator.examine import Layout
    from generator.model import Graph

PEOPLE, REPLY = "authority/people.yml", "digests/observer-reply.yml"


def _run(layout: Layout, *arguments: str) -> int:
    return main(["-C", str(layout.root), *arguments])


def _addresses(graph: Graph) -> Addresses:
    return Addresses(graph, render_pages(graph))


def _vanished(addresses: Addresses, *listed: str) -> list[str]:
    read, problems = list_published("\n".join(listed), "seeds/published.txt")
    assert not problems
    return [str(each.mark) for each in find_vanished(read, addresses)]


def _edit(layout: Layout, path: str, old: str, new: str) -> None:
    text = (layout.seeds / path).read_text("utf-8")
    assert old in text
    exchange(layout.seeds / path, text.replace(old, new))


def test_pages_and_the_anchors_that_people_named_are_promised() -> None:
    promised = _addresses(link_case("miniature")).promised()
    wanted = {
        *("index.html", "people/index.html", "people/tom-ash.html", "sources/gazette-cases.html", "timeline.html"),
        *("sources/gazette-cases.html#contact", "sources/observer-reply.html#denial", "sources/sources.bib"),
    }
    assert wanted <= {*promised}
    assert promised == tuple(sorted(promised))
    assert not [each for each in promised if "#_" in each or each.startswith("people/tom-ash.html#")]
    assert not [each for each in promised if each.startswith("disagreements.html#")], "they were found, not written"


def test_what_was_renamed_or_withdrawn_can_be_reached_as_before() -> None:
    addresses = _addresses(link_case("remains"))
    there = [
        *("people/t-ash.html", "people/t-ash.html#gazette.arrest", "people/t-ash.html#town-gazette.taking"),
        *("people/tom-ash.html#gazette-of-may.detention", "people/t-oak.html", "people/t-oak.html#gazette.gone"),
        *("sources/town-gazette.html#detention", "sources/gazette.html#rumour", "sources/gazette.html#taking"),
        *("disagreements.html#arrest-or-sentence", "disagreements.html#what-happened", "disagreements.html#gulls"),
        *("sources/leaflet.html", "sources/leaflet.html#anything", "sources/gazette.html#_statements"),
    ]
    assert _vanished(addresses, *there) == []
    promised = {*addresses.promised()}
    assert {"sources/gazette.html#detention", "sources/gazette.html#rumour", "people/t-oak.html"} <= promised
    assert {"disagreements.html#arrest", "disagreements.html#gulls"} <= promised
    assert _vanished(addresses, *promised) == []
    gone = ["people/t-elm.html", "people/t-ash.html#gazette.gone", "sources/town-gazette.html#gone", "t-ash.html"]
    assert len(_vanished(addresses, *there, *gone)) == len(gone)


def test_words_that_look_like_an_anchor_are_none() -> None:
    graph = link_case("miniature")
    pages = [each for each in render_pages(graph) if each.path != "about.md"]
    hostile = Page("about.md", '# About { #_top }\n\n&#60;b id="a"&#62; id="b" &#123; #c }\n\n<p id="d">\n')
    addresses = Addresses(graph, [*pages, hostile])
    assert [each for each in "abcd" if addresses.reach(f"about.html#{each}")] == ["d"]


def test_the_list_grows_and_never_shrinks() -> None:
    text = add_published("", ["b.html", "a.html#z"])
    assert text == f"{HEADER}a.html#z\nb.html\n"
    assert (
        add_published(f"{text}\n# more\nc.html", ["a.html"]) == f"{HEADER}\n# more\na.html\na.html#z\nb.html\nc.html\n"
    )


@pytest.mark.parametrize(
    "line", ["/a.html", "a b.html", "a.html#", "../a.html", "https://a.example/a.html", "a.html ", "é"]
)
def test_a_line_that_is_no_address_is_a_problem(line: str) -> None:
    listed, problems = list_published(f"# why\na.html\n{line}\n", "seeds/published.txt")
    assert listed == ("a.html",)
    assert [(each.code, each.mark.line) for each in problems] == [("malformed-address", 3)]


def test_an_address_that_vanished_is_told_until_something_stands_there(
    miniature: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(miniature, "addresses") == 0
    assert "addresses are not listed yet" in capsys.readouterr().out
    assert _run(miniature, "addresses", "--update") == 0
    listed = miniature.published.read_text("utf-8")
    assert "\nsources/observer-reply.html#judgement\n" in listed
    assert _run(miniature, "addresses", "--update") == 0
    assert miniature.published.read_text("utf-8") == listed
    assert "all there" in capsys.readouterr().out

    _edit(miniature, REPLY, "id: judgement", "id: verdict")
    assert _run(miniature, "addresses", "--update") == 1
    line = listed.splitlines().index("sources/observer-reply.html#judgement") + 1
    assert (
        f"seeds/published.txt:{line}:1: vanished-address: 'sources/observer-reply.html#judgement' was published and "
        "leads nowhere now; put it back, then `rename observer-reply/judgement …` or `withdraw observer-reply/"
        "judgement --why …`"
    ) in capsys.readouterr().out
    assert {*listed.splitlines()} < {*miniature.published.read_text("utf-8").splitlines()}, "only added to"
    _edit(miniature, REPLY, "id: verdict", "id: verdict\n    formerly: [judgement]")
    assert _run(miniature, "addresses") == 0


def test_the_list_is_not_held_against_seeds_with_problems(miniature: Layout) -> None:
    exchange(miniature.seeds / PEOPLE, "tom-ash: [")
    assert _run(miniature, "addresses", "--update") == 1
    assert not miniature.published.exists()


def test_a_list_that_is_no_text_is_a_problem(miniature: Layout, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(miniature.published, b"\xff")
    assert _run(miniature, "addresses", "--update") == 1
    assert "published.txt:1:1: not-utf8" in capsys.readouterr().out
    assert miniature.published.read_bytes() == b"\xff"
