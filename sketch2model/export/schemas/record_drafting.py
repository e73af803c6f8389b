"""From a diagram to records: which there are, what they are called, and what their fields are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sketch2model.concepts import DataType, TypeName, UmlDiagram, UmlElement
from sketch2model.concepts.data_types import STRING
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.bounds import ONE, OPTIONAL, bounds_of
from sketch2model.export.escape import LABEL_LIMIT, clean, one_line
from sketch2model.export.schemas.association_ends import AssociationEnd, association_ends, relationships
from sketch2model.export.schemas.families import Families, reaches
from sketch2model.export.schemas.records import Record, RecordEnumeration, RecordField, Records
from sketch2model.export.schemas.remarks import attribute_remark, end_remark
from sketch2model.export.schemas.type_names import Naming

_RECORDS = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)
_NAMING_KINDS = (TypeName.REFERENCE, TypeName.ENUMERATION)


def records_of(diagram: UmlDiagram, naming: Naming, *, one_by_one: bool = False) -> Records:
    """All records and enumerations of a diagram.

    An attribute that an ancestor has too is the same, drawn once more, and left to the ancestor.

    Args:
        diagram: The classes and the lines between them.
        naming: What names have to look like.
        one_by_one: Whether records have to be made one after the other: where each would need the other first, a
            reference becomes optional.
    """
    drafting = _Drafting.of(diagram, naming)
    for key in drafting.families.order:
        drafting.add_attributes(key)
        drafting.add_ends(key)
    if one_by_one:
        drafting.break_circles()
    return drafting.finished(diagram)


@dataclass(slots=True)
class _Drafting:
    """Records in the making, by element ids."""

    naming: Naming
    elements: dict[str, UmlElement]
    enumerations: tuple[RecordEnumeration, ...]
    names: dict[str, str]
    families: Families
    ends: dict[str, list[AssociationEnd]]
    fields: dict[str, dict[str, RecordField]] = field(default_factory=dict)
    end_names: dict[tuple[int, bool], tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, diagram: UmlDiagram, naming: Naming) -> _Drafting:
        """Nothing but names, families and ends yet."""
        diamonds = relationships(diagram)
        elements = {each.id: each for each in diagram.elements if _is_record(each) or each.id in diamonds}
        taken: set[str] = set()
        names = {key: naming.type_name(each.name, taken) for key, each in elements.items()}
        enumerations = tuple(_enumerations(diagram, naming, taken))
        names.update((each.element.id, each.name) for each in enumerations)
        ends: dict[str, list[AssociationEnd]] = {key: [] for key in elements}
        for end in association_ends(diagram, elements):
            ends[end.owner].append(end)
        return cls(naming, elements, enumerations, names, Families.of(elements, diagram.relations), ends)

    def add_attributes(self, key: str) -> None:
        """Fields for what was drawn in a box."""
        taken = self._taken(key)
        known = [each for one in self.families.ancestors[key] for each in self.fields[one].values()]
        self.fields[key] = {}
        for attribute in self.elements[key].attributes:
            if "composite" in attribute.flags:  # its parts are there too
                continue
            data_type, target = self._type(attribute.data_type)
            optional = "nullable" in attribute.flags and "pk" not in attribute.flags
            bounds = bounds_of(attribute.multiplicity) or (OPTIONAL if optional else ONE)
            bounds = OPTIONAL if optional and bounds == ONE else bounds
            plain = self.naming.plain_field_name(attribute.name)
            if any((each.name, each.type, each.bounds) == (plain, data_type, bounds) for each in known):
                continue
            name = self.naming.field_name(attribute.name, taken)
            self.fields[key][name] = RecordField(
                name,
                data_type,
                target,
                bounds,
                attribute_remark(attribute, name),
                key="pk" in attribute.flags,
                unique="unique" in attribute.flags,
                static="static" in attribute.flags,
                derived="derived" in attribute.flags,
                default=attribute.default,
            )

    def add_ends(self, key: str) -> None:
        """Fields for the lines to others; none where an attribute says the same."""
        taken = self._taken(key) | self.fields[key].keys()
        drawn = {(each.name, each.type.element) for each in self.fields[key].values()}
        for end in self.ends[key]:
            plain = self.naming.plain_field_name(end.name)
            if (plain, end.holds) in drawn:
                continue
            wanted = end.other_name if plain in taken else end.name
            name = self.naming.field_name(wanted, taken)
            self.end_names[end.pair, end.back] = (key, name)
            self.fields[key][name] = RecordField(
                name,
                DataType(TypeName.REFERENCE, element=end.holds),
                self.names[end.holds],
                end.bounds,
                end_remark(end),
                contains=end.contains,
                back=end.back,
            )

    def break_circles(self) -> None:
        """Make references optional where each record would need the other first."""
        needs: dict[str, list[str]] = {key: list(parents) for key, parents in self.families.parents.items()}
        for back in (False, True):
            for key, fields in self.fields.items():
                for each in list(fields.values()):
                    target = each.type.element
                    if target not in self.fields or not each.required or each.back is not back or each.static:
                        continue
                    if reaches(needs, target, key):
                        remark = f"{each.remark}; optional, since neither could be made first"
                        fields[each.name] = replace(each, bounds=OPTIONAL, remark=remark)
                    else:
                        needs[key].append(target)

    def finished(self, diagram: UmlDiagram) -> Records:
        """Everything drafted."""
        opposites = {}
        for (pair, back), (key, name) in self.end_names.items():
            opposite = self.end_names.get((pair, not back))
            if opposite:
                opposites[key, name] = opposite[1]
        records = tuple(
            Record(
                self.names[key],
                self.elements[key],
                tuple(self.names[parent] for parent in self.families.parents[key]),
                tuple(self.names[one] for one in self.families.order if one in self.families.ancestors[key]),
                tuple(
                    replace(each, opposite=opposites.get((key, name)), back=each.back and (key, name) in opposites)
                    for name, each in self.fields[key].items()
                ),
            )
            for key in self.families.order
        )
        return Records(one_line(diagram.source, LABEL_LIMIT), records, self.enumerations)

    def _taken(self, key: str) -> set[str]:
        """Names of fields in the whole family, and of all types: some languages cannot tell them apart."""
        relatives = self.families.relatives[key]
        taken = {name for one in relatives if one in self.fields and one != key for name in self.fields[one]}
        return taken | set(self.names.values())

    def _type(self, data_type: DataType | None) -> tuple[DataType, str | None]:
        if data_type is None:
            return STRING, None
        if data_type.name in _NAMING_KINDS:
            return _named(data_type.element, self.elements, self.names)
        return data_type, None


def _named(
    element: str | None, records: Mapping[str, UmlElement], names: Mapping[str, str]
) -> tuple[DataType, str | None]:
    if element is None or element not in names:
        return STRING, None
    name = TypeName.REFERENCE if element in records else TypeName.ENUMERATION
    return DataType(name, element=element), names[element]


def _is_record(element: UmlElement) -> bool:
    if element.is_enumeration:
        return False
    return element.kind in _RECORDS or (element.kind is NodeKind.NODE and bool(element.attributes))


def _enumerations(diagram: UmlDiagram, naming: Naming, taken: set[str]) -> Iterator[RecordEnumeration]:
    """All that list at least one value."""
    for element in diagram.elements:
        values = dict.fromkeys(" ".join(clean(attribute.name).split()) for attribute in element.attributes)
        if element.is_enumeration and values:
            used: set[str] = set()
            members = tuple((naming.value_name(value, used), value) for value in values)
            yield RecordEnumeration(naming.type_name(element.name, taken), element, members)
