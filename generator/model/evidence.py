"""What pages show of the checks against the archive: verification, coverage, origins, probes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model.archive import Verification
    from generator.model.coverage import Coverage


@dataclass(frozen=True)
class Origin:
    """Utterances and publications that count as one, with all that goes back to them.

    `ids` names works, events and sources; `asserters` who speaks in them; `statements` are keys.
    """

    ids: tuple[str, ...]
    asserters: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Probe:
    """Faults of one sort, planted into the statements to try the checks: how many, and how many of them were caught.

    `means` tells readers what was done.
    """

    sort: str
    means: str
    planted: int
    caught: int


@dataclass(frozen=True)
class Evidence:
    """What the pages show of the checks against the archive; made from receipts, so that no archive is needed.

    `verifications` go by a statement's key, `coverage` by a source's id; `count_origins` tells how many independent
    origins statements (keys) have. `origins` are those of all statements; `probes` tell how far the checks go, and are
    empty where nobody tried them.
    """

    verifications: Mapping[str, Verification]
    coverage: Mapping[str, Coverage]
    count_origins: Callable[[Iterable[str]], int]
    origins: tuple[Origin, ...] = ()
    probes: tuple[Probe, ...] = ()
