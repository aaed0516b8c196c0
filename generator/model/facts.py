"""Facts: typed values of an entity's properties, seen from either end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds import Property
    from generator.problem import Mark
    from generator.values import Value


@dataclass(frozen=True)
class Fact:
    """The structured part of a statement: a typed value of an entity's property.

    It inherits citation, attribution and standing from its statement. `premises` tells from what a derived value was
    concluded, and is empty for a value that the document gives.
    """

    entity: str
    property: Property
    value: Value
    statement: str
    mark: Mark
    premises: str = ""


@dataclass(frozen=True)
class Inverse:
    """A fact seen from an entity inside its value, under the inverse's label."""

    label: str
    fact: Fact
