"""The UML drawing as a picture: SVG, PNG, PDF."""

from __future__ import annotations

from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawn import draw
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.diagrams.svg import readable
from sketch2model.export.mark import marked
from sketch2model.settings import ExportOptions


def _svg(exportable: Exportable, options: ExportOptions) -> bytes:
    drawn = draw(exportable.uml, options)
    return readable(render(drawn.source, "svg"), drawn, exportable.uml.relations)


def _png(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(draw(exportable.uml, options).source, "png"))


def _pdf(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(draw(exportable.uml, options).source, "pdf"))


SVG = Format("svg", "svg", "Drawing as SVG, sharp at every size", "image/svg+xml", _svg, heeds=("layout", "theme"))
PNG = Format("png", "png", "Drawing as a picture", "image/png", _png, heeds=("layout", "theme"))
PDF = Format("pdf", "pdf", "Drawing as PDF, for printing", "application/pdf", _pdf, heeds=("layout", "theme"))
