"""Slips in hand-written pages: each is told at its line and column, and what is no Markdown of ours stays words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bad_input import lines_of, told, write_marked

if TYPE_CHECKING:
    from generator.examine import Layout

_ABOUT = "seeds/pages/about.md"
_NO_TITLE = "missing-title: the first line must be the title, like '# About'"
_HINT = "a heading needs an address of its own: '## Words {#an-id}'; one '#' is for the first line alone"
_NO_ADDRESS = f"heading-without-id: {_HINT}"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("▸", (_NO_TITLE,)),
        ("▸About\n=====\n", (_NO_TITLE,)),
        ("▸## About\n", (_NO_TITLE,)),
        ("▸#About\n", (_NO_TITLE,)),
        ("▸#  \n", (_NO_TITLE,)),
        ("▸---\ntitle: About\ntemplate: x.html\n---\n# About\n", (_NO_TITLE,)),
        ("▸<!-- x -->\n# About\n", (_NO_TITLE,)),
        ("▸\n# About\n", (_NO_TITLE,)),
        ("# About\n\n▸## Words\n\n▸# Again\n   ▸### Words {#Id}\n".replace("   ▸", "▸   "), (_NO_ADDRESS,) * 3),
        ("# About\n\n▸## Words {: onclick=x}\n", (_NO_ADDRESS,)),
        (
            "# About\n\nThe ▸[[harbour-cuort]] met.\n- ▸[[harbour-lawe|it]]\n",
            (
                "unknown-entity: 'harbour-cuort' is not defined; did you mean 'harbour-court'?",
                "unknown-entity: 'harbour-lawe' is not defined; did you mean 'harbour-law'?",
            ),
        ),
        (
            "# About\n\nA [[▸Bad Id]], ▸[[tom-ash|]], ▸[[and.\n\nSo ▸]] x.\n",
            (
                "malformed-link: 'Bad Id' is no id; an id looks like 'bad-id'",
                "malformed-link: nothing stands behind the bar; write [[tom-ash]] or [[tom-ash|words]]",
                "malformed-link: '[[' belongs to no link; write [[id]] or [[id|words]]",
                "malformed-link: ']]' belongs to no link; write [[id]] or [[id|words]]",
            ),
        ),
        ("# About\n\nA\ttab and ▸\x07\n", ("forbidden-character: the character U+0007 is not allowed; delete it",)),
        (
            "# About\r\n\r\nThe ▸[[harbour-cuort]]\r\n",
            ("unknown-entity: 'harbour-cuort' is not defined; did you mean 'harbour-court'?",),
        ),
    ],
)
def test_a_slip_is_told_at_its_place_and_nothing_else(miniature: Layout, text: str, messages: tuple[str, ...]) -> None:
    places = write_marked(miniature, _ABOUT, text)
    assert lines_of(miniature) == told(places, *messages)


def test_a_page_that_cannot_be_read_is_no_dangling_link_elsewhere(miniature: Layout) -> None:
    write_marked(miniature, _ABOUT, "no title\n")
    write_marked(miniature, "seeds/pages/method.md", "# Method\n\nSee [[about]].\n")
    assert lines_of(miniature) == [f"{_ABOUT}:1:1: {_NO_TITLE}"]


def test_a_page_named_like_an_entity_is_told(miniature: Layout) -> None:
    write_marked(miniature, "seeds/pages/tom-ash.md", "# Tom\n")
    taken = "a hand-written page here, one of people at seeds/authority/people.yml:4:1; ids are unique over everything"
    assert lines_of(miniature) == [f"seeds/pages/tom-ash.md:1:1: id-clash: 'tom-ash' is taken: {taken}"]


@pytest.mark.parametrize("name", ["About", "-about", "about_"])
def test_a_page_whose_name_is_no_address_is_told(miniature: Layout, name: str) -> None:
    (miniature.root / _ABOUT).rename(miniature.seeds / "pages" / f"{name}.md")
    (line,) = lines_of(miniature)
    assert ": malformed-id: the name of the file: " in line
