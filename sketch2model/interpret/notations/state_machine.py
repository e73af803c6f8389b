"""State machines (OMG UML 2.5.1, 14.2; also automata): rounded states, arrows with what causes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import NodeData
from sketch2model.interpret.compartments import joined
from sketch2model.interpret.notations.behaviour import mark_ends, plain_label, read_flow
from sketch2model.interpret.notations.drawn import OVALS, Drawn, is_internal
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.rows import rows_of

_SHAPES = {
    ShapeKind.RECTANGLE: NodeKind.STATE,
    ShapeKind.ROUNDED_RECTANGLE: NodeKind.STATE,
    ShapeKind.CIRCLE: NodeKind.STATE,
    ShapeKind.ELLIPSE: NodeKind.STATE,
    ShapeKind.STADIUM: NodeKind.STATE,
    ShapeKind.DIAMOND: NodeKind.DECISION,
}
_FOREIGN = (ShapeKind.DIAMOND, ShapeKind.CYLINDER, ShapeKind.DOCUMENT)
_SAID = 3
"""One of so many arrows is labelled, at least, where states may have corners."""
_GUARD = re.compile(r"\[[^\[\]]*\w[^\[\]]*\]")


def _evidence(drawn: Drawn) -> float:
    """Round shapes whose arrows are labelled; with boxes that have corners it takes a round sign and more labels.

    Guards and what states do say so in any case. Shapes that other notations have hardly go with it.
    """
    guards = sum(bool(_GUARD.search(plain_label(edge["lines"]) or "")) for *_, edge in drawn.edges)
    written = 0.4 * guards + 2.0 * drawn.acting
    circles = drawn.shapes[ShapeKind.CIRCLE]
    said = bool(circles) and _SAID * drawn.labelled >= drawn.arrows
    if drawn.count(ShapeKind.ACTOR, ShapeKind.CONTAINER):
        return written
    if not drawn.arrows or not drawn.labelled or (drawn.shapes[ShapeKind.RECTANGLE] and not said):
        return written
    states = circles + drawn.count(ShapeKind.ROUNDED_RECTANGLE, ShapeKind.ELLIPSE)
    weight = max(0.0, 1.0 - 3.0 * drawn.share(*_FOREIGN))
    return weight * drawn.pointed * (0.8 * states + 0.8 * drawn.labelled) + written


def _read_state(node: NodeData) -> None:
    """The name stands in the first compartment, before anything that the state does."""
    if not node["lines"]:
        return
    rows = rows_of(node["lines"])
    node["text"] = "\n".join(row.text for row in rows) or None
    first = min((row.compartment for row in rows), default=0)
    node["name"] = joined([row for row in rows if row.compartment == first and not is_internal(row.text)])


def _conclude(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """A round sign without a name that only sends arrows is the initial state, one that only receives them a final one.

    Whether it is filled cannot be seen. A state that has a name and only receives arrows is any other state.
    """
    signs = [key for key in nodes if _is_pseudo_state(graph.nodes[key])]
    mark_ends(graph, signs, "initial", "final")


def _is_pseudo_state(node: NodeData) -> bool:
    word = (node["name"] or "").strip(" .:").casefold()
    return node["shape"] in OVALS and word in ("", "start", "end", "initial", "final")


STATE_MACHINE = Notation(DiagramKind.STATE, _evidence, _SHAPES, _read_state, read_flow, _conclude)
