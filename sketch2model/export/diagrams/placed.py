"""What was laid out, tidied and placed, as attributes of DOT for the final drawing."""

from __future__ import annotations

from dataclasses import replace

from sketch2model.elements import Box, EndKind
from sketch2model.export.diagrams.crows_feet import footed
from sketch2model.export.diagrams.curves import straight
from sketch2model.export.diagrams.dot_edges import signs_of
from sketch2model.export.diagrams.dot_groups import TAB_FOOT
from sketch2model.export.diagrams.drawing import Drawing, is_package
from sketch2model.export.diagrams.label_places import Placing
from sketch2model.export.diagrams.laid_out import Frame, LaidOut, Route
from sketch2model.export.diagrams.places import CLUSTER, CORNER, FEET, GRAPH, Places, is_visible, written

_NO_SIGNS = (EndKind.NONE, EndKind.NONE)
_LEFT_OF_CAPTION = 8.0
_PLACES = {"taillabel": "tail_lp", "label": "lp", "headlabel": "head_lp"}


def places_of(drawing: Drawing, laid_out: LaidOut, placing: Placing, on_paper: bool) -> Places:
    """Where everything goes.

    Args:
        drawing: What is drawn.
        laid_out: Boxes, containers and lines.
        placing: Where the texts of lines go.
        on_paper: Whether the places are those of the paper.
    """
    places = {name: {"pos": written(box.center)} for name, box in laid_out.nodes.items()}
    packages = {
        CLUSTER + drawing.names[element.id]
        for element in drawing.diagram.elements
        if is_package(element, drawing.kind_around(element))
    }
    for name, frame in laid_out.frames.items():
        if name in packages:
            frame = _with_tab(frame)
            places[CORNER + name] = {
                "pos": written((frame.box.x0, frame.caption.y1 if frame.caption else frame.box.y1))
            }
        elif on_paper and is_visible(name):
            frame = _captioned_left(frame)
        places[name] = _frame(frame)
    signs = signs_of(drawing)
    for route in laid_out.routes:
        line = footed(route, signs.get(route.name, _NO_SIGNS))
        places[route.name] = {"pos": _course(line.route), **line.signs}
        for name in route.texts:
            places[route.name][_PLACES[name]] = written(placing.centers[route.name, name])
        if line.strokes:
            strokes = (" ".join(map(written, straight(stroke))) for stroke in line.strokes)
            places[FEET + route.name] = {"pos": ";".join(strokes)}
    places[GRAPH] = _frame(Frame(laid_out.box, laid_out.caption))
    return places


def _course(route: Route) -> str:
    tips = [f"{letter},{written(tip)}" for letter, tip in (("s", route.start), ("e", route.end)) if tip]
    return " ".join([*tips, *map(written, route.points)])


def _with_tab(frame: Frame) -> Frame:
    """The caption becomes a tab on top of the package, at its left."""
    if frame.caption is None:
        return frame
    box, caption = frame.box, frame.caption
    top = caption.y0 + TAB_FOOT
    return Frame(Box(box.x0, box.y0, box.x1, top), Box(box.x0, caption.y0, box.x0 + caption.width, caption.y1))


def _captioned_left(frame: Frame) -> Frame:
    if frame.caption is None:
        return frame
    x0 = frame.box.x0 + _LEFT_OF_CAPTION
    return replace(frame, caption=Box(x0, frame.caption.y0, x0 + frame.caption.width, frame.caption.y1))


def _frame(frame: Frame) -> dict[str, str]:
    box = frame.box
    placed = {"bb": f"{written((box.x0, box.y0))},{written((box.x1, box.y1))}"}
    return placed | ({"lp": written(frame.caption.center)} if frame.caption else {})
