import pytest

from sketch2model.recognize.detect.trained.certainty import CONTAINER, SHAPE, certainty


@pytest.mark.parametrize("curve", [SHAPE, CONTAINER])
def test_more_evidence_is_more_certain(curve):
    chances = [certainty(evidence / 10, curve) for evidence in range(11)]
    assert chances == sorted(set(chances))
    assert 0 < chances[0] < 0.2
    assert 0.95 < chances[-1] < 1
