"""One picture that shows how it lies: red and green above, blue and white below."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sketch2model.elements import Photo
from sketch2model.recognize.load import PhotoSource, load
from sketch2model.settings import LoadOptions

WIDTH, HEIGHT = 64, 48
COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255))


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parents[2] / "data"


@pytest.fixture
def quadrants() -> Image.Image:
    pixels = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    half_h, half_w = HEIGHT // 2, WIDTH // 2
    pixels[:half_h, :half_w], pixels[:half_h, half_w:] = COLOURS[:2]
    pixels[half_h:, :half_w], pixels[half_h:, half_w:] = COLOURS[2:]
    return Image.fromarray(pixels)


@pytest.fixture(scope="session")
def encode() -> Callable[..., bytes]:
    def encode(image: Image.Image, kind: str, **options: object) -> bytes:
        buffer = io.BytesIO()
        image.save(buffer, kind, **options)
        return buffer.getvalue()

    return encode


@pytest.fixture(scope="session")
def load_one() -> Callable[..., Photo]:
    def load_one(source: PhotoSource, **options: float) -> Photo:
        (photo,) = load(source, LoadOptions(**options))
        return photo

    return load_one


@pytest.fixture(scope="session")
def assert_quadrants() -> Callable[..., None]:
    def assert_quadrants(photo: Photo, expected: tuple = COLOURS, tolerance: int = 6) -> None:
        assert photo.pixels.dtype == np.uint8
        assert photo.pixels.shape == (HEIGHT, WIDTH, 3)
        for (row, column), colour in zip(((8, 8), (8, -8), (-8, 8), (-8, -8)), expected, strict=True):
            np.testing.assert_allclose(photo.pixels[row, column].astype(int), colour, atol=tolerance)

    return assert_quadrants


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """Build a PDF by hand; each page is given by the entries of its dictionary."""

    def pdf(*pages: bytes, page_type: bytes = b"/Page") -> bytes:
        kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(len(pages)))
        bodies = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
            *(b"<</Type%s/Parent 2 0 R%s>>" % (page_type, page) for page in pages),
        ]
        text, offsets = b"%PDF-1.4\n", []
        for number, body in enumerate(bodies, start=1):
            offsets.append(len(text))
            text += b"%d 0 obj%sendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(bodies) + 1
        return b"%sxref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
            text,
            size,
            table,
            size,
            len(text),
        )

    return pdf
