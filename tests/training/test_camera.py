import numpy as np
import pytest

from training.sketches.camera import Camera, photograph, view_of
from training.sketches.paper import Paper, Pattern, grain, make_sheet


def photo_of(sheet, camera, seed=1):
    rng = np.random.default_rng(seed)
    view, size = view_of(camera, (sheet.shape[1], sheet.shape[0]), rng)
    return photograph(sheet, camera, view, size, rng), view


def test_a_mark_on_the_sheet_is_where_the_view_says():
    sheet = np.full((400, 600, 3), 240, np.float32)
    sheet[148:153, 448:453] = 0
    photo, view = photo_of(sheet, Camera(900, tilt=0.04, turn=3, table=0.05, noise=0.5))
    x, y = view.point((450, 150))
    near = photo[int(y) - 25 : int(y) + 26, int(x) - 25 : int(x) + 26].mean(axis=2)
    row, column = np.unravel_index(near.argmin(), near.shape)
    assert abs(row - 25) <= 3
    assert abs(column - 25) <= 3


def test_a_good_scanner_changes_only_the_size():
    sheet = np.full((200, 300, 3), 200, np.float32)
    photo, view = photo_of(sheet, Camera(600, noise=0))
    assert photo.shape == (400, 600, 3)
    assert abs(float(photo.mean()) - 200) < 2
    assert view.point((300, 200)) == pytest.approx((600, 400))


def test_light_shadow_and_table_show():
    sheet = np.full((400, 600, 3), 240, np.float32)
    plain, _ = photo_of(sheet, Camera(600))
    dim, _ = photo_of(sheet, Camera(600, unevenness=0.4))
    shaded, _ = photo_of(sheet, Camera(600, shadow=0.5))
    table, _ = photo_of(sheet, Camera(600, table=0.1))
    assert dim.std() > 3 * plain.std()
    assert shaded.min() < 0.7 * plain.min()
    assert table[:20].mean() < 200 < table[150:250, 250:350].mean()


@pytest.mark.parametrize("pattern", [Pattern.RULED, Pattern.SQUARED, Pattern.DOTTED])
def test_printed_patterns_repeat_at_their_pitch(pattern):
    rng = np.random.default_rng(2)
    sheet = make_sheet(Paper(pattern, pitch=40, print_strength=1), 400, 400, 0 * grain(400, 400, rng))
    assert np.ptp(sheet[..., 0]) > 50
    np.testing.assert_allclose(sheet[:320], sheet[40:360], atol=1)


def test_blank_paper_is_blank():
    sheet = make_sheet(Paper(), 100, 80, np.zeros((80, 100), np.float32))
    assert np.ptp(sheet[..., 1]) == 0


def test_a_large_sheet_keeps_its_fine_lines_and_their_places():
    sheet = np.full((1600, 2400, 3), 240, np.float32)
    sheet[:, 1199:1202] = 0
    photo, view = photo_of(sheet, Camera(300, noise=0, blur=0))
    dark = 240 - photo[100, :, 0].astype(float)
    assert dark.sum() == pytest.approx(240 * 3 / 8, rel=0.1)
    assert (dark * np.arange(300)).sum() / dark.sum() == pytest.approx(view.point((1200, 800))[0], abs=0.6)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_photo_shows_marks_where_the_view_says(quarters):
    sheet = np.full((400, 600, 3), 240, np.float32)
    sheet[98:103, 448:453] = 0
    photo, view = photo_of(sheet, Camera(600, noise=0, quarters=quarters))
    assert photo.shape[:2] == ((400, 600), (600, 400))[quarters % 2]
    x, y = view.point((450, 100))
    assert photo[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3].mean() < 80


def test_a_hard_scan_is_black_and_white():
    sheet = np.full((200, 300, 3), 230, np.float32)
    sheet[80:120, 100:200] = 120
    photo, _ = photo_of(sheet, Camera(300, noise=1, hardness=1.0))
    assert ((photo < 20) | (photo > 235)).mean() > 0.95


@pytest.mark.parametrize("form", ["arm", "band", "corner"])
def test_every_shadow_darkens_only_a_part(form):
    sheet = np.full((400, 600, 3), 240, np.float32)
    photo, _ = photo_of(sheet, Camera(600, shadow=0.5, shadow_form=form, noise=0))
    dark = (photo.mean(axis=2) < 180).mean()
    assert 0.02 < dark < 0.95


def test_jpeg_and_glare_change_the_picture():
    sheet = np.full((400, 600, 3), 200, np.float32)
    sheet[::20] = 60
    plain, _ = photo_of(sheet, Camera(600, noise=0))
    stored, _ = photo_of(sheet, Camera(600, noise=0, jpeg=20))
    lamp, _ = photo_of(sheet, Camera(600, noise=0, glare=1.0))
    assert 0 < np.abs(plain.astype(int) - stored).mean() < 12
    assert lamp.mean() > plain.mean() + 1
