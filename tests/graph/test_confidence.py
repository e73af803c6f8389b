"""The confidence of an outline and that of its writing, put together and taken apart."""

import pytest

from sketch2model.graph import new_node, node_confidence, outline_confidence


@pytest.mark.parametrize("outline", [0.2, 0.5, 0.93, 1.0])
@pytest.mark.parametrize("readings", [[], [0.0], [0.1, 0.9], [1.0]])
def test_an_outline_is_as_sure_as_it_was_before_its_writing_was_read(outline, readings):
    lines = [{"confidence": each} for each in readings]
    node = new_node(shape="rectangle", confidence=node_confidence(outline, readings), lines=lines)
    assert outline_confidence(node) == pytest.approx(outline, abs=0.002)


def test_bad_reading_lowers_the_confidence_of_a_node():
    assert node_confidence(0.9, [0.2]) < node_confidence(0.9, [0.8]) < node_confidence(0.9, [])


def test_what_has_no_outline_cannot_have_a_doubtful_one():
    assert outline_confidence(new_node(shape="none", confidence=0.1, lines=[{"confidence": 0.1}])) == 1.0


def test_a_person_says_how_sure_a_corrected_outline_is():
    node = new_node(shape="circle", confidence=0.6, lines=[{"confidence": 0.1}])
    assert outline_confidence(node | {"corrected": True}) == 0.6
