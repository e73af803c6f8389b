"""A recogniser trained with connectionist temporal classification: pictures of lines in, probabilities out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.recognize.read.alphabet import BLANK, Alphabet
from sketch2model.recognize.read.lines import HEIGHT, at_line_height

_LARGEST_BATCH = 1300
"""Columns; larger batches are slower, since they no longer fit the processor's cache."""

_PADDING = 1.1
"""The widest line of a batch is at most so many times as wide as the narrowest."""


class CtcNetwork:
    """Runs a network with the input of PP-OCR's recognisers: three channels, 48 pixels high, -1 to 1.

    Attributes:
        characters: What the columns of the probabilities stand for, the blank first.
    """

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        """Take a network whose metadata name its characters, one a line, in `character`."""
        self._session = session
        self._input = session.get_inputs()[0].name
        named = session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._alphabet = Alphabet.of([BLANK, *named, " "])
        self.characters = self._alphabet.characters

    def probabilities(self, crops: Sequence[NDArray[np.uint8]]) -> list[NDArray[np.float32]]:
        """What each crop may say, step by step along the line.

        Args:
            crops: Grey pictures of one upright line each, (height, width) uint8, dark ink on 255.

        Returns:
            (steps, characters) for each crop; no steps where it shows nothing.
        """
        lines = {
            index: at_line_height(crop) for index, crop in enumerate(crops) if crop.size and crop.min() < crop.max()
        }
        found = [np.zeros((0, len(self.characters)), np.float32) for _ in crops]
        for batch in _batches(lines):
            for index, probabilities in zip(batch, self._run([lines[i] for i in batch]), strict=True):
                found[index] = probabilities
        return found

    def _run(self, lines: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        width = max(line.shape[1] for line in lines)
        batch = np.full((len(lines), 3, HEIGHT, width), 1.0, np.float32)
        for row, line in zip(batch, lines, strict=True):
            row[:, :, : line.shape[1]] = line / np.float32(127.5) - 1
        (probabilities,) = self._session.run(None, {self._input: batch})
        return self._alphabet.fold(probabilities)


def _batches(lines: dict[int, NDArray[np.uint8]]) -> Iterator[list[int]]:
    """Indices of lines of similar width, so that little is spent on padding."""
    batch: list[int] = []
    for index in sorted(lines, key=lambda i: (lines[i].shape[1], i)):
        width = lines[index].shape[1]
        too_large = (len(batch) + 1) * width > _LARGEST_BATCH
        if batch and (too_large or width > _PADDING * lines[batch[0]].shape[1]):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
