"""The recogniser whose weights RapidOCR's wheel carries (PP-OCRv6 rec_small)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import onnxruntime

from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read.ctc_engine import CtcEngine
from sketch2model.recognize.weights import run_on_one_thread

_WEIGHTS = Path("models") / "PP-OCRv6_rec_small.onnx"


class RapidEngine(CtcEngine):
    """Reads printed and hand-written lines, with weights that have seen no sketch."""

    name = "rapid"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            ToolMissingError: If RapidOCR's wheel or its weights are not there.
        """
        super().__init__(load_network())


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
