"""Free lists: a title with attributes below it, and no box around them."""

from __future__ import annotations

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import NodeData
from sketch2model.interpret.attribute_grammar import looks_like_attribute
from sketch2model.interpret.notations.drawn import BOXES, Drawn
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.structure import read_relation, read_thing
from sketch2model.interpret.rows import rows_of

_SHAPES = dict.fromkeys((*BOXES, ShapeKind.NONE), NodeKind.ATTRIBUTE_LIST)


def _evidence(drawn: Drawn) -> float:
    """Writing in rows and not a single shape, the more so where rows look like attributes."""
    if set(drawn.shapes) != {ShapeKind.NONE}:
        return 0.0
    rows = [row for node in drawn.nodes for row in rows_of(node["lines"])[1:]]
    return len(drawn.nodes) + 0.5 * sum(looks_like_attribute(row.text) for row in rows)


def _read_node(node: NodeData) -> None:
    """What is underlined may be a title or a key: it says nothing."""
    read_thing(node, None)


ATTRIBUTE_LIST = Notation(DiagramKind.ATTRIBUTE_LIST, _evidence, _SHAPES, _read_node, read_relation)
