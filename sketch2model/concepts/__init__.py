"""What a sketch means: UML classes and relations, tables and columns."""

from sketch2model.concepts.schema import Column, ForeignKey, Schema, Table
from sketch2model.concepts.uml import UmlAttribute, UmlDiagram, UmlElement, UmlOperation, UmlRelation

__all__ = [
    "Column",
    "ForeignKey",
    "Schema",
    "Table",
    "UmlAttribute",
    "UmlDiagram",
    "UmlElement",
    "UmlOperation",
    "UmlRelation",
]
