"""Text as written, and words of a fixed list."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.values.raw import did_you_mean, enumerate_words, quoted, read_text
from generator.values.value import NotAValue, Part, Raw, Reference, SortKey, Value


@dataclass(frozen=True)
class Text:
    """Words as written, on one line."""

    words: str

    def show(self) -> tuple[Part, ...]:
        """Give the words as they are."""
        return (self.words,)

    def sort_key(self) -> SortKey:
        """Order by letters whatever their case."""
        return (self.words.casefold(), self.words)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both are the same words but for case and whitespace."""
        return isinstance(other, Text) and _folded(self.words) == _folded(other.words)

    def references(self) -> tuple[Reference, ...]:
        """List nothing: plain text names no entity."""
        return ()


@dataclass(frozen=True)
class Choice:
    """A word of a fixed list."""

    word: str

    def show(self) -> tuple[Part, ...]:
        """Give the word."""
        return (self.word,)

    def sort_key(self) -> SortKey:
        """Order by the alphabet."""
        return (self.word,)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both are the same word."""
        return self == other

    def references(self) -> tuple[Reference, ...]:
        """List nothing: a word names no entity."""
        return ()


def parse_text(raw: Raw) -> Text:
    """Read plain text; whitespace is folded to single blanks, and empty text is refused."""
    return Text(read_text(raw, "a text"))


def choice_parser(words: tuple[str, ...]) -> Callable[[Raw], Choice]:
    """Make a parser that accepts exactly these words."""

    def parse_choice(raw: Raw) -> Choice:
        word = read_text(raw, f"one of the words {enumerate_words(words, 'or')}")
        if word in words:
            return Choice(word)
        hint = did_you_mean(word, words)
        raise NotAValue(f"{quoted(word)} is none of the words {enumerate_words(words, 'or')}{hint}")

    return parse_choice


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
