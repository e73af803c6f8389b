"""The recogniser whose weights RapidOCR's wheel carries (PP-OCRv6 rec_small)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read.ctc import decode
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
        self._network = CtcNetwork(run_on_one_thread(_weights()))

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop, best first; see `OcrEngine.read`."""
        found = self._network.probabilities(crops)
        return [decode(probabilities, self._network.characters, options.alternatives) for probabilities in found]


def _weights() -> Path:
    spec = find_spec("rapidocr")
    path = Path(spec.origin).parent / _WEIGHTS if spec and spec.origin else _WEIGHTS
    if not path.is_file():
        raise ToolMissingError("the weights of RapidOCR are missing", hint="pip install rapidocr==3.9.2")
    return path
