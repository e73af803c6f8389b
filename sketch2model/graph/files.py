"""Graphs in files."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from sketch2model.errors import GraphFormatError
from sketch2model.graph.json_format import graph_from_json

_LARGEST = 256 * 2**20


def read_graph(path: Path) -> nx.MultiDiGraph:
    """The graph in a JSON file.

    Raises:
        GraphFormatError: If there is no such file, or it holds no graph of ours.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise GraphFormatError("too large for a graph of a sketch", source=str(path))
        text = path.read_text("utf-8")
    except OSError as error:
        raise GraphFormatError(f"cannot be read: {error.strerror or error}", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise GraphFormatError("not a sketch2model graph in JSON", source=str(path)) from error
    return graph_from_json(text, source=str(path))
