"""Evenly spaced thin lines: their spacing from the power spectrum, their places from its local phase.

The rows of ruled or squared paper form a wave. Its frequency is the strongest comb in the power spectrum averaged
over tiles (Welch's method); demodulating the picture with it gives the local phase, which follows the lines through
perspective and curled paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

_TILE = 256
"""Side of the spectrum's tiles, in pixels of the half-size picture."""

_SPACING = (6.0, 64.0)
"""Shortest and longest spacing looked for, in pixels of the half-size picture."""

_TILT = 0.2
"""Steepest tilt looked for, as a slope."""

_HARMONICS = 3
"""A comb of thin lines has this many strong harmonics."""

_COMB_CONTRAST = 1.4
"""Harmonics of a ruling stand out from the frequencies between them by this much, as a logarithm of power."""

_FUNDAMENTAL = 0.6
"""The spacing itself stands out at least this much of what its most prominent harmonic does."""

_ALONG, _ACROSS = 3.0, 1.2
"""Reach of the phase's average along and across the lines, in spacings."""


@dataclass(frozen=True, slots=True, eq=False)
class Comb:
    """Nearly horizontal lines with an even spacing.

    Attributes:
        spacing: From one line to the next, in pixels.
        wave: (height, width) float32; 1 on the lines, -1 in the middle between two.
    """

    spacing: float
    wave: NDArray[np.float32] = field(repr=False)

    def near(self, distance: float) -> NDArray[np.bool_]:
        """Where a line is at most `distance` pixels away (of less than half the spacing)."""
        reach = min(distance / self.spacing, 0.5)
        return np.asarray(self.wave > np.cos(2 * np.pi * reach), dtype=np.bool_)


