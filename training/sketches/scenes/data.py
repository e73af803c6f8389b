"""Entities, and lists of attributes."""

from __future__ import annotations

from sketch2model.elements import EndKind, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from training.sketches.camera import Camera
from training.sketches.description import Description, Field, Figure, Line
from training.sketches.hand import Hand
from training.sketches.paper import Paper, Pattern
from training.sketches.scenes.scene import BLACK, BLUE, Scene


def _entity(name: str, at: Point, *fields: Field) -> Figure:
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.ENTITY, fields=fields)


def _key(name: str, type_: str = "int", flag: str = "pk") -> Field:
    return Field(name, type_, flags=(flag,))


def _list(name: str, at: Point, *fields: Field) -> Figure:
    return Figure(name, ShapeKind.NONE, at, name, NodeKind.ATTRIBUTE_LIST, fields=fields, bullet="- ")


ORDERS_ER = Scene(
    "orders_er.jpg",
    "entities with keys, joined by crow's feet",
    "every crow's foot; PK and FK written before the column",
    53,
    Description(
        DiagramKind.ER,
        (1700, 1250),
        (
            _entity("customer", (130, 110), _key("id"), Field("name", "text"), Field("email", "text")),
            _entity(
                "purchase", (1010, 110), _key("id"), _key("customer_id", flag="fk"), Field("placed_at", "timestamp")
            ),
            _entity("item", (1000, 780), _key("id"), _key("purchase_id", flag="fk"), _key("product_id", flag="fk")),
            _entity("product", (140, 800), _key("id"), Field("title", "text"), Field("price", "decimal")),
        ),
        (
            Line("customer", "purchase", source_end=EndKind.ONE, target_end=EndKind.ZERO_MANY, label="places"),
            Line("purchase", "item", source_end=EndKind.ONE, target_end=EndKind.MANY),
            Line("item", "product", source_end=EndKind.ZERO_MANY, target_end=EndKind.ZERO_ONE, label="of"),
        ),
    ),
    Hand("architects-daughter", 44, wobble=0.8, looseness=0.45, ink=BLUE),
    Paper(Pattern.DOTTED, (249, 249, 246), (150, 150, 155), 42, 0.6),
    Camera(1700, tilt=0.01, turn=0.5, table=-0.025, unevenness=0.2, warmth=0.3, blur=0.6, noise=2.5),
)

CONTACTS = Scene(
    "contacts.jpg",
    "two titles with lists of attributes and no boxes",
    "a page without a single shape",
    61,
    Description(
        DiagramKind.ATTRIBUTE_LIST,
        (1200, 1550),
        (
            _list(
                "Contact",
                (190, 150),
                Field("first name"),
                Field("last name"),
                Field("phone", "text"),
                Field("birthday", "date"),
                Field("favourite", "bool"),
            ),
            _list(
                "Address",
                (200, 880),
                Field("street"),
                Field("zip code", "text"),
                Field("city"),
                Field("country"),
            ),
        ),
    ),
    Hand("patrick-hand", 66, wobble=0.7, looseness=0.5, ink=BLACK),
    Paper(Pattern.RULED, (250, 246, 226), (130, 160, 200), 74, 0.5),
    Camera(1750, tilt=0.015, turn=-1.0, table=-0.03, unevenness=0.22, warmth=0.6, blur=0.9, noise=3),
)
