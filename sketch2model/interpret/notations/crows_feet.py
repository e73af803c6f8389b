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
_FEWEST_KEYED = 2
"""Boxes with keys of tables from which they say something; a class may have one for another system."""


def _evidence(drawn: Drawn) -> float:
    """Crow's feet, and keys in boxes; the more ends or boxes have some, the more compartments and types count as well.

    Triangles and diamonds at ends speak against it, as do multiplicities in writing. Among many arrowheads a foot is
    one that was drawn carelessly, unless tables with foreign keys say that the arrowheads are feet.
    """
    ends = sum(drawn.ends[foot] for foot in CROWS_FEET)
    keyed = drawn.keyed if drawn.keyed >= _FEWEST_KEYED else 0
    if not ends and not keyed:
        return 0.0
    heads = drawn.ends[EndKind.OPEN] + drawn.ends[EndKind.FILLED_TRIANGLE]
    feet = crows_feet(drawn) * ends / (ends + heads) if ends else 0.0
    signs = drawn.ends[EndKind.TRIANGLE] + drawn.ends[EndKind.DIAMOND] + drawn.ends[EndKind.FILLED_DIAMOND]
    counted = sum(has_multiplicity(edge) for *_, edge in drawn.edges)
    share = max(ends / max(1, len(drawn.edges)), 2 * keyed / len(drawn.nodes))
    boxes = min(1.0, share) * (2.0 * drawn.divided + drawn.typed)
    return max(0.0, FOOT * feet + boxes + 2.0 * keyed - 1.5 * (signs + counted))


def crows_feet(drawn: Drawn) -> int:
    """Lines with a crow's foot at either end."""
    return sum(any(end in CROWS_FEET for end in ends_of(edge)) for *_, edge in drawn.edges)


def read_entity(node: NodeData) -> None:
    """What is underlined is a key."""
    read_thing(node, PRIMARY_KEY)


CROWS_FOOT = Notation(DiagramKind.ER, _evidence, ENTITY_SHAPES, read_entity, read_relation)
