"""Names that the generator keeps for itself: its pages, its folders, and files that are not in their place yet."""

from __future__ import annotations

from typing import Final

from generator.kinds import KINDS

SOURCES: Final = "sources"
"""The folder of the source pages, and the kind of a source where a kind is asked for."""

DISPUTED: Final = "disagreements"
"""The page of the disagreements; it stands where a source's id would, for what remains of a disagreement."""

NETWORK: Final = "network"
"""The page of the whole network."""

TIMELINE: Final = "timeline"
"""The page of all that is dated."""

GENERATED_PAGES: Final = (*KINDS, SOURCES, DISPUTED, NETWORK, TIMELINE, "index")
"""Pages that the generator makes of itself; any text may link to them."""

RESERVED_IDS: Final = (*GENERATED_PAGES, "404", "assets", "search")
"""Names that no entity, source or hand-written page can have: the generator's own pages, now or later, and folders."""

DEVICES: Final = (
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
)
"""Names of devices on Windows, whatever stands behind a dot: a project with such a file cannot be checked out there."""

HALF_WRITTEN: Final = ".half-written"
"""How the name of a hidden file ends that is not in its place yet; what is interrupted may leave one behind."""


def reserved_for(id_: str) -> str:
    """Say of what an id is the name that nothing of one's own with a file can have; empty where it is free."""
    if id_ in RESERVED_IDS:
        return "a page of the generator's own"
    return "a device of Windows, where no file can be called so" if id_ in DEVICES else ""
