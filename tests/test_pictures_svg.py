"""The serialiser of drawings: whatever people wrote stays words; and words keep to their widths."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Picture, Target
from generator.pictures.lettering import cut, width_of, wrap
from generator.pictures.svg import element, figure, link, text, write_picture

HOSTILE = (
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "' onload='alert(1)",
    "a & b &lt; c &#60;",
    "]]> <!-- --> <![CDATA[",
    "{{ 7 * 7 }} {: .x } [a](b) *c*",
    "two\n\nlines\x02\x03\x00\ud800\u2028\u2029",
)


def _written(picture: Picture) -> str:
    return "".join(part if isinstance(part, str) else f"#{part.id}" for part in picture.parts)


def _parsed(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314  our own


def _shown(words: str) -> str:
    return " ".join(each for each in words.translate(dict.fromkeys((0, 2, 3, 0x2028, 0x2029, 0xD800))).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words_wherever_they_stand_in_a_drawing(words: str) -> None:
    inside = link(Target("x"), element("title", words), text(1, 2, words), aria_label=words)
    root = _parsed(_written(figure("test", (10, 10), (words, words), [inside], words)))
    assert {each.tag for each in root.iter()} == {"figure", "svg", "title", "desc", "a", "text", "figcaption"}
    assert [each.text for each in root.iter() if each.text] == [_shown(words)] * 5
    assert next(root.iter("a")).attrib == {"href": "#x", "aria-label": _shown(words)}
    assert "\n" not in _written(write_picture(inside))


@given(st.text(), st.text())
def test_any_words_give_sound_xml_on_one_line(words: str, more: str) -> None:
    written = _written(write_picture(element("text", words, class_=more)))
    root = _parsed(written)
    assert len(list(root.iter())) == 1
    assert len(written.splitlines()) == 1


@pytest.mark.parametrize("name", ["script", "style", "foreignObject", "image", "use", "a b"])
def test_a_drawing_has_no_element_that_could_hold_a_script(name: str) -> None:
    with pytest.raises(ValueError, match="a drawing has no"):
        element(name)


@pytest.mark.parametrize("name", ["onload", "x y", "a=b", 'a"', "1"])
def test_a_drawing_has_no_attribute_that_could_hold_a_script(name: str) -> None:
    with pytest.raises(ValueError, match="a drawing has no"):
        element("g", **{name: "x"})


def test_numbers_are_rounded_and_none_is_left_out() -> None:
    written = _written(write_picture(element("line", x1=1.26, y1=-0.04, x2=100, y2=None, class_="a")))
    assert written == '<line x1="1.3" y1="0" x2="100" class="a"></line>'


def test_a_link_waits_for_its_address() -> None:
    assert write_picture(link(Target("sea", "_top"), "the sea")).parts == (
        '<a href="',
        Target("sea", "_top"),
        '">the sea</a>',
    )


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))), st.integers(40, 300), st.integers(1, 3))
def test_wrapped_words_keep_to_their_width_and_lines_and_nothing_is_lost_unseen(
    words: str, width: int, lines: int
) -> None:
    wrapped = wrap(words, 12, width, lines)
    assert len(wrapped) <= lines
    assert all(width_of(line, 12) <= width for line in wrapped)
    kept = "".join("".join(wrapped).split())
    whole = "".join(words.split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept.removesuffix("…")))


def test_hanzi_are_as_wide_as_they_are_high_and_break_anywhere() -> None:
    assert width_of("国家安全部", 12) >= 60
    assert width_of("国家安全部", 12) > 1.5 * width_of("state", 12)
    assert wrap("中华人民共和国国家安全部", 12, 100, 2) == ("中华人民共和国", "国家安全部")


def test_lines_break_at_blanks_and_what_is_left_out_shows_an_ellipsis() -> None:
    assert wrap("Ministry of State Security", 12, 150, 2) == ("Ministry of State", "Security")
    assert cut("Ministry of State Security", 12, 100) == "Ministry of S…"
    assert cut("short", 12, 100) == "short"
    assert wrap("", 12, 100) == ()
