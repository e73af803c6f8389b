"""The UML drawing as a picture: SVG, PNG, PDF."""

from __future__ import annotations

from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.dot import dot_source
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.mark import marked
from sketch2model.settings import ExportOptions


def _svg(exportable: Exportable, options: ExportOptions) -> bytes:
    return render(dot_source(exportable.uml, options.layout), "svg")


def _png(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(dot_source(exportable.uml, options.layout), "png"))


def _pdf(exportable: Exportable, options: ExportOptions) -> bytes:
    return marked(render(dot_source(exportable.uml, options.layout), "pdf"))


SVG = Format("svg", "svg", "Drawing as SVG, sharp at every size", "image/svg+xml", _svg)
PNG = Format("png", "png", "Drawing as a picture", "image/png", _png)
PDF = Format("pdf", "pdf", "Drawing as PDF, for printing", "application/pdf", _pdf)
