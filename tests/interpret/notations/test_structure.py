"""Which relation a line between classes or entities stands for."""

import pytest

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.interpret.notations.structure import relation_kind


@pytest.mark.parametrize(
    ("style", "sign", "kind"),
    [
        ("solid", "none", "association"),
        ("solid", "triangle", "inheritance"),
        ("dashed", "triangle", "realization"),
        ("solid", "filled_triangle", "inheritance"),
        ("solid", "open", "directed_association"),
        ("dashed", "open", "dependency"),
        ("solid", "diamond", "aggregation"),
        ("solid", "filled_diamond", "composition"),
        ("solid", "many", "association"),
        ("dashed", "one", "association"),
    ],
)
def test_kinds_of_relation(style, sign, kind):
    for ends in ((EndKind.NONE, EndKind(sign)), (EndKind(sign), EndKind.NONE)):
        assert relation_kind(LineStyle(style), *ends) is EdgeKind(kind)


@pytest.mark.parametrize(
    ("sign", "multiplicities", "kind"),
    [
        ("triangle", (False, False), "inheritance"),
        ("triangle", (False, True), "inheritance"),
        ("triangle", (True, False), "association"),
        ("filled_triangle", (False, True), "directed_association"),
    ],
)
def test_a_multiplicity_at_the_childs_end_is_no_part_of_a_generalization(sign, multiplicities, kind):
    source, target = multiplicities
    for first, second in ((EndKind.NONE, EndKind(sign)), (EndKind(sign), EndKind.NONE)):
        at_source, at_target = (source, target) if second is not EndKind.NONE else (target, source)
        found = relation_kind(
            LineStyle.SOLID, first, second, source_multiplicity=at_source, target_multiplicity=at_target
        )
        assert found == kind
