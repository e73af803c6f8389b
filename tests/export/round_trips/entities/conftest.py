"""Diagrams of entities with crow's feet and in Chen's notation."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlRelation
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind


@pytest.fixture(scope="session")
def warehouse(box, page) -> UmlDiagram:
    """Entities with crow's feet, keys, types with figures, roles and a number that no sign says."""

    def entity(number, name, *attributes):
        return box(number, name, NodeKind.ENTITY, attributes=attributes)

    elements = [
        entity(
            1,
            "article",
            UmlAttribute("id", "int", flags=("pk",)),
            UmlAttribute("price", "numeric(12,2)", default="0"),
            UmlAttribute("display name", "varchar(50)", flags=("unique",)),
        ),
        entity(
            2,
            "stock item",
            UmlAttribute("article_id", flags=("pk", "fk")),
            UmlAttribute("shelf", "char", flags=("nullable",)),
        ),
        entity(3, "order"),
        entity(4, "Größe"),
    ]
    ends = {"source_end": EndKind.ONE, "target_end": EndKind.ZERO_MANY}
    relations = [
        UmlRelation("n1", "n2", EdgeKind.ASSOCIATION, label="lies as", **ends),
        UmlRelation("n2", "n3", EdgeKind.ASSOCIATION, source_end=EndKind.MANY, target_end=EndKind.ZERO_ONE),
        UmlRelation("n1", "n4", EdgeKind.ASSOCIATION, source_multiplicity="0..2", target_multiplicity="1"),
        UmlRelation("n3", "n3", EdgeKind.ASSOCIATION, source_role="first", target_role="next", label="then"),
    ]
    return page(DiagramKind.ER, elements, relations)


@pytest.fixture(scope="session")
def hospital(box, page) -> UmlDiagram:
    """Chen's notation: ovals, a relationship, one with an attribute, one of three, and what was made of them."""
    link = EdgeKind.LINK
    entity, diamond, oval = NodeKind.ENTITY, NodeKind.RELATIONSHIP, NodeKind.ATTRIBUTE
    rhomb, ellipse = ShapeKind.DIAMOND, ShapeKind.ELLIPSE
    elements = [
        box(1, "patient", entity, attributes=(UmlAttribute("number", flags=("pk",)),)),
        box(2, "ward", entity),
        box(3, "doctor", entity),
        box(4, "lies in", diamond, rhomb),
        box(5, "treats", diamond, rhomb),
        box(6, "since", oval, ellipse),
        box(7, "number", oval, ellipse),
        box(8, "address", oval, ellipse),
        box(9, "street", oval, ellipse),
        box(10, "operates", diamond, rhomb),
    ]
    relations = [
        UmlRelation("n1", "n4", link, source_multiplicity="n"),
        UmlRelation("n4", "n2", link, target_multiplicity="1"),
        UmlRelation("n1", "n5", link),
        UmlRelation("n3", "n5", link),
        UmlRelation("n5", "n6", link),
        UmlRelation("n7", "n1", link),
        UmlRelation("n8", "n1", link),
        UmlRelation("n9", "n8", link),
        UmlRelation("n10", "n1", link),
        UmlRelation("n10", "n2", link),
        UmlRelation("n10", "n3", link),
        UmlRelation("n1", "n3", EdgeKind.ASSOCIATION, label="treats"),
    ]
    return page(DiagramKind.ER, elements, relations)


@pytest.fixture(scope="session")
def random_entities(box, page, fifty, handwriting) -> list[UmlDiagram]:
    """Entities with crow's feet."""

    @st.composite
    def entity_diagrams(draw):
        names = draw(st.lists(handwriting.texts, min_size=1, max_size=5, unique=True))
        rows = st.lists(handwriting.columns, max_size=4).map(tuple)
        elements = [box(number, name, NodeKind.ENTITY, attributes=draw(rows)) for number, name in enumerate(names, 1)]
        ids = st.sampled_from([each.id for each in elements])
        feet = st.sampled_from([EndKind.NONE, EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY])
        relation = st.builds(
            UmlRelation,
            source=ids,
            target=ids,
            kind=st.just(EdgeKind.ASSOCIATION),
            style=st.sampled_from([LineStyle.SOLID, LineStyle.DASHED]),
            source_end=feet,
            target_end=feet,
            label=handwriting.maybe(handwriting.texts),
        )
        return page(DiagramKind.ER, elements, draw(st.lists(relation, max_size=5)))

    return fifty(entity_diagrams())
