"""The process on a page as BPMN 2.0 XML (OMG formal/13-12-09) with diagram interchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from sketch2model.concepts import UmlElement
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.bpmn_interchange import NAMESPACES, add_interchange
from sketch2model.export.diagrams.bpmn_process import FLOW_NODES, Flow, FlowType, NodeType, Process, without_classes
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.figures import relation_label
from sketch2model.export.escape import LABEL_LIMIT, one_line, xml_text
from sketch2model.settings import ExportOptions

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NO_PROCESS = "The page shows no process."
_COLLABORATION = "collaboration"
_OUTSIDE = "process"


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    names = Drawing.of(exportable.uml).names
    drawing = Drawing.of(without_classes(exportable.uml))
    process = Process.of(drawing)
    writer = _Writer(drawing, process, names)
    plane_of = writer.add_all()
    add_interchange(writer.definitions, drawing.diagram, process, names, plane_of)
    data: bytes = etree.tostring(writer.definitions, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


class _Writer:
    """Writes the semantic part; elements are called `n1`, flows `f1`, the process of the pool `n1` `process-n1`."""

    def __init__(self, drawing: Drawing, process: Process, names: Mapping[str, str]) -> None:
        self.definitions = etree.Element(
            f"{{{_BPMN}}}definitions",
            {"id": "definitions", "targetNamespace": "urn:sketch2model", "exporter": "sketch2model"},
            nsmap={"bpmn": _BPMN, **NAMESPACES, "xsi": _XSI},
        )
        self._drawing, self._process, self._names = drawing, process, names
        self._pools = [each for each in drawing.diagram.elements if process.types[each.id] is NodeType.POOL]
        self._flows = tuple((f"f{number}", flow) for number, flow in enumerate(process.flows, 1))
        self._at: dict[str, list[tuple[str, Flow]]] = {}
        for name, flow in self._flows:
            for key in {flow.source, flow.target}:
                self._at.setdefault(key, []).append((name, flow))

    def add_all(self) -> str:
        """Write collaboration and processes; the id of what the diagram shows is handed back."""
        inside: dict[str | None, list[UmlElement]] = {}
        for element in self._drawing.diagram.elements:
            if self._process.types[element.id] is not NodeType.POOL:
                inside.setdefault(self._home(element.id), []).append(element)
        if not self._pools:
            self._add_process(None, inside.get(None, []))
            return _OUTSIDE
        together = _add(self.definitions, "collaboration", _COLLABORATION)
        for pool in self._pools:
            participant = self._named(together, "participant", pool)
            if pool.id in inside:
                participant.set("processRef", f"{_OUTSIDE}-{self._names[pool.id]}")
        if None in inside:
            # Not drawn, yet tools show a process beside pools only if it has a participant.
            _add(together, "participant", "outside", processRef=_OUTSIDE)
        for name, flow in self._flows:
            if flow.type is FlowType.MESSAGE:
                self._add_flow(together, name, flow)
        self._add_artifacts(together, inside.pop(_COLLABORATION, []), _COLLABORATION)
        for key, elements in inside.items():
            self._add_process(key, elements)
        return _COLLABORATION

    def _home(self, key: str) -> str | None:
        """The pool in whose process an element is; notes outside all pools belong to the collaboration."""
        pool = self._process.pools[key]
        if pool is None and self._pools and self._process.types[key] is NodeType.NOTE:
            return _COLLABORATION
        return pool

    def _add_process(self, pool: str | None, elements: Iterable[UmlElement]) -> None:
        name = _OUTSIDE if pool is None else f"{_OUTSIDE}-{self._names[pool]}"
        process = _add(self.definitions, "process", name, isExecutable="false")
        types = self._process.types
        if not self._drawing.diagram.elements:
            _add(process, "documentation").text = _NO_PROCESS
        self._add_lanes(process, pool, name)
        for element in elements:
            if types[element.id] in FLOW_NODES:
                self._add_node(process, element)
            elif types[element.id] in (NodeType.DATA, NodeType.STORE):
                self._add_item(process, element)
        for name, flow in self._flows:
            if flow.type is FlowType.SEQUENCE and self._process.pools[flow.source] == pool:
                self._add_flow(process, name, flow)
        self._add_artifacts(process, elements, pool)

    def _add_lanes(self, parent: etree._Element, container: str | None, name: str, tag: str = "laneSet") -> None:
        children = self._drawing.children.get(container, ()) if container else ()
        lanes = [child for child in children if self._process.types[child.id] is NodeType.LANE]
        if lanes:
            lane_set = _add(parent, tag, f"{name}-lanes")
            for lane in lanes:
                written = self._named(lane_set, "lane", lane)
                for child in self._drawing.children.get(lane.id, ()):
                    if self._process.types[child.id] in FLOW_NODES:
                        _add(written, "flowNodeRef").text = self._names[child.id]
                self._add_lanes(written, lane.id, self._names[lane.id], "childLaneSet")

    def _add_node(self, process: etree._Element, element: UmlElement) -> None:
        node = self._named(process, self._process.types[element.id].value, element)
        flows = self._at.get(element.id, ())
        for tag, end in (("incoming", "target"), ("outgoing", "source")):
            for name, flow in flows:
                if flow.type is FlowType.SEQUENCE and getattr(flow, end) == element.id:
                    _add(node, tag).text = name
        inputs = [(name, flow) for name, flow in flows if flow.type is FlowType.INPUT and flow.target == element.id]
        for name, _ in inputs:
            _add(node, "property", f"{name}-input")
        for name, flow in inputs:
            association = _add(node, flow.type.value, name)
            _add(association, "sourceRef").text = self._names[flow.source]
            _add(association, "targetRef").text = f"{name}-input"
        for name, flow in flows:
            if flow.type is FlowType.OUTPUT and flow.source == element.id:
                _add(_add(node, flow.type.value, name), "targetRef").text = self._names[flow.target]

    def _add_item(self, process: etree._Element, element: UmlElement) -> None:
        kind, name = self._process.types[element.id], self._names[element.id]
        item = self._named(process, kind.value, element)
        if kind is NodeType.DATA:
            item.set("dataObjectRef", f"{name}-data")
            _add(process, "dataObject", f"{name}-data")

    def _add_flow(self, parent: etree._Element, name: str, flow: Flow) -> None:
        ends = {"sourceRef": self._names[flow.source], "targetRef": self._names[flow.target]}
        written = _add(parent, flow.type.value, name, **ends)
        label = xml_text(relation_label(flow.relation))
        if label and flow.type is not FlowType.ASSOCIATION:
            written.set("name", label)
            if flow.type is FlowType.SEQUENCE and self._process.types[flow.source] is NodeType.GATEWAY:
                condition = _add(written, "conditionExpression")
                condition.set(f"{{{_XSI}}}type", "bpmn:tFormalExpression")
                condition.text = label

    def _add_artifacts(self, parent: etree._Element, elements: Iterable[UmlElement], home: str | None) -> None:
        """Notes, and associations whose ends are both at home here."""
        for element in elements:
            if self._process.types[element.id] is NodeType.NOTE:
                note = _add(parent, "textAnnotation", self._names[element.id])
                _add(note, "text").text = _name(element)
        for name, flow in self._flows:
            if flow.type is FlowType.ASSOCIATION and self._home_of(flow) == home:
                self._add_flow(parent, name, flow)

    def _home_of(self, flow: Flow) -> str | None:
        homes = {self._home(key) for key in (flow.source, flow.target)}
        among_pools = NodeType.POOL in {self._process.types[key] for key in (flow.source, flow.target)}
        return _COLLABORATION if len(homes) > 1 or among_pools else homes.pop()

    def _named(self, parent: etree._Element, tag: str, element: UmlElement) -> etree._Element:
        written = _add(parent, tag, self._names[element.id])
        name = _name(element)
        if name:
            written.set("name", name)
        return written


def _name(element: UmlElement) -> str:
    return xml_text(one_line(element.name or "", LABEL_LIMIT))


def _add(parent: etree._Element, tag: str, name: str | None = None, **known: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_BPMN}}}{tag}", {**({"id": name} if name else {}), **known})


BPMN = Format("bpmn", "bpmn", "Process in BPMN 2.0", "application/bpmn+xml", _write)
