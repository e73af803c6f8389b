"""What is drawn, counted, for notations to find their signs in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.graph import EdgeData, LineData, NodeData, repeats_diamond
from sketch2model.interpret.multiplicity import normalise

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
OVALS = (ShapeKind.ELLIPSE, ShapeKind.CIRCLE, ShapeKind.STADIUM)
CROWS_FEET = (EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY)
_ARROWHEADS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
_KEY_COLUMN = re.compile(r"\b(?:PK|FK)\d?\b|\w_id\b(?!\s*\()")
_UML_MEMBER = re.compile(r"^\s*[+#~]\s*\w|\w\s*\(.*\)\s*(?::|$)")
_INTERNAL = re.compile(r"\s*(?:entry|exit|do)\s*[/:|]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The ink of one diagram.

    Attributes:
        nodes: Attributes of its nodes.
        edges: Its edges with the nodes at their source and target.
        shapes: How many there are of each.
        ends: How many ends of lines bear each sign.
        arrows: Lines with an arrowhead, however it is drawn.
    """

    nodes: tuple[NodeData, ...]
    edges: tuple[tuple[NodeData, NodeData, EdgeData], ...]
    shapes: Counter[str]
    ends: Counter[str]
    arrows: int

    @classmethod
    def of(cls, graph: nx.MultiDiGraph) -> Drawn:
        """Everything in a graph or a part of one."""
        nodes = tuple(data for _, data in graph.nodes(data=True))
        edges = tuple(
            (graph.nodes[source], graph.nodes[target], data)
            for source, target, data in graph.edges(data=True)
            if not repeats_diamond(graph, source, target, data)
        )
        return cls(
            nodes=nodes,
            edges=edges,
            shapes=Counter(data["shape"] for data in nodes),
            ends=Counter(end for *_, data in edges for end in ends_of(data)),
            arrows=sum(is_arrow(data) for *_, data in edges),
        )

    def count(self, *shapes: ShapeKind) -> int:
        """How many nodes have one of these shapes."""
        return sum(self.shapes[shape] for shape in shapes)

    def share(self, *shapes: ShapeKind) -> float:
        """The part of all nodes that have one of these shapes, 0 to 1."""
        return self.count(*shapes) / max(1, len(self.nodes))

    @property
    def pointed(self) -> float:
        """The part of all lines that have an arrowhead, a little more for few of them; above 0, 1 without any line."""
        return (1 + self.arrows) / (1 + len(self.edges))

    @property
    def divided(self) -> int:
        """Boxes with members below a line that divides them, or given to them by a person."""
        return sum(any(map(_is_member, data["lines"])) or _was_given_members(data) for data in self._boxes)

    @property
    def keyed(self) -> int:
        """Boxes with keys of tables in them, marked or named so (`customer_id`), less those with members as in UML."""
        return sum(_has_row(data, _KEY_COLUMN) - _has_row(data, _UML_MEMBER) for data in self._boxes)

    @property
    def acting(self) -> int:
        """Boxes that say what a state does by itself."""
        return sum(any(is_internal(line["text"]) for line in data["lines"]) for data in self._boxes)

    @property
    def typed(self) -> int:
        """Boxes in which a colon is written."""
        return sum(any(":" in line["text"] for line in data["lines"]) for data in self._boxes)

    @property
    def broken(self) -> int:
        """Dashed and dotted lines."""
        return sum(data["style"] != LineStyle.SOLID for *_, data in self.edges)

    @property
    def labelled(self) -> int:
        """Lines with writing other than a multiplicity at an end."""
        return sum(any(not _is_multiplicity(line) for line in data["lines"]) for *_, data in self.edges)

    @property
    def _boxes(self) -> list[NodeData]:
        return [data for data in self.nodes if data["shape"] in BOXES]


def is_internal(text: str) -> bool:
    """Whether a row below the name of a state says what it does by itself (OMG UML 2.5.1, 14.2.4.3).

    >>> is_internal("entry / beep"), is_internal("entry fee")
    (True, False)
    """
    return bool(_INTERNAL.match(text))


def _has_row(box: NodeData, sign: re.Pattern[str]) -> bool:
    return any(sign.search(line["text"]) for line in box["lines"])


def _was_given_members(box: NodeData) -> bool:
    return box.get("corrected", False) and bool(box["attributes"] or box["operations"])


def _is_member(line: LineData) -> bool:
    return bool(line["compartment"]) and not is_internal(line["text"])


def ends_of(edge: EdgeData) -> tuple[str, str]:
    """The signs at the source and at the target."""
    return edge["source_end"], edge["target_end"]


def kind_by_signs(ends: tuple[str, str]) -> EdgeKind | None:
    """What diamonds and crow's feet say of a line, whatever its notation; None where there are none.

    A filled diamond is a composition, a hollow one an aggregation (OMG UML 2.5.1, 11.5.4).
    """
    if EndKind.FILLED_DIAMOND in ends:
        return EdgeKind.COMPOSITION
    if EndKind.DIAMOND in ends:
        return EdgeKind.AGGREGATION
    return EdgeKind.ASSOCIATION if any(end in CROWS_FEET for end in ends) else None


def is_arrow(edge: EdgeData) -> bool:
    """Whether an arrowhead stands at either end."""
    return any(end in _ARROWHEADS for end in ends_of(edge))


def is_plain(edge: EdgeData) -> bool:
    """Whether no sign stands at either end."""
    return ends_of(edge) == (EndKind.NONE, EndKind.NONE)


def has_multiplicity(edge: EdgeData) -> bool:
    """Whether a multiplicity is written at an end of a line."""
    return any(map(_is_multiplicity, edge["lines"]))


def _is_multiplicity(line: LineData) -> bool:
    return line["place"] != "middle" and normalise(line["text"], at_end=True) is not None
