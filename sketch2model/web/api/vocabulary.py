"""What there is to choose from, so that no client keeps lists of its own."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter

from sketch2model import __version__
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, EndKind, LineStyle, NodeKind, ShapeKind
from sketch2model.registry import format_names, get_format
from sketch2model.settings import DIALECTS, INHERITANCES, LAYOUTS, THEMES
from sketch2model.web.api.formats import group_of, is_text
from sketch2model.web.api.incoming import MOST_BYTES, MOST_EDGES, MOST_NODES
from sketch2model.web.api.schemas import FormatEntry, Limits, Vocabulary
from sketch2model.web.services import Given

router = APIRouter(tags=["vocabulary"])


@router.get("/vocabulary")
def vocabulary(services: Given) -> Vocabulary:
    """Formats, kinds, options and limits."""
    formats = [get_format(name) for name in format_names()]
    options = services.options
    return Vocabulary(
        version=__version__,
        limits=Limits(
            upload_bytes=options.max_upload_mib * 2**20,
            megapixels=services.settings.load.max_megapixels,
            graph_bytes=MOST_BYTES,
            graph_nodes=MOST_NODES,
            graph_edges=MOST_EDGES,
        ),
        formats=[
            FormatEntry(
                name=each.name,
                suffix=each.suffix,
                title=each.title,
                media_type=each.media_type,
                needs_photo=each.needs_photo,
                group=group_of(each),
                is_text=is_text(each),
                heeds=list(each.heeds),
            )
            for each in formats
        ],
        diagrams=_words(DiagramKind),
        shapes=_words(ShapeKind),
        node_kinds=_words(NodeKind),
        edge_kinds=_words(EdgeKind),
        styles=_words(LineStyle),
        ends=_words(EndKind),
        dialects=list(DIALECTS),
        inheritances=list(INHERITANCES),
        layouts=list(LAYOUTS),
        themes=list(THEMES),
    )


def _words(kinds: Iterable[str]) -> list[str]:
    return [str(kind) for kind in kinds]