def find_comb(ridge: NDArray[np.uint8]) -> Comb | None:
    """Find horizontal ruling.

    Args:
        ridge: (height, width) uint8; high on thin, nearly horizontal lines, equally high for faint and dark ones.

    Returns:
        The lines, or None where there is no convincing comb.
    """
    height, width = ridge.shape
    half = cv2.resize(ridge, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    frequency = _comb_frequency(_power(half.astype(np.float32)))
    if frequency is None:
        return None
    fx, fy = frequency[0] * half.shape[1] / width, frequency[1] * half.shape[0] / height
    return Comb(spacing=1 / float(np.hypot(fx, fy)), wave=_wave(ridge, fx, fy))


def _power(picture: NDArray[np.float32]) -> NDArray[np.float64]:
    """Power spectrum averaged over half overlapping tiles; axis 0 is ky from 0, axis 1 is kx with 0 in the middle."""
    missing = [(0, max(0, _TILE - length)) for length in picture.shape]
    picture = np.pad(picture, missing)
    window = np.outer(np.hanning(_TILE), np.hanning(_TILE)).astype(np.float32)
    power = np.zeros((_TILE // 2 + 1, _TILE))
    for y in _starts(picture.shape[0]):
        for x in _starts(picture.shape[1]):
            tile = picture[y : y + _TILE, x : x + _TILE]
            power += np.abs(np.fft.rfft2(((tile - tile.mean()) * window).T)).T ** 2
    return np.asarray(np.fft.fftshift(power, axes=1))


def _starts(length: int) -> list[int]:
    steps = -(-2 * (length - _TILE) // _TILE)
    return [round(i * (length - _TILE) / max(1, steps)) for i in range(steps + 1)]


def _comb_frequency(power: NDArray[np.float64]) -> tuple[float, float] | None:
    """The (fx, fy) in cycles per pixel whose harmonics stand out most, or None."""
    strong = np.log(cv2.dilate(power, np.ones((3, 3), np.uint8)) + 1e-9 * power.max() + 1e-9)
    weak = np.log(cv2.blur(power, (3, 3)) + 1e-9 * power.max() + 1e-9)
    kys = np.arange(_TILE / _SPACING[1], _TILE / _SPACING[0], 0.5)
    steepest = int(_TILE / _SPACING[0] * _TILT)
    ky, kx = np.meshgrid(kys, np.arange(-steepest, steepest + 1), indexing="ij")
    contrast, harmonics, weakest = np.zeros(ky.shape), np.zeros(ky.shape), np.full(ky.shape, np.inf)
    for order in range(1, _HARMONICS + 1):
        peak = _at(strong, ky * order, kx * order)
        before, after = (_at(weak, ky * (order + half), kx * (order + half)) for half in (-0.5, 0.5))
        in_reach = ky * order < _TILE // 2
        height = np.where(in_reach, peak - np.fmax(before, after), 0.0)
        contrast += height
        weakest = np.where(in_reach, np.minimum(weakest, height), weakest)
        harmonics += in_reach
    contrast = np.where(np.abs(kx) <= ky * _TILT, contrast / harmonics, -np.inf)
    best = np.unravel_index(int(np.argmax(contrast)), contrast.shape)
    if contrast[best] <= _COMB_CONTRAST:
        return None
    # A harmonic of thin lines may stand out more than their spacing itself.
    for part in (3, 2):
        near = (np.abs(ky - ky[best] / part) <= 1) & (np.abs(kx - kx[best] / part) <= 1) & (weakest > _COMB_CONTRAST)
        if near.any() and contrast[near].max() >= _FUNDAMENTAL * contrast[best]:
            best = np.unravel_index(int(np.argmax(np.where(near, contrast, -np.inf))), contrast.shape)
            break
    return _centre_of_peak(power, int(kx[best]), float(ky[best]))


def _at(table: NDArray[np.float64], ky: NDArray[np.float64], kx: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values at the nearest frequencies; nan beyond the spectrum."""
    rows, columns = np.round(ky).astype(int), _TILE // 2 + np.round(kx).astype(int)
    inside = (rows < table.shape[0]) & (columns >= 0) & (columns < table.shape[1])
    return np.where(inside, table[np.where(inside, rows, 0), np.where(inside, columns, 0)], np.nan)


def _centre_of_peak(power: NDArray[np.float64], kx: int, ky: float) -> tuple[float, float]:
    row, column = round(ky), _TILE // 2 + kx
    part = power[row - 1 : row + 2, column - 1 : column + 2]
    weight = float(part.sum())
    offset_y = float((part.sum(axis=1) * np.arange(-1, 2)).sum()) / weight
    offset_x = float((part.sum(axis=0) * np.arange(-1, 2)).sum()) / weight
    return (kx + offset_x) / _TILE, (row + offset_y) / _TILE


def _wave(ridge: NDArray[np.uint8], fx: float, fy: float) -> NDArray[np.float32]:
    """Demodulate: cosine of the local phase, 1 on the lines."""
    height, width = ridge.shape
    spacing = 1 / float(np.hypot(fx, fy))
    step = max(1.0, spacing / 4)
    size = (max(1, round(width / step)), max(1, round(height / step)))
    turns = (2 * np.pi * fy * np.arange(height)).astype(np.float32)[:, None]
    columns = 2 * np.pi * fx * ((np.arange(size[0]) + 0.5) * width / size[0] - 0.5)
    values = ridge.astype(np.float32)
    real, imaginary = (
        cv2.resize(values * carrier, size, interpolation=cv2.INTER_AREA) for carrier in (np.cos(turns), -np.sin(turns))
    )
    phase = (real + 1j * imaginary) * np.exp(-1j * columns)[None, :]
    sigma_x, sigma_y = _ALONG * spacing / step, _ACROSS * spacing / step
    real, imaginary = (
        cv2.GaussianBlur(np.ascontiguousarray(part), (0, 0), sigmaX=sigma_x, sigmaY=sigma_y)
        for part in (phase.real, phase.imag)
    )
    phase = (real + 1j * imaginary) * np.exp(1j * columns)[None, :]
    phase /= np.maximum(np.abs(phase), 1e-9)
    real, imaginary = (
        cv2.resize(np.ascontiguousarray(part, dtype=np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
        for part in (phase.real, phase.imag)
    )
    return np.asarray(real * np.cos(turns) - imaginary * np.sin(turns), dtype=np.float32)
