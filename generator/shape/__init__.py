"""What files may look like: the fields of each sort of entry, and what a JSON Schema says of them."""

from generator.shape.describing import Field, describe_shape, fields_of, required_fields
from generator.shape.digests import SourceShape, StatementShape
from generator.shape.parts import (
    STAND_IN_ID,
    Coined,
    Remark,
    Shape,
    StepShape,
    Unsaid,
    WithdrawnItemShape,
    WithdrawnShape,
)
from generator.shape.reading import read_shape
from generator.shape.records import (
    AuthorityShape,
    DisagreementShape,
    LicenceShape,
    NameShape,
    PositionShape,
    ReferenceShape,
)
from generator.shape.to_do import tell_to_do

__all__ = [
    "STAND_IN_ID",
    "AuthorityShape",
    "Coined",
    "DisagreementShape",
    "Field",
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
    "describe_shape",
    "fields_of",
    "read_shape",
    "required_fields",
    "tell_to_do",
]
