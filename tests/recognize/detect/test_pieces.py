import cv2
import numpy as np

from sketch2model.recognize.detect.pieces import pieces_of


def test_pieces_are_those_that_opencv_labels():
    mask = np.random.default_rng(3).random((60, 90)) > 0.7
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    pieces = list(pieces_of(mask))
    assert len(pieces) == count - 1
    for label, piece in enumerate(pieces, 1):
        rows, columns = np.nonzero(labels == label)
        assert np.array_equal(piece.rows, rows)
        assert np.array_equal(piece.columns, columns)
        assert (piece.x, piece.y, piece.width, piece.height, piece.pixels) == tuple(stats[label].tolist())


def test_corners_that_touch_join_pieces():
    mask = np.zeros((4, 6), bool)
    mask[1, 1] = mask[2, 2] = mask[0, 5] = True
    assert sorted(piece.pixels for piece in pieces_of(mask)) == [1, 2]


def test_paper_has_no_pieces():
    assert list(pieces_of(np.zeros((3, 3), bool))) == []
