"""Every relation on a line of CSV (RFC 4180), for spreadsheets and `networkx.from_pandas_edgelist`."""

from __future__ import annotations

import csv
import io

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import csv_cell
from sketch2model.settings import ExportOptions

_HEADER = (
    "source",
    "target",
    "source_name",
    "target_name",
    "kind",
    "label",
    "source_multiplicity",
    "target_multiplicity",
    "source_role",
    "target_role",
    "source_end",
    "target_end",
    "style",
    "association_class",
    "confidence",
)


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    diagram = exportable.uml
    ids, elements = _ids(diagram), {element.id: element for element in diagram.elements}
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(_HEADER)
    for relation in diagram.relations:
        if relation.source in elements and relation.target in elements:
            writer.writerow(_row(relation, ids, elements))
    return lines.getvalue().encode()


def _ids(diagram: UmlDiagram) -> dict[str, str]:
    """The ids of the graph; numbers in reading order where those are no good in a cell."""
    cells = {element.id: csv_cell(element.id) for element in diagram.elements}
    if all(key == cell and key for key, cell in cells.items()):
        return cells
    return {element.id: f"n{number}" for number, element in enumerate(diagram.elements, 1)}


def _row(relation: UmlRelation, ids: dict[str, str], elements: dict[str, UmlElement]) -> tuple[str, ...]:
    said = (
        elements[relation.source].name,
        elements[relation.target].name,
        relation.kind,
        relation.label,
        relation.source_multiplicity,
        relation.target_multiplicity,
        relation.source_role,
        relation.target_role,
        relation.source_end,
        relation.target_end,
        relation.style,
    )
    return (
        ids[relation.source],
        ids[relation.target],
        *(csv_cell(text or "") for text in said),
        ids.get(relation.association_class or "", ""),
        f"{relation.confidence:.2f}",
    )


EDGES = Format("edges", "edges.csv", "Edge list as CSV", "text/csv", _write)
