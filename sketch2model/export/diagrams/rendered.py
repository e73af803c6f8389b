"""The UML drawing as a picture: SVG, PNG, PDF."""

from __future__ import annotations

from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawn import drawn_source
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.mark import marked
from sketch2model.settings import ExportOptions


def _svg(exportable: Exportable, options: ExportOptions) -> bytes:
    return render(drawn_source(exportable.uml, options)[1], "svg")


def _png(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(drawn_source(exportable.uml, options)[1], "png"))


def _pdf(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(drawn_source(exportable.uml, options)[1], "pdf"))


SVG = Format("svg", "svg", "Drawing as SVG, sharp at every size", "image/svg+xml", _svg)
PNG = Format("png", "png", "Drawing as a picture", "image/png", _png)
PDF = Format("pdf", "pdf", "Drawing as PDF, for printing", "application/pdf", _pdf)
