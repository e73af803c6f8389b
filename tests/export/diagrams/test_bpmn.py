from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from sketch2model.concepts import DiagramPart, UmlRelation
from sketch2model.elements import Box, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.bpmn import BPMN
from sketch2model.settings import ExportOptions

XSD = Path(__file__).parents[2] / "tools/node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"
NAMES = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "di": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "w": "http://www.omg.org/spec/DD/20100524/DI",
}
FLOW_NODES = ("task", "userTask", "startEvent", "endEvent", "intermediateThrowEvent", "exclusiveGateway")


def read(exportable):
    return etree.fromstring(BPMN.write(exportable, ExportOptions()))


def local(node):
    return etree.QName(node).localname


def by_id(root):
    found = {node.get("id"): node for node in root.iter() if node.get("id")}
    assert len(found) == sum(node.get("id") is not None for node in root.iter())
    return found


def changed(exportable, **known):
    return replace(exportable, uml=replace(exportable.uml, **known))


@pytest.fixture
def approval(examples):
    return examples["approval"]


def test_containers_are_pools_with_a_process_each(approval):
    root = read(approval)
    pools = root.findall("b:collaboration/b:participant", NAMES)
    assert [(pool.get("name"), pool.get("processRef")) for pool in pools] == [
        ("Customer", "process-n1"),
        ("Shop", "process-n2"),
    ]
    assert [process.get("id") for process in root.findall("b:process", NAMES)] == ["process-n1", "process-n2"]


def test_steps_signs_and_things_become_what_bpmn_calls_them(approval):
    found = by_id(read(approval))
    assert {name: local(found[name]) for name in ("n3", "n4", "n6", "n9", "n10", "n12")} == {
        "n3": "startEvent",
        "n4": "task",
        "n6": "exclusiveGateway",
        "n9": "dataStoreReference",
        "n10": "dataObjectReference",
        "n12": "endEvent",
    }
    assert local(found[found["n10"].get("dataObjectRef")]) == "dataObject"


def test_within_a_pool_it_flows_and_between_pools_go_messages(approval):
    found = by_id(read(approval))
    assert (found["f1"].get("sourceRef"), found["f1"].get("targetRef")) == ("n3", "n4")
    assert [local(found[f"f{number}"]) for number in (1, 2, 8, 9, 10)] == [
        "sequenceFlow",
        "messageFlow",
        "messageFlow",
        "sequenceFlow",
        "messageFlow",
    ]
    assert found["f2"].get("name") == "order"
    assert (found["f10"].get("sourceRef"), found["f10"].get("targetRef")) == ("n2", "n1")


def test_branches_of_a_decision_are_named_and_conditional(approval):
    flow = by_id(read(approval))["f4"]
    assert flow.get("name") == "yes"
    assert flow.findtext("b:conditionExpression", namespaces=NAMES) == "yes"


def test_data_goes_by_data_associations(approval):
    found = by_id(read(approval))
    output = found["f7"]
    assert (local(output), output.getparent().get("id")) == ("dataOutputAssociation", "n7")
    assert output.findtext("b:targetRef", namespaces=NAMES) == "n10"
    # The line to the store has no direction.
    assert local(found["f6"]) == "association"


def test_data_that_is_read(approval):
    relations = (UmlRelation("n10", "n7", EdgeKind.FLOW), UmlRelation("n9", "n12", EdgeKind.FLOW))
    found = by_id(read(changed(approval, relations=relations)))
    task = found["n7"]
    assert [local(child) for child in task] == ["property", "dataInputAssociation"]
    assert found["f1"].findtext("b:sourceRef", namespaces=NAMES) == "n10"
    assert found["f1"].findtext("b:targetRef", namespaces=NAMES) == task[0].get("id")
    assert local(found["f2"]) == "association"


