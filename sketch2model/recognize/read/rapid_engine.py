"""The recogniser whose weights RapidOCR's wheel carries (PP-OCRv6 rec_small)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read.ctc import path_confidence
from sketch2model.recognize.read.decoding import decode_page
from sketch2model.recognize.read.network import CtcNetwork
from sketch2model.recognize.weights import run_on_one_thread
from sketch2model.settings import ReadOptions

_WEIGHTS = Path("models") / "PP-OCRv6_rec_small.onnx"


class RapidEngine:
    """Reads printed and hand-written lines, with weights that have seen no sketch."""

    name = "rapid"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            ToolMissingError: If RapidOCR's wheel or its weights are not there.
        """
        self._network = CtcNetwork(load_network())

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; see `OcrEngine.read`."""
        return decode_page(self._network.probabilities(crops), self._network.characters, places, options)

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Mean probability of the characters along the network's best path; see `OcrEngine.legibility`."""
        return [path_confidence(probabilities) for probabilities in self._network.probabilities(crops)]


def load_network() -> onnxruntime.InferenceSession:
    """The network in RapidOCR's wheel, ready to run on one thread.

    Raises:
        ToolMissingError: If RapidOCR's wheel or its weights are not there.
    """
    spec = find_spec("rapidocr")
    path = Path(spec.origin).parent / _WEIGHTS if spec and spec.origin else _WEIGHTS
    if not path.is_file():
        raise ToolMissingError("the weights of RapidOCR are missing", hint="pip install rapidocr==3.9.2")
    return run_on_one_thread(path)
