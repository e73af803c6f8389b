import pytest

from sketch2model.recognize.detect.trained.certainty import CONNECTOR, CONTAINER, SHAPE, certainty


@pytest.mark.parametrize("curve", [SHAPE, CONTAINER])
def test_more_evidence_is_more_certain(curve):
    chances = [certainty(evidence / 10, curve) for evidence in range(11)]
    assert chances == sorted(set(chances))
    assert 0 < chances[0] < 0.2
    assert 0.95 < chances[-1] < 1


def test_a_pair_with_even_odds_is_right_more_often_than_not():
    """Because it was chosen among all pairs of its page; one with small odds hardly ever is."""
    assert 0.6 < certainty(0.0, CONNECTOR) < 0.95
    assert certainty(-4.0, CONNECTOR) < 0.1