def test_nested_containers_are_lanes_that_fill_their_pool(approval):
    customer, shop, *others = approval.uml.elements
    inner = replace(shop, parent="n1", box=Box(60, 460, 1700, 1000))
    upper = replace(customer, id="n20", name="Buyer", parent="n1", box=Box(100, 60, 1700, 440))
    customer = replace(customer, box=Box(50, 50, 1750, 1050))
    moved = tuple(replace(e, parent="n20") if e.parent == "n1" else e for e in others)
    root = read(changed(approval, elements=(customer, inner, *moved, upper)))
    lanes = root.findall("b:process/b:laneSet/b:lane", NAMES)
    assert [lane.get("name") for lane in lanes] == ["Shop", "Buyer"]
    assert [ref.text for ref in lanes[1]] == ["n3", "n4", "n11", "n12"]
    assert len(root.findall("b:process", NAMES)) == 1
    assert local(by_id(root)["f2"]) == "sequenceFlow"
    boxes = {shape.get("bpmnElement"): bounds(shape) for shape in root.iter(f"{{{NAMES['di']}}}BPMNShape")}
    pool, below, above = boxes["n1"], boxes["n2"], boxes["n13"]
    assert above.y0 == pool.y0
    assert above.y1 == pytest.approx(below.y0, abs=0.2)
    assert below.y1 == pytest.approx(pool.y1, abs=0.2)
    assert above.x1 == pytest.approx(pool.x1, abs=0.2)


def test_what_stands_outside_all_pools_has_a_process_of_its_own(approval):
    outside = tuple(replace(e, parent=None) if e.parent == "n2" else e for e in approval.uml.elements)
    root = read(changed(approval, elements=outside))
    assert [process.get("id") for process in root.findall("b:process", NAMES)] == ["process-n1", "process"]
    pools = {pool.get("id"): pool.get("processRef") for pool in root.iter(f"{{{NAMES['b']}}}participant")}
    assert pools == {"n1": "process-n1", "n2": None, "outside": "process"}
    assert local(by_id(root)["f2"]) == "messageFlow"


def test_notes_are_annotations(approval):
    note = replace(approval.uml.elements[3], id="n13", kind=NodeKind.NOTE, name="by hand")
    relations = (*approval.uml.relations, UmlRelation("n13", "n4", EdgeKind.LINK, LineStyle.DASHED))
    root = read(changed(approval, elements=(*approval.uml.elements, note), relations=relations))
    process = root.find("b:process[@id='process-n1']", NAMES)
    assert process.findtext("b:textAnnotation/b:text", namespaces=NAMES) == "by hand"
    assert process.find("b:association", NAMES).get("sourceRef") == "n13"


def test_a_gateway_sends_no_message_so_its_pool_does(approval):
    relation = UmlRelation("n6", "n4", EdgeKind.MESSAGE)
    flow = by_id(read(changed(approval, relations=(relation,))))["f1"]
    assert (local(flow), flow.get("sourceRef")) == ("messageFlow", "n2")


@pytest.mark.parametrize(
    ("stereotype", "relations", "event"),
    [
        (None, (("n4", "n3"), ("n3", "n11")), "intermediateThrowEvent"),
        (None, (), "intermediateThrowEvent"),
        ("end", (), "endEvent"),
        ("start", (), "startEvent"),
        ("start", (("n4", "n3"),), "endEvent"),
    ],
)
def test_events_by_their_place_then_by_their_stereotype(approval, stereotype, relations, event):
    elements = tuple(replace(e, stereotype=stereotype) if e.id == "n3" else e for e in approval.uml.elements)
    flows = tuple(UmlRelation(*ends, EdgeKind.FLOW) for ends in relations)
    assert local(by_id(read(changed(approval, elements=elements, relations=flows)))["n3"]) == event


def test_a_state_machine_begins_and_ends(approval):
    def state(number, stereotype, x):
        box, shape = Box(x, 0, x + 40, 40), ShapeKind.CIRCLE
        return replace(
            approval.uml.elements[2], id=f"n{number}", kind=NodeKind.STATE, shape=shape, box=box, name=None,
            stereotype=stereotype, parent=None,
        )  # fmt: skip

    elements = (state(1, "initial", 0), state(2, None, 100), state(3, "final", 200))
    flows = tuple(UmlRelation(*ends, EdgeKind.FLOW) for ends in (("n1", "n2"), ("n2", "n3")))
    root = read(changed(approval, kind=DiagramKind.STATE, elements=elements, relations=flows))
    assert [local(by_id(root)[name]) for name in ("n1", "n2", "n3")] == ["startEvent", "task", "endEvent"]


def test_a_page_of_classes_shows_no_process(examples):
    root = read(examples["shop"])
    (process,) = root.findall("b:process", NAMES)
    assert [local(child) for child in process] == ["documentation"]
    assert process[0].text == "The page shows no process."


