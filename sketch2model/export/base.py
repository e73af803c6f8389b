"""What an exporter is: a pure function from what a sketch means to the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx

from sketch2model.concepts import Schema, UmlDiagram
from sketch2model.elements import Photo
from sketch2model.settings import ExportOptions


@dataclass(frozen=True, slots=True, eq=False)
class Exportable:
    """Everything an exporter may draw on.

    Attributes:
        graph: The networkx graph of the contract.
        uml: Its classes and relations.
        schema: Its tables.
        photo: The photo; None where only a graph was given.
    """

    graph: nx.MultiDiGraph
    uml: UmlDiagram
    schema: Schema
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format that can be written.

    Attributes:
        name: What the user asks for, such as `sql`.
        suffix: File names end in a dot and this.
        title: One line for lists and menus.
        media_type: For the web.
        write: The exporter. Text is UTF-8. Same input, same bytes.
        needs_photo: Whether `Exportable.photo` must be there.
        heeds: Fields of `ExportOptions` and `SchemaOptions` that change what is written; faces offer these alone.
    """

    name: str
    suffix: str
    title: str
    media_type: str
    write: Callable[[Exportable, ExportOptions], bytes]
    needs_photo: bool = False
    heeds: tuple[str, ...] = ()
