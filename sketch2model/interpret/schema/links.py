"""What joins tables, from wherever it was drawn: lines, diamonds, attributes whose type is a class."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sketch2model.concepts import TypeName, UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.interpret.multiplicity import is_many
from sketch2model.interpret.schema.tables import has_many_values, may_be_missing

ASSOCIATING = (
    EdgeKind.ASSOCIATION,
    EdgeKind.DIRECTED_ASSOCIATION,
    EdgeKind.AGGREGATION,
    EdgeKind.COMPOSITION,
    EdgeKind.LINK,
    EdgeKind.FLOW,
)
"""Kinds of lines that join tables; between boxes with lists a plain line or arrow does as well."""
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


@dataclass(slots=True)
class End:
    """One end of a link.

    Attributes:
        element: Id of what stands there.
        multiplicity: How many of it each one at the other end has.
        role: What it is called there.
        attribute: The attribute at the other end that says the same; it is a column of that element.
    """

    element: str
    multiplicity: str | None = None
    role: str | None = None
    attribute: UmlAttribute | None = None


@dataclass(slots=True)
class Link:
    """Two ends, and what is known about both together.

    Attributes:
        source: Where the line starts.
        target: Where it ends.
        label: What is written at it.
        whole: The end that owns the other one, or consists of it.
        owns: Whether the other end cannot be without `whole`.
        association_class: Id of the class tied to it.
        attributes: Its own, of a diamond.
        box: Where on the page.
        confidence: 0 to 1.
        drawn: Whether there is a line.
    """

    source: End
    target: End
    label: str | None = None
    whole: End | None = None
    owns: bool = False
    association_class: str | None = None
    attributes: tuple[UmlAttribute, ...] = ()
    box: Box | None = None
    confidence: float = 1.0
    drawn: bool = True

    @property
    def ends(self) -> tuple[End, End]:
        """Source and target."""
        return self.source, self.target

    @property
    def is_many_to_many(self) -> bool:
        """Whether both ends may have several."""
        return is_many(self.source.multiplicity) and is_many(self.target.multiplicity)

    def other(self, end: End) -> End:
        """The end across from one."""
        return self.target if end is self.source else self.source


def link_of(relation: UmlRelation) -> Link:
    """The link a line stands for."""
    source = End(relation.source, relation.source_multiplicity, relation.source_role)
    target = End(relation.target, relation.target_multiplicity, relation.target_role)
    whole = source if relation.source_end in _DIAMONDS else target if relation.target_end in _DIAMONDS else None
    return Link(
        source,
        target,
        relation.label,
        whole,
        owns=relation.kind is EdgeKind.COMPOSITION and whole is not None,
        association_class=relation.association_class,
        box=_box(relation),
        confidence=relation.confidence,
    )


def _box(relation: UmlRelation) -> Box | None:
    if not relation.points:
        return None
    xs, ys = zip(*relation.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def lines(uml: UmlDiagram, joinable: Collection[str], repeated: Collection[UmlRelation]) -> Iterator[Link]:
    """A link for each line that joins two elements of `joinable` and repeats nothing."""
    for relation in uml.relations:
        joins = relation.kind in ASSOCIATING and relation.source in joinable and relation.target in joinable
        if joins and not any(relation is other for other in repeated):
            yield link_of(relation)


def with_attributes(links: Sequence[Link], elements: Sequence[UmlElement], joinable: Collection[str]) -> list[Link]:
    """Add what attributes say whose type is a class: they name the end of a line, or are a link of their own.

    `orders: List<Order>` in Customer and `customer: Customer` in Order are two ends of one link.
    """
    known = list(links)
    for element in elements:
        for attribute in element.attributes:
            referred = _referred(attribute)
            if referred in joinable and element.id in joinable:
                _name_end(known, element.id, str(referred), attribute)
    return known


def _referred(attribute: UmlAttribute) -> str | None:
    """Id of the element that an attribute refers to, if it is stored."""
    data_type = attribute.data_type
    if data_type is None or data_type.name is not TypeName.REFERENCE or {"derived", "static"} & set(attribute.flags):
        return None
    return data_type.element


def _name_end(known: list[Link], owner: str, referred: str, attribute: UmlAttribute) -> None:
    """Tie the attribute to the end that it says the same as, or make a link for it."""
    free = [
        (link, end)
        for link in known
        for end in link.ends
        if end.element == referred and link.other(end).element == owner and end.attribute is None
    ]
    same_role = (end for _, end in free if end.role and _plain(end.role) == _plain(attribute.name))
    unnamed = (end for link, end in free if end.role is None and _may_be_same(link, end, attribute))
    end = next(same_role, None) or next(unnamed, None)
    if end is None:
        end = End(referred)
        link = Link(End(owner), end, box=attribute.box, confidence=attribute.confidence, drawn=False)
        known.append(link)
    single = "0..1" if may_be_missing(attribute) else "1"
    end.multiplicity = end.multiplicity or ("*" if has_many_values(attribute) else single)
    end.role, end.attribute = end.role or attribute.name, attribute


def _may_be_same(link: Link, end: End, attribute: UmlAttribute) -> bool:
    """Whether an attribute can be the other end of a link that an attribute made; two single ones are two links."""
    across = link.other(end)
    if link.drawn or across.attribute is None:
        return link.drawn
    many = has_many_values(attribute), has_many_values(across.attribute)
    return any(many) and not (all(many) and across.element == end.element)


def _plain(text: str) -> str:
    return text.casefold().replace("_", "").replace(" ", "")