def test_a_class_diagram_beside_a_process_is_left_out(approval):
    ids = [element.id for element in approval.uml.elements]
    parts = (
        DiagramPart(DiagramKind.PROCESS, 0.9, tuple(ids[:-1])),
        DiagramPart(DiagramKind.CLASS, 0.9, (ids[-1],)),
    )
    found = by_id(read(changed(approval, parts=parts)))
    assert "n12" not in found
    assert "n11" in found


def bounds(shape):
    values = shape.find("dc:Bounds", NAMES)
    x, y, width, height = (float(values.get(name)) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def assert_sound(exportable):
    """What the specification asks for and the schema does not know."""
    root = read(exportable)
    found = by_id(root)
    process_of = {
        node.get("id"): next((up for up in node.iterancestors() if local(up) in ("process", "collaboration")), None)
        for node in root.iter()
        if node.get("id")
    }
    pool_of = {node.get("processRef"): name for name, node in found.items() if node.get("processRef")}
    pool_of.setdefault("process", None)
    for name, node in found.items():
        if local(node) == "sequenceFlow":
            source, target = found[node.get("sourceRef")], found[node.get("targetRef")]
            assert {local(source), local(target)} <= set(FLOW_NODES)
            assert process_of[source.get("id")] is process_of[target.get("id")] is process_of[name]
            assert name in [each.text for each in source.findall("b:outgoing", NAMES)]
            assert name in [each.text for each in target.findall("b:incoming", NAMES)]
        if local(node) == "messageFlow":
            ends = [found[node.get(end)] for end in ("sourceRef", "targetRef")]
            pools = [pool_of.get(process_of[end.get("id")].get("id"), end.get("id")) for end in ends]
            assert pools[0] != pools[1]
            assert not {local(end) for end in ends} & {"exclusiveGateway", "lane", "dataStoreReference"}
        if local(node) in ("incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef"):
            assert node.text in found
        if local(node) == "startEvent":
            assert node.find("b:incoming", NAMES) is None
        if local(node) == "endEvent":
            assert node.find("b:outgoing", NAMES) is None
    drawn = [node.get("bpmnElement") for node in root.iter() if node.get("bpmnElement")]
    assert sorted(drawn[1:]) == sorted(name for name in found if name[0] in "nf" and name[1:].isdigit())
    for shape in root.iter(f"{{{NAMES['di']}}}BPMNShape"):
        assert bounds(shape).area > 0
    for edge in root.iter(f"{{{NAMES['di']}}}BPMNEdge"):
        assert len(edge.findall("w:waypoint", NAMES)) >= 2


def test_examples_are_sound(example):
    assert_sound(example)


def test_diagrams_of_all_notations_are_sound(diagrams, exportable_from, hostile_diagrams, wild_diagrams):
    for exportable in [*map(exportable_from, diagrams.values()), *hostile_diagrams, *wild_diagrams]:
        assert_sound(exportable)


@pytest.mark.heavy("node")
def test_bpmn_moddle_and_the_schema_take_it(
    ask_node, diagrams, exportable_from, hostile_diagrams, wild_diagrams, options
):
    data = [
        BPMN.write(each, options)
        for each in (*map(exportable_from, diagrams.values()), *hostile_diagrams, *wild_diagrams)
    ]
    for answer in ask_node("check_bpmn.mjs", [each.decode() for each in data]):
        assert answer["faults"] == []
        assert answer["root"] == "bpmn:Definitions"
    schema = etree.XMLSchema(etree.parse(XSD))
    for each in data:
        schema.assertValid(etree.fromstring(each))


@pytest.mark.heavy("node")
def test_bpmn_moddle_and_the_schema_would_tell(ask_node, approval, options):
    data = BPMN.write(approval, options)
    broken = data.replace(b'targetRef="n4"', b'targetRef="n99"').replace(b"incoming>f1<", b"incoming>f99<")
    (answer,) = ask_node("check_bpmn.mjs", [broken.decode()])
    assert len(answer["faults"]) == 2
    schema = etree.XMLSchema(etree.parse(XSD))
    assert not schema.validate(etree.fromstring(data.replace(b"bpmn:task", b"bpmn:chore")))
