"""What a sketch means: UML classes and relations, tables and columns."""

from sketch2model.concepts.data_types import DataType, TypeName
from sketch2model.concepts.schema import Column, Deletion, Enumeration, ForeignKey, Origin, Schema, Table
from sketch2model.concepts.uml import (
    DiagramPart,
    Transition,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import DOUBTFUL

__all__ = [
    "DOUBTFUL",
    "Column",
    "DataType",
    "Deletion",
    "DiagramPart",
    "Enumeration",
    "ForeignKey",
    "Origin",
    "Schema",
    "Table",
    "Transition",
    "TypeName",
    "UmlAttribute",
    "UmlDiagram",
    "UmlElement",
    "UmlOperation",
    "UmlRelation",
]
