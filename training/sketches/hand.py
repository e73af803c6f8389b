"""One writer's hand: the letters, the pen, the habits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path as FilePath

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from sketch2model.elements import Box
from training.sketches.habits import TIDY, Habits
from training.sketches.real_words import LETTERS, RealWords
from training.sketches.strokes import smooth_noise

FONTS = FilePath(__file__).parent / "fonts"
STEM = {
    "annie-use-your-telescope": 0.04,
    "architects-daughter": 0.062,
    "caveat": 0.06,
    "covered-by-your-grace": 0.08,
    "gloria-hallelujah": 0.086,
    "gochi-hand": 0.098,
    "handlee": 0.058,
    "indie-flower": 0.06,
    "kalam": 0.085,
    "neucha": 0.07,
    "patrick-hand": 0.082,
    "reenie-beanie": 0.05,
    "shadows-into-light": 0.05,
    "short-stack": 0.09,
}
"""Width of a letter's strokes, in ems; the pen that writes also draws the boxes."""

LINE_SPACING = 1.12
COARSEST_SLIP = 0.09
"""Mistakes do not grow with pens wider than this, in ems."""
BOLDEST = 0.17
"""Letters are not written with wider strokes than this, in ems."""
PARTS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])|[A-Z]|[\W\d_]+")
"""Words within a word: `weekMark` has two, `order_id` has two and a line between them."""
FINEST = 1.6
"""Width of the finest pen, in sheet pixels."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How one person writes and draws with one pen.

    Attributes:
        font: Name of a file in `FONTS`.
        size: Em of the letters, in sheet pixels.
        wobble: How far strokes drift from the straight line, in pen widths.
        looseness: How carelessly corners meet, 0 to 1.
        slant: Lean of the letters to the right, as dx per dy.
        ink: Colour, RGB.
        grain: How much the paper's grain shows through: 0 for a pen, towards 1 for a pencil.
        habits: How carefully lines are drawn.
        tracking: Room between letters beside what the font gives them, in ems.
        case: upper | lower where all is written so, None for as it comes.
        words: Words of a real writer, which are pasted instead of written where there are any.
    """

    font: str = "architects-daughter"
    size: float = 40.0
    wobble: float = 0.7
    looseness: float = 0.4
    slant: float = 0.0
    ink: tuple[int, int, int] = (38, 40, 52)
    grain: float = 0.1
    habits: Habits = TIDY
    tracking: float = 0.0
    case: str | None = None
    words: RealWords | None = None

    @property
    def pen(self) -> float:
        """Width of a stroke, in sheet pixels."""
        return max(FINEST, STEM[self.font] * self.size * self.habits.boldness)

    @property
    def slip(self) -> float:
        """What mistakes are measured in, in sheet pixels: the pen's width, but a marker makes no hand more careless."""
        return min(self.pen, COARSEST_SLIP * self.size)

    @property
    def unsteadiness(self) -> float:
        """How far strokes drift, in sheet pixels."""
        return self.wobble * self.slip

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return LINE_SPACING * self.size

    @classmethod
    def random(cls, rng: np.random.Generator) -> Hand:
        """Anybody's hand."""
        inks = ((38, 40, 52), (28, 42, 120), (20, 22, 26), (88, 88, 92), (140, 36, 40), (26, 90, 60), (96, 40, 120))
        which = int(rng.choice(len(inks), p=(0.28, 0.27, 0.19, 0.17, 0.03, 0.03, 0.03)))
        shade = rng.uniform(0.75, 1.25)
        return cls(
            font=str(rng.choice(sorted(STEM))),
            size=float(rng.uniform(30, 46)),
            wobble=float(rng.uniform(0.3, 1.5)),
            looseness=float(rng.uniform(0.1, 0.9)),
            slant=float(rng.normal(0, 0.09)),
            ink=(min(255, int(inks[which][0] * shade)), int(inks[which][1] * shade), int(inks[which][2] * shade)),
            grain=float(rng.uniform(0.35, 0.8) if which == 3 else rng.uniform(0.03, 0.3)),
            habits=Habits.random(rng),
            case=(None, "upper", "lower")[int(rng.choice(3, p=(0.8, 0.15, 0.05)))],
        )


def with_marker(hand: Hand, rng: np.random.Generator) -> Hand:
    """The same hand at a whiteboard."""
    inks = ((30, 50, 150), (185, 40, 45), (30, 125, 70), (35, 35, 40))
    habits = replace(hand.habits, boldness=float(rng.uniform(1.1, 2.6)))
    return replace(hand, habits=habits, ink=inks[int(rng.integers(len(inks)))], grain=float(rng.uniform(0, 0.25)))


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """One line of writing.

    Attributes:
        text: What it says.
        coverage: (height, width) uint8, cropped to the ink.
        rise: From the top of the picture down to the baseline.
        words: Each word with its box in the picture.
    """

    text: str
    coverage: NDArray[np.uint8]
    rise: int
    words: tuple[tuple[str, Box], ...]


