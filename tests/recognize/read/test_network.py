from types import SimpleNamespace

import numpy as np
import pytest

from sketch2model.recognize.read.network import CtcNetwork


class Brightness:
    """Stands for a network: every 8 columns it answers with how bright they are, as if that were three classes."""

    def __init__(self):
        self.shapes = []

    def get_inputs(self):
        return [SimpleNamespace(name="x")]

    def get_modelmeta(self):
        return SimpleNamespace(custom_metadata_map={"character": "a\nb"})

    def run(self, _, feed):
        batch = feed["x"]
        self.shapes.append(batch.shape)
        count, _, height, width = batch.shape
        bright = batch[:, 0, :, : width // 8 * 8].reshape(count, height, -1, 8).mean(axis=(1, 3))
        return [np.stack([bright] * 4, axis=2).astype(np.float32)]


@pytest.fixture
def session():
    return Brightness()


def crop(height, width, grey):
    picture = np.full((height, width), grey, np.uint8)
    picture[0, 0] = 255
    return picture


def test_characters_are_the_blank_the_named_ones_and_the_space(session):
    assert CtcNetwork(session).characters == ("", "a", "b", " ")


def test_each_crop_gets_its_own_answer_whatever_their_order(session):
    greys = [10, 200, 90, 150, 40]
    crops = [crop(48, width, grey) for width, grey in zip([700, 100, 400, 90, 1500], greys, strict=True)]
    found = CtcNetwork(session).probabilities(crops)
    assert [round((float(each[3, 0]) + 1) * 127.5) for each in found] == greys


def test_no_answer_where_nothing_is_there(session):
    nothing = [np.full((20, 60), 255, np.uint8), np.zeros((0, 10), np.uint8), np.zeros((10, 0), np.uint8)]
    found = CtcNetwork(session).probabilities(nothing)
    assert [each.shape for each in found] == [(0, 4)] * 3
    assert session.shapes == []


def test_every_crop_is_shown_at_the_same_height_and_padded_with_paper(session):
    CtcNetwork(session).probabilities([crop(96, 960, 0), crop(24, 230, 0)])
    assert {shape[2] for shape in session.shapes} == {48}


def test_lines_of_like_width_go_together(session):
    CtcNetwork(session).probabilities([crop(48, width, 0) for width in [100, 1200, 104, 1208, 96]])
    assert len(session.shapes) <= 3
    shown = sum(count * width for count, _, _, width in session.shapes)
    assert shown < 1.2 * (100 + 1200 + 104 + 1208 + 96)
