"""The graph of the contract as node-link JSON."""

from __future__ import annotations

from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import json_bytes
from sketch2model.graph import graph_to_json
from sketch2model.settings import ExportOptions


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return json_bytes(graph_to_json(exportable.graph))


JSON = Format("json", "json", "Graph as node-link JSON, with everything that is known", "application/json", _write)
