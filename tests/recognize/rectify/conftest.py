"""Synthetic pages: boxes and letters on paper, with what cameras and paper do to them."""

import sys
from types import ModuleType

import cv2
import numpy as np
import pytest

BOXES = ((120, 110, 420, 330), (640, 110, 940, 330), (380, 480, 700, 690))
LETTER_HEIGHT = 33  # capitals of the font at scale 1.5, thickness 3
PEN = 3  # what OpenCV is told; it draws two pixels more


def drawing(width=1060, height=800):
    """(height, width) uint8: dark ink on 255."""
    page = np.full((height, width), 255, np.uint8)
    for index, (x0, y0, x1, y1) in enumerate(BOXES):
        cv2.rectangle(page, (x0, y0), (x1, y1), 40, PEN, cv2.LINE_AA)
        cv2.line(page, (x0, y0 + 70), (x1, y0 + 70), 40, PEN, cv2.LINE_AA)
        cv2.putText(page, ("Customer", "Invoice", "Payment")[index], (x0 + 20, y0 + 50), 0, 1.4, 40, PEN, cv2.LINE_AA)
        cv2.putText(page, "name street", (x0 + 20, y0 + 120), 0, 1.3, 40, PEN, cv2.LINE_AA)
        cv2.putText(page, "number", (x0 + 20, y0 + 180), 0, 1.3, 40, PEN, cv2.LINE_AA)
    cv2.line(page, (420, 200), (640, 200), 40, PEN, cv2.LINE_AA)
    cv2.line(page, (270, 330), (450, 480), 40, PEN, cv2.LINE_AA)
    return page


def photographed(page, paper=(255, 255, 255), ink=(0, 0, 0)):
    """(height, width, 3) RGB: white becomes the paper's colour, black the ink's."""
    share = (page.astype(np.float32) / 255)[:, :, None]
    return np.clip(share * np.array(paper) + (1 - share) * np.array(ink), 0, 255).astype(np.uint8)


def shaded(pixels, darkest=0.4):
    """Light that falls off to one corner, with the sharp edge of a shadow across."""
    height, width = pixels.shape[:2]
    ys, xs = np.mgrid[:height, :width]
    light = 1 - (1 - darkest) * (xs / width + ys / height) / 2
    light = np.where(xs + ys > 0.75 * (width + height), 0.8 * light, light)
    return np.clip(pixels * light[:, :, None], 0, 255).astype(np.uint8)


def noisy(pixels, sigma=4.0, seed=1):
    noise = np.random.default_rng(seed).normal(0, sigma, pixels.shape)
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


def squared(page, spacing=27.3, level=200, slope=0.01, width=2):
    """Squared paper under the ink."""
    height, length = page.shape
    paper = np.full_like(page, 255)
    for offset in np.arange(spacing / 2 - slope * length, height + slope * length, spacing):
        ends = ((0, round(offset)), (length - 1, round(offset + slope * length)))
        cv2.line(paper, *ends, int(level), width, cv2.LINE_AA)
    for offset in np.arange(spacing / 3, length + slope * height, spacing):
        ends = ((round(offset), 0), (round(offset - slope * height), height - 1))
        cv2.line(paper, *ends, int(level), width, cv2.LINE_AA)
    return np.minimum(page, paper)


def on_table(pixels, size, corners, table=(90, 60, 40)):
    """The page seen by a camera; returns the photo and the map from page to photo pixels."""
    height, width = pixels.shape[:2]
    source = np.array([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    photo = np.full((size[1], size[0], 3), table, np.uint8)
    warped = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_AREA)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size) > 127
    photo[inside] = warped[inside]
    return photo, matrix


def nobody(crops):
    """A judge that cannot read."""
    return [0.0] * len(crops)


def recall(mask, truth):
    """Share of the true ink that is in the mask, allowing for one pixel."""
    near = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return (near & truth).sum() / truth.sum()


def excess(mask, truth, reach=3):
    """Share of the mask that is further than `reach` from true ink."""
    near = cv2.dilate(truth.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0
    return (mask & ~near).sum() / max(1, mask.sum())


@pytest.fixture
def paper() -> ModuleType:
    """The functions of this file."""
    return sys.modules[__name__]
