"""UML class diagrams (OMG UML 2.5.1, 9 and 11): boxes with compartments, joined by relations."""

from __future__ import annotations

from sketch2model.elements import EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import NodeData
from sketch2model.interpret.attribute_grammar import STATIC
from sketch2model.interpret.notations.drawn import BOXES, Drawn, has_multiplicity, is_plain
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.relationships import read_relation_or_leg
from sketch2model.interpret.notations.structure import read_thing

_SHAPES = dict.fromkeys(BOXES, NodeKind.CLASS) | {ShapeKind.DIAMOND: NodeKind.RELATIONSHIP}
_FOREIGN = (
    ShapeKind.CIRCLE,
    ShapeKind.DIAMOND,
    ShapeKind.ELLIPSE,
    ShapeKind.PARALLELOGRAM,
    ShapeKind.STADIUM,
    ShapeKind.ACTOR,
    ShapeKind.CYLINDER,
    ShapeKind.DOCUMENT,
)
"""Where half of the shapes are of these, triangles are arrowheads and lines in boxes are no compartments."""


def _evidence(drawn: Drawn) -> float:
    """Compartments, types, triangles and diamonds at ends, multiplicities; lines without any sign a little."""
    signs = drawn.ends[EndKind.TRIANGLE] + drawn.ends[EndKind.DIAMOND] + drawn.ends[EndKind.FILLED_DIAMOND]
    counted = sum(has_multiplicity(edge) for *_, edge in drawn.edges)
    plain = bool(drawn.edges) and all(is_plain(edge) for *_, edge in drawn.edges)
    weight = max(0.0, 1.0 - 2.0 * drawn.share(*_FOREIGN))
    return weight * (2.0 * drawn.divided + drawn.typed + 1.5 * signs + 1.5 * counted + (0.5 if plain else 0.0))


def _read_node(node: NodeData) -> None:
    """What is underlined is static (9.5.4, 9.6.4)."""
    read_thing(node, STATIC)


CLASS_DIAGRAM = Notation(DiagramKind.CLASS, _evidence, _SHAPES, _read_node, read_relation_or_leg)
