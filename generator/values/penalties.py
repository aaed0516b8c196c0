"""What a court or an office imposes, or a law threatens: imprisonment, loss of rights, death, fines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.values.raw import probably_meant, quoted, read_text
from generator.values.terms import Span, Term, read_span
from generator.values.value import NotAValue, Part, Raw, Reference, SortKey, Value

IMPRISONMENT, DETENTION, LOSS_OF_RIGHTS = "imprisonment", "detention", "deprivation of political rights"
DEATH, ADMINISTRATIVE, FINE = "death", "administrative", "fine"

# How each kind is written: with its term, and where the source states none.
_WITH_TERM = {
    IMPRISONMENT: "{} imprisonment",
    DETENTION: "detention for {}",
    LOSS_OF_RIGHTS: f"{LOSS_OF_RIGHTS} for {{}}",
}
_WITHOUT_TERM = {
    IMPRISONMENT: "imprisonment, unspecified",
    DETENTION: "detention, unspecified",
    LOSS_OF_RIGHTS: LOSS_OF_RIGHTS,
    DEATH: "death",
    ADMINISTRATIVE: "administrative, unspecified",
    FINE: "fine, unspecified",
}
_SHOWN_WITHOUT_TERM = {
    IMPRISONMENT: "imprisonment, term not stated",
    DETENTION: "detention, term not stated",
    LOSS_OF_RIGHTS: f"{LOSS_OF_RIGHTS}, term not stated",
    DEATH: "death penalty",
    ADMINISTRATIVE: "administrative penalty, unspecified",
    FINE: "fine, unspecified",
}
_FOR_LIFE = (IMPRISONMENT, LOSS_OF_RIGHTS)
_FORMS = (
    "'2 years 3 months imprisonment', '10 years..life imprisonment', 'life imprisonment', 'detention for 15 days', "
    "'deprivation of political rights for 1 year' (or 'for life', or no term), 'death', 'fine, unspecified' or "
    "'administrative, unspecified'"
)
_SUM = re.compile(r"[0-9] ?[A-Z]{3}\b|\b[A-Z]{3} ?[0-9]|[$€£¥]|\b(?:yuan|renminbi|RMB|dollars?|euros?)\b")
_LONGEST_HINT = 200
_TERM = r"[0-9]+ [a-z]+(?: [0-9]+ (?:month|day)s?)*"
_TERM_TO_TERM = rf"({_TERM})\.\.({_TERM})"
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_REPAIRS = (
    (r"['’]", ""),
    (r"^an? ", ""),
    (r"[-_]", " "),
    (r"\b(?:fixed term|a term of|sentence of|sentenced to|and) ?", ""),
    *((rf"\b{word}\b", str(number)) for number, word in enumerate(_NUMBER_WORDS, start=1)),
    (r"\b1 (year|month|day)s\b", r"1 \1"),
    (r"\b((?:[2-9]|[1-9][0-9]+) (?:year|month|day))\b", r"\1s"),
    (r" ?(?:in|of) (?:prison|jail|imprisonment)$| (?:prison|jail)$", " imprisonment"),
    (r"^(?:imprisonment|prison|jail) (?:for|of) (.+)$", r"\1 imprisonment"),
    (r"^(.+?) (?:of )?detention$", r"detention for \1"),
    (r"^(.+?) (?:of )?deprivation of political rights$", r"deprivation of political rights for \1"),
    (r"^(detention|deprivation of political rights) of ", r"\1 for "),
    (r"\b([0-9]+) to ([0-9]+ (years|months|days))", r"\1 \3..\2"),
    (r" (?:to|\.\.|–) | ?\.\. ?(?=\w)", ".."),
    (r"^death (?:penalty|sentence)$", "death"),
    (r"^(imprisonment|detention|administrative|fine)(?: penalty)?(?:,? (?:un|not )specified)?$", r"\1, unspecified"),
)


@dataclass(frozen=True)
class Penalty:
    """One penalty: its kind, and how long it lasts where the kind has a term and the source states it.

    A fixed term is a span whose ends are alike. Sums of money are no part of it: they are confiscated or paid.
    """

    kind: str
    span: Span | None = None

    @property
    def shortest(self) -> Term | None:
        """Give the shortest term, or None where it is open or not stated."""
        return self.span.shortest if self.span else None

    @property
    def longest(self) -> Term | None:
        """Give the longest term, or None where it is open or not stated."""
        return self.span.longest if self.span else None

    @property
    def text(self) -> str:
        """Give the penalty as digests write it; parsing it gives the same penalty."""
        return _WITH_TERM[self.kind].format(self.span.text) if self.span else _WITHOUT_TERM[self.kind]

    def show(self) -> tuple[Part, ...]:
        """Give the penalty in English: `imprisonment for 2 years and 3 months`."""
        if self.span is None:
            return (_SHOWN_WITHOUT_TERM[self.kind],)
        if self.kind == IMPRISONMENT and self.span.text == "life":
            return ("life imprisonment",)
        return (f"{self.kind} for {self.span.words}",)

    def sort_key(self) -> SortKey:
        """Order by kind, then by the shortest and the longest term; what is open or not stated comes first."""
        ends = tuple((end is not None, end.length if end else (False, 0)) for end in (self.shortest, self.longest))
        return (self.kind, ends, self.text)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both are of one kind and one span of terms contains the other; no term fits every term."""
        if not isinstance(other, Penalty) or self.kind != other.kind:
            return False
        if self.span is None or other.span is None:
            return True
        return self.span.contains(other.span) or other.span.contains(self.span)

    def references(self) -> tuple[Reference, ...]:
        """List nothing: a penalty names no entity."""
        return ()


def parse_penalty(raw: Raw) -> Penalty:
    """Read one penalty in exactly one of the accepted forms; the refusal names them."""
    text = read_text(raw, "a penalty")
    if penalty := _read_penalty(text):
        return penalty
    if _SUM.search(text):
        raise NotAValue(f"{quoted(text)} names a sum; sums go to 'confiscated', and the penalty is 'fine, unspecified'")
    hint = probably_meant(_suggest(text), _parse_strictly)
    raise NotAValue(f"{quoted(text)} is not a penalty{hint or f'; write {_FORMS}'}")


def _parse_strictly(text: str) -> Penalty:
    if penalty := _read_penalty(text):
        return penalty
    raise NotAValue("not a penalty")


def _read_penalty(text: str) -> Penalty | None:
    for kind, form in _WITHOUT_TERM.items():
        if text == form:
            return Penalty(kind)
    for kind, form in _WITH_TERM.items():
        before, _, behind = form.partition("{}")
        if text.startswith(before) and text.endswith(behind):
            span = read_span(text.removeprefix(before).removesuffix(behind))
            if span and (kind in _FOR_LIFE or not (span.longest and span.longest.life)):
                return Penalty(kind, span)
    return None


def _suggest(text: str) -> Iterator[str]:
    if len(text) > _LONGEST_HINT:
        return
    repaired = text.casefold()
    yield repaired
    for pattern, replacement in _REPAIRS:
        repaired = re.sub(pattern, replacement, repaired)
    repaired = " ".join(repaired.split())
    yield repaired
    yield re.sub(_TERM_TO_TERM, r"\2..\1", repaired)
