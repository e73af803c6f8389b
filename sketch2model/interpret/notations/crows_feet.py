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
    """Crow's feet; the more ends have one, the more compartments and types count as well.

    Triangles and diamonds at ends speak against it, as do multiplicities in writing. Among many arrowheads a foot is
    one that was drawn carelessly.
    """
    ends = sum(drawn.ends[foot] for foot in CROWS_FEET)
    if not ends:
        return 0.0
    share, heads = ends / len(drawn.edges), drawn.ends[EndKind.OPEN] + drawn.ends[EndKind.FILLED_TRIANGLE]
    feet = crows_feet(drawn) * ends / (ends + heads)
    signs = drawn.ends[EndKind.TRIANGLE] + drawn.ends[EndKind.DIAMOND] + drawn.ends[EndKind.FILLED_DIAMOND]
    counted = sum(has_multiplicity(edge) for *_, edge in drawn.edges)
    boxes = min(1.0, share) * (2.0 * drawn.divided + drawn.typed)
    return max(0.0, FOOT * feet + boxes - 1.5 * (signs + counted))


def crows_feet(drawn: Drawn) -> int:
    """Lines with a crow's foot at either end."""
    return sum(any(end in CROWS_FEET for end in ends_of(edge)) for *_, edge in drawn.edges)


def read_entity(node: NodeData) -> None:
    """What is underlined is a key."""
    read_thing(node, PRIMARY_KEY)


CROWS_FOOT = Notation(DiagramKind.ER, _evidence, ENTITY_SHAPES, read_entity, read_relation)
