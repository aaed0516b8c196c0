"""Whether each statement stands in the paragraphs it cites: figures, dates, names, asserters, typed values, words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.evidence.asserters import asserters_found
from generator.evidence.claims import read_claims
from generator.evidence.company import company
from generator.evidence.figures import figures_found
from generator.evidence.languages import is_understood
from generator.evidence.nameable import names_found
from generator.evidence.readings import Reading
from generator.evidence.typed import values_found
from generator.evidence.wording import words_found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Document, Graph, Statement
    from generator.problem import Problem

_CHECKS = (figures_found, values_found, names_found, asserters_found, words_found)


def check_support(graph: Graph, documents: Mapping[str, Document]) -> Mapping[str, tuple[Problem, ...]]:
    """Hold every statement against its document; gives the problems of each statement by its key.

    Statements of sources without a document, or in a language that is not understood, are left out. Names are those of
    the source's company alone, so that what `Reliance` tells is all that a finding rests on. What a machine cannot see
    – exchanged roles, antonyms, invented clauses – is not looked for.
    """
    readings = {
        id_: Reading(document, company(id_, graph).values())
        for id_, document in documents.items()
        if is_understood(graph.sources[id_])
    }
    return MappingProxyType(
        {
            key: support_problems(statement, graph, readings[statement.source])
            for key, statement in graph.statements.items()
            if statement.source in readings
        }
    )


def support_problems(statement: Statement, graph: Graph, reading: Reading) -> tuple[Problem, ...]:
    """Find what a statement says and the paragraphs it cites do not."""
    claims = read_claims(statement, graph)
    return tuple(problem for check in _CHECKS for problem in check(claims, reading))
