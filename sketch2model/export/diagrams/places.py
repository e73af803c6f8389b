"""Where the things of a drawing go, as attributes of DOT."""

from __future__ import annotations

from collections.abc import Mapping

from sketch2model.elements import Point

Places = Mapping[str, Mapping[str, str]]
"""Name of a node, cluster or edge to attributes that say where it goes; the drawing itself is called `graph`."""

GRAPH = "graph"
CLUSTER = "cluster_"
CAPTION = "cluster_caption_"
PART = "cluster_part_"
CORNER = "corner_"
FEET = "feet_"
"""Begins the names of edges that are the strokes of crow's feet."""
PIN = {"shape": "point", "width": "0.01", "style": "invis", "label": ""}
"""A node that nobody sees."""


def written(point: Point) -> str:
    """A point as DOT has it."""
    return f"{point[0]:.2f},{point[1]:.2f}"


def is_visible(frame: str) -> bool:
    """Whether the cluster of that name has a border."""
    return not frame.startswith((CAPTION, PART))
