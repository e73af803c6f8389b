"""A graph from outside is refused with a reason, or it can be written in every format."""

import json
import random
from contextlib import suppress

import pytest

from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, EndKind, NodeKind, ShapeKind
from sketch2model.errors import GraphFormatError, UsageError
from sketch2model.graph import check_graph, doubts_of, graph_from_json
from sketch2model.interpret import alternatives_of, interpret, interpret_parts
from sketch2model.meaning import exportable_of, write
from sketch2model.registry import format_names, get_format
from sketch2model.settings import DIALECTS, INHERITANCES, ExportOptions, InterpretOptions, SchemaOptions

PICTURES = ("pdf", "png", "svg")
"""Graphviz draws them; `export/diagrams` has its own wild diagrams."""
WORDS = {"kind": [*NodeKind, *EdgeKind], "shape": [*ShapeKind], "diagram": [*DiagramKind]}
WORDS |= {end: [*EndKind] for end in ("source_end", "target_end")}
TEXTS = ("*", "0..1", "enumeration", "interface", "pk", "Order", "x" * 3000, "'; DROP", "\u202e\n<b>", None)
NUMBERS = (0, -5, 0.3, 500, 1e6)


def places(value, path=()):
    """Where everything in the JSON stands."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in items:
        yield (*path, key)
        yield from places(inside, (*path, key))


def bent(data, chance):
    """The graph with a few values changed for others of their sort, left out or doubled."""
    for _ in range(chance.choice((1, 2, 4, 8))):
        wanted = [path for path in places(data) if path[-1] not in ("id", "key") and "polygon" not in path]
        *way, last = chance.choice(wanted)
        holder = data
        for key in way:
            holder = holder[key]
        value = holder[last]
        if last in ("source", "target", "parent") and way[0] != "graph":
            holder[last] = chance.choice(("n1", "n2", "n3"))
        elif last in WORDS:
            holder[last] = str(chance.choice(WORDS[last]))
        elif isinstance(value, list):
            holder[last] = value[::-1] + value[:1]
        elif isinstance(value, int | float):
            holder[last] = chance.choice(NUMBERS)
        elif isinstance(value, dict) and isinstance(holder, list):
            holder.append(json.loads(json.dumps(value)))
        else:
            holder[last] = chance.choice(TEXTS)
    return data


@pytest.mark.parametrize("seed", range(40))
def test_a_bent_graph_is_refused_or_written(seed, root):
    chance = random.Random(seed)  # noqa: S311
    samples = sorted((root / "samples").glob("*.json"))
    text = chance.choice(samples).read_text("utf-8")
    graph = None
    while graph is None:
        with suppress(GraphFormatError):
            graph = graph_from_json(json.dumps(bent(json.loads(text), chance)))
    assert all(doubt.message for doubt in doubts_of(graph))
    assert all(found for found in alternatives_of(graph).values())
    check_graph(interpret(graph, InterpretOptions(chance.choice([None, *DiagramKind]))))
    check_graph(interpret_parts(graph, list(graph), list(graph.edges(keys=True))))
    exportable = exportable_of(graph, SchemaOptions(chance.choice(INHERITANCES)))
    for name in format_names():
        if name not in PICTURES and not get_format(name).needs_photo:
            assert write(exportable, name, ExportOptions(chance.choice(DIALECTS)))


def test_the_photo_is_missed(root):
    exportable = exportable_of(
        graph_from_json((root / "samples" / "shop.expected.json").read_text("utf-8")), SchemaOptions()
    )
    with pytest.raises(UsageError, match="draws on the photo"):
        write(exportable, "overlay", ExportOptions())
