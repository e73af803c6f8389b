from sketch2model.concepts import UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.schemas.families import Families, reaches


def families(*lines):
    members = dict.fromkeys("".join(lines))
    relations = [UmlRelation(child, parent, EdgeKind.INHERITANCE) for child, parent in lines]
    return Families.of(members, relations)


def test_parents_come_first_and_otherwise_as_drawn():
    assert families("ba", "cb", "da").order == ("a", "b", "c", "d")


def test_a_circle_is_cut_where_it_closes():
    found = families("ab", "bc", "ca", "aa")
    assert found.parents == {"a": ("b",), "b": ("c",), "c": ()}


def test_a_parent_that_another_parent_inherits_from_is_not_repeated():
    found = families("ba", "cb", "ca")
    assert found.parents["c"] == ("b",)
    assert found.ancestors["c"] == {"a", "b"}


def test_those_that_share_a_descendant_are_relatives_siblings_are_not():
    found = families("ca", "cb", "da")
    assert found.relatives["a"] == {"a", "b", "c", "d"}
    assert found.relatives["c"] == {"a", "b", "c"}
    assert found.relatives["d"] == {"a", "d"}


def test_other_lines_and_unknown_ends_do_not_count():
    relations = [UmlRelation("a", "b", EdgeKind.ASSOCIATION), UmlRelation("a", "x", EdgeKind.REALIZATION)]
    assert Families.of("ab", relations).parents == {"a": (), "b": ()}


def test_a_chain_of_thousands_is_no_trouble():
    relations = [UmlRelation(str(n), str(n + 1), EdgeKind.INHERITANCE) for n in range(500)]
    assert len(Families.of(map(str, range(501)), relations).ancestors["0"]) == 500


def test_the_empty_way_counts():
    assert reaches({}, "a", "a")
    assert not reaches({"a": ["b"]}, "b", "a")
