"""The recogniser whose weights RapidOCR's wheel carries (PP-OCRv6 rec_small), run by onnxruntime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import Alternative
from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read.alphabet import BLANK, Alphabet
from sketch2model.recognize.read.ctc import decode
from sketch2model.settings import ReadOptions

_WEIGHTS = Path("models") / "PP-OCRv6_rec_small.onnx"
_LINE_HEIGHT = 48
_NARROWEST = 48
_WIDEST = 2400
_BATCH_AREA = 6 * 48 * 320


class RapidEngine:
    """Reads printed and hand-written lines in Latin script, about 10 ms a word on one core."""

    name = "rapid"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            ToolMissingError: If RapidOCR's wheel or its weights are not there.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(_weights(), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        characters = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._alphabet = Alphabet.of([BLANK, *characters, " "])

    def read(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; see `OcrEngine.read`."""
        lines = {index: _line(crop) for index, crop in enumerate(crops) if crop.size and crop.min() < crop.max()}
        readings: list[tuple[Alternative, ...]] = [() for _ in crops]
        for batch in _batches(lines):
            for index, probabilities in zip(batch, self._probabilities([lines[i] for i in batch]), strict=True):
                readings[index] = decode(probabilities, self._alphabet.characters, options.alternatives)
        return readings

    def _probabilities(self, lines: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        width = max(line.shape[1] for line in lines)
        batch = np.full((len(lines), 3, _LINE_HEIGHT, width), 1.0, np.float32)
        for row, line in zip(batch, lines, strict=True):
            row[:, :, : line.shape[1]] = line / np.float32(127.5) - 1
        (probabilities,) = self._session.run(None, {self._input: batch})
        return self._alphabet.fold(probabilities)


def _weights() -> Path:
    spec = find_spec("rapidocr")
    path = Path(spec.origin).parent / _WEIGHTS if spec and spec.origin else _WEIGHTS
    if not path.is_file():
        raise ToolMissingError("the weights of RapidOCR are missing", hint="pip install rapidocr==3.9.2")
    return path


def _line(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The crop at the height the network was trained on."""
    height, width = crop.shape
    wanted = int(np.clip(round(width * _LINE_HEIGHT / height), 1, _WIDEST))
    method = cv2.INTER_AREA if height > _LINE_HEIGHT else cv2.INTER_LINEAR
    resized = cv2.resize(crop, (wanted, _LINE_HEIGHT), interpolation=method).astype(np.uint8)
    missing = max(0, _NARROWEST - wanted)
    return np.pad(resized, ((0, 0), (missing // 2, missing - missing // 2)), constant_values=255)


def _batches(lines: dict[int, NDArray[np.uint8]]) -> Iterator[list[int]]:
    """Indices of lines of similar width, so that little is spent on padding."""
    batch: list[int] = []
    for index in sorted(lines, key=lambda i: (lines[i].shape[1], i)):
        if batch and (len(batch) + 1) * lines[index].shape[1] * _LINE_HEIGHT > _BATCH_AREA:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
