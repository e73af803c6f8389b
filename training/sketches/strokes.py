"""Lines as a hand draws them: they wobble, their pressure varies, they overshoot their corners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Path = NDArray[np.float64]
"""(n, 2) points x, y in sheet pixels."""

TREMOR_WAVELENGTH = 16.0
DRIFT_WAVELENGTH = 90.0
DRIFTS_PER_LINE = 3.0
CARELESS, ASIDE = 0.4, 0.1
"""What carelessness adds to the unevenness of dashes, and moves them aside, as a share of dash or gap."""


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """The trace of the pen from setting down to lifting.

    Attributes:
        points: (n, 2), about one pixel apart.
        widths: (n,) width of the trace at each point, in sheet pixels.
    """

    points: Path
    widths: NDArray[np.float64]


def smooth_noise(count: int, wavelength: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Random values of about unit size that change over `wavelength` samples."""
    knots = rng.standard_normal(int(count / wavelength) + 4)
    position = np.arange(count) / wavelength + rng.random()
    left = position.astype(int)
    blend = position - left
    blend = blend * blend * (3 - 2 * blend)
    return knots[left] * (1 - blend) + knots[left + 1] * blend


def length(path: Path) -> float:
    """How long a path is."""
    return float(np.hypot(*np.diff(path, axis=0).T).sum())


def resample(path: Path, step: float = 1.0) -> Path:
    """The same path with points `step` apart."""
    path = np.asarray(path, dtype=np.float64)
    gone = np.concatenate([[0.0], np.hypot(*np.diff(path, axis=0).T).cumsum()])
    at = np.linspace(0, gone[-1], max(2, round(gone[-1] / step) + 1))
    return np.stack([np.interp(at, gone, path[:, 0]), np.interp(at, gone, path[:, 1])], axis=1)


def smoothed(path: Path, radius: float) -> Path:
    """A dense path with its corners rounded off over `radius` pixels; both ends stay."""
    reach = int(radius)
    if reach < 1 or len(path) < 4:
        return path
    weights = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(path, ((reach, reach), (0, 0)), mode="edge")
    padded[:reach] = 2 * path[0] - padded[2 * reach : reach : -1] if len(path) > reach else path[0]
    padded[-reach:] = 2 * path[-1] - padded[-reach - 2 : -2 * reach - 2 : -1] if len(path) > reach else path[-1]
    return np.stack([np.convolve(padded[:, k], weights / weights.sum(), mode="valid") for k in (0, 1)], axis=1)


def wobble(path: Path, amount: float, rng: np.random.Generator) -> Path:
    """A dense path pushed sideways: slow drift of `amount` pixels and a tremor of a sixth of it.

    The drift grows with the square root of the length, so that short strokes stay sure.
    """
    dense = resample(path)
    along = np.gradient(dense, axis=0)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    across = smoothed(np.stack([-along[:, 1], along[:, 0]], axis=1), 3)
    drift = amount * min(1.6, np.sqrt(len(dense) / 250.0))
    sideways = drift * smooth_noise(len(dense), max(DRIFT_WAVELENGTH, len(dense) / DRIFTS_PER_LINE), rng)
    sideways += 0.16 * amount * smooth_noise(len(dense), TREMOR_WAVELENGTH, rng)
    return dense + across * sideways[:, None]


def extended(path: Path, before: float, after: float) -> Path:
    """A path made longer (or, with negative lengths, shorter) at its two ends."""
    return _end_moved(_end_moved(path, after)[::-1], before)[::-1]


def _end_moved(path: Path, by: float) -> Path:
    if by >= 0:
        heading = path[-1] - path[-min(len(path), 12)]
        tip = path[-1] + heading / max(np.hypot(*heading), 1e-9) * by
        return np.concatenate([path, resample(np.stack([path[-1], tip]))[1:]]) if by >= 1 else path
    left = np.hypot(*np.diff(path[::-1], axis=0).T).cumsum()
    drop = int(np.searchsorted(left, -by))
    return path[: max(2, len(path) - drop)]


def pressed(path: Path, pen: float, rng: np.random.Generator) -> Stroke:
    """A stroke along a dense path with the pressure of a hand: uneven, lighter where the pen is set down or lifted."""
    widths = pen * (1 + 0.13 * smooth_noise(len(path), 45, rng))
    from_end = np.minimum(np.arange(len(path)), np.arange(len(path))[::-1])
    widths *= 0.72 + 0.28 * np.clip(from_end / (2.5 * pen), 0, 1)
    return Stroke(path, np.maximum(widths, 0.5 * pen))


def dashes(path: Path, dash: float, gap: float, rng: np.random.Generator, careless: float = 0.0) -> list[Path]:
    """A dense path cut into dashes of uneven length; a dash ends the path, so that the tip is inked.

    Args:
        path: Dense, about one pixel a step.
        dash: Length of a dash, in pixels.
        gap: Length of the gap after it.
        rng: Where the unevenness comes from.
        careless: 0 to 1: how different dashes and gaps are, and how far dashes lie aside.
    """
    pieces, start, last = [], 0, len(path)
    uneven = 0.25 + CARELESS * careless
    while start < last - 1:
        end = min(last, start + max(2, round(dash * rng.uniform(1 - uneven, 1 + uneven))))
        aside = rng.normal(0, ASIDE * careless, 2) * min(dash, gap) if careless else 0.0
        pieces.append(path[start:end] + aside)
        start = end + max(2, round(gap * rng.uniform(1 - uneven, 1.05 + uneven)))
    if pieces and len(path) > dash:
        pieces[-1] = path[-max(len(pieces[-1]), round(dash / 2)) :]
    return pieces
