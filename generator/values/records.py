"""Values of several parts, written as maps: a role, a legal status, a provision of a law."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.values.dates import Date, parse_date, span_of_time
from generator.values.penalties import Penalty, parse_penalty
from generator.values.raw import Layout, quoted, read_entries
from generator.values.references import parse_entity, parse_reference
from generator.values.texts import Choice, Text, choice_parser, parse_text
from generator.values.value import Actor, NotAValue, Part, Raw, Reference, SortKey, Value

ROLE_STATUSES = ("former", "current")
LEGAL_STATUSES = (
    *("suspected", "under compulsory measures", "detained", "charged", "convicted"),
    *("administratively penalised", "acquitted", "none stated"),
)
_ROLE = Layout("a role", required=("title",), optional=("at", "status", "from", "until"))
_LEGAL_STATUS = Layout("a legal status", required=("is", "in"), optional=("when",), rest=", in: case-id")
_PROVISION = Layout("a provision", required=("conduct",), optional=("penalty", "when", "as_printed"))
_NONE_STATED_SHOWN = "no legal status stated"

_parse_role_status = choice_parser(ROLE_STATUSES)
_parse_legal_status_word = choice_parser(LEGAL_STATUSES)


@dataclass(frozen=True)
class Role:
    """What somebody is or was: a title, where, and when."""

    title: Text
    at: Actor | None = None
    status: Choice | None = None
    start: Date | None = None
    end: Date | None = None

    def show(self) -> tuple[Part, ...]:
        """Give the role in English: `former network administrator at …, from 2014 to 2015`."""
        status = f"{self.status.word} " if self.status else ""
        place = (" at ", *self.at.show()) if self.at else ()
        return _joined(f"{status}{self.title.words}", *place, self._time())

    def sort_key(self) -> SortKey:
        """Order by title, then by place and time; what is left out comes first."""
        return _sort_key(self.title, self.at, self.start, self.end, self.status)

    def agrees_with(self, other: Value) -> bool:
        """Tell whether every part that both give agrees."""
        return isinstance(other, Role) and _all_agree(
            (self.title, other.title),
            (self.at, other.at),
            (self.status, other.status),
            (self.start, other.start),
            (self.end, other.end),
        )

    def references(self) -> tuple[Reference, ...]:
        """List where the role is held, if that is an entity."""
        return self.at.references() if self.at else ()

    def _time(self) -> str:
        if not (self.start or self.end):
            return ""
        (words,) = span_of_time(self.start, self.end).show()
        time = str(words)
        if self.status == Choice("former"):  # "since" would say that it lasts
            time = time.replace("since ", "from ", 1)
        return f", {time}"


@dataclass(frozen=True)
class LegalStatus:
    """How a person stands in a case, from suspicion to judgement, and when that was."""

    status: Choice
    case: Reference
    when: Date | None = None

    def show(self) -> tuple[Part, ...]:
        """Give the status in English: `convicted in …, March 2019`."""
        words = _NONE_STATED_SHOWN if self.status.word == "none stated" else self.status.word
        return _joined(f"{words} in ", self.case, *((", ", *self.when.show()) if self.when else ()))

    def sort_key(self) -> SortKey:
        """Order by case, then by stage of the proceedings, then by date."""
        return (self.case.sort_key(), LEGAL_STATUSES.index(self.status.word), _sort_key(self.when))

    def agrees_with(self, other: Value) -> bool:
        """Tell whether both are one status in one case, and when that was agrees."""
        return isinstance(other, LegalStatus) and _all_agree(
            (self.status, other.status), (self.case, other.case), (self.when, other.when)
        )

    def references(self) -> tuple[Reference, ...]:
        """List the case."""
        return (self.case,)


@dataclass(frozen=True)
class Provision:
    """What a law forbids, and what it threatens; without a penalty it only forbids.

    `as_printed` is the source's own wording where it slipped, kept as it stands there.
    """

    conduct: Text
    penalties: tuple[Penalty, ...] = ()
    when: Text | None = None
    as_printed: Text | None = None

    def show(self) -> tuple[Part, ...]:
        """Give the provision in English: conduct (circumstances): penalties (as printed: “…”)."""
        when = f" ({self.when.words})" if self.when else ""
        penalties = "; ".join(str(part) for penalty in self.penalties for part in penalty.show())
        printed = f" (as printed: “{self.as_printed.words}”)" if self.as_printed else ""
        return (f"{self.conduct.words}{when}{': ' if penalties else ''}{penalties}{printed}",)

    def sort_key(self) -> SortKey:
        """Order by conduct, then by circumstances and penalties; what is left out comes first."""
        penalties = tuple(penalty.sort_key() for penalty in self.penalties)
        return (*_sort_key(self.conduct, self.when), penalties, _sort_key(self.as_printed))

    def agrees_with(self, other: Value) -> bool:
        """Tell whether conduct and circumstances agree and each penalty has one that agrees; slips do not count."""
        if not isinstance(other, Provision) or not _all_agree((self.conduct, other.conduct), (self.when, other.when)):
            return False
        if not self.penalties or not other.penalties:
            return True
        return _each_has_match(self.penalties, other.penalties) and _each_has_match(other.penalties, self.penalties)

    def references(self) -> tuple[Reference, ...]:
        """List nothing: a provision names no entity."""
        return ()


def parse_role(raw: Raw) -> Role:
    """Read a map {title, at, status, from, until}; plain text is refused."""
    entries = read_entries(raw, _ROLE)
    role = Role(
        entries.take("title", parse_text),
        entries.take_if_given("at", parse_entity),
        entries.take_if_given("status", _parse_role_status),
        entries.take_if_given("from", _parse_single_date),
        entries.take_if_given("until", _parse_single_date),
    )
    if role.start and role.end and (role.start.earliest or ()) > (role.end.latest or (9999,)):
        raise NotAValue(f"the role ends ({role.end.text}) before it begins ({role.start.text})", "until")
    return role


def parse_legal_status(raw: Raw) -> LegalStatus:
    """Read a map {is, in, when}; `in` is the id of the case."""
    entries = read_entries(raw, _LEGAL_STATUS)
    return LegalStatus(
        entries.take("is", _parse_legal_status_word),
        entries.take("in", parse_reference),
        entries.take_if_given("when", parse_date),
    )


def parse_provision(raw: Raw) -> Provision:
    """Read a map {conduct, penalty, when, as_printed}; `penalty` is one or a list."""
    entries = read_entries(raw, _PROVISION)
    return Provision(
        entries.take("conduct", parse_text),
        entries.take_if_given("penalty", _parse_penalties) or (),
        entries.take_if_given("when", parse_text),
        entries.take_if_given("as_printed", parse_text),
    )


def _parse_penalties(raw: Raw) -> tuple[Penalty, ...]:
    if isinstance(raw, str | Mapping):
        return (parse_penalty(raw),)
    return tuple(parse_penalty(each) for each in raw)


def _parse_single_date(raw: Raw) -> Date:
    parsed = parse_date(raw)
    if parsed.is_interval:
        raise NotAValue(f"{quoted(parsed.text)} is an interval; give its start under 'from' and its end under 'until'")
    return parsed


def _joined(*parts: Part) -> tuple[Part, ...]:
    """Join neighbouring pieces of text, so that text and links alternate."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    return tuple(joined)


def _sort_key(*parts: Value | None) -> SortKey:
    return tuple((part is not None, part.sort_key() if part else ()) for part in parts)


def _all_agree(*pairs: tuple[Value | None, Value | None]) -> bool:
    return all(one is None or other is None or one.agrees_with(other) for one, other in pairs)


def _each_has_match(penalties: tuple[Penalty, ...], others: tuple[Penalty, ...]) -> bool:
    return all(any(penalty.agrees_with(other) for other in others) for penalty in penalties)
