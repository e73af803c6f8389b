"""Entities with columns, joined by crow's feet (Everest 1976, Barker 1990).

The foot at an entity says how many of it there are for one of the other: the same end as a UML multiplicity.
"""

from __future__ import annotations

from sketch2model.elements import EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import NodeData
from sketch2model.interpret.attribute_grammar import PRIMARY_KEY
from sketch2model.interpret.notations.drawn import BOXES, CROWS_FEET, OVALS, Drawn, ends_of, has_multiplicity
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.structure import read_relation, read_thing

ENTITY_SHAPES = (
    dict.fromkeys(BOXES, NodeKind.ENTITY)
    | dict.fromkeys(OVALS, NodeKind.ATTRIBUTE)
    | {ShapeKind.DIAMOND: NodeKind.RELATIONSHIP}
)
FOOT = 3.0
"""Nobody but writers of entity-relationship diagrams draws one."""


def _evidence(drawn: Drawn) -> float:
    """Crow's feet; if half of all ends have one, compartments and types as well.

    Triangles and diamonds at ends speak against it then, as do multiplicities in writing.
    """
    feet = crows_feet(drawn)
    if sum(drawn.ends[foot] for foot in CROWS_FEET) < len(drawn.edges):
        return FOOT * feet
    signs = drawn.ends[EndKind.TRIANGLE] + drawn.ends[EndKind.DIAMOND] + drawn.ends[EndKind.FILLED_DIAMOND]
    counted = sum(has_multiplicity(edge) for *_, edge in drawn.edges)
    return max(0.0, FOOT * (feet - signs) + 2.0 * drawn.divided + drawn.typed - 1.5 * counted) if feet else 0.0


def crows_feet(drawn: Drawn) -> int:
    """Lines with a crow's foot at either end."""
    return sum(any(end in CROWS_FEET for end in ends_of(edge)) for *_, edge in drawn.edges)


def read_entity(node: NodeData) -> None:
    """What is underlined is a key."""
    read_thing(node, PRIMARY_KEY)


CROWS_FOOT = Notation(DiagramKind.ER, _evidence, ENTITY_SHAPES, read_entity, read_relation)
