"""Text, words of a fixed list, entities and unnamed actors."""

import pytest

from generator.values import (
    ENTITY,
    TEXT,
    Choice,
    NotAValue,
    Raw,
    Reference,
    Text,
    Unnamed,
    choice,
    parse_entity,
    parse_text,
)


class Marked(str):
    """Text that knows where it stands, as a loader gives it."""

    __slots__ = ("line",)


def test_text_is_kept_with_its_whitespace_folded() -> None:
    assert parse_text(" two\n  words\u2028here\t") == Text("two words here")
    assert parse_text("阿什").show() == ("阿什",)


@pytest.mark.parametrize("raw", ["", " \n", "~", "\u200b", "\u00a0\u2060", [], {}, ["a"], {"a": "b"}])
def test_text_that_shows_nothing_is_refused(raw: Raw) -> None:
    with pytest.raises(NotAValue, match="a text is wanted"):
        parse_text(raw)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9f", "\u202e", "\u2066", "\ud800", "\ufeff", "\uffff"])
def test_characters_that_pages_cannot_show_are_refused_by_their_number(character: str) -> None:
    with pytest.raises(NotAValue, match=f"U\\+{ord(character):04X}"):
        parse_text(f"a{character}b")


def test_texts_agree_but_for_case_and_whitespace() -> None:
    assert Text("Straße  one").agrees_with(Text("STRASSE one"))
    assert not Text("one").agrees_with(Text("two"))
    assert not Text("one").agrees_with(Choice("one"))


def test_a_word_of_a_list_is_accepted_and_a_near_one_suggested() -> None:
    words = choice("former", "current")
    assert words.parse("former") == Choice("former")
    assert words.choices == ("former", "current")
    with pytest.raises(NotAValue, match="'fromer' is none of the words former or current; did you mean 'former'"):
        words.parse("fromer")
    with pytest.raises(NotAValue, match=r"current$"):
        words.parse("zzz")


def test_words_of_a_list_agree_only_when_alike() -> None:
    assert Choice("former").agrees_with(Choice("former"))
    assert not Choice("former").agrees_with(Choice("current"))


def test_an_id_is_a_reference_that_keeps_the_very_text() -> None:
    text = Marked("tom-ash")
    parsed = parse_entity(text)
    assert parsed == Reference("tom-ash")
    assert isinstance(parsed, Reference)
    assert parsed.id is text
    assert parsed.references() == parsed.show() == (parsed,)


def test_an_unnamed_actor_has_words_and_no_reference() -> None:
    parsed = parse_entity({"unnamed": "media\n reports"})
    assert parsed == Unnamed("media reports")
    assert parsed.show() == ("media reports",)
    assert parsed.references() == ()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("Tom Ash", r"write an id such as 'tom-ash', or \{unnamed: Tom Ash\}"),
        ("tom_ash", "such as 'tom-ash'"),
        ("Ann's café", "such as 'anns-cafe', or \\{unnamed: \"Ann's café\"\\}"),
        ("firm: x, y", r'\{unnamed: "firm: x, y"\}'),
        ("阿什", r"write an id, or \{unnamed: 阿什\}"),
        ("tom--ash", "such as 'tom-ash'"),
        ("-tom", "such as 'tom'"),
        ("tom-ash\n", "such as 'tom-ash'"),
        ("tom-\uff12", "such as 'tom-2'"),
        ("[[tom-ash]]", "is a link.*write 'tom-ash' alone"),
        ("[[tom-ash|Tom]]", "is a link.*write 'tom-ash' alone"),
        ([["tom-ash"]], "write 'tom-ash' without brackets"),
        (["a", "b"], "a list stands where one id is wanted$"),
        ("", "nothing is written"),
    ],
)
def test_what_is_no_id_is_refused_with_both_ways_out(raw: Raw, message: str) -> None:
    with pytest.raises(NotAValue, match=message) as caught:
        parse_entity(raw)
    assert caught.value.key is None


@pytest.mark.parametrize(
    ("raw", "key"),
    [({"unamed": "x"}, "unamed"), ({"unnamed": " "}, "unnamed"), ({}, "unnamed"), ({"unnamed": ["x"]}, "unnamed")],
)
def test_a_faulty_unnamed_actor_is_refused_at_its_key(raw: Raw, key: str) -> None:
    with pytest.raises(NotAValue) as caught:
        parse_entity(raw)
    assert caught.value.key == key


def test_only_different_ids_clash_since_an_unnamed_actor_can_be_anybody() -> None:
    assert not Reference("a").agrees_with(Reference("b"))
    assert Reference("a").agrees_with(Unnamed("a firm"))
    assert Unnamed("a firm").agrees_with(Reference("a"))
    assert Unnamed("a firm").agrees_with(Unnamed("a court"))
    assert not Unnamed("a firm").agrees_with(Text("a firm"))


def test_ranges_tell_whether_they_take_text_or_maps() -> None:
    assert (TEXT.takes_text, TEXT.takes_map) == (True, False)
    assert (ENTITY.takes_text, ENTITY.takes_map) == (True, True)
