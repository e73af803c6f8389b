"""What all drawings share: a diagram with safe names, a tree without cycles and lines with both ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements.vocabulary import DiagramKind, NodeKind, ShapeKind

_CLASSIFIERS = frozenset({NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST})
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram made ready to be drawn.

    Attributes:
        diagram: What is drawn.
        names: Element id to `n1`, `n2`, ... in reading order: the ids of a graph keep their names,
            whatever an outside graph used instead never reaches the file.
        roots: Elements outside all containers.
        children: Element id to the elements drawn inside; only elements that have some.
        relations: Those whose two ends are known.
        kinds: Element id to the kind of the diagram it is in, where there are several on the page.
        keys: Ids of the ovals that are keys of their entities.
    """

    diagram: UmlDiagram
    names: Mapping[str, str]
    roots: tuple[UmlElement, ...]
    children: Mapping[str, tuple[UmlElement, ...]]
    relations: tuple[UmlRelation, ...]
    kinds: Mapping[str, DiagramKind]
    keys: frozenset[str] = frozenset()

    @classmethod
    def of(cls, diagram: UmlDiagram, keys: frozenset[str] = frozenset()) -> Drawing:
        """Number the elements, cut cycles of containers, leave out lines that lead nowhere."""
        names = {element.id: f"n{number}" for number, element in enumerate(diagram.elements, 1)}
        parents = _parents(diagram.elements)
        children: dict[str, list[UmlElement]] = {}
        for element in diagram.elements:
            if element.id in parents:
                children.setdefault(parents[element.id], []).append(element)
        return cls(
            diagram,
            names,
            tuple(element for element in diagram.elements if element.id not in parents),
            {key: tuple(inside) for key, inside in children.items()},
            tuple(r for r in diagram.relations if r.source in names and r.target in names),
            {id_: part.kind for part in diagram.parts for id_ in part.elements},
            keys,
        )

    def leaves(self, element: UmlElement) -> Iterator[UmlElement]:
        """The innermost elements inside this one; itself if it holds none."""
        if element.id not in self.children:
            yield element
        for child in self.children.get(element.id, ()):
            yield from self.leaves(child)

    def holds(self, outer: str, inner: str) -> bool:
        """Whether the element `inner` lies somewhere inside the element `outer`."""
        return any(child.id == inner or self.holds(child.id, inner) for child in self.children.get(outer, ()))

    def kind_around(self, element: UmlElement) -> DiagramKind:
        """The kind of the diagram that the element is in."""
        return self.kinds.get(element.id, self.diagram.kind)


def is_classifier(element: UmlElement) -> bool:
    """Whether it is drawn as a class with compartments."""
    return element.kind in _CLASSIFIERS or bool(element.attributes or element.operations)


def is_class_diagram(diagram: UmlDiagram) -> bool:
    """Whether the notation of classes fits: by the kind of the diagram, or where every box is a class."""
    if diagram.kind in (DiagramKind.CLASS, DiagramKind.ER, DiagramKind.ATTRIBUTE_LIST):
        return True
    return diagram.kind is DiagramKind.GENERIC and any(is_classifier(element) for element in diagram.elements)


def is_note(element: UmlElement) -> bool:
    """Whether it is a remark rather than a part of the diagram."""
    return element.kind is NodeKind.NOTE or element.shape is ShapeKind.NOTE


def is_package(element: UmlElement, kind: DiagramKind) -> bool:
    """Whether it is a package of classes rather than a lane or a pool."""
    return element.kind is NodeKind.CONTAINER and kind in (DiagramKind.CLASS, DiagramKind.ER)


def _parents(elements: tuple[UmlElement, ...]) -> dict[str, str]:
    """Element id to the id of its container, following no cycle and no nest deeper than `_DEEPEST`."""
    known = {element.id for element in elements}
    parents: dict[str, str] = {}
    for element in elements:
        ancestor, depth = element.parent, 0
        while ancestor is not None and ancestor != element.id and depth < _DEEPEST:
            ancestor, depth = parents.get(ancestor), depth + 1
        if element.parent in known and ancestor is None:
            parents[element.id] = str(element.parent)
    return parents
