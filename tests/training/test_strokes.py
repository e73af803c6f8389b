import numpy as np
import pytest

from training.sketches.strokes import dashes, extended, length, pressed, resample, smooth_noise, smoothed, wobble


@pytest.fixture
def rng():
    return np.random.default_rng(1)


LINE = np.array([(10.0, 20.0), (310.0, 20.0)])


def test_resampled_points_are_one_pixel_apart_and_keep_the_ends():
    dense = resample(np.array([(0.0, 0.0), (30.0, 0.0), (30.0, 40.0)]))
    assert len(dense) == 71
    assert dense[0].tolist() == [0, 0]
    assert dense[-1].tolist() == [30, 40]


def test_wobble_moves_the_line_sideways_by_about_the_amount(rng):
    sideways = wobble(LINE, 3.0, rng)[:, 1] - 20
    assert 0.5 < np.abs(sideways).max() < 15


def test_wobble_of_nothing_is_the_line_itself(rng):
    np.testing.assert_allclose(wobble(LINE, 0.0, rng), resample(LINE))


def test_noise_is_smooth(rng):
    noise = smooth_noise(2000, 50, rng)
    assert np.abs(np.diff(noise)).max() < 0.2
    assert 0.3 < noise.std() < 1.5


@pytest.mark.parametrize(("before", "after"), [(12, 5), (-30, -10), (0, 0), (8, -8)])
def test_extended_changes_the_length_by_what_is_asked(before, after):
    assert length(extended(resample(LINE), before, after)) == pytest.approx(300 + before + after, abs=2.5)


def test_smoothed_corner_keeps_the_ends_and_cuts_the_corner():
    corner = resample(np.array([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)]))
    round_corner = smoothed(corner, 10)
    np.testing.assert_allclose(round_corner[[0, -1]], corner[[0, -1]], atol=0.5)
    assert np.hypot(*(round_corner - (100, 0)).T).min() > 1


def test_pressure_varies_and_fades_at_the_ends(rng):
    stroke = pressed(resample(LINE), 4.0, rng)
    assert stroke.widths.std() > 0.1
    assert stroke.widths[[0, -1]].max() < stroke.widths[50:-50].mean()


def test_dashes_leave_gaps_and_reach_the_tip(rng):
    pieces = dashes(resample(LINE), 16, 12, rng)
    assert len(pieces) > 6
    assert sum(map(len, pieces)) < 240
    assert pieces[0][0].tolist() == [10, 20]
    assert pieces[-1][-1].tolist() == [310, 20]


def test_careless_dashes_differ_more_and_lie_aside(rng):
    tidy, careless = (dashes(resample(LINE), 16, 12, rng, share) for share in (0.0, 1.0))
    assert np.std([len(piece) for piece in careless]) > np.std([len(piece) for piece in tidy])
    assert {piece[0, 1] for piece in tidy} == {20.0}
    assert max(abs(piece[0, 1] - 20) for piece in careless) > 0.5
    assert careless[-1][-1].tolist() == [310, 20]
