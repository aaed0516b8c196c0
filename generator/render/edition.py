"""The edition in figures, for the method page: how far it reaches, what depends on what, what the checks catch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.addresses import DISAGREEMENTS
from generator.model import Verification
from generator.render.disagreements import count_disagreements
from generator.render.knowing import verification_of
from generator.render.markdown import escape, listed
from generator.render.sources import coverage, statements_of
from generator.render.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from generator.model import Origin, Probe, Source, Statement
    from generator.render.desk import Desk

RELIABLE: Final = 0.95
"""The share of planted faults from which the checks are said to catch a sort."""


@dataclass(frozen=True)
class EditionView:
    """Figures as sentences and tables; a table or sentence is None or empty where there is nothing to count."""

    reach: str
    documents: Table
    disagreements: Table | None
    origins: str
    dependence: Table | None
    tried: str
    caught: str
    missed: str
    catching: Table | None
    missing: Table | None


def view_edition(desk: Desk) -> EditionView:
    """Count what the page that the desk stands for tells of the edition."""
    graph = desk.graph
    origins = graph.evidence.origins if graph.evidence else ()
    probes = graph.evidence.probes if graph.evidence else ()
    caught = [each for each in probes if each.caught >= RELIABLE * each.planted]
    missed = [each for each in probes if each not in caught]
    return EditionView(
        reach=_tell_reach(desk),
        documents=_count_documents(desk),
        disagreements=count_disagreements(graph, desk.to_page(DISAGREEMENTS)) if graph.disagreements else None,
        origins=_tell_origins(origins, desk),
        dependence=_list_dependence(origins, desk),
        tried=f"Of all {_tell_caught(probes)}" if probes else "",
        caught=f"Of these {_tell_caught(caught)}" if caught else "",
        missed=f"Of these {_tell_caught(missed)}" if missed else "",
        catching=_list_probes(caught),
        missing=_list_probes(sorted(missed, key=lambda each: each.caught / each.planted)),
    )


def _tell_reach(desk: Desk) -> str:
    statements = desk.graph.statements.values()
    verified, concluded = _verified(statements, desk), _concluded(statements)
    return (
        f"{_count(len(desk.graph.sources), 'document')}, {_count(len(statements), 'statement')}; "
        f"{verified} of {len(statements)} verified. "
        f"{concluded:,} times a value or some words in them are concluded from the document, not printed in it."
    )


def _count_documents(desk: Desk) -> Table:
    headings = (
        "Document",
        "Content paragraphs used",
        "Statements",
        "Verified",
        "Concluded",
        "Independent origins",
    )
    return Table(headings, tuple(_count_document(each, desk) for each in _by_date(desk)))


def _count_document(source: Source, desk: Desk) -> tuple[Markup, ...]:
    statements = statements_of(source, desk.graph)
    used, content = coverage(source, desk.graph)
    evidence = desk.graph.evidence
    origins = evidence.count_origins(each.key for each in statements) if evidence else "–"
    cells = (f"{used} of {content}", len(statements), _verified(statements, desk), _concluded(statements), origins)
    return (desk.to(str(source.id)), *map(escape, cells))


def _tell_origins(origins: Iterable[Origin], desk: Desk) -> str:
    given = tuple(origins)
    shared = sum(1 for each in given if len(_documents(each, desk)) > 1)
    if not given:
        return ""
    return (
        f"All statements together go back to {_count(len(given), 'independent origin')}. "
        f"Of these, {shared or 'none'} {'stand' if shared > 1 else 'stands'} behind more than one document. "
        "What goes back to one utterance counts once, and so do utterances and documents in which the same one speaks, "
        "be it by way of a third: so the number errs on the low side."
    )


def _list_dependence(origins: Iterable[Origin], desk: Desk) -> Table | None:
    rows = tuple(
        (
            listed([desk.to(id_) for id_ in _documents(each, desk)]),
            listed([desk.to(id_) for id_ in each.asserters]),
            listed([desk.to(id_) for id_ in each.ids if id_ not in desk.graph.sources]),
            escape(len(each.statements)),
        )
        for each in origins
        if len(_documents(each, desk)) > 1
    )
    return Table(("Documents", "Who speaks in them", "What they go back to", "Statements"), rows) if rows else None


def _documents(origin: Origin, desk: Desk) -> list[str]:
    given = {key.partition("/")[0] for key in origin.statements}
    return [str(each.id) for each in _by_date(desk) if each.id in given]


def _by_date(desk: Desk) -> list[Source]:
    return sorted(desk.graph.sources.values(), key=lambda each: (each.published.sort_key(), each.id))


def _tell_caught(probes: Sequence[Probe]) -> str:
    planted, caught = sum(each.planted for each in probes), sum(each.caught for each in probes)
    return f"{planted:,} faults, {caught:,} were caught, {_share(caught, planted)}."


def _list_probes(probes: Iterable[Probe]) -> Table | None:
    rows = tuple((_capital(each.means), *map(escape, _figures(each))) for each in probes)
    return Table(("What was changed", "Planted", "Caught", "Share"), rows) if rows else None


def _figures(probe: Probe) -> tuple[str, str, str]:
    return f"{probe.planted:,}", f"{probe.caught:,}", _share(probe.caught, probe.planted)


def _share(part: int, whole: int) -> str:
    """Give a share in per cent; only what is complete is 100 %."""
    rounded = round(100 * part / whole, 1)
    return f"{rounded if part == whole or rounded < 100 else 99.9:.1f} %"  # noqa: PLR2004  per cent


def _verified(statements: Iterable[Statement], desk: Desk) -> int:
    return sum(1 for each in statements if verification_of(each.key, desk.graph) is Verification.VERIFIED)


def _concluded(statements: Iterable[Statement]) -> int:
    return sum(len(each.derived) for each in statements)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _capital(words: str) -> Markup:
    return escape(words[:1].upper() + words[1:])
