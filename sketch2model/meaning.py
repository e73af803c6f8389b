"""What a graph means, ready for the exporters; the graph may come from a photo or from a person who corrected it."""

from __future__ import annotations

import networkx as nx

from sketch2model.elements import Photo
from sketch2model.errors import UsageError
from sketch2model.export.base import Exportable
from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.registry import get_format
from sketch2model.settings import ExportOptions, SchemaOptions


def exportable_of(graph: nx.MultiDiGraph, options: SchemaOptions, photo: Photo | None = None) -> Exportable:
    """Classes, relations and tables of an interpreted graph.

    Args:
        graph: The graph of the contract, with names and kinds.
        options: How classes become tables.
        photo: The photo it was drawn from, if it is at hand.
    """
    uml = uml_diagram(graph)
    return Exportable(graph, uml, draft_schema(uml, options), photo)


def write(exportable: Exportable, format_name: str, options: ExportOptions) -> bytes:
    """One format of the registry.

    Raises:
        UnknownFormatError: If there is no such format.
        UsageError: If the format draws on the photo, and there is none.
    """
    chosen = get_format(format_name)
    if chosen.needs_photo and exportable.photo is None:
        raise UsageError(
            f"the format {format_name} draws on the photo, and a graph has none", hint="convert the photo instead"
        )
    return chosen.write(exportable, options)