@cache
def _font(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.woff2", pixels)


def spelled(text: str, hand: Hand) -> str:
    """A text as that hand writes it."""
    return text.upper() if hand.case == "upper" else text.lower() if hand.case == "lower" else text


def text_width(text: str, hand: Hand) -> float:
    """About how wide a line will become, in sheet pixels."""
    return _font(hand.font, round(hand.size)).getlength(spelled(text, hand)) * 1.03


def write(text: str, hand: Hand, rng: np.random.Generator, scale: float = 1.0) -> Writing:
    """Write one line, letter by letter, no two of them alike."""
    if hand.words is not None and LETTERS.search(text):
        return _pasted(text, hand, hand.words, rng, scale)
    size = max(8, round(hand.size * scale))
    font = _font(hand.font, size)
    margin = size
    width = round(font.getlength(text) * 1.25 + hand.size + len(text) * max(0.0, hand.tracking) * size) + 2 * margin
    line = np.zeros((round(2.4 * size), width), np.uint8)
    baseline = round(1.5 * size)
    drift = 0.035 * size * smooth_noise(len(text) + 2, 4.0, rng)
    tilt = rng.normal(0, 0.006)
    x, starts = float(margin), []
    for index, letter in enumerate(text):
        starts.append(x)
        if letter != " ":
            rise = drift[index] + tilt * (x - margin) + rng.normal(0, 0.012) * size
            _letter(line, letter, font, x, baseline + rise, hand.slant, rng)
        x += font.getlength(letter) * rng.uniform(0.97, 1.08) + (rng.normal(0.012, 0.012) + hand.tracking) * size
    line = _kneaded(line, 0.028 * size, rng)
    if hand.habits.boldness != 1:
        line = _thickened(line, min(hand.pen, BOLDEST * size) - STEM[hand.font] * size)
    return _cropped(text, line, baseline, [*starts, x])


def _pasted(text: str, hand: Hand, words: RealWords, rng: np.random.Generator, scale: float) -> Writing:
    """A line of real words; what the writer has never written stands between them in letters of the font."""
    em, alone = hand.size * scale, replace(hand, words=None)
    pieces: list[tuple[int, NDArray[np.uint8], int]] = []
    x = 0
    spans: list[tuple[str, int, int]] = []
    for word in text.split():
        start = x
        for part in PARTS.findall(word):
            patch = words.patch(part, em, rng)
            if patch is None:
                writing = write(part, alone, rng, scale)
                patch = writing.coverage, writing.rise
            pieces.append((x, *patch))
            x += patch[0].shape[1] + max(1, round(0.04 * em))
        spans.append((word, start, x))
        x += round(em * rng.uniform(0.18, 0.36))
    rise = max(above for _, _, above in pieces)
    below = max(coverage.shape[0] - above for _, coverage, above in pieces)
    line = np.zeros((rise + max(1, below), x + 1), np.uint8)
    for left, coverage, above in pieces:
        view = line[rise - above : rise - above + coverage.shape[0], left : left + coverage.shape[1]]
        np.maximum(view, coverage[: view.shape[0], : view.shape[1]], out=view)
    left, top, right, bottom = _ink_bounds(line)
    boxes = []
    for word, start, end in spans:
        wl, wt, wr, wb = _ink_bounds(line[:, start:end])
        boxes.append((word, Box(wl + start - left, wt - top, wr + start - left, wb - top)))
    return Writing(text, line[top:bottom, left:right], rise - top, tuple(boxes))


def _letter(
    line: NDArray[np.uint8],
    letter: str,
    font: ImageFont.FreeTypeFont,
    x: float,
    y: float,
    slant: float,
    rng: np.random.Generator,
) -> None:
    side = round(2.4 * font.size)
    stamp = Image.new("L", (side, side))
    origin = np.array([0.6 * font.size, 1.5 * font.size])
    ImageDraw.Draw(stamp).text(tuple(origin), letter, font=font, fill=255, anchor="ls")
    turn, size = rng.normal(0, 0.03), rng.normal(1, 0.03)
    shape = size * np.array([[np.cos(turn), -np.sin(turn) - slant], [np.sin(turn), np.cos(turn) * rng.normal(1, 0.03)]])
    left, top = int(x - origin[0]), int(y - origin[1])
    place = np.array([x - left, y - top])
    moved = cv2.warpAffine(np.asarray(stamp), np.column_stack([shape, place - shape @ origin]), (side, side))
    top, bottom = max(0, top), min(line.shape[0], top + side)
    left, right = max(0, left), min(line.shape[1], left + side)
    view = line[top:bottom, left:right]
    np.maximum(view, moved[: bottom - top, : right - left], out=view)


def _kneaded(line: NDArray[np.uint8], amount: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Bend the line a little everywhere, smoothly."""
    height, width = line.shape
    cells = (max(3, width // max(8, height // 4)), 5)
    field = rng.normal(0, amount, (2, cells[1], cells[0])).astype(np.float32)
    dx, dy = (cv2.resize(plane, (width, height), interpolation=cv2.INTER_CUBIC) for plane in field)
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(line, xs + dx, ys + dy, cv2.INTER_LINEAR)


def _thickened(line: NDArray[np.uint8], by: float) -> NDArray[np.uint8]:
    """Strokes made thicker (or thinner) by so many pixels."""
    grow = cv2.dilate if by > 0 else cv2.erode
    reach = min(abs(by) / 2, 0.6 if by < 0 else np.inf)
    whole = int(reach)
    kernels = [cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * r + 1, 2 * r + 1)) for r in (whole, whole + 1)]
    less, more = (grow(line, kernel) for kernel in kernels)
    return cv2.addWeighted(less, 1 - (reach - whole), more, reach - whole, 0)


def _cropped(text: str, line: NDArray[np.uint8], baseline: int, starts: list[float]) -> Writing:
    left, top, right, bottom = _ink_bounds(line)
    words, begin = [], 0
    for word in text.split(" "):
        end = begin + len(word)
        if word:
            x0, x1 = round(starts[begin]), round(starts[end])
            wl, wt, wr, wb = _ink_bounds(line[:, x0:x1])
            words.append((word, Box(wl + x0 - left, wt - top, wr + x0 - left, wb - top)))
        begin = end + 1
    return Writing(text, line[top:bottom, left:right], baseline - top, tuple(words))


def _ink_bounds(line: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    x, y, width, height = cv2.boundingRect((line > 100).astype(np.uint8))
    return x, y, x + max(1, width), y + max(1, height)
