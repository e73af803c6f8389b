"""What is known to be drawn on real sketches becomes Django models and SQLAlchemy classes that run."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from sketch2model.export.base import Exportable
from sketch2model.export.schemas.django_classes import DJANGO
from sketch2model.export.schemas.sqlalchemy_classes import SQLALCHEMY
from sketch2model.graph import new_edge, new_graph, new_node
from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.interpret.attribute_grammar import parse_attribute
from sketch2model.interpret.multiplicity import normalise
from sketch2model.settings import INHERITANCES, ExportOptions, SchemaOptions

TRUTH = Path(__file__).parents[5] / "shared" / "data" / "uml" / "truth.json"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TRUTH.exists(), reason="the shared data set is not beside the checkout"),
]


def graph_of(picture: dict) -> nx.MultiDiGraph:
    """The graph of what is drawn, each attribute at a place of its own."""
    graph = new_graph(source=picture["image"], page=0, width=1000, height=1000)
    graph.graph["diagram"] = "class"
    ids = {}
    for number, drawn in enumerate(picture["classes"]):
        parsed = [(text, parse_attribute(text), 20.0 * row) for row, text in enumerate(drawn["attributes"])]
        attributes = [
            {
                "name": found.name if found else text,
                "type": found.type if found else None,
                "visibility": None,
                "default": None,
                "multiplicity": None,
                "flags": list(found.flags) if found else [],
                "text": text,
                "bbox": [200.0 * number, y, 200.0 * number + 100, y + 20],
                "confidence": 1.0,
            }
            for text, found, y in parsed
        ]
        ids[drawn["name"]] = key = f"n{number + 1}"
        graph.add_node(
            key,
            **new_node(
                id=key,
                shape="rectangle",
                kind="class",
                bbox=[200.0 * number, 0.0, 200.0 * number + 100, 100.0],
                name=drawn["name"].partition("#")[0],
                confidence=1.0,
                attributes=attributes,
            ),
        )
    for drawn in picture["relationships"]:
        known = {each: drawn[each] for each in ("kind", "label", "source_role", "target_role")}
        for each in ("source_multiplicity", "target_multiplicity"):
            known[each] = normalise(drawn[each], at_end=True) if drawn[each] else None
        graph.add_edge(ids[drawn["source"]], ids[drawn["target"]], **new_edge(**known, confidence=1.0))
    return graph


@pytest.fixture(scope="module", params=INHERITANCES)
def pictures(request):
    found = {}
    for picture in json.loads(TRUTH.read_text(encoding="utf-8")):
        graph = graph_of(picture)
        diagram = uml_diagram(graph)
        schema = draft_schema(diagram, SchemaOptions(request.param))
        found[f"picture_{Path(picture['image']).stem}".replace("-", "_")] = Exportable(graph, diagram, schema)
    assert len(found) > 30
    return found


def test_django_checks_and_migrates_them_all(pictures, run_apps):
    apps = {name: (DJANGO.write(each, ExportOptions()).decode(), "") for name, each in pictures.items()}
    assert run_apps(apps) == {name: [] for name in apps}


def test_sqlalchemy_creates_them_all(pictures, created):
    for each in pictures.values():
        module = created(SQLALCHEMY.write(each, ExportOptions()).decode())
        assert len(module.Base.metadata.tables) == len(each.schema.tables)
