"""What files may look like: the fields of each sort of entry, from which the JSON Schema comes too."""

from generator.shape.declarations import (
    STAND_IN_ID,
    AuthorityShape,
    Coined,
    DisagreementShape,
    LicenceShape,
    NameShape,
    PositionShape,
    ReferenceShape,
    Remark,
    Shape,
    SourceShape,
    StatementShape,
    StepShape,
    Unsaid,
    WithdrawnItemShape,
    WithdrawnShape,
)
from generator.shape.reading import read_shape

__all__ = [
    "STAND_IN_ID",
    "AuthorityShape",
    "Coined",
    "DisagreementShape",
    "LicenceShape",
    "NameShape",
    "PositionShape",
    "ReferenceShape",
    "Remark",
    "Shape",
    "SourceShape",
    "StatementShape",
    "StepShape",
    "Unsaid",
    "WithdrawnItemShape",
    "WithdrawnShape",
    "read_shape",
]
