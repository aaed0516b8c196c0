"""Whether words fit what is cited better than another paragraph; alike in every run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harbours import build_harbour

from generator.evidence.claims import read_claims
from generator.evidence.readings import Reading
from generator.evidence.wording import words_found
from generator.model import Document

if TYPE_CHECKING:
    from pathlib import Path


def test_a_paragraph_with_the_same_words_in_another_order_has_no_more_of_them(tmp_path: Path) -> None:
    graph = build_harbour(tmp_path).graph
    claims = read_claims(graph.statements["gazette/fine"], graph)  # cites paragraph 5
    for trial in range(15):
        words = [f"w{trial}x{number}" for number in range(60)]
        weighing = (" ".join(words[: 7 * number]) for number in range(1, 4))
        document = Document("gazette", "", (" ".join(reversed(words)), *weighing, " ".join(words)))
        stated = replace(claims, words=" ".join((*words, *(f"own{number}" for number in range(20)))))
        assert [each.code for each in words_found(stated, Reading(document, []))] == []
