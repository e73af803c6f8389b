import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.votes import collect_votes


def votes_of(sheet):
    return collect_votes(sheet.maps)


def test_a_line_leads_from_its_first_to_its_last_end(sheet):
    ends, votes = votes_of(sheet.connector([(40, 100), (300, 100)]))
    assert [end.kind for end in ends] == [EndKind.NONE, EndKind.OPEN]
    lengths = votes.between()
    assert lengths[0, 1] == pytest.approx(260, rel=0.2)
    assert lengths[1, 0] < 20


def test_places_know_their_two_ends(sheet):
    sheet.connector([(40, 60), (300, 60)]).connector([(40, 200), (300, 200)])
    ends, votes = votes_of(sheet)
    lower = [index for index, end in enumerate(ends) if end.y > 150]
    upper = [index for index, end in enumerate(ends) if end.y < 150]
    support = votes.support(*lower)
    assert (support[votes.places[:, 1] > 150] > 0.7).mean() > 0.95
    assert support[votes.places[:, 1] < 150].max() < 0.05
    assert np.allclose(votes.support(*upper[::-1]), votes.support(*upper))


def test_ends_that_no_line_leads_to_are_not_believed(sheet):
    sheet.line([(40, 100), (300, 100)]).end((40, 220)).end((300, 220))
    ends, votes = votes_of(sheet)
    apart = [index for index, end in enumerate(ends) if end.y > 200]
    assert len(apart) == 2
    assert votes.first[:, apart].max() < 0.2
    assert votes.between()[apart].max() < 10


def test_empty_paper_has_no_votes(sheet):
    ends, votes = votes_of(sheet)
    assert ends == ()
    assert votes.places.shape == (0, 2)
    assert votes.between().shape == (0, 0)
