"""What the page needs to know of a format besides what the registry says."""

from __future__ import annotations

from enum import StrEnum

from sketch2model.export.base import Format

_TEXTS = ("application/json", "application/sql", "application/graphql", "application/vnd.jgraph.mxfile")
_TEXT_ENDINGS = ("+json", "+xml")
_ROOMS = "sketch2model.export."


class Group(StrEnum):
    """What sort of thing a format is; formats of third parties are `others` unless they are pictures."""

    PICTURES = "pictures"
    DIAGRAMS = "diagrams"
    SCHEMAS = "schemas"
    GRAPHS = "graphs"
    OTHERS = "others"


def group_of(chosen: Format) -> Group:
    """Pictures by their media type, everything else by the room that its exporter lives in."""
    if chosen.media_type.startswith("image/") or chosen.media_type == "application/pdf":
        return Group.PICTURES
    module = chosen.write.__module__
    room = module.removeprefix(_ROOMS).split(".")[0] if module.startswith(_ROOMS) else ""
    return Group(room) if room in set(Group) else Group.OTHERS


def is_text(chosen: Format) -> bool:
    """Whether its bytes are UTF-8 that can be shown as they are."""
    kind = chosen.media_type
    return kind.startswith("text/") or kind in _TEXTS or kind.endswith(_TEXT_ENDINGS)
