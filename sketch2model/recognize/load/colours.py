"""Every kind of pixel becomes 8-bit RGB on white."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Files with wide or floating pixels do not say how bright white is: the smallest of these that holds the brightest.
_FULL_SCALES = (1.0, 255.0, 65535.0, 4294967295.0)


def rgb_pixels(image: Image.Image) -> NDArray[np.uint8]:
    """Pixels of a Pillow image in any mode, transparency laid on white.

    Returns:
        (height, width, 3) uint8.
    """
    if image.mode.startswith("I;16"):
        image = Image.fromarray(high_bytes(np.asarray(image)))
    elif image.mode in ("I", "F"):
        image = Image.fromarray(_stretched(np.asarray(image)))
    elif image.mode == "LAB":
        image = _lab_to_rgb(image)
    if image.has_transparency_data:
        image = _on_white(image.convert("RGBA"))
    return np.asarray(image if image.mode == "RGB" else image.convert("RGB"))


def high_bytes(values: NDArray[Any]) -> NDArray[np.uint8]:
    """16-bit pixels as 8-bit ones."""
    return (values >> 8).astype(np.uint8)


def _stretched(values: NDArray[Any]) -> NDArray[np.uint8]:
    finite = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    brightest = float(finite.max())
    full = next((scale for scale in _FULL_SCALES if brightest <= scale), brightest)
    return np.rint(np.clip(finite / full, 0.0, 1.0) * 255).astype(np.uint8)


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image)
    return paper


def _lab_to_rgb(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    return ImageCms.applyTransform(  # type: ignore[return-value]
        image,
        ImageCms.buildTransform(ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"),
    )
