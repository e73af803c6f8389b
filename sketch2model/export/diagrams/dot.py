"""A UML drawing in DOT, the language of Graphviz.

The file keeps the texts of lines beside them without anybody's help, so its lines are curves: with right angles
Graphviz places no labels, and until version 3 mixes up the signs of lines that have one at each end. Pictures
(`drawn`) do not depend on that.
"""

from __future__ import annotations

import graphviz

from sketch2model.concepts import UmlDiagram
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.chen import keys, without_repetitions
from sketch2model.export.diagrams.dot_edges import edge_defaults
from sketch2model.export.diagrams.dot_elements import ElementWriter
from sketch2model.export.diagrams.dot_groups import group_defaults, legend
from sketch2model.export.diagrams.dot_nodes import node_defaults
from sketch2model.export.diagrams.dot_relations import RelationWriter
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.places import CORNER, FEET, GRAPH, PIN, Places
from sketch2model.export.diagrams.routing import ORTHO, SPLINE, direction_of, routing_of
from sketch2model.export.diagrams.sketch_layout import SketchLayout
from sketch2model.export.diagrams.themes import THEMES
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.settings import ExportOptions

_NODE_GAP, _RANK_GAP = 0.5, 0.62
_ROOM = 1.35
"""In DOT itself, where nobody looks whether the texts of lines clash."""


def drawing_of(diagram: UmlDiagram) -> Drawing:
    """The diagram made ready for Graphviz."""
    return Drawing.of(without_repetitions(diagram), keys(diagram))


def dot_source(
    drawing: Drawing,
    options: ExportOptions,
    room: float = 1.0,
    places: Places | None = None,
    routing: str | None = None,
) -> str:
    """The drawing in DOT.

    Args:
        drawing: What to draw.
        options: Layout and theme.
        room: How many times the usual room is left between boxes.
        places: Where everything goes; None to leave that to Graphviz.
        routing: How lines run; then their texts need no place, since they get one later.
    """
    on_paper = options.layout == "sketch"
    theme = THEMES[options.theme]
    sketch = SketchLayout.of(drawing, room) if on_paper else None
    graph = graphviz.Digraph(
        graphviz.nohtml(one_line(drawing.diagram.source, LABEL_LIMIT).replace("\\", "/")),
        graph_attr={
            **_layout_attributes(drawing, on_paper, room, routing),
            **group_defaults(theme),
            **legend(drawing, theme),
            **({"layout": "nop2", **places.get(GRAPH, {})} if places is not None else {}),
        },
        node_attr=node_defaults(theme),
        edge_attr=edge_defaults(theme),
    )
    known = places or {}
    ElementWriter(drawing, theme, sketch, known, widened=room > 1).write(graph)
    RelationWriter(drawing, sketch, known, routing).write(graph)
    for name, placed in known.items():
        if name.startswith(CORNER):
            graph.node(name, **{**PIN, **placed})
        elif name.startswith(FEET):
            graph.node(CORNER, **PIN, pos=placed["pos"].split()[0])
            graph.edge(CORNER, CORNER, id=name, dir="none", **placed)
    source: str = graph.source
    return source


def _layout_attributes(drawing: Drawing, on_paper: bool, room: float, routing: str | None) -> dict[str, str]:
    usual = routing_of(drawing.diagram, on_paper)
    common = {
        "splines": routing or (SPLINE if usual == ORTHO else usual),
        "pad": "0.3",
        "outputorder": "nodesfirst",
        "compound": "true",
    }
    if on_paper:
        return {"layout": "nop", **common}
    gaps = {"nodesep": f"{_NODE_GAP * room:.2f}", "ranksep": f"{_RANK_GAP * room:.2f}"}
    return {"rankdir": direction_of(drawing.diagram), **gaps, **common}


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return dot_source(drawing_of(exportable.uml), options, _ROOM).encode()


DOT = Format(
    "dot", "dot", "Drawing in DOT, the language of Graphviz", "text/vnd.graphviz", _write, heeds=("layout", "theme")
)
